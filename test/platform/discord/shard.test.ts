import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GatewayDispatchPayload } from 'discord-api-types/v10';
import { createDiscordStanding } from '../../../src/platform/discord/discord-standing.ts';
import { createReadingClient } from '../../../src/platform/discord/reading-client.ts';
import { createGatewayAddress } from '../../../src/platform/discord/shards/gateway-address.ts';
import { createSessionMemory } from '../../../src/platform/discord/shards/session-memory.ts';
import { openShard, type Shard } from '../../../src/platform/discord/shards/shard.ts';
import { createUntilReached } from '../../../src/platform/discord/until-reached.ts';
import type { Storage } from '../../../src/ports/storage.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { createLogger } from '../../../src/runtime/logger.ts';
import { createDiscordSandbox } from '../../../src/sandbox/discord/create-discord-sandbox.ts';
import type { DiscordSandbox } from '../../../src/sandbox/discord/discord-sandbox.ts';
import { openMemory } from '../../../src/storage/open-sqlite.ts';

const owner = 'me';
const logger = createLogger({ level: 'fatal', destination: 'stderr', format: 'json' });

interface Opened {
  readonly shard: Shard;
  /** Names of the channels that it was told of. */
  readonly heard: readonly string[];
  lose(): void;
  /** The lease runs out, and nobody knows of another one. */
  lapse(): void;
}

describe('a shard', () => {
  let sandbox: DiscordSandbox;
  let storage: Storage;
  const opened: Shard[] = [];

  beforeEach(async () => {
    sandbox = await createDiscordSandbox();
    storage = await openMemory();
    const sign = { owner, live: [owner], wanted: 1, isStart: true, now: Date.now(), leaseMs: 10_000 };
    await storage.shards.hold(sign);
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((shard) => shard.close()));
    await storage.close();
    await sandbox.close();
  });

  async function open(): Promise<Opened> {
    const { token, apiUrl } = sandbox;
    const { shards } = storage;
    const { rest } = createReadingClient({ token, apiUrl, onUnauthorized: () => {} });
    const standing = createDiscordStanding({ token, apiUrl }, logger);
    const heard: string[] = [];
    let [holds, mayConnect] = [true, true];
    const shard = openShard({
      id: 0,
      count: 1,
      token,
      intents: 1,
      address: createGatewayAddress({ rest, clock: systemClock, shards, onTrouble: () => {} }),
      turn: async () => {},
      session: createSessionMemory({ shards, shardId: 0, owner, onTrouble: () => {} }),
      holds: () => holds,
      mayConnect: () => mayConnect,
      standing,
      untilReached: createUntilReached({ standing, clock: systemClock, logger, isStopping: () => false }),
      clock: systemClock,
      logger,
      onEvent: (packet: GatewayDispatchPayload) => {
        if (packet.t === 'CHANNEL_CREATE') heard.push(packet.d.name);
      },
      onDropped: () => {},
    });
    opened.push(shard);
    await shard.started;
    return { shard, heard, lose: () => void (holds = false), lapse: () => void (mayConnect = false) };
  }

  it('looks at nothing once it is not this process’ any more, and the next connection is told of it', async () => {
    const { shard, heard, lose } = await open();
    sandbox.createChannel({ name: 'before' });
    await expect.poll(() => heard).toEqual(['before']);

    lose();
    sandbox.createChannel({ name: 'lost' });
    await expect.poll(() => shard.isOpen()).toBe(false);
    await expect.poll(() => sandbox.gateway.connectionCount).toBe(0);
    const next = await open();
    await expect.poll(() => next.heard).toEqual(['lost']);

    expect(heard).toEqual(['before']);
    expect(sandbox.counters).toMatchObject({ identifies: 1, resumes: 1 });
  });

  it('is told of everything without a lease, until another connection goes on with its session: that is not taken back', async () => {
    const { shard, heard, lapse } = await open();
    lapse();
    sandbox.createChannel({ name: 'before' });
    await expect.poll(() => heard).toEqual(['before']);
    await shard.save();

    const next = await open();
    await expect.poll(() => shard.isOpen()).toBe(false);
    sandbox.createChannel({ name: 'after' });
    await expect.poll(() => next.heard).toEqual(['after']);

    expect(heard).toEqual(['before']);
    expect(sandbox.counters).toMatchObject({ identifies: 1, resumes: 1 });
  });

  it('goes on from the last event that was written down after a crash, and from the very last one after a goodbye', async () => {
    const first = await open();
    sandbox.createChannel({ name: 'one' });
    await expect.poll(() => first.heard).toEqual(['one']);
    await first.shard.save();
    sandbox.createChannel({ name: 'two' });
    await expect.poll(() => first.heard).toEqual(['one', 'two']);

    const crashed = await open();
    await expect.poll(() => crashed.heard).toEqual(['two']);
    await crashed.shard.close();
    sandbox.createChannel({ name: 'three' });
    const last = await open();
    await expect.poll(() => last.heard).toEqual(['three']);

    expect(sandbox.counters).toMatchObject({ identifies: 1 });
  });
});
