import type { Anchor, ArticleImage, IsoDate, Slug } from '../content/article.ts';
import type { ArticleId } from './article-state.ts';
import type { Followed } from '../subscription/follow.ts';
import type { Words } from '../words/words.ts';

/** One message to the world about one article, or one digest to one subscription; it lives on as the article changes. */
export type AnnouncementId = string & { readonly __brand: 'AnnouncementId' };

/** The look that a publication gives its messages. A card holds a copy: a second attempt sends the same bytes. */
export interface Branding {
  /** 0xRRGGBB */
  readonly color?: number;
  readonly footer?: string;
  /** BCP 47, of the words around an article; English unless set. */
  readonly lang?: string;
}

/** The content of an announcement of one article: a copy, so that a retry sends the very same text. */
export interface ArticleCard {
  readonly kind: 'article';
  readonly slug: Slug;
  readonly title: string;
  readonly dek?: string;
  readonly bylines: readonly string[];
  readonly publishedAt?: IsoDate;
  readonly updatedAt?: IsoDate;
  readonly topics: readonly string[];
  readonly image?: ArticleImage;
  readonly url?: string;
  /** The section that *Read here* opens first. */
  readonly firstAnchor: Anchor;
  /** The newest correction last. */
  readonly corrections: readonly string[];
  readonly retraction?: string;
  /** One line on what the newest revision changed, in the publication's language; absent in the first. */
  readonly whatChanged?: string;
  /** The same as a kept text, for channels of another language. Absent in cards of earlier versions, which read `whatChanged` alone. */
  readonly changes?: string;
  /** It was taken down before: what was called otherwise meanwhile gets its title back. */
  readonly isBack?: true;
  readonly branding?: Branding;
}

/** The replacement of an article that was taken down: not a word of it. */
export interface TakenDownCard {
  readonly kind: 'takenDown';
  /** The message is marked, or removed. */
  readonly how: 'mark' | 'remove';
  readonly branding?: Branding;
}

/** Several articles in one message. */
export interface DigestCard {
  readonly kind: 'digest';
  /** `late`: what piled up during an outage or an import, or for a digest that was then turned off. */
  readonly reason: 'daily' | 'weekly' | 'late';
  readonly items: readonly {
    readonly title: string;
    readonly dek?: string;
    readonly bylines?: readonly string[];
    readonly publishedAt?: IsoDate;
    readonly slug: Slug;
    readonly firstAnchor: Anchor;
    readonly url?: string;
    /** It was taken down since: none of its fields is shown, and they are empty. */
    readonly isTakenDown?: true;
  }[];
  readonly branding?: Branding;
}

/** A message of Newsdesk's own to the person who set a subscription up. */
export interface NoticeCard {
  readonly kind: 'notice';
  readonly text: string;
  /** BCP 47, of the text and of its buttons; English unless set. */
  readonly lang?: string;
  /** `problem` by default: what stops announcements. */
  readonly tone?: 'info' | 'problem';
  /** Opens the channel that it is about. */
  readonly channelUrl?: string;
  /** A delivery that the reader may decide about. */
  readonly decide?: number;
  /** The subject that the reader may stop following. */
  readonly unfollow?: Followed;
}

export type Card = ArticleCard | TakenDownCard | DigestCard | NoticeCard;

/** Why an article is announced, or why it is not. */
export type Rule =
  | 'new'
  | 'backfill'
  | 'digest'
  | 'notice'
  | 'test'
  | 'scheduled'
  | 'embargoed'
  | 'firstRun'
  | 'olderThanAWeek'
  | 'retractedBeforeNews';

/** `notice`: to the person who set a subscription up. `test`: an article's post that somebody asked for, beside its announcement. */
export type AnnouncementKind = 'article' | 'digest' | 'notice' | 'test';

export interface Announcement {
  readonly id: AnnouncementId;
  readonly kind: AnnouncementKind;
  /** Set for an article's announcement. */
  readonly articleId?: ArticleId;
  readonly slug?: Slug;
  /**
   * `scheduled` waits for `dueAt`; `out` was fanned out; `withdrawn` was out, and is taken down; `skipped` is never announced, `rule` says
   * why.
   */
  readonly status: 'scheduled' | 'out' | 'withdrawn' | 'skipped';
  readonly rule: Rule;
  /** Milliseconds since the epoch. */
  readonly dueAt: number;
  readonly createdAt: number;
  /** The newest revision of its card. */
  readonly revision: number;
}

/** The language that a card is in, as it was when the card was made; undefined for English. */
export function langOf(card: Card): string | undefined {
  return card.kind === 'notice' ? card.lang : card.branding?.lang;
}

/** The title of a forum post or thread, and what a message is called in a sentence. */
export function titleOf(card: Card, words: Words): string {
  switch (card.kind) {
    case 'article':
      return card.title;
    case 'takenDown':
      return words.takenDown;
    case 'digest':
      return titleOfDigest(card, words);
    case 'notice':
      return 'Newsdesk';
  }
}

function titleOfDigest({ reason, items }: DigestCard, words: Words): string {
  return words.digestTitles[reason](items.length);
}

export function announcementIdOf(articleId: ArticleId): AnnouncementId {
  return `article:${articleId}` as AnnouncementId;
}
