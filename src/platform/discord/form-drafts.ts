import type { FormValues } from '../../reply/form.ts';
import type { Clock } from '../../runtime/clock.ts';

/**
 * What people typed into a form that could not be taken, so that *Correct it* opens it as they left it. A convenience of one process: the
 * answer has repeated it in words, and another process opens the form as it was.
 */
export interface FormDrafts {
  keep(owner: string, values: FormValues): void;
  find(owner: string): FormValues | undefined;
  drop(owner: string): void;
}

/** As long as Discord takes anything for one interaction. */
const KEEP_MS = 15 * 60_000;
const MAX_DRAFTS = 500;

export function createFormDrafts(clock: Clock): FormDrafts {
  const drafts = new Map<string, { readonly values: FormValues; readonly at: number }>();
  return {
    keep(owner, values) {
      drafts.delete(owner);
      drafts.set(owner, { values, at: clock.now() });
      const [oldest] = drafts.keys();
      if (drafts.size > MAX_DRAFTS && oldest !== undefined) drafts.delete(oldest);
    },
    find(owner) {
      const draft = drafts.get(owner);
      return draft !== undefined && clock.now() - draft.at < KEEP_MS ? draft.values : undefined;
    },
    drop: (owner) => void drafts.delete(owner),
  };
}
