import { randomUUID } from 'node:crypto';
import { createDispatcher } from '../../src/announce/dispatcher.ts';
import { silentEvents } from '../../src/announce/dispatcher-events.ts';
import { createPlanner } from '../../src/announce/planner.ts';
import { subscribeConfigured } from '../../src/app/subscribe-configured.ts';
import { Secret } from '../../src/runtime/secret.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createFeedsSource } from '../../src/sources/feeds/feeds-source.ts';
import { createGuardedFetch } from '../../src/sources/network/guarded-fetch.ts';
import type { Edition } from '../../src/content/edition.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import '../../src/storage/open-sqlite.ts';
import type { FeedWorkerMessage, FeedWorkerOptions } from './feed-fire-proof.ts';
import { createScaledClock } from './scaled-clock.ts';
import { createScaledPublishers } from './scaled-publishers.ts';

/** A process that reads a feed, plans and delivers, as `serve` does, until it is killed. Says what it has read and kept. */
if (process.argv[2] === '--warm') process.exit(0);
const options = JSON.parse(process.argv[2] ?? '{}') as FeedWorkerOptions;
const { factor, startedAt, location, feedUrl, root, channels } = options;
const clock = createScaledClock(startedAt, factor);
process.once('disconnect', () => process.exit(0));

const storage = await openStorage(location, true);
const owner = randomUUID();
const say = (message: FeedWorkerMessage): void => void process.send?.(message);
const report = (error: unknown, during: string): void => say({ trouble: `trouble while ${during}: ${String(error)}` });
const sayRead = ({ articles }: Edition): void => say({ titles: articles.map(({ title }) => title) });
const dispatcher = createDispatcher({
  storage,
  publishers: createScaledPublishers(options),
  clock,
  owner,
  leaseMs: options.leaseMs,
  pollMs: 100 * factor,
  backoff: [5_000, 10_000, 20_000],
  events: { ...silentEvents, onTrouble: report },
});
const planner = createPlanner({ storage, clock, owner, onPlanned: dispatcher.wake, onTrouble: report, onBehind: () => {} });
const source = createFeedsSource({
  feeds: [{ name: 'gate', url: feedUrl, everyMs: 60_000 }],
  root,
  clock,
  fetch: createGuardedFetch({ userAgent: 'Newsdesk/test', allowedHosts: [new URL(feedUrl).host], timeoutMs: 2_000 }),
  readingClock: systemClock,
  chance: () => 0,
  firstRoundMs: 20_000 * factor,
  onOutcome: () => {},
});
const configured = {
  discord: { token: new Secret(options.discord.token), apiUrl: options.discord.apiUrl, announceChannels: [channels.discord.channel] },
  slack: {
    botToken: new Secret(options.slack.token),
    appToken: new Secret(options.slack.token),
    apiUrl: options.slack.apiUrl,
    announceChannels: [channels.slack.channel],
  },
};
const installations = new Map([
  ['discord', channels.discord.installation],
  ['slack', channels.slack.installation],
]);

const edition = await source.load();
sayRead(edition);
planner.remember(edition);
if ((await storage.ledger.readHead()).version === 0) await planner.publish(edition);
await subscribeConfigured(configured, installations, storage, clock.now());
source.watch((next) => {
  sayRead(next);
  void planner.publish(next);
});
await planner.publish(edition);
planner.start();
dispatcher.start();
say({ isReady: true });
