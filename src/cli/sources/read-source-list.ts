import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Database, databaseSchema } from '../../config/database.ts';
import { environment } from '../../config/env.ts';
import { readNewsdeskFile, type SourceList } from '../../config/newsdesk-file.ts';
import type { RightsTable } from '../../config/rights-schema.ts';

/** Looked for in the working directory, beside `.env`. */
const FILE = 'newsdesk.yaml';

/** The sources of `newsdesk.yaml`; undefined if it lists none, or is not there. @throws {NewsdeskError} if it is wrong. */
export function readSourceList(): SourceList | undefined {
  const file = readFile();
  return file === undefined || file.sources.length === 0 ? undefined : file;
}

/** The table of rights of `newsdesk.yaml`; undefined if there is none. @throws {NewsdeskError} if the file is wrong. */
export function readRights(): RightsTable | undefined {
  return readFile()?.rights;
}

function readFile(): SourceList | undefined {
  return existsSync(FILE) ? readNewsdeskFile(readFileSync(FILE, 'utf8'), FILE) : undefined;
}

/** The directory of the feeds' mirrors: beside a database in a file, else in `.newsdesk`. */
export function feedsDirectoryOf(database: Database): string {
  return join(database.kind === 'file' ? dirname(database.path) : '.newsdesk', 'feeds');
}

/** The directory of what was pushed, beside that of the feeds. */
export function pushesDirectoryOf(feedsDirectory: string): string {
  return join(dirname(feedsDirectory), 'pushes');
}

/** The directory of the feeds' mirrors for a verb that reads no other setting: a wrong token keeps nobody from reading articles. */
export function configuredFeedsDirectory(): string {
  return feedsDirectoryOf(configuredDatabase());
}

/** The same for the database. */
export function configuredDatabase(): Database {
  return databaseSchema.parse(process.env['DATABASE_URL'] || environment.DATABASE_URL.default);
}
