import type { Asker } from '../src/command/command.ts';
import type { Reply } from '../src/reply/reply.ts';
import type { CommandContext } from './context.ts';
import { answerQuery, noteAsked } from './news.ts';

/**
 * Answers what somebody wrote to the bot, in a mention or a direct message, as `/news` would. A mention is asked in front of everybody, and
 * answered there. Undefined if the same message was answered before, here or in another process.
 */
export async function hear(text: string, context: CommandContext, asker: Asker): Promise<Reply | undefined> {
  const { cause } = asker;
  const claim = cause === undefined ? undefined : `heard:${cause}`;
  let isFirst = true;
  if (claim !== undefined && cause !== undefined && context.shares !== undefined) {
    const claimed = await context.shares.claim(claim, cause);
    isFirst = claimed === 'first';
    if (!isFirst && asker.isAnsweredOnce !== true) return undefined;
  }
  const query = text.replace(/^\s*\/(?:news\s+)?/u, '').trim();
  // In a channel everybody sees the answer.
  const reply = answerQuery(query, asker.isDirect === true ? context : (context.inChannel ?? context));
  if (isFirst) noteAsked(query, reply, context, asker);
  return claim === undefined ? reply : { ...reply, claim };
}
