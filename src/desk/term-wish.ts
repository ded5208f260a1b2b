import type { CuratedTerm, Editor, TermAct } from '../curation/curated-term.ts';
import type { FormValues } from '../reply/form.ts';
import type { TermEdit } from '../reply/intent.ts';

/** The fate of a wish. Plain data: every process that is told of it gives the same. */
export type TermOutcome =
  | { readonly kind: 'changed'; readonly act: TermAct; readonly terms: readonly CuratedTerm[] }
  | { readonly kind: 'rejected'; readonly headword: string }
  | { readonly kind: 'suggested'; readonly headword: string }
  | { readonly kind: 'refused'; readonly what: string };

/** A person's wish, with the cause that every process sees alike. */
export interface TermWish {
  readonly edit: TermEdit;
  readonly values: FormValues;
  readonly by: Editor;
  readonly cause?: string | undefined;
}
