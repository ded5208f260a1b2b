import type { ArticleMeta } from './article-meta.ts';
import type { IsoDate, Slug } from './article.ts';
import { toIsoDate } from './iso-date.ts';
import type { ProblemLog } from './problem-log.ts';
import { toWebUrl } from './safe-url.ts';
import { toSlug } from './slug.ts';

/** What names an article before its text is read. */
export interface ArticleIdentity {
  readonly slug: Slug;
  readonly url?: string;
  /** From a file name such as `2026-05-03-spacex-colossus.md`. */
  readonly fileDate?: IsoDate;
  /** The file's name without date and extension. */
  readonly fileWords: string;
}

export function identifyArticle(path: string, meta: ArticleMeta, baseUrl: string | undefined, log: ProblemLog): ArticleIdentity {
  const { words, date } = readFileName(path);
  const slug = meta.slug ?? slugOfPath(path);
  const url = urlOf(meta.url, slug, baseUrl, log);
  return { slug, ...(url === undefined ? {} : { url }), ...(date === undefined ? {} : { fileDate: date }), fileWords: words };
}

/** The slug of a file that does not say another one. */
export function slugOfPath(path: string): Slug {
  return toSlug(readFileName(path).words) || toSlug(path.replace(/\.[^.]+$/, '')) || ('article' as Slug);
}

/** `spacex-colossus/index.md` is named by its directory. */
function readFileName(path: string): { readonly words: string; readonly date: IsoDate | undefined } {
  const segments = path.split('/');
  const base = (segments.at(-1) ?? '').replace(/\.[^.]+$/, '');
  const stem = /^_?index$/i.test(base) ? (segments.at(-2) ?? base) : base;
  const dated = /^(\d{4}-\d{1,2}-\d{1,2})[-_ ]+(.+)$/.exec(stem);
  const date = dated?.[1] === undefined ? undefined : toIsoDate(dated[1]);
  return { words: date === undefined ? stem : (dated?.[2] ?? stem), date };
}

function urlOf(written: string | undefined, slug: Slug, baseUrl: string | undefined, log: ProblemLog): string | undefined {
  const own = written === undefined ? undefined : toWebUrl(written, baseUrl);
  if (own !== undefined) return own;
  // A path is fine: it waits for a base URL. Anything else was meant as an address.
  if (written !== undefined && !written.startsWith('/')) {
    log.warning('frontMatter.url', 0, {
      what: `"${written.slice(0, 80)}" is not a web address`,
      why: 'links to the article would not work',
      fix: 'Write it as https://example.com/article',
    });
  }
  return baseUrl === undefined ? undefined : toWebUrl(`${baseUrl}/${slug}`);
}
