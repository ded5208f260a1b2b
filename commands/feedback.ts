import type { Asker } from '../src/command/command.ts';
import { composeNotice } from '../src/reply/compose-notice.ts';
import type { Intent } from '../src/reply/intent.ts';
import type { Reply } from '../src/reply/reply.ts';
import type { CommandContext } from './context.ts';

/**
 * Counts a verdict on an answer, once for each answer: the first press counts, also if two processes hear of it. The claim is on the
 * message and is forgotten after a day; the person is kept nowhere.
 */
export async function takeFeedback(
  { verdict, question }: Extract<Intent, { kind: 'feedback' }>,
  { noteQuestion, shares }: CommandContext,
  { platform, channelId, messageId, cause }: Asker,
): Promise<Reply> {
  if (noteQuestion === undefined) return passing('Nothing is kept here, so this was not counted.');
  if (shares !== undefined && messageId !== undefined && cause !== undefined) {
    const claimed = await shares.claim(`feedback:${platform}:${channelId}:${messageId}`, cause);
    if (claimed === 'before') return passing('You have said so before, and it was counted.');
    if (claimed === 'samePress') return passing(thanks[verdict]);
  }
  noteQuestion(question, verdict);
  return passing(thanks[verdict]);
}

const thanks = {
  helpful: 'Thank you.',
  unhelpful: 'Thank you. The editors see the question, and not who asked it.',
} as const;

function passing(text: string): Reply {
  return { ...composeNotice(text), isPassing: true };
}
