import { composeNotice } from '../../reply/compose-notice.ts';
import type { Reply } from '../../reply/reply.ts';

/** The answer to a question that cannot be answered in time. One object, so that it is rendered once for everybody. */
export const busy: Reply = {
  ...composeNotice(
    'Very many questions are being asked at the moment, and this one could not be answered in time. Please ask again in a few seconds.',
  ),
  isRemembered: true,
  isPassing: true,
};

/** The same when no words arrive any more: an adapter whose platform takes one message for each need not send it. */
export const lost: Reply = { ...busy };

/** The answer to somebody who asks faster than one person may. One object for each number of seconds. */
export function createLimitReplies(perMinute: number): (againInMs: number) => Reply {
  const replies = new Map<number, Reply>();
  return (againInMs) => {
    const seconds = Math.min(60, Math.max(1, Math.ceil(againInMs / 1000)));
    const known = replies.get(seconds);
    if (known) return known;
    const questions = perMinute === 1 ? 'one question' : `${perMinute} questions`;
    const when = seconds === 1 ? 'in a second' : `in ${seconds} seconds`;
    const text = `Newsdesk answers ${questions} a minute for each person, so that there is time for everybody. Please ask again ${when}.`;
    const reply: Reply = { ...composeNotice(text), isRemembered: true, isPassing: true };
    replies.set(seconds, reply);
    return reply;
  };
}
