import { expect, it } from 'vitest';
import type { Mirror, MirrorState } from '../../../src/sources/feeds/mirror.ts';
import { createPoller, type PolledFeed } from '../../../src/sources/feeds/poller.ts';
import { createFakeClock } from '../../announce/fake-clock.ts';

const MINUTE_MS = 60_000;
const START = Date.parse('2026-11-20T10:00:00Z');

function createFeed(name: string, url: string, known: Partial<MirrorState> = {}): PolledFeed & { set(next: Partial<MirrorState>): void } {
  let state: MirrorState = { version: 1, configuredUrl: url, url, articles: [], failures: 0, ...known };
  const mirror: Mirror = {
    state: () => state,
    save: async (next) => void (state = next),
    take: async () => state,
    drop: async () => state,
  };
  return { name, mirror, set: (next) => (state = { ...state, ...next }) };
}

it('asks no host twice at once, and no more hosts than it may', async () => {
  const clock = createFakeClock(START);
  const feeds = [1, 2, 3].flatMap((host) => [1, 2].map((feed) => createFeed(`${host}${feed}`, `https://h${host}.example/${feed}`)));
  const asked: string[] = [];
  const finish = new Map<string, () => void>();
  const poller = createPoller(feeds, {
    clock,
    concurrency: 2,
    poll: (feed) => {
      asked.push(feed.name);
      return new Promise((resolve) =>
        finish.set(feed.name, () => {
          feeds.find(({ name }) => name === feed.name)?.set({ nextFetchAt: clock.now() + MINUTE_MS, lastSuccessAt: clock.now() });
          resolve({ kind: 'unchanged' });
        }),
      );
    },
    onOutcome: () => {},
  });
  poller.start();
  expect(asked).toEqual(['11', '21']);
  finish.get('11')?.();
  await Promise.resolve();
  await new Promise(setImmediate);

  expect(asked).toEqual(['11', '21', '12']);
  for (const name of ['12', '21', '31', '22', '32']) {
    finish.get(name)?.();
    await new Promise(setImmediate);
  }
  expect(asked.toSorted()).toEqual(['11', '12', '21', '22', '31', '32']);
  await poller.firstRound;
  await poller.stop();
});

it('asks a feed again when it is due, even if that was while it was being asked, and after a minute if nothing was recorded', async () => {
  const clock = createFakeClock(START);
  const feed = createFeed('gate', 'https://gate.example/feed');
  let polls = 0;
  const next = [{ nextFetchAt: START - 1 }, { nextFetchAt: START + MINUTE_MS }, undefined, undefined];
  const poller = createPoller([feed], {
    clock,
    async poll() {
      const recorded = next[polls++];
      if (recorded === undefined) throw new Error('the disk is full');
      feed.set(recorded);
      return { kind: 'unchanged' };
    },
    onOutcome: () => {},
  });
  poller.start();
  await new Promise(setImmediate);
  await new Promise(setImmediate);
  expect(polls).toBe(2);
  await clock.advance(MINUTE_MS);
  await new Promise(setImmediate);
  expect(polls).toBe(3);
  await clock.advance(MINUTE_MS - 1);
  expect(polls).toBe(3);
  await clock.advance(1);
  await new Promise(setImmediate);
  expect(polls).toBe(4);
  await poller.stop();
});

it('waits at the start for feeds that were never read, and for no other', async () => {
  const clock = createFakeClock(START);
  const known = createFeed('known', 'https://gate.example/feed', { lastSuccessAt: START - 1, nextFetchAt: START + MINUTE_MS });
  const poller = createPoller([known], { clock, poll: () => new Promise(() => {}), onOutcome: () => {} });
  poller.start();

  await expect(poller.firstRound).resolves.toBeUndefined();
});

it('asks a feed within a day, though a clock that was wrong once put it off for years', async () => {
  const clock = createFakeClock(START);
  const feed = createFeed('gate', 'https://gate.example/feed', {
    lastSuccessAt: START - 1,
    nextFetchAt: START + 9_999 * 24 * 60 * MINUTE_MS,
  });
  let polls = 0;
  const poller = createPoller([feed], {
    clock,
    async poll() {
      polls += 1;
      return { kind: 'unchanged' };
    },
    onOutcome: () => {},
  });
  poller.start();
  for (let hour = 0; hour < 27; hour += 1) await clock.advance(60 * MINUTE_MS);
  await poller.stop();

  expect(polls).toBeGreaterThan(0);
});
