import { expect, it } from 'vitest';
import { createOutboxFeed } from '../../src/cli/page/outbox-feed.ts';
import type { OutboxState } from '../../src/page/protocol.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { createFakeClock } from '../announce/fake-clock.ts';

async function open() {
  const clock = createFakeClock(1_000_000);
  const real = await openMemory();
  let looks = 0;
  const outbox: Storage['outbox'] = {
    ...real.outbox,
    count() {
      looks += 1;
      return real.outbox.count();
    },
  };
  const told: OutboxState[] = [];
  const feed = createOutboxFeed({
    storage: { ...real, outbox },
    clock,
    channelName: (platform, id) => `${platform} ${id}`,
    onChange: (state) => told.push(state),
  });
  return { clock, feed, told, looks: () => looks, close: () => real.close() };
}

it('looks while somebody watches, and not a moment longer', async () => {
  const { clock, feed, looks, close } = await open();
  await clock.advance(2_000);
  const before = looks();
  feed.watched(true);
  await clock.advance(2_000);
  const during = looks();
  feed.watched(false);
  await clock.advance(2_000);

  expect([before, looks()]).toEqual([0, during]);
  expect(during).toBeGreaterThanOrEqual(4);
  expect(during).toBeLessThanOrEqual(6);
  feed.close();
  await close();
});

it('looks sooner when something was settled, and a few times a second however much is', async () => {
  const { clock, feed, looks, close } = await open();
  feed.watched(true);
  await clock.advance(10);
  const first = looks();
  for (let settled = 0; settled < 1_000; settled += 10) {
    feed.touch();
    await clock.advance(10);
  }

  expect(looks() - first).toBeGreaterThanOrEqual(5);
  expect(looks() - first).toBeLessThanOrEqual(8);
  feed.close();
  await close();
});

it('tells a state once', async () => {
  const { clock, feed, told, close } = await open();
  feed.watched(true);
  await clock.advance(3_000);

  expect(told).toHaveLength(1);
  expect(told[0]?.counts).toMatchObject({ pending: 0, delivered: 0 });
  feed.close();
  await close();
});
