import { createHash } from 'node:crypto';
import { newsAt } from '../content/withholding.ts';
import { inTurns } from '../runtime/in-turns.ts';
import { sketchText } from './text-sketch.ts';
import type { Anchor, Article, IsoDate, Section, Slug } from '../content/article.ts';

/** Names an article for good: it stays the same when the slug moves, so its announcement does too. */
export type ArticleId = string & { readonly __brand: 'ArticleId' };

export interface SectionState {
  readonly anchor: Anchor;
  readonly heading: string;
  /** 22 characters of base64url over heading and text. */
  readonly hash: string;
}

/** The memory of an article between two editions: enough to say what changed, none of its words. */
export interface ArticleState {
  readonly articleId: ArticleId;
  readonly slug: Slug;
  readonly title: string;
  /** Over everything a reader reads: equal prints mean that nobody needs to be told. */
  readonly print: string;
  /** 1 when first seen, one more with every change of the print. */
  readonly revision: number;
  readonly sections: readonly SectionState[];
  readonly bylines: readonly string[];
  readonly publishedAt?: IsoDate;
  readonly corrections: readonly string[];
  readonly retraction?: string;
  /** The file it is in, relative to the content directory. */
  readonly file?: string;
  /** From when on it may be read, in milliseconds since the epoch; absent if it names no date. */
  readonly opensAt?: number;
  /** The article's address. Not a part of the print: an operator who moves the whole site has edited no article. */
  readonly url?: string;
  /** The sketch by which its text is recognized, see `sketchText`; absent in records from before there was one. */
  readonly sketch?: string;
  /** Milliseconds since the epoch. */
  readonly firstSeenAt: number;
  /**
   * `gone`: no longer in the edition. Kept, so that a file that comes back is not news. `takenDown`: gone for certain, and what was posted
   * about it says so.
   */
  readonly presence: 'present' | 'gone' | 'takenDown';
  /** When it was first missing, in milliseconds since the epoch. */
  readonly goneAt?: number;
}

/** The state of an article that is seen for the first time. */
export function createArticleState(article: Article, now: number): ArticleState {
  return {
    ...readVisibleState(article),
    articleId: article.slug as string as ArticleId,
    revision: 1,
    firstSeenAt: now,
    presence: 'present',
  };
}

/** The part of the state that is read from the article, whatever was known before. */
export type VisibleState = Omit<ArticleState, 'articleId' | 'revision' | 'firstSeenAt' | 'presence' | 'goneAt'>;

/** An article never changes: one that is still there in the next edition, the same object, is not read again. */
const known = new WeakMap<Article, VisibleState>();

export function readVisibleState(article: Article): VisibleState {
  const before = known.get(article);
  if (before) return before;
  const state = readState(article);
  known.set(article, state);
  return state;
}

/** Reads articles before they are compared, without keeping others waiting: a thousand of them take a fifth of a second. */
export function readAhead(articles: readonly Article[]): Promise<void> {
  return inTurns(articles, (article) => void readVisibleState(article));
}

function readState(article: Article): VisibleState {
  const sections = article.sections.map(readSectionState);
  const opensAt = newsAt(article);
  return {
    slug: article.slug,
    title: article.title,
    print: printOf(article, sections),
    sections,
    bylines: article.bylines,
    ...(article.publishedAt === undefined ? {} : { publishedAt: article.publishedAt }),
    corrections: article.corrections,
    ...(article.retraction === undefined ? {} : { retraction: article.retraction }),
    ...(article.file === undefined ? {} : { file: article.file.path }),
    ...(opensAt === undefined ? {} : { opensAt }),
    ...(article.url === undefined ? {} : { url: article.url }),
    sketch: sketchText(article.sections.map(({ body }) => body.text).join('\n')),
  };
}

function readSectionState(section: Section): SectionState {
  return { anchor: section.anchor, heading: section.heading, hash: hashSection(section, section.heading) };
}

/** The hash that the section would have under another heading: the first one carries the title. */
export function hashSection({ body }: Section, heading: string): string {
  return digest([heading, normalizeSpace(body.text)]);
}

/** Whether a state that was written before addresses left the print says the same as the article. */
export function isEarlierPrint(print: string, article: Article): boolean {
  const image = article.image === undefined ? '' : `${article.image.url}\u0001${article.image.alt}`;
  return print === digest(printFields(article, article.sections.map(readSectionState), image, article.url ?? ''));
}

/**
 * Dates and the file's path are left out on purpose: a re-dated, renamed or re-saved file reads the same.
 * So are white space, the order of topics, and where the site lies.
 */
function printOf(article: Article, sections: readonly SectionState[]): string {
  const image = article.image === undefined ? '' : `${withoutSite(article.image.url, article.url)}\u0001${article.image.alt}`;
  return digest(printFields(article, sections, image, ''));
}

function printFields(article: Article, sections: readonly SectionState[], image: string, url: string): readonly string[] {
  return [
    normalizeSpace(article.title),
    normalizeSpace(article.dek ?? ''),
    article.bylines.join('\u0001'),
    [...article.topics].sort().join('\u0001'),
    image,
    url,
    article.corrections.join('\u0001'),
    article.retraction ?? '',
    sections.map((section) => section.hash).join('\u0001'),
  ];
}

/** The part of a picture's address that is not the article's own: it moves with the site. */
function withoutSite(imageUrl: string, articleUrl = ''): string {
  const [image, article] = [imageUrl.split('/'), articleUrl.split('/')];
  // `https://host` are three parts; a picture of another host keeps them.
  if (image[2] !== article[2]) return imageUrl;
  const first = image.findIndex((part, at) => at > 2 && part !== article[at]);
  return image.slice(first === -1 ? 3 : first).join('/');
}

function normalizeSpace(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

function digest(fields: readonly string[]): string {
  return createHash('sha256').update(fields.join('\u0000')).digest('base64url').slice(0, 22);
}
