import type { Problem } from './problem.ts';
import type { SourceText } from './source-text.ts';

/** The words of a problem; see `formatProblem` for how they are put together. No full stop at the end of any. */
export interface ProblemWords {
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

/** Collects the problems of one file. Offsets are those of `source.text`. */
export interface ProblemLog {
  readonly problems: readonly Problem[];
  error(code: string, offset: number, words: ProblemWords): void;
  warning(code: string, offset: number, words: ProblemWords): void;
}

export function createProblemLog(file: string, source: SourceText): ProblemLog {
  const problems: Problem[] = [];
  const add = (severity: Problem['severity'], code: string, offset: number, words: ProblemWords): void => {
    problems.push({ severity, code, file, ...source.positionOf(offset), ...words });
  };
  return {
    problems,
    error: (code, offset, words) => add('error', code, offset, words),
    warning: (code, offset, words) => add('warning', code, offset, words),
  };
}

/** A problem of a file as a whole, for which no text is at hand. */
export function fileProblem(severity: Problem['severity'], code: string, file: string, words: ProblemWords): Problem {
  return { severity, code, file, line: 1, column: 1, ...words };
}

/** By file, line, column and code, so that the same content always tells the same list. */
export function compareProblems(a: Problem, b: Problem): number {
  return (
    compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.code, b.code) || compareText(a.what, b.what)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
