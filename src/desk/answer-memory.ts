import type { Reply } from '../reply/reply.ts';
import { Recent } from '../runtime/recent.ts';

/**
 * The answers that an edition has given lately. It lives and dies with the edition, so what is published, withdrawn or out of embargo
 * is never answered from it. What is remembered must follow from the edition and the key alone: nothing of the asker belongs in it.
 * A question that is asked once is not remembered: most are, and to keep their answers costs more than to make them.
 */
export interface AnswerMemory {
  /** From the third time on the reply that was composed for the key the time before, the same object; else what `compose` makes now. */
  recall(key: string, compose: () => Reply): Reply;
}

/** The time as queries see it: it stands still between two ticks, so that what followed from it goes on to follow. */
export interface QueryTime {
  /** Milliseconds since the epoch at the last tick. Reading it is noticed. */
  now(): number;
  /** The number of times that `now` was read. */
  countReads(): number;
  /** The same for as long as `now` is, and reading it is not noticed. */
  tick(): number;
}

export interface AnswerMemoryOptions {
  /** LRU size; between this and twice this many are kept. */
  readonly capacity: number;
  /** An answer whose making reads the time (`since:7d`) holds until the next tick. */
  readonly time: Pick<QueryTime, 'countReads' | 'tick'>;
}

interface Kept {
  readonly reply: Reply;
  /** Absent if the answer holds at any time. */
  readonly tick?: number;
}

/** Longer keys are not questions that come again, and would make the memory's size depend on what is typed. */
const longestKey = 500;

/** A key takes a hundredth of an answer's room. */
const keysForAnswer = 8;

/** `since:7d` to the minute is as exact as anybody asks. */
const tickMs = 60_000;

export function createQueryTime(clock: { now(): number }): QueryTime {
  let reads = 0;
  const tick = (): number => Math.floor(clock.now() / tickMs) * tickMs;
  return {
    now() {
      reads += 1;
      return tick();
    },
    countReads: () => reads,
    tick,
  };
}

export function createAnswerMemory({ capacity, time }: AnswerMemoryOptions): AnswerMemory {
  const answers = new Recent<string, Kept>(capacity);
  const asked = new Recent<string, true>(capacity * keysForAnswer);

  return {
    recall(key, compose) {
      const known = answers.get(key);
      if (known && (known.tick === undefined || known.tick === time.tick())) return known.reply;
      const readsBefore = time.countReads();
      const tick = time.tick();
      const composed = compose();
      if (key.length > longestKey) return composed;
      if (!asked.get(key)) {
        asked.set(key, true);
        return composed;
      }
      const reply: Reply = { ...composed, isRemembered: true };
      answers.set(key, time.countReads() === readsBefore ? { reply } : { reply, tick });
      return reply;
    },
  };
}
