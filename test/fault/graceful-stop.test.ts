import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { AnnouncementId } from '../../src/announce/announcement.ts';
import { destinationOf } from '../../src/announce/subscription.ts';
import { faultActions } from '../../src/sandbox/faults.ts';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import { createSlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { openSqlite } from '../../src/storage/open-sqlite.ts';
import { DAY, emptyFanOut, makeCard, makeDelivery } from '../announce/fixtures.ts';
import { createScaledClock } from './scaled-clock.ts';
import { createWorkerPool } from './worker-pool.ts';

const rounds = Math.max(2, Math.round(Number(process.env['NEWSDESK_TEST_KILLS'] ?? 12) / 5));
const factor = 30;

it('ends with status 0 in time when it is asked to with sends under way, and loses and doubles nothing', {
  timeout: 60_000 + rounds * 5_000,
}, async () => {
  const directory = await mkdtemp(join(tmpdir(), 'newsdesk-stop-'));
  const location = join(directory, 'newsdesk.db');
  const startedAt = Date.now();
  const clock = createScaledClock(startedAt, factor);
  const names = Array.from({ length: 50 }, (_, index) => `news-${index}`);
  const discord = await createDiscordSandbox({ clock, guilds: [{ name: 'Gazette', channels: names.map((name) => ({ name })) }] });
  const slack = await createSlackSandbox({ clock });
  // Half of the posts are answered late: they are under way when the signal comes.
  let turn = 0;
  discord.faults.fault({
    match: ({ method, path }) => method === 'POST' && path.endsWith('/messages') && (turn += 1) % 2 === 0,
    times: Infinity,
    action: faultActions.delay(200 * factor),
  });
  const storage = await openSqlite(location, { exclusive: false });
  const pool = createWorkerPool(
    {
      location,
      discord: { token: discord.token, apiUrl: discord.apiUrl },
      slack: { token: slack.botToken, apiUrl: slack.apiUrl },
      startedAt,
      factor,
      timeoutMs: 300,
      leaseMs: 60_000,
      naive: false,
    },
    2,
  );
  const exits: { code: number | null; ms: number }[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const announcementId = `article:article-${round}` as AnnouncementId;
      const deliveries = names.map((name) =>
        makeDelivery(`article-${round}`, '', {
          destination: destinationOf('discord', discord.guildId, 'channel', discord.channelId(name)),
          readyAt: clock.now(),
          expiresAt: clock.now() + 30 * DAY,
        }),
      );
      await storage.outbox.insertFanOut(
        { ...emptyFanOut, cards: [{ announcementId, revision: 1, card: makeCard(`article-${round}`) }], deliveries },
        clock.now(),
      );
      const worker = await pool.take();
      await worker.start();
      await new Promise((resolve) => setTimeout(resolve, 150 + round * 40));
      const askedAt = performance.now();
      worker.kill('SIGTERM');
      exits.push({ code: await worker.exited, ms: performance.now() - askedAt });
    }
    const last = await pool.take();
    await last.start();
    for (let open = 1; open > 0; ) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const counts = await storage.outbox.count();
      open = counts.pending + counts.sending;
    }
    last.kill('SIGTERM');
    exits.push({ code: await last.exited, ms: 0 });
  } finally {
    await pool.close();
    await storage.close();
    await discord.close();
    await slack.close();
    await rm(directory, { recursive: true, force: true });
  }

  expect(exits.map(({ code }) => code)).toEqual(Array.from({ length: rounds + 1 }, () => 0));
  expect(Math.max(...exits.map(({ ms }) => ms))).toBeLessThan(10_000);
  expect(discord.posted).toHaveLength(rounds * names.length);
  expect(pool.troubles).toEqual([]);
});
