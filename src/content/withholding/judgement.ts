import type { LocatedEntry } from '../located-value.ts';
import type { Moment } from '../moment.ts';
import type { Meaning } from './meanings.ts';

/** The meaning of one field. `doubtful`: it cannot be told, and the log has an error that says so. */
export type Judgement =
  | { readonly kind: 'held'; readonly by: string }
  | { readonly kind: 'members' }
  | { readonly kind: 'opens'; readonly moment: Moment; readonly isShown: 'first' | 'last' | 'never' }
  | { readonly kind: 'embargo'; readonly moment: Moment }
  | { readonly kind: 'closes'; readonly moment: Moment }
  | { readonly kind: 'doubtful'; readonly keyOffset: number };

export interface Field {
  readonly entry: LocatedEntry;
  readonly meaning: Meaning;
  /** The names of the groups it stands in, and its own. */
  readonly path: readonly string[];
  readonly zone: string;
}
