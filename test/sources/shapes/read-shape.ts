import type { Article } from '../../../src/content/article.ts';
import { parseArticle } from '../../../src/content/parse-article.ts';
import { formatArticleFile } from '../../../src/sources/feeds/article-file.ts';
import { decodeBody } from '../../../src/sources/feeds/decode-body.ts';
import type { Feed } from '../../../src/sources/feeds/feed.ts';
import { READERS } from '../../../src/sources/feeds/readers.ts';
import type { PageReading } from '../../../src/sources/feeds/readings.ts';
import { reconcile } from '../../../src/sources/feeds/reconcile.ts';

/** The moment of the reading: the date of articles that have none. */
const NOW = '2026-11-20T10:00:00Z';

/** An article as readers get it. */
export interface ShapeArticle {
  readonly title: string;
  readonly url: string | undefined;
  readonly date: string | undefined;
  readonly updated: string | undefined;
  readonly dek: string | undefined;
  readonly by: readonly string[];
  readonly about: readonly string[];
  readonly image: string | undefined;
  readonly lang: string | undefined;
  /** The text before the first heading, then each heading as `## Words #anchor` and the text below it. */
  readonly text: string;
  /** Where the links of the text lead. */
  readonly links: readonly string[];
  readonly isWhole: boolean;
}

/** A body as a server sends it, and what must come of it. */
export interface Shape {
  readonly name: string;
  readonly body: string | Uint8Array;
  /** `Content-Type`; none unless given. */
  readonly type?: string;
  /** The address that it came from. */
  readonly at?: string;
}

export interface FeedShape extends Shape {
  /** The articles in their order, each with the fields that count. */
  readonly gives: readonly Partial<ShapeArticle>[];
  readonly feed?: Partial<Feed>;
}

/** A page, and the article that it holds or why there is none. */
export interface PageShape extends Shape {
  readonly gives: Partial<ShapeArticle> | Exclude<PageReading['why'], undefined>;
  /** Words that are on the page and not in its article. */
  readonly without?: readonly string[];
}

const AT = 'https://gate.example/feed.xml';

/** The whole way of a body: to text, to a feed, to the files that are kept, and to articles. */
export function readFeedShape({ body, type, at = AT }: Shape): { readonly feed: Feed; readonly articles: readonly ShapeArticle[] } {
  const read = READERS.feed(decodeBody(Buffer.from(body), type), at);
  if (!('feed' in read)) throw new Error(`names the feed ${read.feedUrl}`);
  return { feed: read.feed, articles: articlesOf(read.feed) };
}

/** The same for a page. */
export function readPageShape({ body, type, at = 'https://gate.example/news/tide' }: Shape): ShapeArticle | PageReading['why'] {
  const { article, why } = READERS.page(decodeBody(Buffer.from(body), type), at);
  return article === undefined ? why : articlesOf({ format: 'pages', articles: [article] })[0];
}

function articlesOf(feed: Feed): readonly ShapeArticle[] {
  return reconcile([], feed.articles, { isFirst: false, now: NOW }).map((one) => {
    const { article, problems } = parseArticle({ path: `${one.article.file}.article.html`, text: formatArticleFile(one, feed.lang) });
    if (article === undefined) throw new Error(problems.map(({ what }) => what).join('\n'));
    return shapeOf(article, one.given.isWhole);
  });
}

function shapeOf(
  { title, url, publishedAt, updatedAt, dek, bylines, topics, image, lang, sections }: Article,
  isWhole: boolean,
): ShapeArticle {
  const parts = sections.map(({ level, heading, anchor, body }) =>
    level === 0 ? body.text : `${'#'.repeat(level)} ${heading} #${anchor}\n${body.text}`.trim(),
  );
  const links = sections.flatMap(({ body }) => body.marks.flatMap((mark) => (mark.kind === 'link' ? [mark.url] : [])));
  const text = parts.join('\n');
  return {
    title,
    url,
    date: publishedAt,
    updated: updatedAt,
    dek,
    by: bylines,
    about: topics,
    image: image?.url,
    lang,
    text,
    links,
    isWhole,
  };
}
