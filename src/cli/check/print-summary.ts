import { formatProblem, type Problem } from '../../content/problem.ts';
import { count } from '../../runtime/count.ts';
import { visibleText } from '../../runtime/visible-text.ts';
import { groupProblems, type ProblemGroup } from './group-problems.ts';

/** A file that is not served, and why: in a few words that are the same for all files of a kind. */
export interface LeftOutFile {
  readonly path: string;
  readonly reason: string;
}

/** Two paths show the pattern. */
const EXAMPLES = 2;

/** The lines of a summary: reasons for which files are left out, then kinds of problems, most serious first. */
export function printSummary(
  problems: readonly Problem[],
  leftOut: readonly LeftOutFile[],
  format: (problem: Problem) => string = formatProblem,
): readonly string[] {
  const reasons = Map.groupBy(leftOut, ({ reason }) => reason);
  const byReason = [...reasons].sort(([, a], [, b]) => b.length - a.length);
  return [
    ...(byReason.length === 0 ? [] : [`Left out: ${count(leftOut.length, 'file')}`]),
    ...byReason.map(([reason, files]) => `  ${files.length} ${reason} (${namesOf(files)})`),
    ...groupProblems(problems).flatMap((group) => printGroup(group, format)),
  ];
}

function namesOf(files: readonly LeftOutFile[]): string {
  const names = files.slice(0, EXAMPLES).map(({ path }) => visibleText(path));
  return `${names.join(', ')}${files.length > EXAMPLES ? ', ...' : ''}`;
}

function printGroup(
  { severity, code, count: problems, files, examples }: ProblemGroup,
  format: (problem: Problem) => string,
): readonly string[] {
  const [first] = examples;
  if (problems === 1 && first !== undefined) return [format(first)];
  return [`${severity} ${code}: ${problems} in ${count(files, 'file')}`, ...examples.map((problem) => `  ${format(problem)}`)];
}
