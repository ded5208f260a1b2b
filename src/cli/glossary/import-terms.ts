import { existsSync, readFileSync } from 'node:fs';
import { loadConfig } from '../../config/config.ts';
import type { GlossaryEntry } from '../../content/edition.ts';
import { parseGlossary } from '../../content/glossary-file.ts';
import type { Editor } from '../../curation/curated-term.ts';
import { type ImportPlan, planImport } from '../../curation/plan-import.ts';
import type { Terms } from '../../ports/terms.ts';
import { systemClock } from '../../runtime/clock.ts';
import { count } from '../../runtime/count.ts';
import { messageOf, NewsdeskError } from '../../runtime/errors.ts';
import type { Output } from '../output.ts';
import { openStorageBeside } from '../storage-of.ts';
import { publicationGlossaries } from './glossary-path.ts';

const importer: Editor = { platform: 'terminal', userId: 'import', name: 'newsdesk terms import' };

/**
 * Makes the terms of a file those of the editors in chat, each that reads otherwise: exit code 1 if one was left out.
 *
 * @throws {NewsdeskError} `terms.unreadable` if the file cannot be read.
 */
export async function importTerms(path: string, output: Output): Promise<number> {
  const { entries, problems } = parseGlossary({ path, text: readText(path) });
  for (const { file, line, what, why } of problems) output.say(`${file}:${line}: ${what}: ${why}.`);
  if (entries === undefined)
    throw new NewsdeskError(`${path} is not a glossary.`, { code: 'terms.unreadable', fix: 'Correct it: nothing was imported.' });
  const own = ownEntries();
  await using storage = await openStorageBeside(loadConfig(process.env), { mustExist: false });
  const { changed, refused } = await commitImport(storage.terms, entries, own);
  for (const { entry, why } of refused) output.say(`${path}:${entry.line}: ${entry.headword} is left out: ${why}`);
  output.say(
    `${count(changed.length, 'term')} of ${entries.length} changed; the others are as before${refused.length === 0 ? '' : ', or were left out'}.`,
  );
  return refused.length > 0 || problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** Planned anew if somebody changes a term in chat meanwhile. */
async function commitImport(terms: Terms, entries: readonly GlossaryEntry[], own: readonly GlossaryEntry[]): Promise<ImportPlan> {
  for (;;) {
    const curated = await terms.read();
    const plan = planImport(entries, own, curated.terms);
    if (plan.changed.length === 0) return plan;
    const change = { act: 'import', by: importer, at: systemClock.now(), note: '', terms: plan.changed } as const;
    if (await terms.commit(curated.revision, change)) return plan;
  }
}

/** The terms of the publication's own files. */
function ownEntries(): readonly GlossaryEntry[] {
  return publicationGlossaries()
    .filter((path) => existsSync(path))
    .flatMap((path) => parseGlossary({ path, text: readText(path) }).entries ?? []);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new NewsdeskError(`${path} cannot be read: ${messageOf(cause)}`, {
      code: 'terms.unreadable',
      fix: 'Name a file that newsdesk terms export wrote.',
      cause,
    });
  }
}
