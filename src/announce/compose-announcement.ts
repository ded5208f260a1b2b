import { shortDate } from '../reply/citation-line.ts';
import { followButton } from '../reply/follow-button.ts';
import { sectionKey } from '../reply/intent-codec.ts';
import type { Action, Reply, ReplyBlock } from '../reply/reply.ts';
import type { ArticleCard, Branding, Card, NoticeCard, TakenDownCard } from '../delivery/announcement.ts';
import type { Followed } from '../subscription/follow.ts';
import { composeDigest } from './compose-digest.ts';
import type { DeliveryKind } from '../delivery/delivery.ts';
import type { DeliveryMarker } from '../delivery/delivery-key.ts';
import { languageOf } from '../reply/language-of.ts';
import type { Words } from '../words/words.ts';
import { sayKept } from '../words/kept-text.ts';

/** The form in which one destination wants it shown. */
export interface Showing {
  readonly template: 'card' | 'compact';
  readonly words: Words;
  /** Set in a reader's direct message: why it came. */
  readonly followed?: Followed;
}

/**
 * The words of an announcement. Depends on the card and the destination's settings alone, so that a second attempt sends the same bytes. A note is what goes into the thread when a correction or retraction is explained.
 */
export function composeAnnouncement(card: Card, kind: DeliveryKind, marker: DeliveryMarker, showing: Showing): Reply {
  const { words } = showing;
  switch (card.kind) {
    case 'article':
      return kind === 'note' ? composeNote(card, marker, words) : composeArticle(card, marker, showing);
    case 'takenDown':
      return composeTakenDown(card, words);
    case 'digest':
      return composeDigest(card, marker, showing);
    case 'notice':
      return composeNotice(card, words);
  }
}

/** Nothing of the article, and no button: what it opened is gone. */
function composeTakenDown({ branding }: TakenDownCard, words: Words): Reply {
  const text = words.wasTakenDown;
  return { audience: 'channel', summary: text, blocks: [{ kind: 'notice', tone: 'info', text }], actions: [], ...colorOf(branding) };
}

function composeArticle(card: ArticleCard, marker: DeliveryMarker, { template, followed, words }: Showing): Reply {
  const body = template === 'compact' ? compactBlocks(card, words) : cardBlocks(card, words);
  const why = followed === undefined ? [] : [{ kind: 'paragraph', text: words.youFollow(followed.value), muted: true } as const];
  return {
    audience: 'channel',
    ...languageOf(words),
    summary: card.retraction === undefined ? words.newArticle(card.title) : words.retracted(card.title),
    blocks: [...body, ...why],
    actions: [
      ...readingActions(card, marker, words),
      ...(followed === undefined ? followTopic(card, template, words) : [unfollowButton(followed, words)]),
    ],
    ...colorOf(card.branding),
  };
}

function cardBlocks(card: ArticleCard, words: Words): readonly ReplyBlock[] {
  const credit = creditOf(card, words, card.branding);
  return [
    ...retractionOf(card, words),
    headingOf(card),
    ...(card.dek === undefined ? [] : [{ kind: 'paragraph', text: card.dek } as const]),
    ...correctionOf(card, words),
    ...(card.image === undefined ? [] : [{ kind: 'image', url: card.image.url, alt: card.image.alt } as const]),
    ...(card.topics.length === 0 ? [] : [{ kind: 'paragraph', text: card.topics.join(' · '), muted: true } as const]),
    ...(credit === '' ? [] : [{ kind: 'credit', text: credit } as const]),
  ];
}

/** The title, and one line below it. What was wrong with the article is never left out. */
function compactBlocks(card: ArticleCard, words: Words): readonly ReplyBlock[] {
  const line = creditOf(card, words);
  return [
    ...retractionOf(card, words),
    headingOf(card),
    ...correctionOf(card, words),
    ...(line === '' ? [] : [{ kind: 'paragraph', text: line, muted: true } as const]),
  ];
}

function composeNote(card: ArticleCard, marker: DeliveryMarker, words: Words): Reply {
  const isRetraction = card.retraction !== undefined;
  const what = whatChangedIn(card, words) ?? card.corrections.at(-1) ?? card.title;
  const text = isRetraction ? words.retracted(card.retraction) : words.corrected(what);
  return {
    audience: 'channel',
    summary: isRetraction ? words.titleRetracted(card.title) : words.titleCorrected(card.title),
    blocks: [
      { kind: 'notice', tone: isRetraction ? 'retraction' : 'correction', text },
      { kind: 'paragraph', text: card.title, muted: true },
    ],
    actions: readingActions(card, marker, words).slice(0, 1),
    ...colorOf(card.branding),
  };
}

function composeNotice({ text, tone = 'problem', channelUrl, decide, unfollow }: NoticeCard, words: Words): Reply {
  return {
    audience: 'channel',
    summary: text,
    blocks: [{ kind: 'notice', tone, text }],
    actions: [
      ...(channelUrl === undefined ? [] : [{ kind: 'link', label: words.openChannel, url: channelUrl } as const]),
      ...(decide === undefined ? [] : decisionButtons(decide, words)),
      ...(unfollow === undefined ? [] : [unfollowButton(unfollow, words)]),
    ],
  };
}

/** The two things that can be said about a delivery whose outcome is unknown. */
export function decisionButtons(delivery: number, words: Words): readonly Action[] {
  return [
    { kind: 'button', label: words.itIsThere, intent: { kind: 'decide', delivery, verdict: 'isThere' } },
    { kind: 'button', label: words.postItAgain, intent: { kind: 'decide', delivery, verdict: 'postAgain' } },
  ];
}

function readingActions(card: ArticleCard, marker: DeliveryMarker, words: Words): readonly Action[] {
  return [
    {
      kind: 'button',
      label: words.readHere,
      tone: 'primary',
      intent: { kind: 'article', section: sectionKey(card.slug, card.firstAnchor), marker },
    },
    ...(card.url === undefined ? [] : [{ kind: 'link', label: words.open, url: card.url } as const]),
  ];
}

function followTopic({ topics: [topic] }: ArticleCard, template: Showing['template'], words: Words): readonly Action[] {
  if (topic === undefined || template === 'compact') return [];
  return followButton('topic', topic, words);
}

function unfollowButton(followed: Followed, words: Words): Action {
  return { kind: 'button', label: words.unfollowName(followed.value), intent: { kind: 'unfollow', ...followed } };
}

function headingOf({ title, url }: ArticleCard): ReplyBlock {
  return { kind: 'heading', text: title, ...(url === undefined ? {} : { url }) };
}

function retractionOf({ retraction }: ArticleCard, words: Words): readonly ReplyBlock[] {
  return retraction === undefined ? [] : [{ kind: 'notice', tone: 'retraction', text: words.retracted(retraction) }];
}

function correctionOf({ corrections, retraction }: ArticleCard, words: Words): readonly ReplyBlock[] {
  const latest = corrections.at(-1);
  return latest === undefined || retraction !== undefined ? [] : [{ kind: 'notice', tone: 'correction', text: words.corrected(latest) }];
}

function creditOf(card: ArticleCard, words: Words, { footer }: Branding = {}): string {
  const { bylines, publishedAt } = card;
  const whatChanged = whatChangedIn(card, words);
  return [
    ...(bylines.length === 0 ? [] : [bylines.join(', ')]),
    ...(publishedAt === undefined ? [] : [shortDate(publishedAt, words)]),
    ...(whatChanged === undefined ? [] : [words.whatChanged(whatChanged)]),
    ...(footer === undefined ? [] : [footer]),
  ].join(' · ');
}

function whatChangedIn({ changes, whatChanged }: ArticleCard, words: Words): string | undefined {
  return changes === undefined ? whatChanged : sayKept(changes, words);
}

function colorOf({ color }: Branding = {}): { readonly color?: number } {
  return color === undefined ? {} : { color };
}
