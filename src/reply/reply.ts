import type { Anchor, Credit, IsoDate, Slug } from '../content/article.ts';
import type { RichText, Span } from '../content/rich-text.ts';
import type { Intent, Shareable } from './intent.ts';

/**
 * The words of Newsdesk, with nothing of any platform in them. A closed tree: a new kind of block is a compile error in
 * every renderer. There is no mention block and no raw markup, so content can neither ping nor inject anything.
 */
export interface Reply {
  /** `asker`: only the person who asked sees it. */
  readonly audience: 'channel' | 'asker';
  /** One plain line: the notification and what a screen reader says first. */
  readonly summary: string;
  readonly blocks: readonly ReplyBlock[];
  readonly actions: readonly Action[];
  /** The language of what a platform adds to it, see `Language`; English unless set. */
  readonly language?: string;
  /** 0xRRGGBB */
  readonly color?: number;
  /** When set, the passage may be cut into pages, and turning one sends this intent with the page's number. */
  readonly paging?: { readonly intent: Extract<Intent, { kind: 'page' }> };
  /** The answer by which it can be made again for a channel; absent if it is nobody else's business, or too long for a button. */
  readonly share?: Shareable;
  /** Names the press of *Share* that it follows, so that the press may be repeated if the reply reaches nobody. */
  readonly claim?: string;
  /** The same object is given to everybody who asks the same: what is made from it is worth keeping as long as it is. */
  readonly isRemembered?: true;
  /** The section answers the question as it was typed, without a correction or a filter. */
  readonly isAsTyped?: true;
  /** The question as it was typed, of an answer that a reader may call helpful or not. */
  readonly question?: string;
  /** Nothing answers the question, or no article has one of its words. */
  readonly isUnanswered?: true;
  /** Says something of the moment: it never takes the place of a message that somebody is reading. */
  readonly isPassing?: true;
}

/** The source of a quotation. A passage cannot be built without it. */
export interface Citation {
  readonly slug: Slug;
  readonly anchor: Anchor;
  readonly title: string;
  /** Empty for the lede. */
  readonly headingPath: readonly string[];
  readonly url?: string;
  readonly bylines: readonly string[];
  readonly credit?: Credit;
  readonly publishedAt?: IsoDate;
  readonly updatedAt?: IsoDate;
}

export interface ResultItem {
  /** 1 for the first. */
  readonly rank: number;
  readonly title: string;
  /** `Technical Breakdown › Cooling`; empty for the lede. */
  readonly locator: string;
  readonly url?: string;
  readonly snippet: {
    readonly text: string;
    readonly highlights: readonly Span[];
    readonly cutBefore: boolean;
    readonly cutAfter: boolean;
  };
  readonly publishedAt?: IsoDate;
}

export type ReplyBlock =
  | { readonly kind: 'heading'; readonly text: string; readonly url?: string }
  /** Newsdesk's own words, or one line of an editor's: plain, never parsed as markup. */
  | { readonly kind: 'paragraph'; readonly text: string; readonly muted?: boolean }
  /** An article's own words, verbatim and whole. */
  | { readonly kind: 'passage'; readonly body: RichText; readonly citation: Citation; readonly highlights?: readonly Span[] }
  /** Ranked places; `asCards` if none is better than another, so that they may stand side by side. */
  | { readonly kind: 'results'; readonly items: readonly ResultItem[]; readonly asCards?: true }
  /** One definition of a term, in the words of its source. */
  | { readonly kind: 'definition'; readonly headword: string; readonly text: string; readonly citation: Citation | GlossaryCitation }
  /** Places that mention something, one line each. */
  | { readonly kind: 'mentions'; readonly items: readonly MentionItem[] }
  | { readonly kind: 'notice'; readonly tone: 'info' | 'correction' | 'retraction' | 'problem'; readonly text: string }
  /** The person who shared an answer. `text` is a line of their own, plain and never parsed; empty if there is none. */
  | { readonly kind: 'sharer'; readonly person: Person; readonly text: string }
  | { readonly kind: 'fields'; readonly items: readonly { readonly name: string; readonly text: string }[] }
  /** Channels of the platform, by id: each is shown by its name there to those who may see it. */
  | { readonly kind: 'channels'; readonly ids: readonly string[] }
  | { readonly kind: 'image'; readonly url: string; readonly alt: string }
  | { readonly kind: 'rule' }
  /** The last line: source, byline, date, publication. */
  | { readonly kind: 'credit'; readonly text: string; readonly url?: string };

/** Somebody on a platform. A name is shown as text, or as a mention that pings nobody. */
export interface Person {
  readonly id: string;
  /** As the platform shows it; empty if it does not tell. */
  readonly name: string;
}

export interface GlossaryCitation {
  readonly glossary: string;
}

export interface MentionItem {
  readonly title: string;
  readonly locator: string;
  readonly url?: string;
  readonly snippet: ResultItem['snippet'];
}

export type Action =
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  | {
      readonly kind: 'button';
      readonly label: string;
      readonly intent: Intent;
      readonly tone?: 'primary' | 'danger';
      /** Titles of the form that the button opens, if it has several sections: what shows one at a time makes a button of each. */
      readonly sections?: readonly string[];
    }
  /** Two buttons, *Helpful* and *Not helpful*, for the person who asked. */
  | { readonly kind: 'feedback'; readonly question: string; readonly labels: Readonly<Record<'helpful' | 'unhelpful', string>> }
  /** A menu. At most 25 options on Discord, 100 on Slack: renderers keep the first ones. */
  | {
      readonly kind: 'menu';
      readonly placeholder: string;
      readonly options: readonly MenuOption[];
      /** Its options are the other sections of one article. */
      readonly isContents?: true;
    };

export interface MenuOption {
  readonly label: string;
  readonly description?: string;
  readonly intent: Intent;
}
