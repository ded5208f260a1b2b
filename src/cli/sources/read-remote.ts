import { join } from 'node:path';
import type { RemoteFields } from '../../config/newsdesk-schema.ts';
import { NewsdeskError } from '../../runtime/errors.ts';
import { type MirrorState, openMirror } from '../../sources/feeds/mirror.ts';
import { DEFAULT_EVERY_MS } from '../../sources/feeds/pace.ts';
import { createPagesReader } from '../../sources/feeds/pages/read-pages.ts';
import { pollFeed, type PollOutcome } from '../../sources/feeds/poll-feed.ts';
import type { RemoteReader } from '../../sources/feeds/remote.ts';
import type { SiteTools } from './find-sitemap.ts';
import { readerOf } from './reader-of.ts';
import { recognizeSite } from './recognize-site.ts';

export type RemoteSource = RemoteFields & { readonly url: string };

/** The answer of a source that was asked once. */
export interface RemoteAnswer {
  /** As it was read: a site that was named may be read in another way. */
  readonly source: RemoteSource;
  /** The reason for that way, as a sentence. */
  readonly because?: string;
  /** The articles lie there. */
  readonly directory: string;
  readonly state: MirrorState;
  readonly outcome: Exclude<PollOutcome, { readonly kind: 'failed' }>;
}

/** Asks a source once, as `serve` would. @throws {NewsdeskError} if it cannot be fetched or read. */
export async function readRemote(source: RemoteSource, directory: string, tools: SiteTools): Promise<RemoteAnswer> {
  return ask(source, readerOf(source), join(directory, source.kind), tools);
}

/**
 * The same for an address that a person named: a feed, or a site that names one, else as `recognizeSite` finds, else a page with an article. The front
 * page of a site is a page last of all, every other one first.
 *
 * @throws {NewsdeskError} if it is none of them.
 */
export async function readAddress(url: string, directory: string, tools: SiteTools): Promise<RemoteAnswer> {
  try {
    return await readRemote({ kind: 'feed', url }, directory, tools);
  } catch (error) {
    if (!hasNothing(error)) throw error;
    const ways = [readPage, readSite];
    for (const read of new URL(url).pathname === '/' ? ways.reverse() : ways) {
      const answer = await read(url, directory, tools);
      if (answer !== undefined) return answer;
    }
    throw error;
  }
}

async function readPage(url: string, directory: string, tools: SiteTools): Promise<RemoteAnswer | undefined> {
  const source = { kind: 'pages', url, pages: [url] } as const;
  try {
    const answer = await ask(source, createPagesReader(source), join(directory, 'page'), tools);
    if (answer.outcome.kind !== 'read' || answer.outcome.given === 0) return undefined;
    return { ...answer, because: `${url} is a page that names no feed. Its article is read as one of \`pages:\` would be.` };
  } catch (error) {
    if (hasNothing(error)) return undefined;
    throw error;
  }
}

async function readSite(url: string, directory: string, tools: SiteTools): Promise<RemoteAnswer | undefined> {
  try {
    const { entry, because } = await recognizeSite(url, tools);
    return { ...(await readRemote(entry, directory, tools)), because };
  } catch (error) {
    if (hasNothing(error)) return undefined;
    throw error;
  }
}

function hasNothing(error: unknown): boolean {
  return error instanceof NewsdeskError && error.code === 'feed.none';
}

async function ask(source: RemoteSource, read: RemoteReader, directory: string, tools: SiteTools): Promise<RemoteAnswer> {
  const mirror = await openMirror(directory, source.url);
  const outcome = await pollFeed(mirror, { ...tools, read, everyMs: () => DEFAULT_EVERY_MS, chance: () => 0 });
  if (outcome.kind === 'failed') throw outcome.error;
  return { source, directory, outcome, state: mirror.state() };
}
