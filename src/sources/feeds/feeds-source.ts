import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Edition } from '../../content/edition.ts';
import type { ContentSource } from '../../ports/content-source.ts';
import type { Clock } from '../../runtime/clock.ts';
import { createDirectorySource } from '../directory.ts';
import { replaceFile } from '../replace-file.ts';
import type { GuardedFetch } from '../network/guarded-fetch.ts';
import { createFeedReader } from './feed-reader.ts';
import { type Mirror, openMirror } from './mirror.ts';
import { DEFAULT_EVERY_MS } from './pace.ts';
import { orderFeeds } from './order-feeds.ts';
import { createHubDeliveries, type HubDoor } from './hubs/hub-door.ts';
import { createHubSubscriptions, type HubOptions } from './hubs/hub-subscriptions.ts';
import { watchHub } from './hubs/watch-hub.ts';
import { pollFeed, type PollOutcome } from './poll-feed.ts';
import { createPoller, type PolledFeed } from './poller.ts';
import { readFeedAddress } from './read-feed-address.ts';
import type { RemoteReader } from './remote.ts';

export interface FeedSettings {
  /** Unique; the name of its folder. */
  readonly name: string;
  /** Of the feed, or of a page that names it; whatever `read` reads. */
  readonly url: string;
  /** Reads a feed by default. */
  readonly read?: RemoteReader;
  /** The least pause between two requests, in ms; ten minutes by default. */
  readonly everyMs?: number;
}

export interface FeedsSourceOptions {
  readonly feeds: readonly FeedSettings[];
  /** The directory of the mirrors; made if it is missing. */
  readonly root: string;
  readonly clock: Clock;
  readonly fetch: GuardedFetch;
  /** For the deadlines of reading, which are of the wall; `clock` by default. */
  readonly readingClock?: Clock;
  /** 0 <= x < 1, another one at each call. */
  readonly chance: () => number;
  /** The longest wait of the first load for feeds that were never read, in ms. */
  readonly firstRoundMs: number;
  /** As of a directory, for the files that feeds are kept in. */
  readonly patienceMs?: number | undefined;
  /** A directory that may answer from its last edition does not wait for feeds to be read. */
  readonly isBesideDirectory?: boolean;
  readonly onOutcome: (name: string, outcome: PollOutcome) => void;
  /** Feeds that name a hub are subscribed there. Without it they are only asked. */
  readonly hubs?: HubOptions | undefined;
}

export interface FeedsSource extends ContentSource {
  /** The side that hubs reach; undefined if feeds are only asked. */
  readonly hubs: HubDoor | undefined;
  /** The record of each feed. */
  list(): readonly { readonly name: string; readonly state: ReturnType<Mirror['state']> }[];
}

/**
 * Articles of feeds. What a feed gives is kept as files, so that it is there at the next start, without a network, and once the feed has
 * moved on; those files are read as every other directory is. The articles of a feed's first reading are its archive: found, and not
 * announced.
 */
export function createFeedsSource({
  feeds,
  root,
  clock,
  fetch,
  readingClock = clock,
  chance,
  firstRoundMs,
  patienceMs,
  isBesideDirectory = false,
  onOutcome,
  hubs,
}: FeedsSourceOptions): FeedsSource {
  const subscriptions = hubs === undefined ? undefined : createHubSubscriptions({ ...hubs, root, clock });
  let hasten = (_name: string): void => {};
  const deliveries = subscriptions === undefined ? undefined : createHubDeliveries(subscriptions, (name) => hasten(name));
  const reader = createFeedReader({ clock: readingClock });
  const ending = new AbortController();
  const directory = createDirectorySource(root, {
    clock: readingClock,
    waitsForReader: !isBesideDirectory,
    ...(patienceMs === undefined ? {} : { patienceMs }),
  });
  let mirrors: readonly PolledFeed[] = [];
  /** The description that was written last: after each request it is the same. */
  let described: string | undefined;
  let opening: Promise<void> | undefined;
  let stopPolling = (): Promise<void> => Promise.resolve();

  async function open(): Promise<void> {
    await mkdir(root, { recursive: true, mode: 0o700 });
    mirrors = await Promise.all(feeds.map(async ({ name, url }) => ({ name, mirror: await openMirror(join(root, name), url) })));
    await subscriptions?.open(feeds.map(({ name }) => name));
    await describe();
    const settings = new Map(feeds.map((feed) => [feed.name, feed]));
    const poller = createPoller(mirrors, {
      clock,
      poll: async ({ name, mirror }) => {
        const { everyMs: least = DEFAULT_EVERY_MS, read = readFeedAddress } = settings.get(name) ?? {};
        const { signal } = ending;
        const everyMs = (): number => subscriptions?.pauseOf(name, least) ?? least;
        const watched = subscriptions === undefined ? read : watchHub(name, read, subscriptions);
        const delivered = deliveries?.take(name);
        const outcome = await pollFeed(mirror, {
          read: watched,
          fetch,
          reader,
          now: () => clock.now(),
          everyMs,
          chance,
          signal,
          delivered,
        });
        await describe();
        if (outcome.kind !== 'failed') await subscriptions?.keep(name, mirror.state().hub, signal);
        return outcome;
      },
      onOutcome: ({ name }, outcome) => {
        if (!ending.signal.aborted) onOutcome(name, outcome);
      },
    });
    if (ending.signal.aborted) return;
    stopPolling = () => poller.stop();
    hasten = (name) => poller.hasten(name);
    poller.start();
    await Promise.race([poller.firstRound, new Promise<void>((resolve) => void clock.after(firstRoundMs, resolve))]);
  }

  /** The publication is called as its first feed is, unless another source says so. */
  async function describe(): Promise<void> {
    const [first] = mirrors.map(({ mirror }) => mirror.state()).filter(({ lastSuccessAt }) => lastSuccessAt !== undefined);
    const fields = {
      ...(first?.title === undefined ? {} : { name: first.title }),
      ...(first?.lang !== undefined && /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/iu.test(first.lang) ? { lang: first.lang } : {}),
      // A feed that is not listed any more is not read any more.
      only: feeds.map(({ name }) => `${name}/**`),
      generator: 'plain',
      timeZone: 'UTC',
    };
    const key = JSON.stringify(fields);
    if (key === described) return;
    described = key;
    const text = stringify(fields, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' });
    await replaceFile(join(root, 'publication.yaml'), text);
  }

  const inOrder = (edition: Edition): Edition => orderFeeds(edition, feeds);

  return {
    hubs: deliveries,
    async load(): Promise<Edition> {
      await (opening ??= open());
      return inOrder(await directory.load());
    },
    watch: (onChange) => directory.watch((edition) => onChange(inOrder(edition))),
    accept: () => directory.accept(),
    findTroubles: () => mirrors.flatMap(({ name, mirror }) => (mirror.state().fault === undefined ? [] : [name])),
    list: () => mirrors.map(({ name, mirror }) => ({ name, state: mirror.state() })),
    async close() {
      ending.abort();
      // First what a poll may be waiting for.
      reader.close();
      await opening?.catch(() => {});
      await stopPolling();
      await fetch.close();
      await directory.close();
    },
  };
}
