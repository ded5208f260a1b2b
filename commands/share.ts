import type { Asker } from '../src/command/command.ts';
import { composeNotice, underNotice } from '../src/reply/compose-notice.ts';
import { composeShared, lineField } from '../src/reply/compose-shared.ts';
import type { FormValues } from '../src/reply/form.ts';
import type { Shareable } from '../src/reply/intent.ts';
import type { Reply } from '../src/reply/reply.ts';
import { shareableFields } from '../src/reply/shareable-codec.ts';
import { composeOpened } from './article.ts';
import type { CommandContext } from './context.ts';
import { listLatest } from './latest.ts';
import { answerQuery } from './news.ts';
import { explainTerm } from './term.ts';
import { privateReply } from '../src/reply/private-reply.ts';

/**
 * Posts an answer for everybody, below the name of the person who shares it. One private message shares an answer once, however often and
 * wherever the press arrives: the claim is on the message, not on the press.
 */
export async function share(of: Shareable, values: FormValues, context: CommandContext, asker: Asker): Promise<Reply> {
  const { words, inChannel = context } = context;
  if (asker.mayPost === false) return composeNotice(asker.broughtAlong === true ? words.mayNotShareAsGuest : words.mayNotShare, 'problem');
  const answer = answerOf(of, inChannel);
  if (answer === undefined || answer.audience === 'asker') return composeNotice(words.shareGone, 'problem');
  if (hasChanged(of, answer)) return changedAnswer(of, context);
  const { messageId, cause } = asker;
  const line = [values[lineField] ?? ''].flat()[0] ?? '';
  const shared = composeShared(answer, { id: asker.userId, name: asker.userName ?? '' }, line, inChannel.words);
  if (context.shares === undefined || messageId === undefined || cause === undefined) return shared;
  const claim = `${asker.platform}:${asker.channelId}:${messageId}:${shareableFields(of).join('|')}`;
  const claimed = await context.shares.claim(claim, cause);
  const isMine = claimed === 'first' || (claimed === 'samePress' && asker.isAnsweredOnce === true);
  return isMine ? { ...shared, claim } : composeNotice(words.sharedBefore);
}

/** Nobody shares words unread. */
function hasChanged(of: Shareable, { share: now }: Reply): boolean {
  return 'text' in of && now !== undefined && 'text' in now && now.text !== of.text;
}

/** The new text, for the asker alone, with a *Share* of its own. */
function changedAnswer(of: Shareable, context: CommandContext): Reply {
  const answer = answerOf(of, context);
  return answer === undefined
    ? composeNotice(context.words.shareGone, 'problem')
    : underNotice(context.words.shareChanged, privateReply(answer));
}

/** The answer of today, whole; undefined if there is none any more. */
function answerOf(of: Shareable, context: CommandContext): Reply | undefined {
  switch (of.kind) {
    case 'section': {
      const place = context.findSection(of.section);
      return place && composeOpened(place.article, place.section, context);
    }
    case 'term':
      return explainTerm(of.name, context);
    case 'search':
      return answerQuery(of.query, context);
    case 'latest':
      return listLatest(of.count, context);
  }
}
