import { randomBytes, randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRemote, type SourceList } from '../../config/newsdesk-file.ts';
import type { ContentSource } from '../../ports/content-source.ts';
import type { Clock } from '../../runtime/clock.ts';
import { createArticleParser } from '../../sources/article-parser.ts';
import { createDirectorySource, type DirectorySourceOptions } from '../../sources/directory.ts';
import type { ReadingKeeper } from '../../sources/reading-keeper.ts';
import { createFeedsSource, type FeedsSource, type FeedsSourceOptions } from '../../sources/feeds/feeds-source.ts';
import type { HubDoor } from '../../sources/feeds/hubs/hub-door.ts';
import { createGuardedFetch } from '../../sources/network/guarded-fetch.ts';
import { createGuardedPost } from '../../sources/network/guarded-post.ts';
import { createPushesSource, type PushesSource } from '../../sources/pushes/pushes-source.ts';
import { joinSources } from './join-sources.ts';
import { readerOf } from './reader-of.ts';
import { pushesDirectoryOf } from './read-source-list.ts';
import { userAgent } from './user-agent.ts';

/** The sides of the sources that others reach. */
export interface OpenedSources {
  /** Takes pushes in, if the list names one. */
  readonly pushes: PushesSource | undefined;
  /** Takes in what hubs of feeds say, if feeds are subscribed at them. */
  readonly hubs: HubDoor | undefined;
  /** The directory of the records of feeds. */
  readonly root: string;
}

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
  /** The address of this bot for hubs of feeds; feeds are only asked without one. */
  readonly publicUrl: string | undefined;
  /** Called before anything is read. */
  readonly onOpen: (opened: OpenedSources) => void;
}

/** The number of steps of a chance between 0 and 1. */
const CHANCES = 1_000_000;
/** The first start waits for feeds for so long, in ms; those that take longer follow by themselves. */
const FIRST_ROUND_MS = 15_000;
/** The same if there is a directory to answer from. */
const BESIDE_DIRECTORY_MS = 3_000;

/** Everything that articles come from, as one source. */
export async function openSource(options: OpenSourceOptions): Promise<ContentSource> {
  const { dir, list, directory, keeper, clock } = options;
  if (list === undefined) {
    options.onOpen({ pushes: undefined, hubs: undefined, root: '' });
    return createDirectorySource(dir, { ...directory, keeper });
  }
  // Ten directories have as many processors as one.
  const parser = createArticleParser({ clock });
  const directories = list.sources
    .filter((source) => source.kind === 'directory')
    .map(({ path }, index) => createDirectorySource(path, { ...directory, parser, ...(index === 0 && { keeper }) }));
  const { root, remove } = await keepIn(options.feedsDirectory);
  const names = list.sources.flatMap((source) => (source.kind === 'push' ? [source.name] : []));
  const pushes =
    names.length === 0
      ? undefined
      : createPushesSource({
          names,
          root: pushesDirectoryOf(root),
          clock,
          patienceMs: directory.patienceMs,
          isBesideDirectory: directories.length > 0,
        });
  const feeds = list.sources.some(isRemote) ? openFeeds(list, root, options) : undefined;
  options.onOpen({ pushes, hubs: feeds?.hubs, root });
  const joined = joinSources({ directories, pushes, feeds });
  return {
    ...joined,
    async close() {
      await joined.close();
      await parser.close();
      await remove();
    },
  };
}

/** Without a directory that stays, articles are kept in one for this run. */
async function keepIn(feedsDirectory: string | undefined): Promise<{ readonly root: string; readonly remove: () => Promise<void> }> {
  if (feedsDirectory !== undefined) return { root: feedsDirectory, remove: () => Promise.resolve() };
  const base = await mkdtemp(join(tmpdir(), 'newsdesk-sources-'));
  return { root: join(base, 'feeds'), remove: () => rm(base, { recursive: true, force: true }) };
}

function openFeeds(list: SourceList, root: string, options: OpenSourceOptions): FeedsSource {
  const { directory, clock, onFeedOutcome, publicUrl } = options;
  const rules = { userAgent: userAgent(), allowedHosts: list.allowHosts };
  const post = publicUrl === undefined ? undefined : createGuardedPost(rules);
  const isBesideDirectory = list.sources.some(({ kind }) => kind === 'directory');
  const feeds = createFeedsSource({
    feeds: list.sources.filter(isRemote).map((entry) => ({ ...entry, read: readerOf(entry) })),
    root,
    clock,
    fetch: createGuardedFetch(rules),
    chance: () => randomInt(CHANCES) / CHANCES,
    firstRoundMs: isBesideDirectory ? BESIDE_DIRECTORY_MS : FIRST_ROUND_MS,
    isBesideDirectory,
    patienceMs: directory.patienceMs,
    onOutcome: onFeedOutcome,
    hubs: publicUrl === undefined || post === undefined ? undefined : { publicUrl, post: post.post, createToken },
  });
  return {
    ...feeds,
    async close() {
      await feeds.close();
      await post?.close();
    },
  };
}

/** 256 bits in letters and digits. */
function createToken(): string {
  return randomBytes(32).toString('hex');
}
