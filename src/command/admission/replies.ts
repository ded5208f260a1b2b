import { composeNotice } from '../../reply/compose-notice.ts';
import type { Reply } from '../../reply/reply.ts';
import type { Words } from '../../words/words.ts';

/** The answers of admission itself, in one language. Each is one object, so that it is rendered once for everybody. */
export interface AdmissionReplies {
  /** The answer to a question that cannot be answered in time. */
  readonly busy: Reply;
  /** The same when no words arrive any more, see `isLost`. */
  readonly lost: Reply;
  /** The answer to somebody who asks faster than one person may. */
  limited(againInMs: number): Reply;
}

const lostReplies = new WeakSet<object>();

/** Whether the answer says that its question was given up: an adapter whose platform takes one message for each need not send it. */
export function isLost(answer: object): boolean {
  return lostReplies.has(answer);
}

/** The replies by language, made when they are first needed. */
export function createAdmissionReplies(perMinute: number): (words: Words) => AdmissionReplies {
  const known = new Map<string, AdmissionReplies>();
  return (words) => {
    const replies = known.get(words.code) ?? repliesIn(words, perMinute);
    known.set(words.code, replies);
    return replies;
  };
}

function repliesIn(words: Words, perMinute: number): AdmissionReplies {
  const busy = passing(words.busy);
  const lost = { ...busy };
  lostReplies.add(lost);
  const limits = new Map<number, Reply>();
  return {
    busy,
    lost,
    limited(againInMs) {
      const seconds = Math.min(60, Math.max(1, Math.ceil(againInMs / 1000)));
      const reply = limits.get(seconds) ?? passing(words.tooFast(perMinute, seconds));
      limits.set(seconds, reply);
      return reply;
    },
  };
}

function passing(text: string): Reply {
  return { ...composeNotice(text), isRemembered: true, isPassing: true };
}
