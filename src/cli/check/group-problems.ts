import type { Problem } from '../../content/problem.ts';

/** Problems of one kind. */
export interface ProblemGroup {
  readonly severity: Problem['severity'];
  readonly code: string;
  readonly count: number;
  /** The number of files that have it. */
  readonly files: number;
  /** The first ones, in the order of files. */
  readonly examples: readonly Problem[];
}

/** Examples of a kind: one may be a single slip, two show the pattern. */
const EXAMPLES = 2;

/** Errors first, then by how many files have the problem. One unknown field is one kind, however many files have it. */
export function groupProblems(problems: readonly Problem[]): readonly ProblemGroup[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const key = [problem.severity, problem.code, isAboutName(problem) ? problem.what : ''].join('\n');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [problem]);
    else group.push(problem);
  }
  return Array.from(groups.values(), (group): ProblemGroup => {
    const [first] = group as [Problem, ...Problem[]];
    return {
      severity: first.severity,
      code: first.code,
      count: group.length,
      files: new Set(group.map(({ file }) => file)).size,
      examples: group.slice(0, EXAMPLES),
    };
  }).sort((a, b) => rank(a) - rank(b) || b.files - a.files || b.count - a.count || (a.code < b.code ? -1 : 1));
}

/** The same name is the same problem in every file. */
function isAboutName({ code }: Problem): boolean {
  return code.endsWith('.unknownKey');
}

function rank({ severity }: ProblemGroup): number {
  return severity === 'error' ? 0 : 1;
}
