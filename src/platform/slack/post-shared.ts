import type { Dispatch } from '../../command/command.ts';
import { composeNotice } from '../../reply/compose-notice.ts';
import type { Reply } from '../../reply/reply.ts';
import type { PlainAnswers } from './answer-plainly.ts';
import { AnswerRefusedError } from './refusal.ts';
import { renderSlack } from './render.ts';
import type { Words } from '../../words/words.ts';

/** After a lost answer nobody knows whether the channel shows it, so it is not sent there again. */
function inDoubt(words: Words): Reply {
  return composeNotice(words.sharingInDoubt, 'problem');
}

/**
 * Posts a shared answer in the channel, once.
 *
 * @throws the last error when Slack refuses it, or nothing got through; after a refusal it may be shared again.
 */
export async function postShared(
  url: string,
  reply: Reply,
  plainly: PlainAnswers,
  { release }: Pick<Dispatch, 'release'>,
  words: Words,
): Promise<void> {
  try {
    await plainly.respond(url, renderSlack(reply, { page: 1 }).payload, false, renderSlack(inDoubt(words), { page: 1 }).payload);
  } catch (error) {
    if (reply.claim !== undefined && error instanceof AnswerRefusedError) await release(reply.claim);
    throw error;
  }
}
