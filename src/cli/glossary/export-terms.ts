import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { loadConfig } from '../../config/config.ts';
import { parseGlossary } from '../../content/glossary-file.ts';
import { isLive } from '../../curation/find-curated.ts';
import { exportGlossary } from '../../curation/plan-export.ts';
import { count } from '../../runtime/count.ts';
import { NewsdeskError } from '../../runtime/errors.ts';
import { replaceFile } from '../../sources/replace-file.ts';
import type { Output } from '../output.ts';
import { openStorageBeside } from '../storage-of.ts';
import { publicationGlossaries, publicationGlossary } from './glossary-path.ts';

/**
 * Writes the publication's glossary with the terms that were changed in chat: into itself, into the named file, or to standard output (`-`).
 *
 * @throws {NewsdeskError} `terms.unreadable` if the glossary is not YAML: it would be lost.
 */
export async function exportTerms(file: string | undefined, output: Output): Promise<number> {
  await using storage = await openStorageBeside(loadConfig(process.env));
  const { terms } = await storage.terms.read();
  // If articles come from feeds alone, a named file is written from nothing.
  const base = file === undefined ? publicationGlossary() : publicationGlossaries()[0];
  const text = base !== undefined && existsSync(base) ? readFileSync(base, 'utf8') : '';
  const [problem] = parseGlossary({ path: base ?? '', text }).problems.filter(({ code }) => code.startsWith('yaml.'));
  if (problem !== undefined) {
    throw new NewsdeskError(`${problem.file}:${problem.line}: ${problem.what}: ${problem.why}.`, {
      code: 'terms.unreadable',
      fix: 'Correct the file first: an export would lose what it says.',
    });
  }
  const written = exportGlossary(text, terms);
  if (file === '-') {
    output.print(written.trimEnd());
    return 0;
  }
  const target = file ?? publicationGlossary();
  const isSame = existsSync(target) && readFileSync(target, 'utf8') === written;
  if (!isSame) {
    // A glossary is no secret: everybody who could read it still can.
    const mode = existsSync(target) ? statSync(target).mode & 0o777 : 0o644;
    await replaceFile(target, written);
    chmodSync(target, mode);
  }
  const live = terms.filter(isLive).length;
  output.say(`${target} ${isSame ? 'held the terms of the chat before' : 'is written'}: ${count(live, 'term')} from there.`);
  return 0;
}
