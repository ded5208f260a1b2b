import type { FormValues } from '../../reply/form.ts';
import { type Clock, monotonicNow } from '../../runtime/clock.ts';
import { Recent } from '../../runtime/recent.ts';

/**
 * The values of a form that could not be taken, so that *Correct it* opens it as the person left it. A convenience of one process: the
 * answer has repeated it in words, and another process opens the form as it was.
 */
export interface FormDrafts {
  keep(owner: string, values: FormValues): void;
  find(owner: string): FormValues | undefined;
  drop(owner: string): void;
}

/** As long as Discord takes anything for one interaction. */
const KEEP_MS = 15 * 60_000;
/** LRU size; between this and twice this many are kept. */
const DRAFTS = 250;

export function createFormDrafts(clock: Clock): FormDrafts {
  const drafts = new Recent<string, { readonly values: FormValues; readonly at: number }>(DRAFTS);
  return {
    keep(owner, values) {
      drafts.set(owner, { values, at: monotonicNow(clock) });
    },
    find(owner) {
      const draft = drafts.get(owner);
      return draft !== undefined && monotonicNow(clock) - draft.at < KEEP_MS ? draft.values : undefined;
    },
    drop: (owner) => drafts.delete(owner),
  };
}
