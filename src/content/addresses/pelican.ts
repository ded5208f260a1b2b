import { pythonMarkdownSlug } from '../heading-ids/slugs.ts';
import { type PageFacts, splitPath, textField, twoDigits } from './page-facts.ts';

export interface PelicanAddressing {
  /** `ARTICLE_URL` and `PAGE_URL`. */
  readonly articleUrl?: string;
  readonly pageUrl?: string;
  /** `SLUGIFY_SOURCE` */
  readonly slugFrom?: 'title' | 'basename';
}

/** Undefined: metadata gives no title, and Pelican makes no page; or it is in a script that Pelican transliterates, and only Pelican knows how. */
export function pelicanAddress(page: PageFacts, options: PelicanAddressing): string | undefined {
  const { folder, name } = splitPath(page.path);
  const isPage = /^pages(?:\/|$)/u.test(folder);
  const isDraft = /^draft$/iu.test(textField(page.fields, 'status') ?? '');
  const own = textField(page.fields, 'slug');
  const slug = own ?? slugOf(options.slugFrom === 'basename' ? name : page.title, options.slugFrom === 'basename');
  if (slug === undefined || slug === '') return undefined;
  if (isDraft) return `/drafts/${slug}.html`;
  const pattern = isPage ? (options.pageUrl ?? 'pages/{slug}.html') : (options.articleUrl ?? '{slug}.html');
  return `/${pattern
    .replace(/\{date:([^}]*)\}/gu, (_, format: string) => formatDate(format, page))
    .replace(/\{(slug|category)\}/gu, (_, key: string) =>
      key === 'slug' ? slug : (textField(page.fields, 'category') ?? '').toLowerCase(),
    )
    .replace(/^\/+/u, '')}`;
}

/** Letters for which Pelican's transliteration and Unicode's decomposition differ. */
const latin: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
};

function slugOf(text: string, isFileName: boolean): string | undefined {
  const plain = text.replace(/[ßæÆœŒøØłŁđĐ]/gu, (letter) => latin[letter] ?? letter);
  if (/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(plain)) return isFileName ? plain : undefined;
  return pythonMarkdownSlug(plain);
}

function formatDate(format: string, { date }: PageFacts): string {
  if (date === undefined) return '';
  const values: Readonly<Record<string, string>> = { Y: String(date.year), m: twoDigits(date.month), d: twoDigits(date.day) };
  return format.replace(/%([Ymd])/gu, (_, key: string) => values[key] ?? '');
}
