import type { ArticleMeta } from './article-meta.ts';
import type { IsoDate, Slug } from './article.ts';
import { toIsoDate } from './iso-date.ts';
import { dayInZone } from './moment.ts';
import type { PageFacts } from './addresses/page-facts.ts';
import type { Site, SitePlace } from './generators/site.ts';
import type { LocatedValue } from './located-value.ts';
import type { ProblemLog } from './problem-log.ts';
import { toWebUrl } from './safe-url.ts';
import { toSlug } from './slug.ts';

/** The names of an article before its text is read. */
export interface ArticleIdentity {
  readonly slug: Slug;
  readonly url?: string;
  /** From a file name such as `2026-05-03-spacex-colossus.md`. */
  readonly fileDate?: IsoDate;
  /** The file's name without date and extension. */
  readonly fileWords: string;
  /** The title in the site's table of contents. */
  readonly listedTitle?: string;
}

export interface IdentityOptions {
  readonly path: string;
  readonly meta: ArticleMeta;
  /** Front matter as it was written, for the generator's own names. */
  readonly tree: LocatedValue | undefined;
  readonly baseUrl: string | undefined;
  /** The publication's time zone. */
  readonly zone: string;
  /** The site that the file belongs to; without it an article's address is the publication's with the slug. */
  readonly site?: Site | undefined;
}

export function identifyArticle(options: IdentityOptions, log: ProblemLog): ArticleIdentity {
  const { path, meta, baseUrl, site } = options;
  const { words, date } = readFileName(path);
  const slug = meta.slug ?? slugOfPath(path);
  const place = site?.placeOf(path);
  // In a folder that no generator made the publication's own rule holds.
  const isPlain = place?.kind !== 'page' || (place.folder.addressing.way === 'pattern' && place.folder.addressing.pattern === '/:slug');
  const url = site === undefined || place === undefined || isPlain ? urlOf(meta.url, slug, baseUrl, log) : siteUrl(options, site, place);
  return {
    slug,
    ...(url === undefined ? {} : { url }),
    ...(date === undefined ? {} : { fileDate: date }),
    fileWords: homeTitle(site, place) ?? words,
    ...optionalTitle(place),
  };
}

function optionalTitle(place: SitePlace | undefined): Pick<ArticleIdentity, 'listedTitle'> {
  const title = place?.kind === 'page' ? place.folder.titles?.[place.path] : undefined;
  return title === undefined ? {} : { listedTitle: title };
}

/** The site's first page is called as the site is, not as its folder. */
function homeTitle(site: Site | undefined, place: SitePlace | undefined): string | undefined {
  return place?.kind === 'page' && /^_?index\.[^./]+$/iu.test(place.path) ? site?.settings.title : undefined;
}

/** An address that front matter gives in full counts before the generator's. */
function siteUrl(
  { meta, tree, baseUrl, zone }: IdentityOptions,
  site: Site,
  place: SitePlace & { readonly kind: 'page' },
): string | undefined {
  const own = meta.url !== undefined && /^https?:/iu.test(meta.url) ? toWebUrl(meta.url) : undefined;
  if (own !== undefined || baseUrl === undefined) return own;
  const { publishedAt } = meta;
  const written = publishedAt !== undefined && site.profile.datesInZone === true ? dayInZone(publishedAt, zone) : publishedAt;
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/u.exec(written ?? '') ?? [];
  const date = year === undefined ? undefined : { year: Number(year), month: Number(month), day: Number(day) };
  const slug = place.folder.addressing.way === 'pattern' && meta.slug !== undefined ? { slug: meta.slug } : {};
  const page = { fields: { ...plainFields(tree), ...slug }, title: meta.title ?? '', ...(date === undefined ? {} : { date }) };
  const address = site.addressOf(place, page);
  return address === undefined ? undefined : toWebUrl(`${baseUrl}${encodePath(address)}`);
}

/** A sign that would end the path, or begin an escape, is a letter of a file's name. */
function encodePath(path: string): string {
  return path
    .replace(/%(?![0-9a-f]{2})/giu, '%25')
    .replaceAll('?', '%3F')
    .replaceAll('#', '%23');
}

function plainFields(tree: LocatedValue | undefined): PageFacts['fields'] {
  if (tree?.kind !== 'map') return {};
  return Object.fromEntries(tree.entries.map(({ key, value }) => [key.toLowerCase(), plainOf(value)]));
}

function plainOf(value: LocatedValue): unknown {
  if (value.kind === 'list') return value.items.map(plainOf);
  if (value.kind === 'map') return Object.fromEntries(value.entries.map(({ key, value: inner }) => [key, plainOf(inner)]));
  return value.text === 'true' ? true : value.text === 'false' ? false : value.text;
}

/** The slug of a file that does not say another one. */
export function slugOfPath(path: string): Slug {
  return toSlug(readFileName(path).words) || toSlug(path.replace(/\.[^.]+$/, '')) || ('article' as Slug);
}

/** `spacex-colossus/index.md` is named by its directory. */
function readFileName(path: string): { readonly words: string; readonly date: IsoDate | undefined } {
  const segments = path.split('/');
  const base = (segments.at(-1) ?? '').replace(/(?:\.article)?\.[^.]+$/i, '');
  const stem = /^_?index$/i.test(base) ? (segments.at(-2) ?? base) : base;
  const dated = /^(\d{4}-\d{1,2}-\d{1,2})[-_ ]+(.+)$/.exec(stem);
  const date = dated?.[1] === undefined ? undefined : toIsoDate(dated[1]);
  return { words: date === undefined ? stem : (dated?.[2] ?? stem), date };
}

function urlOf(written: string | undefined, slug: Slug, baseUrl: string | undefined, log: ProblemLog): string | undefined {
  // A path stands below the publication's own, which may be a folder of a host.
  const own =
    written === undefined
      ? undefined
      : toWebUrl(written.startsWith('/') && baseUrl !== undefined ? `${baseUrl}${written}` : written, baseUrl);
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
