import { hash } from 'node:crypto';
import type { Asker } from '../src/command/command.ts';
import { foldText } from '../src/search/fold-text.ts';
import { composeNotice } from '../src/reply/compose-notice.ts';
import type { Intent } from '../src/reply/intent.ts';
import type { Reply } from '../src/reply/reply.ts';
import type { CommandContext } from './context.ts';

/**
 * Counts a verdict on an answer, once for each answer of a message, which may show several in turn: the first press counts, also if two processes hear of it. The claim is on the
 * message and is forgotten after a day; the person is kept nowhere.
 */
export async function takeFeedback(
  { verdict, question }: Extract<Intent, { kind: 'feedback' }>,
  { noteQuestion, shares, words }: CommandContext,
  { platform, channelId, messageId, cause }: Asker,
): Promise<Reply> {
  if (noteQuestion === undefined) return passing(words.notCounted);
  if (shares !== undefined && messageId !== undefined && cause !== undefined) {
    const claimed = await shares.claim(
      `feedback:${platform}:${channelId}:${messageId}:${hash('sha256', foldText(question), 'base64url').slice(0, 12)}`,
      cause,
    );
    if (claimed === 'before') return passing(words.countedBefore);
    if (claimed === 'samePress') return passing(words.thanks[verdict]);
  }
  noteQuestion(question, verdict);
  return passing(words.thanks[verdict]);
}

function passing(text: string): Reply {
  return { ...composeNotice(text), isPassing: true };
}
