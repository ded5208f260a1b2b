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
  if (claim !== undefined && cause !== undefined && context.shares !== undefined) {
    const claimed = await context.shares.claim(claim, cause);
    if (claimed !== 'first' && asker.isAnsweredOnce !== true) return undefined;
  }
  const query = text.replace(/^\s*\/(?:news\s+)?/u, '').trim();
  const reply = answerQuery(query, context);
  noteAsked(query, reply, context, asker);
  return claim === undefined ? reply : { ...reply, claim };
}
