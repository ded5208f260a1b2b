import type { CuratedTerm, TermAct } from './curated-term.ts';

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
  /** Somebody changed it since the form was opened. */
  | { readonly kind: 'stale'; readonly current: CuratedTerm | undefined }
  /** There is nothing that another value in the form could mend. */
  | { readonly kind: 'refused'; readonly what: string };
