import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPostgres } from '../storage/start-postgres.ts';
import { announceUnderFire } from './announce-under-fire.ts';

/** A quick look by default; continuous integration sets 200, and `npm run test:faults` runs the whole of it. */
const kills = Number(process.env['NEWSDESK_TEST_KILLS'] ?? 12);
const minutes = (kills < 50 ? 3 : 20) * 60_000;

describe('announcements under fire', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'newsdesk-fire-'));
  });
  afterEach(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it('arrive once each, although the process is killed again and again and a third of all posts goes wrong', {
    timeout: minutes,
  }, async () => {
    const articles = Math.max(3, Math.round(kills / 20));

    const report = await announceUnderFire({
      seed: 11,
      location: join(directory, 'newsdesk.db'),
      articles,
      channels: 20,
      kills,
      deadlineMs: minutes,
    });

    expect(report).toMatchObject({ lost: 0, duplicated: 0, unknown: 0, kills, troubles: [] });
    expect(report.strikes).toBeGreaterThan(report.expected * 0.15);
  });

  it('would be doubled by a sender that tries again when in doubt: the faults bite', { timeout: minutes }, async () => {
    const report = await announceUnderFire({
      seed: 12,
      location: join(directory, 'newsdesk.db'),
      articles: 5,
      channels: 15,
      kills: 10,
      naive: true,
      deadlineMs: minutes,
    });

    expect(report.expected).toBe(150);
    expect(report.duplicated).toBeGreaterThanOrEqual(20);
  });

  it('arrive once each from several processes on one PostgreSQL that are killed and paused beyond their leases', {
    timeout: minutes,
  }, async () => {
    await using server = await startPostgres();
    const location = await server.createDatabase('fire');

    const report = await announceUnderFire({
      seed: 13,
      location,
      articles: 3,
      channels: 20,
      kills,
      pauses: Math.round(kills / 3),
      replicas: 4,
      deadlineMs: minutes,
    });

    expect(report).toMatchObject({ lost: 0, duplicated: 0, unknown: 0, kills, troubles: [] });
  });
});
