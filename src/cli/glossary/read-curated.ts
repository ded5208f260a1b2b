import { databaseSchema } from '../../config/database.ts';
import { environment } from '../../config/env.ts';
import type { CuratedTerm } from '../../curation/curated-term.ts';
import { NewsdeskError } from '../../runtime/errors.ts';
import { openStorageBeside } from '../storage-of.ts';

/**
 * The curated terms of the configured database, for a verb that reads no other setting; none if there is not a database yet.
 *
 * @throws what the database throws: a term that is hidden must not be answered because it could not be read.
 */
export async function readCurated(): Promise<readonly CuratedTerm[]> {
  const database = databaseSchema.parse(process.env['DATABASE_URL'] || environment.DATABASE_URL.default);
  try {
    await using storage = await openStorageBeside({ database });
    return (await storage.terms.read()).terms;
  } catch (error) {
    if (error instanceof NewsdeskError && error.code === 'storage.missing') return [];
    throw error;
  }
}
