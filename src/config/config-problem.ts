import type { VariableName } from './env.ts';

/** Something in the environment that cannot work. */
export interface ConfigProblem {
  readonly variable: VariableName;
  /** `PORT is "banana", not a whole number from 0 to 65535` */
  readonly what: string;
  /** A full sentence. */
  readonly fix: string;
}

export function formatConfigProblem({ what, fix }: ConfigProblem): string {
  return `${what}. ${fix}`;
}
