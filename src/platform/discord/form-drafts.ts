import type { FormValues } from '../../reply/form.ts';
import { type Clock, monotonicNow } from '../../runtime/clock.ts';
import { Recent } from '../../runtime/recent.ts';

/**
 * The values of a form that could not be taken, so that *Correct it* opens it as the person left it. A convenience of one process: the
 * answer has repeated it in words, and another process opens the form as it was.
 */
export interface FormDrafts {
  /** `about` tells the forms of one owner apart: a draft is for that form alone. */
  keep(owner: string, about: string, values: FormValues): void;
  find(owner: string, about: string): FormValues | undefined;
  /** Drops the draft of that form; one of another form stays. */
  drop(owner: string, about: string): void;
}

/** As long as Discord takes anything for one interaction. */
const KEEP_MS = 15 * 60_000;
/** LRU size; between this and twice this many are kept. */
const DRAFTS = 250;

export function createFormDrafts(clock: Clock): FormDrafts {
  const drafts = new Recent<string, { readonly about: string; readonly values: FormValues; readonly at: number }>(DRAFTS);
  return {
    keep(owner, about, values) {
      drafts.set(owner, { about, values, at: monotonicNow(clock) });
    },
    find(owner, about) {
      const draft = drafts.get(owner);
      return draft?.about === about && monotonicNow(clock) - draft.at < KEEP_MS ? draft.values : undefined;
    },
    drop(owner, about) {
      if (drafts.get(owner)?.about === about) drafts.delete(owner);
    },
  };
}
