import { Recent } from '../runtime/recent.ts';
import { foldText } from '../search/fold-text.ts';

/** The last queries are remembered: at least so many, at most twice as many. */
const REMEMBERED = 500;
const MAX_OFFERED = 200;
const MAX_LENGTH = 80;

/**
 * Questions that were answered, to be offered to others while they type: only what two people have asked, because what one person asks,
 * however often, may be for nobody else's eyes. In memory only.
 */
export interface AskedQuestions {
  /** Whether the question is one that is offered from now on. `askedBy` is kept until somebody else asks it. */
  note(question: string, askedBy: string): boolean;
  /** The most often asked first. */
  offered(): readonly string[];
}

interface Asked {
  readonly question: string;
  readonly times: number;
  /** Who asked it, as long as nobody else did. */
  readonly only?: string;
}

export function createAskedQuestions(): AskedQuestions {
  const asked = new Recent<string, Asked>(REMEMBERED);
  return {
    note(question, askedBy) {
      const key = foldText(question);
      if (question.length > MAX_LENGTH || !key.includes(' ')) return false;
      const before = asked.get(key);
      const isOffered = before !== undefined && before.only !== askedBy;
      asked.set(key, {
        question: before?.question ?? question.trim(),
        times: (before?.times ?? 0) + 1,
        ...(isOffered ? {} : { only: askedBy }),
      });
      return isOffered && before.only !== undefined;
    },
    offered: () =>
      asked
        .values()
        .filter(({ only }) => only === undefined)
        .sort((a, b) => b.times - a.times)
        .slice(0, MAX_OFFERED)
        .map(({ question }) => question),
  };
}
