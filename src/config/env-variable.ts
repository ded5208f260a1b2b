import type { z } from 'zod';

export type VariableGroup = 'general' | 'discord' | 'slack';

/** Everything there is to know about one environment variable: what reads it, checks it and documents it. */
export interface EnvVariable<S extends z.ZodType = z.ZodType> {
  readonly group: VariableGroup;
  /** Sentences for an operator, in Markdown without headings or lists. */
  readonly description: string;
  /** Used when the variable is unset or empty, written as an operator would write it. */
  readonly default?: string;
  /** A secret may also come from the file that `NAME_FILE` names, and never appears in a message or a log. */
  readonly secret: boolean;
  readonly example: string;
  /** Another form that it may have, for who is told how to write it. */
  readonly otherExample?: string;
  /** Names that people give this variable by mistake, beside what a typo makes of it. */
  readonly mistakenFor?: readonly string[];
  /** From the text in the environment to the value. An issue's message completes the sentence "NAME is ...". */
  readonly schema: S;
}
