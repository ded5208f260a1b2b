import { matchesGlob } from 'node:path';
import { NewsdeskError } from '../../../runtime/errors.ts';
import { shownAddress } from '../../network/guard.ts';
import { addressKey } from '../canonical-address.ts';
import type { FeedArticle } from '../feed.ts';
import type { Mirror, MirrorState } from '../mirror.ts';
import type { ListedPage, PageArticle } from '../readings.ts';
import type { RemoteReader, RemoteTools } from '../remote.ts';
import { takeAnswer } from '../take-answer.ts';
import { askPage } from './ask-page.ts';
import { listPages } from './list-pages.ts';

export interface PagesSettings {
  /** A sitemap, or the pages themselves. */
  readonly pages: string | readonly string[];
  /** Patterns of paths, `/blog/**`; all by default. */
  readonly only?: readonly string[] | undefined;
}

/** Pages that are fetched at one go, one after the other; the next follow after a breath, in ms. */
const PAGES = 20;
const BREATH_MS = 2_000;
/** A page whose sitemap says nothing of its changes is asked again after this, in ms. */
const RECHECK_MS = 24 * 3_600_000;
/** One that could not be read, in ms. */
const RETRY_MS = 3_600_000;
/** The sitemaps are asked anew after this, though pages are left, in ms. */
const LIST_MS = 600_000;
/** Lists of articles, which sitemaps have beside the articles. Articles lie in folders such as `/topics/` and `/archives/` too. */
const LISTS = /\/(?:tags?|categor(?:y|ies)|authors?|page\/\d+)(?:\/|$)/iu;

/** The pages of a site by their canonical addresses, and the time of the listing. */
interface Listing {
  readonly pages: ReadonlyMap<string, ListedPage>;
  readonly at: number;
}

/** Reads the articles of the pages of a site: all of them by and by, later those that changed. A page that is gone takes its article along. */
export function createPagesReader({ pages, only }: PagesSettings): RemoteReader {
  /** The list of a go that did not end; the next one goes on with it. */
  let unfinished: Listing | undefined;

  async function list(tools: RemoteTools): Promise<Listing> {
    if (unfinished !== undefined && tools.now() - unfinished.at < LIST_MS) return unfinished;
    const listed =
      typeof pages === 'string' ? (await listPages(pages, tools)).filter(({ url }) => isWanted(url, only)) : pages.map((url) => ({ url }));
    return { pages: new Map(listed.map((page) => [addressKey(page.url), page])), at: tools.now() };
  }

  return async (mirror, tools) => {
    const listing = await list(tools);
    const all = listing.pages;
    if (all.size === 0) throw noPages(mirror);
    const before = mirror.state();
    const known = before.pages ?? {};
    const due = choose(all, known, tools.now());
    const read = await readAll(due.slice(0, PAGES), { known, ownerOf: createOwners(before), tools });
    const asked = Object.fromEntries(Object.entries({ ...known, ...read.pages }).filter(([address]) => all.has(address)));
    const held = new Set(Object.values(asked).flatMap(({ article }) => article ?? []));
    const isMore = due.length > PAGES;
    unfinished = isMore ? listing : undefined;
    const isGathering = isMore && (before.lastSuccessAt === undefined || before.isGathering === true);
    if (read.failure !== undefined && held.size === 0 && !isMore) {
      // That is the site, not its pages; they are not asked again at once.
      await mirror.save({ ...before, pages: asked });
      throw read.failure;
    }
    const taken = await takeAnswer(
      mirror,
      { format: 'pages', articles: read.articles },
      {
        learned: { pages: asked, isGathering: isGathering || undefined },
        now: tools.now(),
        isGone: ({ addresses }) => !addresses.some((address) => held.has(address)),
      },
    );
    return isMore ? { ...taken, againAfterMs: BREATH_MS } : taken;
  };
}

function isWanted(url: string, only: readonly string[] | undefined): boolean {
  const { pathname } = new URL(url);
  if (only !== undefined) return only.some((pattern) => matchesGlob(pathname, pattern));
  return pathname !== '/' && !LISTS.test(pathname);
}

type KnownPages = NonNullable<MirrorState['pages']>;

/** The pages to ask now, with their canonical addresses, those that were not asked for the longest time first. */
function choose(listed: ReadonlyMap<string, ListedPage>, known: KnownPages, now: number): readonly (readonly [string, ListedPage])[] {
  return [...listed]
    .filter(([key, { lastmod }]) => {
      const before = known[key];
      if (before === undefined) return true;
      if (before.hasFailed === true) return now - before.askedAt >= RETRY_MS;
      return lastmod === undefined ? now - before.askedAt >= RECHECK_MS : lastmod !== before.lastmod;
    })
    .toSorted(([a], [b]) => (known[a]?.askedAt ?? 0) - (known[b]?.askedAt ?? 0));
}

interface PagesRead {
  readonly articles: readonly FeedArticle[];
  readonly pages: KnownPages;
  /** The last page that could not be read, if none could. */
  readonly failure: NewsdeskError | undefined;
}

interface Reading {
  readonly known: KnownPages;
  readonly ownerOf: Owners;
  readonly tools: RemoteTools;
}

async function readAll(due: readonly (readonly [string, ListedPage])[], { known, ownerOf, tools }: Reading): Promise<PagesRead> {
  const articles: FeedArticle[] = [];
  const pages: Record<string, KnownPages[string]> = {};
  let failure: NewsdeskError | undefined;
  let answered = 0;
  for (const [key, { url, lastmod }] of due) {
    const before = known[key];
    const at = { askedAt: tools.now(), ...(lastmod === undefined ? {} : { lastmod }) };
    try {
      const { reading, validators } = await askPage(url, before ?? {}, tools);
      answered += 1;
      const given = reading?.article === undefined ? undefined : ownerOf(key, url, reading.article);
      const article = reading === undefined ? before?.article : given && addressKey(given.url ?? url);
      pages[key] = { ...validators, ...at, ...(article === undefined ? {} : { article }) };
      if (given !== undefined) articles.push(given);
    } catch (error) {
      if (!(error instanceof NewsdeskError) || tools.signal?.aborted === true) throw error;
      // A page that is gone holds nothing; one that fails keeps what it had. Both are asked again: a sitemap may come before its pages.
      pages[key] = { ...(error.code === 'fetch.missing' ? {} : before), ...at, hasFailed: true };
      failure = error;
    }
  }
  return { articles, pages, failure: answered === 0 ? failure : undefined };
}

type Owners = (page: string, url: string, article: PageArticle) => PageArticle;

/**
 * A page is known by the address that it names, unless another page with another title names it too: themes give all pages the address of
 * the front page by mistake.
 */
function createOwners({ pages = {}, articles }: MirrorState): Owners {
  const titles = new Map(articles.flatMap(({ addresses, title }) => addresses.map((address) => [address, title] as const)));
  const owners = new Map(Object.entries(pages).flatMap(([page, { article }]) => (article === undefined ? [] : [[article, page] as const])));
  return (page, url, article) => {
    const named = addressKey(article.url ?? url);
    const owner = owners.get(named);
    if (owner !== undefined && owner !== page && titles.get(named) !== article.title) return { ...article, url };
    owners.set(named, page);
    titles.set(named, article.title);
    return article;
  };
}

function noPages(mirror: Mirror): NewsdeskError {
  return new NewsdeskError(`${shownAddress(mirror.state().configuredUrl)} lists no page that is read`, {
    code: 'feed.none',
    fix: 'Check `only:`: it has patterns of paths, such as /blog/**.',
  });
}
