import type { Reply } from '../reply/reply.ts';

/**
 * The answers that an edition has given lately. It lives and dies with the edition, so what is published, withdrawn or out of embargo
 * is never answered from it. What is remembered must follow from the edition and the key alone: nothing of the asker belongs in it.
 */
export interface AnswerMemory {
  /** The reply that was composed for the key before, the same object; else what `compose` makes now. */
  recall(key: string, compose: () => Reply): Reply;
}

export interface AnswerMemoryOptions {
  /** How many answers are kept; the one that was asked for longest ago goes first. */
  readonly capacity: number;
  /** How often the time has been read. An answer whose making reads it (`since:7d`) holds for now only, and is not kept. */
  readonly countTimeReads: () => number;
}

/** Longer keys are no questions that come again, and would make the memory's size depend on what is typed. */
const longestKey = 500;

export function createAnswerMemory({ capacity, countTimeReads }: AnswerMemoryOptions): AnswerMemory {
  // A Map lists its keys in the order of their insertion: the first is the one that was asked for longest ago.
  const replies = new Map<string, Reply>();

  function keep(key: string, reply: Reply): void {
    replies.set(key, reply);
    if (replies.size <= capacity) return;
    for (const oldest of replies.keys()) {
      replies.delete(oldest);
      break;
    }
  }

  return {
    recall(key, compose) {
      const known = replies.get(key);
      if (known) {
        replies.delete(key);
        replies.set(key, known);
        return known;
      }
      const readsBefore = countTimeReads();
      const reply = compose();
      if (key.length <= longestKey && countTimeReads() === readsBefore) keep(key, reply);
      return reply;
    },
  };
}
