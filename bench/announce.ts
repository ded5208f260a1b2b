import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnnouncementId } from '../src/delivery/announcement.ts';
import { createDispatcher } from '../src/announce/dispatcher.ts';
import { silentEvents } from '../src/announce/dispatcher-events.ts';
import { destinationOf } from '../src/subscription/subscription.ts';
import { createDiscordPublisher } from '../src/platform/discord/publisher.ts';
import { createSlackPublisher } from '../src/platform/slack/publisher.ts';
import type { Storage } from '../src/ports/storage.ts';
import { systemClock } from '../src/runtime/clock.ts';
import { createDiscordSandbox } from '../src/sandbox/discord/create-discord-sandbox.ts';
import { createSlackSandbox } from '../src/sandbox/slack/slack-sandbox.ts';
import { defaultTeam } from '../src/sandbox/slack/seed.ts';
import { openStorage } from '../src/storage/open-storage.ts';
import { DAY, emptyFanOut, makeCard, makeDelivery } from '../test/announce/fixtures.ts';
import { startPostgres } from '../test/storage/start-postgres.ts';

/**
 * One article to many channels through sandboxes that keep the platforms' real limits, and the database work of a delivery:
 * `node bench/announce.ts [--quick] [discord channels] [slack channels]`; 10,000 and 2,000 by default, which takes about seven
 * minutes; 500 and 350 with `--quick`, which takes half a minute and is over before the paces have settled: its ratios are higher.
 */
const quick = process.argv.includes('--quick');
const given = process.argv.slice(2).filter((word) => word !== '--quick');
const [discordChannels = quick ? 500 : 10_000, slackChannels = quick ? 350 : 2_000] = given.map(Number);
/** The report, printed whole at the end. */
const rows: (readonly [what: string, figure: string])[] = [];
const databaseMs: number[] = [];

/** Time of the limits themselves: 50 a second on Discord; on Slack 300 a minute after a burst of 300. */
const limits = { discord: discordChannels / 50, slack: Math.max(0, (slackChannels - 300) / 5) };

async function deliverEverywhere(): Promise<void> {
  const names = Array.from({ length: discordChannels }, (_, index) => ({ name: `news-${index}` }));
  const channels = Array.from({ length: slackChannels }, (_, index) => ({
    id: `C${String(index).padStart(9, '0')}`,
    name: `news-${index}`,
  }));
  const discord = await createDiscordSandbox({ rateLimits: 'real', guilds: [{ name: 'Gazette', channels: names }] });
  const slack = await createSlackSandbox({ rateLimits: 'real', teams: [{ ...defaultTeam, channels }], logCapacity: 10 });
  const directory = await mkdtemp(join(tmpdir(), 'newsdesk-bench-'));
  await using storage = await openStorage(join(directory, 'newsdesk.db'), true);
  const destinations = [
    ...[...discord.world.channels.keys()].map((id) => destinationOf('discord', discord.guildId, 'channel', id)),
    ...channels.map(({ id }) => destinationOf('slack', slack.teamId, 'channel', id)),
  ];
  const now = Date.now();
  const announcementId = 'article:bench' as AnnouncementId;
  const fanOutBegan = performance.now();
  await storage.outbox.insertFanOut(
    {
      ...emptyFanOut,
      cards: [{ announcementId, revision: 1, card: makeCard('bench') }],
      deliveries: destinations.map((destination) => makeDelivery('bench', '', { destination, readyAt: now, expiresAt: now + DAY })),
    },
    now,
  );
  rows.push([`fan-out to ${destinations.length} channels, one transaction`, `${Math.round(performance.now() - fanOutBegan)} ms`]);
  const slackAnswers: { readonly status: number }[] = [];
  slack.events.on('request', (request) => void slackAnswers.push({ status: request.status }));
  const memoryBefore = process.memoryUsage().rss;
  let memoryPeak = memoryBefore;
  const last = { discord: 0, slack: 0 };
  const began = performance.now();
  const dispatcher = createDispatcher({
    storage,
    publishers: [
      createDiscordPublisher({ token: discord.token, apiUrl: discord.apiUrl }),
      createSlackPublisher({ token: slack.botToken, apiUrl: slack.apiUrl }),
    ],
    clock: systemClock,
    owner: 'bench',
    events: {
      ...silentEvents,
      onSettled({ destination }, outcome) {
        if (outcome === 'delivered' && (destination.platform === 'discord' || destination.platform === 'slack'))
          last[destination.platform] = (performance.now() - began) / 1_000;
      },
    },
  });
  dispatcher.start();
  for (let open = 1; open > 0; ) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    memoryPeak = Math.max(memoryPeak, process.memoryUsage().rss);
    const counts = await storage.outbox.count();
    open = counts.pending + counts.sending;
  }
  await dispatcher.stop();
  const tooMany = discord.requests.filter(({ status }) => status === 429).length;
  for (const platform of ['discord', 'slack'] as const) {
    if (limits[platform] === 0) continue;
    const channels = platform === 'discord' ? discordChannels : slackChannels;
    const name = `${channels} channels of ${platform === 'discord' ? 'Discord' : 'Slack'}`;
    rows.push([name, `${last[platform].toFixed(1)} s; the limit alone takes ${limits[platform].toFixed(1)} s`]);
    rows.push([`${name}, beside the limit (goal 1.1)`, (last[platform] / limits[platform]).toFixed(3)]);
  }
  const tooManyOnSlack = slackAnswers.filter(({ status }) => status === 429).length;
  rows.push(['answers 429 of Discord, of Slack', `${tooMany}, ${tooManyOnSlack}`]);
  rows.push(['resident memory, both local platforms included', `${toMiB(memoryBefore)} MiB before, ${toMiB(memoryPeak)} MiB at most`]);
  await discord.close();
  await slack.close();
  await rm(directory, { recursive: true, force: true });
}

/** Claim and settlement of a delivery, by themselves. */
async function measureDatabase(name: string, storage: Storage): Promise<void> {
  const now = Date.now();
  const amount = 2_000;
  const deliveries = Array.from({ length: amount }, (_, index) =>
    makeDelivery('bench', `c${index}`, { readyAt: now, expiresAt: now + DAY }),
  );
  await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries }, now);
  const began = performance.now();
  for (let left = amount; left > 0; ) {
    const claims = await storage.outbox.claim({
      platform: 'discord',
      owner: 'bench',
      now,
      leaseMs: 60_000,
      limit: 10,
      exceptQueues: [],
      exceptInstallations: [],
    });
    left -= claims.length;
    for (const claim of claims)
      await storage.outbox.settle(claim, 'bench', { kind: 'delivered', message: { messageId: 'm' }, outcome: 'Posted' }, now);
  }
  const ms = (performance.now() - began) / amount;
  rows.push([`database work a delivery on ${name}, claimed by ten, settled one by one`, `${ms.toFixed(2)} ms`]);
  databaseMs.push(ms);
}

function toMiB(bytes: number): number {
  return Math.round(bytes / 1_048_576);
}

const directory = await mkdtemp(join(tmpdir(), 'newsdesk-bench-'));
{
  await using sqlite = await openStorage(join(directory, 'newsdesk.db'), true);
  await measureDatabase('SQLite', sqlite);
}
await rm(directory, { recursive: true, force: true });
{
  await using server = await startPostgres();
  await using postgres = await openStorage(await server.createDatabase('bench'), true);
  await measureDatabase('PostgreSQL', postgres);
}
await deliverEverywhere();
const [sqliteMs = 1, postgresMs = 1] = databaseMs;
rows.push(['database work on PostgreSQL beside SQLite', (postgresMs / sqliteMs).toFixed(2)]);
const width = Math.max(...rows.map(([what]) => what.length));
for (const [what, figure] of rows) console.log(`${what.padEnd(width)}  ${figure}`);
process.exit(0);
