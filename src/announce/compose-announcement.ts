import { shortDate } from '../reply/citation-line.ts';
import { followButton } from '../reply/follow-button.ts';
import { sectionKey } from '../reply/intent-codec.ts';
import type { Action, Reply, ReplyBlock } from '../reply/reply.ts';
import type { ArticleCard, Branding, Card, NoticeCard, TakenDownCard } from '../delivery/announcement.ts';
import type { Followed } from '../subscription/follow.ts';
import { composeDigest } from './compose-digest.ts';
import type { DeliveryKind } from '../delivery/delivery.ts';
import type { DeliveryMark } from '../delivery/delivery-key.ts';

/** The form in which one destination wants it shown. */
export interface Showing {
  readonly template: 'card' | 'compact';
  /** Set in a reader's direct message: why it came. */
  readonly followed?: Followed;
}

/**
 * The words of an announcement. Depends on the card and the destination's settings alone, so that a second attempt sends the same bytes. A note is what goes into the thread when a correction or retraction is explained.
 */
export function composeAnnouncement(card: Card, kind: DeliveryKind, mark: DeliveryMark, showing: Showing = { template: 'card' }): Reply {
  switch (card.kind) {
    case 'article':
      return kind === 'note' ? composeNote(card, mark) : composeArticle(card, mark, showing);
    case 'takenDown':
      return composeTakenDown(card);
    case 'digest':
      return composeDigest(card, mark, showing.template);
    case 'notice':
      return composeNotice(card);
  }
}

/** Nothing of the article, and no button: what it opened is gone. */
function composeTakenDown({ branding }: TakenDownCard): Reply {
  const text = 'This article was taken down.';
  return { audience: 'channel', summary: text, blocks: [{ kind: 'notice', tone: 'info', text }], actions: [], ...colorOf(branding) };
}

function composeArticle(card: ArticleCard, mark: DeliveryMark, { template, followed }: Showing): Reply {
  const body = template === 'compact' ? compactBlocks(card) : cardBlocks(card);
  const why = followed === undefined ? [] : [{ kind: 'paragraph', text: `You follow ${followed.value}.`, muted: true } as const];
  const prefix = card.retraction === undefined ? 'New' : 'Retracted';
  return {
    audience: 'channel',
    summary: `${prefix}: ${card.title}`,
    blocks: [...body, ...why],
    actions: [...readingActions(card, mark), ...(followed === undefined ? followTopic(card, template) : [unfollowButton(followed)])],
    ...colorOf(card.branding),
  };
}

function cardBlocks(card: ArticleCard): readonly ReplyBlock[] {
  const credit = creditOf(card, card.branding);
  return [
    ...retractionOf(card),
    headingOf(card),
    ...(card.dek === undefined ? [] : [{ kind: 'paragraph', text: card.dek } as const]),
    ...correctionOf(card),
    ...(card.image === undefined ? [] : [{ kind: 'image', url: card.image.url, alt: card.image.alt } as const]),
    ...(card.topics.length === 0 ? [] : [{ kind: 'paragraph', text: card.topics.join(' · '), muted: true } as const]),
    ...(credit === '' ? [] : [{ kind: 'credit', text: credit } as const]),
  ];
}

/** The title, and one line below it. What was wrong with the article is never left out. */
function compactBlocks(card: ArticleCard): readonly ReplyBlock[] {
  const line = creditOf(card);
  return [
    ...retractionOf(card),
    headingOf(card),
    ...correctionOf(card),
    ...(line === '' ? [] : [{ kind: 'paragraph', text: line, muted: true } as const]),
  ];
}

function composeNote(card: ArticleCard, mark: DeliveryMark): Reply {
  const isRetraction = card.retraction !== undefined;
  const text = isRetraction ? `Retracted: ${card.retraction}` : `Corrected: ${card.whatChanged ?? card.corrections.at(-1) ?? card.title}`;
  return {
    audience: 'channel',
    summary: `${card.title} was ${isRetraction ? 'retracted' : 'corrected'}`,
    blocks: [
      { kind: 'notice', tone: isRetraction ? 'problem' : 'correction', text },
      { kind: 'paragraph', text: card.title, muted: true },
    ],
    actions: readingActions(card, mark).slice(0, 1),
    ...colorOf(card.branding),
  };
}

function composeNotice({ text, tone = 'problem', channelUrl, decide, unfollow }: NoticeCard): Reply {
  return {
    audience: 'channel',
    summary: text,
    blocks: [{ kind: 'notice', tone, text }],
    actions: [
      ...(channelUrl === undefined ? [] : [{ kind: 'link', label: 'Open the channel', url: channelUrl } as const]),
      ...(decide === undefined ? [] : decisionButtons(decide)),
      ...(unfollow === undefined ? [] : [unfollowButton(unfollow)]),
    ],
  };
}

/** The two things that can be said about a delivery whose outcome is unknown. */
export function decisionButtons(delivery: number): readonly Action[] {
  return [
    { kind: 'button', label: 'It is there', intent: { kind: 'decide', delivery, verdict: 'isThere' } },
    { kind: 'button', label: 'Post it again', intent: { kind: 'decide', delivery, verdict: 'postAgain' } },
  ];
}

function readingActions(card: ArticleCard, mark: DeliveryMark): readonly Action[] {
  return [
    {
      kind: 'button',
      label: 'Read here',
      tone: 'primary',
      intent: { kind: 'article', section: sectionKey(card.slug, card.firstAnchor), mark },
    },
    ...(card.url === undefined ? [] : [{ kind: 'link', label: 'Open', url: card.url } as const]),
  ];
}

function followTopic({ topics: [topic] }: ArticleCard, template: Showing['template']): readonly Action[] {
  if (topic === undefined || template === 'compact') return [];
  return followButton('topic', topic);
}

function unfollowButton(followed: Followed): Action {
  return { kind: 'button', label: `Unfollow ${followed.value}`, intent: { kind: 'unfollow', ...followed } };
}

function headingOf({ title, url }: ArticleCard): ReplyBlock {
  return { kind: 'heading', text: title, ...(url === undefined ? {} : { url }) };
}

function retractionOf({ retraction }: ArticleCard): readonly ReplyBlock[] {
  return retraction === undefined ? [] : [{ kind: 'notice', tone: 'problem', text: `Retracted: ${retraction}` }];
}

function correctionOf({ corrections, retraction }: ArticleCard): readonly ReplyBlock[] {
  const latest = corrections.at(-1);
  return latest === undefined || retraction !== undefined ? [] : [{ kind: 'notice', tone: 'correction', text: `Corrected: ${latest}` }];
}

function creditOf({ bylines, publishedAt, whatChanged }: ArticleCard, { footer }: Branding = {}): string {
  return [
    ...(bylines.length === 0 ? [] : [bylines.join(', ')]),
    ...(publishedAt === undefined ? [] : [shortDate(publishedAt)]),
    ...(whatChanged === undefined ? [] : [`Updated: ${whatChanged}`]),
    ...(footer === undefined ? [] : [footer]),
  ].join(' · ');
}

function colorOf({ color }: Branding = {}): { readonly color?: number } {
  return color === undefined ? {} : { color };
}
