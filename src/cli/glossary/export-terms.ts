import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { loadConfig } from '../../config/config.ts';
import type { GlossaryText } from '../../content/check-written.ts';
import { parseGlossary } from '../../content/glossary-file.ts';
import { isLive } from '../../curation/find-curated.ts';
import { exportGlossaries } from '../../curation/plan-export.ts';
import { count } from '../../runtime/count.ts';
import { NewsdeskError } from '../../runtime/errors.ts';
import { replaceFile } from '../../sources/replace-file.ts';
import type { Output } from '../output.ts';
import { explainUnwritable } from '../explain-unwritable.ts';
import { openStorageBeside } from '../storage-of.ts';
import { publicationGlossaries, publicationGlossary } from './glossary-path.ts';

/**
 * Writes the publication's glossaries with the terms that were changed in chat: each into itself, or the first into the named file or to
 * standard output (`-`).
 *
 * @throws {NewsdeskError} `terms.unreadable` if a glossary is not YAML, or would lose something: nothing is written then;
 * `file.unwritable` if a file cannot be written.
 */
export async function exportTerms(file: string | undefined, output: Output): Promise<number> {
  await using storage = await openStorageBeside(loadConfig(process.env));
  const { terms } = await storage.terms.read();
  const files = readGlossaries(file);
  const texts = exportGlossaries(files, terms);
  if (file === '-') {
    output.print((texts[0] ?? '').trimEnd());
    return 0;
  }
  const written: string[] = [];
  for (const [index, { path }] of files.entries()) {
    const target = file ?? path;
    const text = texts[index] ?? '';
    try {
      if (await replaceGlossary(target, text)) written.push(target);
    } catch (error) {
      throw explainUnwritable(error, target);
    }
  }
  const from = `${count(terms.filter(isLive).length, 'term')} from there.`;
  const all = file ?? files.map(({ path }) => path).join(' and ');
  if (written.length === 0) output.say(`${all} held the terms of the chat before: ${from}`);
  else output.say(`${written.join(' and ')} ${written.length === 1 ? 'is' : 'are'} written: ${from}`);
  return 0;
}

/** False if the file has this text already. */
async function replaceGlossary(path: string, text: string): Promise<boolean> {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return false;
  // A glossary is no secret: everybody who could read it still can.
  const mode = existsSync(path) ? statSync(path).mode & 0o777 : 0o644;
  await replaceFile(path, text);
  chmodSync(path, mode);
  return true;
}

/** The glossaries to be written, the publication's first one before the others; that one alone for a named file. */
function readGlossaries(file: string | undefined): readonly GlossaryText[] {
  // If articles come from feeds alone, a named file is written from nothing.
  const [first = '', ...others] =
    file === undefined ? [publicationGlossary(), ...publicationGlossaries().slice(1)] : publicationGlossaries().slice(0, 1);
  return [first, ...others.filter((path) => existsSync(path))].map(readGlossary);
}

function readGlossary(path: string): GlossaryText {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const [problem] = parseGlossary({ path, text }).problems.filter(({ code }) => code.startsWith('yaml.'));
  if (problem !== undefined) {
    throw new NewsdeskError(`${problem.file}:${problem.line}: ${problem.what}: ${problem.why}.`, {
      code: 'terms.unreadable',
      fix: 'Correct the file first: an export would lose what it says.',
    });
  }
  return { path, text };
}
