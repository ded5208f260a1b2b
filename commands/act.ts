import { composeNotice, underNotice } from '../src/reply/compose-notice.ts';
import { onceForEach } from '../src/reply/once-for-each.ts';
import { composeShareForm } from '../src/reply/compose-shared.ts';
import type { FormValues } from '../src/reply/form.ts';
import type { CommandResult, Asker } from '../src/command/command.ts';
import type { Intent, SectionKey } from '../src/reply/intent.ts';
import type { Reply } from '../src/reply/reply.ts';
import { placeOf, whyNotManager } from './announcement-replies.ts';
import { announceTerm, announceTermButton } from './announce-term.ts';
import { testHere, turnOff } from './announcements.ts';
import { composeOpened } from './article.ts';
import { composeChannelForm, showChosen } from './choose-channel.ts';
import type { CommandContext } from './context.ts';
import { placedContext } from './in-channel.ts';
import { answerQuery } from './news.ts';
import { takeFeedback } from './feedback.ts';
import { share } from './share.ts';
import { explainTerm } from './term.ts';
import type { Words } from '../src/words/words.ts';
import { openEdit, submitEdit } from './term-editing.ts';
import { sayKept } from '../src/words/kept-text.ts';
import { textHash } from '../src/reply/text-hash.ts';

/** They write to people and channels, which the bot reaches as a member alone. */
const needMembership: ReadonlySet<Intent['kind']> = new Set(['follow', 'unfollow', 'announcements', 'decide']);

/** Answers a button or a menu from its own value alone: the process that wrote the message may be another one, long gone. */
export function act(
  intent: Exclude<Intent, { kind: 'form' }>,
  context: CommandContext,
  asker: Asker,
  values: FormValues = {},
): CommandResult | Promise<CommandResult> {
  if (asker.broughtAlong === true && needMembership.has(intent.kind)) return composeNotice(context.words.notMember, 'problem');
  switch (intent.kind) {
    case 'search':
      return answerQuery(intent.query, context, { exact: intent.exact ?? false });
    case 'term':
      return intent.beside === undefined ? explainTerm(intent.name, context) : beside(explainTerm(intent.name, context));
    case 'article':
      return withSection(intent.section, context, (place) => openPlace(place, context));
    case 'share':
      return share(intent.of, values, context, asker);
    case 'shareForm':
      return composeShareForm(intent.of, context.words);
    case 'feedback':
      return takeFeedback(intent, context, asker);
    case 'follow':
    case 'unfollow':
      return follow(intent, context, asker);
    case 'announcements':
      return actOnChannel(intent, context, asker, values);
    case 'decide':
      return decide(intent, context, asker);
    case 'editForm':
      return openEdit(intent.edit, context, asker);
    case 'editTerm':
      return submitEdit(intent.edit, values, context, asker);
    case 'page':
      return withSection(intent.section, context, (place) => withRemark(intent, place, turnedPage(intent, place, context), context));
  }
}

/** A reader who presses goes on reading the answer that names the term. The same object for the same reply, so that its rendering is kept as long. */
const beside = onceForEach((reply: Reply): Reply => ({ ...reply, isPassing: true }));

async function follow(
  { kind, by, value }: Extract<Intent, { kind: 'follow' | 'unfollow' }>,
  { announcements, words }: CommandContext,
  asker: Asker,
): Promise<Reply> {
  if (announcements === undefined) return notRunning(words);
  if (kind === 'unfollow') {
    await announcements.unfollow(placeOf(asker), by, value);
    return composeNotice(words.followsNoMore(value));
  }
  const { isNew, closed } = await announcements.follow(placeOf(asker), by, value);
  const text = isNew ? words.followsNow(value) : words.followsAlready(value);
  const answer =
    closed === undefined
      ? composeNotice(text)
      : composeNotice(words.followsClosed(value, words.directClosed(sayKept(closed, words))), 'problem');
  const unfollow = { kind: 'button', label: words.unfollow, intent: { kind: 'unfollow', by, value } } as const;
  return { ...answer, actions: [unfollow, ...(by === 'term' ? announceTermButton(value, asker, words) : [])] };
}

/** The actions of the buttons below a status, for people who may do them by command. */
async function actOnChannel(
  intent: Extract<Intent, { kind: 'announcements' }>,
  context: CommandContext,
  asker: Asker,
  values: FormValues,
): Promise<CommandResult> {
  const served = placedContext(context, asker);
  const { announcements, words } = served;
  if (announcements === undefined) return notRunning(words);
  if (intent.action === 'choose') return composeChannelForm(words);
  if (intent.action === 'show') return showChosen(values, context, asker);
  if (!asker.managesChannel) return composeNotice(whyNotManager(asker, words), 'problem');
  switch (intent.action) {
    case 'off':
      return turnOff(announcements, placeOf(asker), served);
    case 'test':
      return testHere(announcements, placeOf(asker), served);
    case 'term':
      return announceTerm(intent.value, context, asker);
  }
}

async function decide(
  { delivery, verdict }: Extract<Intent, { kind: 'decide' }>,
  { announcements, words }: CommandContext,
  { platform, installationId, cause, mayManage = async () => false }: Asker,
): Promise<Reply> {
  if (announcements === undefined) return notRunning(words);
  const decider = {
    platform,
    mayManage,
    ...(cause === undefined ? {} : { cause }),
    ...(installationId === undefined ? {} : { installationId }),
  };
  switch (await announcements.decideDoubt(delivery, verdict, decider)) {
    case 'forbidden':
      return composeNotice(words.forManagersThere, 'problem');
    case 'known':
      return composeNotice(words.decidedBefore);
    case 'settled':
      return composeNotice(verdict === 'isThere' ? words.notPostedAgain : words.postedAgain);
  }
}

function notRunning(words: Words): Reply {
  return composeNotice(words.notAnnouncing, 'problem');
}

type Place = NonNullable<ReturnType<CommandContext['findSection']>>;

/** The answer whose page is turned, with the other hits of its search below it as before, when the query came along. */
/** Pages of two texts do not fit together: a reader is told that this is one of another text. */
function withRemark({ text }: Extract<Intent, { kind: 'page' }>, { section }: Place, reply: Reply, { words }: CommandContext): Reply {
  return text === undefined || text === textHash(section.body.text) ? reply : underNotice(words.textChanged, reply);
}

function turnedPage({ query }: Extract<Intent, { kind: 'page' }>, place: Place, context: CommandContext): Reply {
  if (query === undefined) return openPlace(place, context);
  const { article, section } = place;
  const answer = answerQuery(query, context);
  const shown = answer.blocks.some(
    (block) => block.kind === 'passage' && block.citation.anchor === section.anchor && block.citation.slug === article.slug,
  );
  return shown ? answer : openPlace(place, context);
}

function openPlace({ article, section }: Place, context: CommandContext): Reply {
  return context.answers.recall(`section ${article.slug}#${section.anchor}`, () => composeOpened(article, section, context));
}

function withSection(key: SectionKey, { findSection, words }: CommandContext, compose: (place: Place) => Reply): Reply {
  const place = findSection(key);
  return place ? compose(place) : composeNotice(words.sectionGone(words.slash('news')));
}
