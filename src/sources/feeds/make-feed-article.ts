import { firstImage } from './first-image.ts';
import type { FeedArticle } from './feed.ts';
import { firstWords } from './plain-text.ts';

/** Fields of an article, each of which may be missing or empty. */
export interface ArticleFields {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly title?: string | undefined;
  readonly html: string;
  readonly dek?: string | undefined;
  readonly publishedAt?: string | undefined;
  readonly updatedAt?: string | undefined;
  readonly authors?: readonly string[];
  readonly topics?: readonly string[];
  readonly image?: FeedArticle['image'] | undefined;
  readonly lang?: string | undefined;
}

/** A whole article as the mirror takes it; empty fields are left out. Its picture is the first of its text unless it has another. */
export function makeFeedArticle({ html, authors = [], topics = [], image, ...fields }: ArticleFields): FeedArticle {
  const { url, id, title, dek, publishedAt, updatedAt, lang } = fields;
  const picture = image ?? (url === undefined ? undefined : firstImage(html, url));
  return {
    ...(isEmpty(id) ? {} : { id }),
    ...(isEmpty(url) ? {} : { url }),
    ...(isEmpty(title) ? {} : { title }),
    html,
    words: firstWords(html),
    isWhole: true,
    ...(isEmpty(dek) ? {} : { dek }),
    ...(isEmpty(publishedAt) ? {} : { publishedAt }),
    ...(isEmpty(updatedAt) || updatedAt === publishedAt ? {} : { updatedAt }),
    authors: withoutRepeats(authors),
    topics: withoutRepeats(topics),
    ...(picture === undefined ? {} : { image: picture }),
    ...(isEmpty(lang) ? {} : { lang }),
  } as FeedArticle;
}

function isEmpty(value: string | undefined): boolean {
  return value === undefined || value === '';
}

function withoutRepeats(names: readonly string[]): readonly string[] {
  return [...new Set(names.map((name) => name.trim()))].filter((name) => name !== '');
}
