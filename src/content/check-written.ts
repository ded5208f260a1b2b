import { NewsdeskError } from '../runtime/errors.ts';
import { parseGlossary } from './glossary-file.ts';
import type { WrittenTerm } from './glossary-words.ts';

/** A glossary with its place, for the words about it. */
export interface GlossaryText {
  readonly path: string;
  readonly text: string;
}

/**
 * Reads what was written before it takes the place of the file: a value that another entry refers to (`&words`, `*words`) is not seen by who
 * changes lines.
 *
 * @throws {NewsdeskError} `terms.unreadable` if it does not say what was meant.
 */
export function checkWritten({ path, text }: GlossaryText, meant: readonly WrittenTerm[]): void {
  const { entries = [] } = parseGlossary({ path, text });
  const said = entries.map((entry) => wordsOf({ ...entry, hidden: entry.hidden === true }));
  const wrong = meant.find((term, index) => said[index] !== wordsOf(term));
  if (wrong === undefined && said.length === meant.length) return;
  throw new NewsdeskError(`${path} would say something else of "${wrong?.headword ?? 'a term'}" than was meant, so nothing was written.`, {
    code: 'terms.unreadable',
    fix: 'Write out what refers to another entry (`*name`), write a reference of HTML (`&amp;`) as its character, and rename a term that YAML reads as nothing (`null`); then export again.',
  });
}

/** The refusal to write a file anew that says more than its terms. */
export function wouldLose(path: string): NewsdeskError {
  return new NewsdeskError(`${path} says more than its terms, and an export would lose it: the file cannot be changed line by line.`, {
    code: 'terms.unreadable',
    fix: 'Write each term in lines of its own (`- headword: ...`), then export again. `newsdesk check` names what is not read.',
  });
}

function wordsOf({ headword, aliases, definition, seeAlso, hidden }: WrittenTerm): string {
  const plain = (words: string): string => words.replace(/\s+/gu, ' ').trim();
  return JSON.stringify([plain(headword), aliases.map(plain), plain(definition), seeAlso.map(plain), hidden]);
}
