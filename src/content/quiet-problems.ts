import type { Edition } from './edition.ts';
import type { Problem } from './problem.ts';
import { visibleEdition } from './visible-edition.ts';

/** The problems as a log or a page may repeat them: of a file that is for nobody now, no word is in them. */
export function quietProblems(edition: Edition, now: number): readonly Problem[] {
  const quiet = heldFiles(edition, now);
  return edition.problems.map((problem) =>
    quiet.has(problem.file) ? { ...problem, what: withoutQuotations(problem.what), why: withoutQuotations(problem.why) } : problem,
  );
}

/** The files, by their paths, whose words are for nobody now. */
export function heldFiles(edition: Edition, now: number): ReadonlySet<string> {
  const held = visibleEdition(edition, now).held.flatMap(({ file }) => file?.path ?? []);
  return new Set([...held, ...(edition.withheld ?? []).map(({ path }) => path)]);
}

function withoutQuotations(text: string): string {
  return text.replace(/"[^"]*"|“[^”]*”/gu, '"…"');
}
