import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { formatArticleFile } from './article-file.ts';
import type { Feed } from './feed.ts';
import type { MirroredArticle } from './mirrored-article.ts';
import { replaceFile, writeWhole } from '../replace-file.ts';
import { type Reconciled, reconcile } from './reconcile.ts';

/** See `MirroredArticle`. */
export const mirroredSchema = z.object({
  file: z.string(),
  ids: z.array(z.string()).readonly(),
  addresses: z.array(z.string()).readonly(),
  title: z.string(),
  publishedAt: z.string().optional(),
  isArchive: z.boolean(),
  stamp: z.string().optional(),
  isGone: z.boolean().optional(),
});

/** A page as it was asked last. `lastmod` is of its sitemap. */
const pageSchema = z.object({
  askedAt: z.number(),
  lastmod: z.string().optional(),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  /** The canonical address of the article that it holds. */
  article: z.string().optional(),
  /** It could not be read. */
  hasFailed: z.boolean().optional(),
});

/** The record of a feed beside its files. Times are milliseconds since the epoch. */
const stateSchema = z.object({
  version: z.literal(1),
  /** The address in the configuration. */
  configuredUrl: z.string(),
  /** The address to ask, after permanent redirects and after the feed was found on a page. */
  url: z.string(),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  /** SHA-256 of the last body: a server without `ETag` sends the same again and again. */
  bodyHash: z.string().optional(),
  /** Of the feed itself, once it has been read. */
  title: z.string().optional(),
  siteUrl: z.string().optional(),
  lang: z.string().optional(),
  /** The number of its articles of which it gave no more than a summary, at the last reading. */
  summaries: z.number().optional(),
  articles: z.array(mirroredSchema).readonly(),
  /** Of a content system: the latest change that was read, as it writes it, and the number of its articles then. */
  latest: z.string().optional(),
  total: z.number().optional(),
  /** The ids of those that it holds back, as behind a password: they are not asked for again. */
  heldBack: z.array(z.string()).readonly().optional(),
  /** The pages that were asked, by their canonical addresses. */
  pages: z.record(z.string(), pageSchema).optional(),
  /** The first reading is still going on: what it finds is the archive. */
  isGathering: z.boolean().optional(),
  minPauseMinutes: z.number().optional(),
  /** The hub that tells of its changes, and its name there. */
  hub: z.object({ url: z.string(), topic: z.string() }).optional(),
  lastFetchAt: z.number().optional(),
  lastSuccessAt: z.number().optional(),
  nextFetchAt: z.number().optional(),
  failures: z.number(),
  fault: z
    .object({ code: z.string(), what: z.string(), fix: z.string().optional(), since: z.number(), isTold: z.boolean().optional() })
    .optional(),
});

/** The name of the record, beside the articles. */
const RECORD = 'feed.json';

export type MirrorState = z.infer<typeof stateSchema>;

/** The number of articles that are there now. */
export function countArticles({ articles }: MirrorState): number {
  return articles.filter(({ isGone }) => isGone !== true).length;
}

/** A feed's articles as files in a directory, with a record of the feed: what was once given is there after a restart, and without a network. */
export interface Mirror {
  state(): MirrorState;
  /** Writes the record. */
  save(state: MirrorState): Promise<void>;
  /** Takes in what a feed gives; returns the record that knows it, not yet saved. Files that did not change are not written. */
  take(feed: Feed, now: number): Promise<MirrorState>;
  /** Takes the files of articles away that their source has taken away; returns the record without them, not yet saved. */
  drop(state: MirrorState, isGone: (article: MirroredArticle) => boolean): Promise<MirrorState>;
}

/** A mirror that cannot be read begins anew, as the archive: nothing of it is announced. */
export async function openMirror(directory: string, configuredUrl: string): Promise<Mirror> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const recordPath = join(directory, RECORD);
  const kept = await readMirrorState(directory);
  const fresh: MirrorState = { version: 1, configuredUrl, url: configuredUrl, articles: [], failures: 0 };
  let state: MirrorState = kept ?? fresh;
  if (state.configuredUrl !== configuredUrl) state = { ...fresh, articles: state.articles };

  const fileOf = ({ file }: Pick<MirroredArticle, 'file'>): string => join(directory, `${file}.article.html`);

  /** Under another address the feed is the same if it gives an article that is known; else it is another one, and the old articles go. */
  async function reconcileAll(feed: Feed, at: number): Promise<readonly Reconciled[]> {
    const now = new Date(at).toISOString();
    if (state.isGathering === true) return reconcile(state.articles, feed.articles, { isFirst: true, now });
    if (state.lastSuccessAt !== undefined) return reconcile(state.articles, feed.articles, { isFirst: false, now });
    const known = new Set(state.articles.map(({ file }) => file));
    const asSame = reconcile(state.articles, feed.articles, { isFirst: false, now });
    if (asSame.some(({ article }) => known.has(article.file))) return asSame;
    if (feed.articles.length > 0) {
      for (const file of known) await rm(fileOf({ file }), { force: true });
      state = { ...state, articles: [] };
    }
    return reconcile(state.articles, feed.articles, { isFirst: true, now });
  }

  return {
    state: () => state,
    async save(next) {
      await writeWhole(recordPath, `${JSON.stringify(next)}\n`);
      state = next;
    },
    async take(feed, now) {
      const reconciled = await reconcileAll(feed, now);
      for (const one of reconciled) {
        if (one.given.isKept !== true) await replaceFile(fileOf(one.article), formatArticleFile(one, feed.lang));
      }
      const taken = new Map(reconciled.map(({ article }) => [article.file, article]));
      return {
        ...state,
        title: feed.title ?? state.title,
        siteUrl: feed.siteUrl ?? state.siteUrl,
        lang: feed.lang ?? state.lang,
        minPauseMinutes: feed.minPauseMinutes,
        hub: feed.hub,
        summaries: reconciled.filter(({ given }) => !given.isWhole).length,
        articles: [...state.articles.map((article) => taken.get(article.file) ?? article), ...newOnes(state, taken)],
      };
    },
    async drop(from, isGone) {
      const gone = from.articles.filter((article) => article.isGone !== true && isGone(article));
      for (const article of gone) await rm(fileOf(article), { force: true });
      return gone.length === 0
        ? from
        : { ...from, articles: from.articles.map((one) => (gone.includes(one) ? { ...one, isGone: true } : one)) };
    },
  };
}

/** The record of a mirror, without opening it; undefined if there is none, or it cannot be read. */
export async function readMirrorState(directory: string): Promise<MirrorState | undefined> {
  return stateSchema.safeParse(await readJson(join(directory, RECORD))).data;
}

function newOnes(state: MirrorState, taken: ReadonlyMap<string, MirrorState['articles'][number]>): MirrorState['articles'] {
  const known = new Set(state.articles.map(({ file }) => file));
  return [...taken.values()].filter(({ file }) => !known.has(file));
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}
