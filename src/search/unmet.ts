import type { FilterName, OtherName } from './query.ts';

/** Why a query asks for nothing: only words to leave out, nothing at all, or no word among what was typed. */
export type EmptyReason = 'onlyLeftOut' | 'nothing' | 'noWord';

/** A filter that no article can pass, as data: the words for it are in the asker's language. `written` is the filter as it was typed. */
export type UnmetFilter =
  | { readonly kind: 'otherName'; readonly written: string; readonly name: OtherName }
  | { readonly kind: 'noValue'; readonly written: string; readonly name: FilterName }
  | { readonly kind: 'noDate'; readonly written: string; readonly name: 'since' | 'until' }
  /** Nothing has this name; `nearest` are names that there are. */
  | {
      readonly kind: 'noName';
      readonly what: 'article' | 'topic' | 'author';
      readonly value: string;
      readonly nearest: readonly string[];
    }
  /** No article is as late or as early; `isOneOfSeveral`: and passes the other filters. */
  | {
      readonly kind: 'noneInTime';
      readonly written: string;
      readonly name: 'since' | 'until';
      readonly value: string;
      readonly isOneOfSeveral: boolean;
    }
  | { readonly kind: 'noneTogether'; readonly written: string };
