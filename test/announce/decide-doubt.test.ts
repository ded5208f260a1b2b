import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decideDoubt, type Decider } from '../../src/announce/decide-doubt.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { openMemory } from '../../src/storage/open-sqlite.ts';
import { emptyFanOut, makeDelivery, makeDestination, NOON } from './fixtures.ts';

describe("somebody's word on a delivery that is unknown", () => {
  let storage: Storage;
  let asked: string[];

  const manager: Decider = { platform: 'discord', installationId: 'I1', mayManage: async (channelId) => asked.push(channelId) > 0 };
  const status = async (): Promise<string | undefined> => (await storage.outbox.find(1))?.status;

  beforeEach(async () => {
    storage = await openMemory();
    asked = [];
  });
  afterEach(() => storage.close());

  async function makeUnknown(destination = makeDestination('c1')): Promise<void> {
    await storage.outbox.insertFanOut({ ...emptyFanOut, deliveries: [makeDelivery('a', 'c1', { destination })] }, NOON);
    const [claim] = await storage.outbox.claim({
      platform: destination.platform,
      owner: 'me',
      now: NOON,
      leaseMs: 60_000,
      limit: 1,
      exceptQueues: [],
      exceptInstallations: [],
    });
    if (claim === undefined) throw new Error('Nothing could be claimed.');
    await storage.outbox.settle(claim, 'me', { kind: 'unknown', reason: 'It cannot be looked for' }, NOON);
  }

  it('counts once, for the channel that the delivery went to', async () => {
    await makeUnknown();

    const first = await decideDoubt(storage.outbox, 1, 'postAgain', manager, NOON);
    const second = await decideDoubt(storage.outbox, 1, 'isThere', manager, NOON);

    expect([first, second]).toEqual(['settled', 'known']);
    expect(asked).toEqual(['c1', 'c1']);
    expect(await status()).toBe('pending');
  });

  it.each<[string, Partial<Decider>]>([
    ['from another platform', { platform: 'slack' }],
    ['from another installation', { installationId: 'I2' }],
    ['of somebody who may not manage the channel', { mayManage: async () => false }],
  ])('does not count %s', async (_, other) => {
    await makeUnknown();

    expect(await decideDoubt(storage.outbox, 1, 'postAgain', { ...manager, ...other }, NOON)).toBe('forbidden');
    expect(await status()).toBe('unknown');
  });

  it("does not count for somebody else's direct message, nor for what is not there", async () => {
    await makeUnknown(makeDestination('U1', 'discord', 'user'));

    expect(await decideDoubt(storage.outbox, 1, 'isThere', manager, NOON)).toBe('forbidden');
    expect(await decideDoubt(storage.outbox, 99, 'isThere', manager, NOON)).toBe('known');
    expect(asked).toEqual([]);
  });
});
