import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SourceList } from '../../config/newsdesk-file.ts';
import type { ContentSource } from '../../ports/content-source.ts';
import type { Clock } from '../../runtime/clock.ts';
import { createDirectorySource, type DirectorySourceOptions } from '../../sources/directory.ts';
import type { ReadingKeeper } from '../../sources/reading-keeper.ts';
import { createFeedsSource, type FeedsSourceOptions } from '../../sources/feeds/feeds-source.ts';
import { createGuardedFetch } from '../../sources/network/guarded-fetch.ts';
import { joinSources } from './join-sources.ts';
import { readerOf } from './reader-of.ts';
import { userAgent } from './user-agent.ts';

export interface OpenSourceOptions {
  /** The content directory, if no list of sources is given. */
  readonly dir: string;
  readonly list: SourceList | undefined;
  /** The directory of the feeds' mirrors; undefined keeps them for this run alone. */
  readonly feedsDirectory: string | undefined;
  readonly directory: DirectorySourceOptions;
  /** Keeps the articles of the first source from one start to the next. */
  readonly keeper: ReadingKeeper | undefined;
  readonly clock: Clock;
  readonly onFeedOutcome: FeedsSourceOptions['onOutcome'];
}

/** The number of steps of a chance between 0 and 1. */
const CHANCES = 1_000_000;
/** The first start waits for feeds for so long, in ms; those that take longer follow by themselves. */
const FIRST_ROUND_MS = 15_000;
/** The same if there is a directory to answer from. */
const BESIDE_DIRECTORY_MS = 3_000;

/** Everything that articles come from, as one source. */
export async function openSource(options: OpenSourceOptions): Promise<ContentSource> {
  const { dir, list, directory, keeper } = options;
  if (list === undefined) return createDirectorySource(dir, { ...directory, keeper });
  const directories = list.sources
    .filter((source) => source.kind === 'directory')
    .map(({ path }, index) => createDirectorySource(path, index === 0 ? { ...directory, keeper } : directory));
  const hasRemotes = list.sources.some(({ kind }) => kind !== 'directory');
  return joinSources(directories, hasRemotes ? await openFeeds(list, options) : undefined);
}

async function openFeeds(list: SourceList, { feedsDirectory, directory, clock, onFeedOutcome }: OpenSourceOptions): Promise<ContentSource> {
  const root = feedsDirectory ?? (await mkdtemp(join(tmpdir(), 'newsdesk-feeds-')));
  const source = createFeedsSource({
    feeds: list.sources.filter((entry) => entry.kind !== 'directory').map((entry) => ({ ...entry, read: readerOf(entry) })),
    root,
    clock,
    fetch: createGuardedFetch({ userAgent: userAgent(), allowedHosts: list.allowHosts }),
    chance: () => randomInt(CHANCES) / CHANCES,
    firstRoundMs: list.sources.some(({ kind }) => kind === 'directory') ? BESIDE_DIRECTORY_MS : FIRST_ROUND_MS,
    patienceMs: directory.patienceMs,
    onOutcome: onFeedOutcome,
  });
  if (feedsDirectory !== undefined) return source;
  return {
    ...source,
    async close() {
      await source.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}
