import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOwnerNotices } from '../../src/announce/owner-notices.ts';
import { createRefusals, type Refusals } from '../../src/announce/refusals.ts';
import { createSendBudget, type SendBudget } from '../../src/announce/send-budget.ts';
import { silentEvents } from '../../src/announce/dispatcher-events.ts';
import type { Delivery } from '../../src/delivery/delivery.ts';
import type { PublishOutcome } from '../../src/ports/publisher.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createFakePlatform } from './fake-platform.ts';
import { HOUR, MINUTE, makeDelivery, NOON } from './fixtures.ts';

type Refused = Extract<PublishOutcome, { kind: 'notDone' }>['refused'];

const limits = { perSecond: 50, queueGapMs: 1_000, maxInFlight: 40, maxRefusalsPerTenMinutes: 45 };

function deliveryOf(overrides: Partial<Delivery> = {}): Delivery {
  return {
    ...makeDelivery('a', 'c1'),
    seq: 1,
    status: 'sending',
    inDoubt: false,
    createdAt: NOON,
    attempts: 1,
    failedLooks: 0,
    log: [],
    ...overrides,
  };
}

describe('what follows from a refusal', () => {
  let storage: Storage;
  let clock: FakeClock;
  let budget: SendBudget;
  let isThere: boolean;
  let halted: Map<string, string>;
  let refusals: Refusals;

  beforeEach(async () => {
    storage = await openMemory();
    clock = createFakeClock(NOON);
    budget = createSendBudget(limits);
    isThere = true;
    halted = new Map();
    const { publisher } = createFakePlatform({ clock, keyWindowMs: 10 * MINUTE });
    refusals = createRefusals({
      storage,
      clock,
      budget,
      halted,
      publisher,
      events: silentEvents,
      reach: { ask: async () => isThere },
      notices: createOwnerNotices(storage),
    });
  });
  afterEach(() => storage.close());

  const judge = (
    refused: Refused,
    more: { readonly retryAfterMs?: number; readonly delivery?: Partial<Delivery>; readonly isProven?: boolean } = {},
  ) =>
    refusals.judge(
      deliveryOf(more.delivery),
      { kind: 'notDone', reason: 'Refused', refused, ...(more.retryAfterMs === undefined ? {} : { retryAfterMs: more.retryAfterMs }) },
      more.isProven ?? false,
    );

  // An answer that is about the message proves that the token is good: from then on many are sent side by side.
  it.each<readonly [Refused, number | undefined, number]>([
    ['attempt', undefined, 1],
    ['attempt', 1_000, 40],
    ['form', undefined, 40],
    ['delivery', undefined, 40],
    ['destination', undefined, 40],
    ['installation', undefined, 1],
    ['platform', undefined, 1],
    ['platform', 5_000, 0],
  ])('of the %s, asked to wait %s ms, leaves room for %i sends', async (refused, retryAfterMs, room) => {
    await judge(refused, retryAfterMs === undefined ? {} : { retryAfterMs });

    expect(budget.available(0)).toBe(room);
  });

  it('counts towards a ban if the place, the installation or the platform refuses', async () => {
    for (let count = 0; count < 45; count += 1)
      await judge((['destination', 'installation', 'platform'] as const)[count % 3] ?? 'platform');
    await judge('delivery');

    expect(budget.available(0)).toBe(0);
  });

  it('keeps a doubt about an earlier attempt, unless absence was proven', async () => {
    const doubtful = { inDoubt: true };

    expect(await judge('attempt', { retryAfterMs: 1_000, delivery: doubtful })).toMatchObject({ inDoubt: true });
    expect(await judge('attempt', { retryAfterMs: 1_000, delivery: doubtful, isProven: true })).toMatchObject({ inDoubt: false });
    expect(await judge('platform', { delivery: doubtful })).toMatchObject({ inDoubt: true });
    expect(await judge('attempt', { delivery: doubtful, isProven: true })).toMatchObject({ inDoubt: false });
  });

  it('is no fault of the message while the platform is away', async () => {
    isThere = false;

    expect(await judge('attempt')).toMatchObject({ kind: 'later', readyAt: NOON, untried: {} });
  });

  it('is tried again after a while that grows', async () => {
    const first = await judge('attempt');
    const third = await judge('attempt', { delivery: { attempts: 3 } });

    expect(first).toMatchObject({ kind: 'later', readyAt: expect.toSatisfy((at: number) => at >= NOON + 24_000 && at <= NOON + 36_000) });
    expect(third).toMatchObject({ kind: 'later', readyAt: expect.toSatisfy((at: number) => at >= NOON + 480_000 && at <= NOON + 720_000) });
  });

  it('looks for another form of the message before it is sent, once its key is forgotten', async () => {
    expect(await judge('form', { delivery: { firstAttemptAt: NOON - MINUTE } })).toMatchObject({
      readyAt: NOON + 9 * MINUTE,
      inDoubt: true,
    });
    expect(await judge('form', { delivery: { firstAttemptAt: NOON - HOUR } })).toMatchObject({ readyAt: NOON });
    expect(await judge('form', { delivery: { windowFrom: NOON, firstAttemptAt: NOON - HOUR } })).toMatchObject({
      readyAt: NOON + 10 * MINUTE,
    });
    expect(await judge('form')).toMatchObject({ readyAt: NOON + 10 * MINUTE });
  });

  it('parks a channel for an hour, and ends what only a reader could change', async () => {
    const reader = { destination: { ...makeDelivery('a', 'c1').destination, kind: 'user' as const } };

    expect(await judge('destination')).toMatchObject({ kind: 'later', readyAt: NOON + HOUR });
    expect(await judge('destination', { delivery: reader })).toEqual({ kind: 'dead', reason: 'Refused' });
    expect(await judge('delivery')).toEqual({ kind: 'dead', reason: 'Refused' });
  });

  it('names the installation or the platform that refuses the token', async () => {
    await judge('installation');
    await judge('platform');

    expect(refusals.haltedInstallations()).toEqual([makeDelivery('a', 'c1').destination.installationId]);
    expect([...halted]).toEqual([['discord', 'Refused']]);
  });
});
