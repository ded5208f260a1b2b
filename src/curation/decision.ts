import type { FormValues } from '../reply/form.ts';
import type { CuratedTerm, TermAct } from './curated-term.ts';
import type { FormEdit } from './term-form.ts';

/** The answer of the rules to an editor's wish. */
export type Decision =
  | {
      readonly kind: 'change';
      readonly act: TermAct;
      readonly note: string;
      readonly terms: readonly CuratedTerm[];
      readonly decided?: { readonly number: number; readonly status: 'accepted' | 'rejected' };
    }
  /** By field of the form. */
  | { readonly kind: 'problems'; readonly problems: Readonly<Record<string, string>> }
  /** Somebody changed it since the form was opened. `values` are those of the form over the term as it is, if it showed none. */
  | { readonly kind: 'stale'; readonly current: CuratedTerm | undefined; readonly values?: FormValues }
  /** It cannot be done as things stand, and what was typed is worth keeping: `again` is the edit that it can be sent for. */
  | { readonly kind: 'blocked'; readonly what: string; readonly again: FormEdit }
  /** The term is hidden, and nothing else can be done with it until it is shown. */
  | { readonly kind: 'hidden'; readonly term: CuratedTerm }
  /** There is nothing that another value in the form could mend, and nothing to keep. */
  | { readonly kind: 'refused'; readonly what: string };

/** The same for an act of one press, which has no form. */
export type PressDecision = Extract<Decision, { readonly kind: 'change' | 'refused' }>;
