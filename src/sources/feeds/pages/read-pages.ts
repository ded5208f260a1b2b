import { matchesGlob } from 'node:path';
import { NewsdeskError } from '../../../runtime/errors.ts';
import { addressKey } from '../canonical-address.ts';
import type { FeedArticle } from '../feed.ts';
import type { Mirror, MirrorState } from '../mirror.ts';
import type { ListedPage } from '../readings.ts';
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
/** Lists of articles, which sitemaps have beside the articles. Articles lie in folders such as `/topics/` and `/archives/` too. */
const LISTS = /\/(?:tags?|categor(?:y|ies)|authors?|page\/\d+)(?:\/|$)/iu;

/** Reads the articles of the pages of a site: all of them by and by, later those that changed. A page that is gone takes its article along. */
export function createPagesReader({ pages, only }: PagesSettings): RemoteReader {
  return async (mirror, tools) => {
    const listed =
      typeof pages === 'string' ? (await listPages(pages, tools)).filter(({ url }) => isWanted(url, only)) : pages.map((url) => ({ url }));
    if (listed.length === 0) throw noPages(mirror);
    const before = mirror.state();
    const known = before.pages ?? {};
    const due = choose(listed, known, tools.now());
    const read = await readAll(due.slice(0, PAGES), known, tools);
    const all = new Set(listed.map(({ url }) => addressKey(url)));
    const asked = Object.fromEntries(Object.entries({ ...known, ...read.pages }).filter(([address]) => all.has(address)));
    const held = new Set(Object.values(asked).flatMap(({ article }) => article ?? []));
    const isMore = due.length > PAGES;
    const isGathering = isMore && (before.lastSuccessAt === undefined || before.isGathering === true);
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

/** The pages to ask now, those that were not asked for the longest time first. */
function choose(listed: readonly ListedPage[], known: KnownPages, now: number): readonly ListedPage[] {
  const askedAt = ({ url }: ListedPage): number => known[addressKey(url)]?.askedAt ?? 0;
  return listed
    .filter((page) => {
      const before = known[addressKey(page.url)];
      if (before === undefined) return true;
      if (before.hasFailed === true) return now - before.askedAt >= RETRY_MS;
      return page.lastmod === undefined ? now - before.askedAt >= RECHECK_MS : page.lastmod !== before.lastmod;
    })
    .toSorted((a, b) => askedAt(a) - askedAt(b));
}

interface PagesRead {
  readonly articles: readonly FeedArticle[];
  readonly pages: KnownPages;
}

/** @throws {NewsdeskError} if not a single one can be read: that is the site, not its pages. */
async function readAll(due: readonly ListedPage[], known: KnownPages, tools: RemoteTools): Promise<PagesRead> {
  const articles: FeedArticle[] = [];
  const pages: Record<string, KnownPages[string]> = {};
  let failure: NewsdeskError | undefined;
  let failures = 0;
  for (const { url, lastmod } of due) {
    const key = addressKey(url);
    const before = known[key];
    const at = { askedAt: tools.now(), ...(lastmod === undefined ? {} : { lastmod }) };
    try {
      const { reading, validators } = await askPage(url, before ?? {}, tools);
      const article = reading === undefined ? before?.article : reading.article && addressKey(reading.article.url ?? url);
      pages[key] = { ...at, ...validators, ...(article === undefined ? {} : { article }) };
      if (reading?.article !== undefined) articles.push(reading.article);
    } catch (error) {
      if (!(error instanceof NewsdeskError) || tools.signal?.aborted === true) throw error;
      // A page that is gone holds nothing any more; one that fails keeps what it had.
      const isGone = error.code === 'fetch.missing';
      pages[key] = { ...(isGone ? at : { ...before, ...at, hasFailed: true }) };
      if (isGone) continue;
      failure = error;
      failures += 1;
    }
  }
  if (failure !== undefined && failures === due.length) throw failure;
  return { articles, pages };
}

function noPages(mirror: Mirror): NewsdeskError {
  return new NewsdeskError(`${mirror.state().configuredUrl} lists no page that is read`, {
    code: 'feed.none',
    fix: 'Check `only:`: it has patterns of paths, such as /blog/**.',
  });
}
