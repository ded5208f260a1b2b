import type { ArticleFile } from './article.ts';
import { countHtmlStructure } from './html/count-html-structure.ts';
import type { ExcessError } from './html/html-bounds.ts';
import { countStructure, type Structure } from './count-structure.ts';
import { DepthError, MAX_DEPTH } from './parse-markdown.ts';
import type { ProblemLog } from './problem-log.ts';

/** Many times what any article has; each was measured to be read in less than 3 s and 384 MB. */
export const MAX_COUNTS = { headings: 6_000, 'list items': 25_000, 'table cells': 60_000, paragraphs: 30_000 } as const satisfies Partial<
  Record<keyof Structure, number>
>;

/**
 * Refuses a text that would become more headings, items, cells or paragraphs than can be read, before anything is built of it.
 *
 * @throws {DepthError} when it nests too deep.
 */
export function hasTooMuch(text: string, format: ArticleFile['format'], log: ProblemLog): boolean {
  const structure = format === 'text' ? undefined : format === 'html' ? countHtmlStructure(text) : countStructure(text);
  if (structure === undefined) return false;
  if (structure.depth > MAX_DEPTH) throw new DepthError(`nested more than ${MAX_DEPTH} deep`);
  for (const [name, most] of Object.entries(MAX_COUNTS)) {
    const counted = structure[name as keyof typeof MAX_COUNTS];
    if (counted <= most) continue;
    refuse(name, counted, most, log);
    return true;
  }
  return false;
}

/** Plain text shows its headings only once it is read, in time that grows with its length alone. */
export function hasTooManySections(count: number, log: ProblemLog): boolean {
  const isRefused = count > MAX_COUNTS.headings + 1;
  if (isRefused) refuse('headings', count, MAX_COUNTS.headings, log);
  return isRefused;
}

/** HTML shows how much is in it only as it is read. */
export function noteExcess({ most }: ExcessError, log: ProblemLog): void {
  note(`more than ${most}`, 'so many', log);
}

function refuse(name: string, counted: number, most: number, log: ProblemLog): void {
  note(`${counted.toLocaleString('en')} ${name}`, most.toLocaleString('en'), log);
}

function note(amount: string, most: string, log: ProblemLog): void {
  log.error('content.tooMany', 0, {
    what: `The file has ${amount}`,
    why: `at most ${most} are read: more would take more memory and time than one file may`,
    fix: 'Split the file, or move data out of it',
  });
}
