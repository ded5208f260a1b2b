import { visibleText } from '../runtime/visible-text.ts';

/** Something an editor should know about a file. An error leaves the file out; a warning does not. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  /** Stable, dotted, for programs: `yaml.syntax`, `parse.timeout`, `slug.duplicate`. */
  readonly code: string;
  /** Relative to the content directory. */
  readonly file: string;
  /** 1-based; columns count UTF-16 code units. 1:1 where the whole file is meant. */
  readonly line: number;
  readonly column: number;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

/** `file:line:column: what, why, how to fix`: one line, whatever the file is called and says. */
export function formatProblem(problem: Problem): string {
  return visibleText(
    `${problem.file}:${problem.line}:${problem.column}: ${problem.severity}: ${problem.what}: ${problem.why}. ${problem.fix}.`,
  );
}

/** Compared by their fields: a publication of thousands of files has thousands of them, and each save asks. */
export function areSameProblems(a: readonly Problem[], b: readonly Problem[]): boolean {
  return a.length === b.length && a.every((problem, at) => isSameProblem(problem, b[at]));
}

function isSameProblem(a: Problem, b: Problem | undefined): boolean {
  return (
    a === b ||
    (b !== undefined &&
      a.severity === b.severity &&
      a.code === b.code &&
      a.file === b.file &&
      a.line === b.line &&
      a.column === b.column &&
      a.what === b.what &&
      a.why === b.why &&
      a.fix === b.fix)
  );
}
