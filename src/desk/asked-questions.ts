import { foldText } from '../search/fold-text.ts';

/** Queries remembered; of more, those not asked for the longest time are forgotten. */
const MAX_REMEMBERED = 1000;
/** Asked so often, it is not one person's own words any more. */
const OFFERED_FROM = 2;
const MAX_OFFERED = 200;
const MAX_LENGTH = 80;

/** Questions that were answered, to be offered to others while they type. In memory only, and nothing says who asked. */
export interface AskedQuestions {
  /** Whether the question is one that is offered from now on. */
  note(question: string): boolean;
  /** The most often asked first. */
  offered(): readonly string[];
}

export function createAskedQuestions(): AskedQuestions {
  const asked = new Map<string, { readonly question: string; readonly times: number }>();
  return {
    note(question) {
      const key = foldText(question);
      if (question.length > MAX_LENGTH || !key.includes(' ')) return false;
      const before = asked.get(key);
      asked.delete(key);
      asked.set(key, { question: before?.question ?? question.trim(), times: (before?.times ?? 0) + 1 });
      for (const oldest of asked.keys()) {
        if (asked.size <= MAX_REMEMBERED) break;
        asked.delete(oldest);
      }
      return before?.times === OFFERED_FROM - 1;
    },
    offered: () =>
      [...asked.values()]
        .filter(({ times }) => times >= OFFERED_FROM)
        .sort((a, b) => b.times - a.times)
        .slice(0, MAX_OFFERED)
        .map(({ question }) => question),
  };
}
