import type { REST } from 'discord.js';
import type { GatewayDispatchPayload } from 'discord-api-types/v10';
import type { Processes } from '../../../ports/processes.ts';
import type { Shards } from '../../../ports/shards.ts';
import type { Clock } from '../../../runtime/clock.ts';
import type { Logger } from '../../../runtime/logger.ts';
import type { Standing } from '../../standing.ts';
import type { UntilReached } from '../until-reached.ts';
import { createGatewayAddress } from './gateway-address.ts';
import { createIdentifyTurn } from './identify-turn.ts';
import { createEnduringShards } from './enduring-shards.ts';
import { createSessionMemory } from './session-memory.ts';
import { openShard, type Shard } from './shard.ts';
import { describeShards } from './describe-shards.ts';
import { createShardHolder, type ShardHolder } from './shard-holder.ts';

export interface RunShardsOptions {
  readonly shards: Shards;
  readonly processes: Processes;
  /** Names this process. */
  readonly owner: string;
  /** No other process can be on the database. */
  readonly isSole: boolean;
  readonly token: string;
  readonly intents: number;
  readonly rest: REST;
  /** The number of shards, if nobody runs any yet; the one that Discord recommends if left out. */
  readonly wanted: number | undefined;
  readonly standing: Standing;
  readonly untilReached: UntilReached;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly onEvent: (packet: GatewayDispatchPayload, shardId: number, shardCount: number) => void;
  /** A shard is another process' now. */
  readonly onGone: (shardId: number) => void;
  /** Told how many shards this process has, whenever that changes. */
  readonly onShards: ((held: number) => void) | undefined;
  /** As in `PlatformEvents`. */
  readonly onDropped: (what: string, cause?: unknown) => void;
}

/** The shards of this process, however many processes there are. */
export interface RunningShards {
  /** Resolves when those of the start are connected. */
  start(): Promise<void>;
  /** True while this process has its part of the shards, and each of them is connected. */
  isReady(): boolean;
  /** `shards 0-3, 7 of 16`; undefined if there is one alone, or if this process has not asked yet. */
  describe(): string | undefined;
  stop(): Promise<void>;
}

export function runShards(options: RunShardsOptions): RunningShards {
  const { owner, isSole, token, intents, rest, standing, untilReached, clock, logger, onEvent, onGone, onDropped } = options;
  const onTrouble = (error: unknown): void => logger.warn({ error }, 'discord shards: the database could not be asked');
  const isAlone = (): boolean => holder?.isAlone() ?? false;
  const { shards, processes } = createEnduringShards({ ...options, isAlone, onTrouble });
  const address = createGatewayAddress({ rest, clock, shards, onTrouble });
  const turn = createIdentifyTurn({
    shards,
    clock,
    maxConcurrency: async () => Math.max(1, (await address.read()).session_start_limit.max_concurrency),
    onTrouble,
    onUnreached: (error) => logger.warn({ error }, 'discord cannot be reached to ask for the gateway: a shard waits with its session'),
    onExhausted: (waitMs) => logger.error({ waitMs }, 'discord lets the bot start no more sessions today'),
  });
  let holder: ShardHolder | undefined;
  let isStopped = false;

  function open(id: number, count: number): Shard {
    return openShard({
      id,
      count,
      token,
      intents,
      address,
      turn,
      session: createSessionMemory({ shards, shardId: id, owner, onTrouble }),
      holds: () => holder?.holds() ?? false,
      mayConnect: () => holder?.mayConnect() ?? false,
      standing,
      untilReached,
      clock,
      logger,
      onEvent: (packet, shardId) => onEvent(packet, shardId, count),
      onDropped,
    });
  }

  function noteCount(held: readonly number[], count: number, recommended: number): void {
    options.onShards?.(held.length);
    logger.info({ shards: held, count }, 'discord shards of this process');
    const { wanted } = options;
    if (wanted !== undefined && wanted !== count) {
      logger.warn({ count, wanted }, 'discord shards: DISCORD_SHARDS counts when all processes were stopped at the same time');
    }
    if (count < recommended) {
      logger.warn(
        { count, recommended },
        'discord recommends more shards: they are opened when DISCORD_SHARDS allows it, and all processes were stopped at the same time',
      );
    }
  }

  return {
    async start() {
      const { shards: recommended } = await untilReached('ask for the gateway', address.read);
      if (isStopped) return;
      holder = createShardHolder({
        shards,
        processes,
        owner,
        isSole,
        wanted: options.wanted ?? recommended,
        clock,
        open,
        onChanged: (held, count) => noteCount(held, count, recommended),
        onGone,
        onTrouble,
      });
      await holder.start();
    },
    isReady: () => holder?.holds() === true && holder.isComplete() && holder.list().every((shard) => shard.isReady()),
    describe: () => (holder === undefined || holder.count === 1 ? undefined : describeShards(holder)),
    async stop() {
      isStopped = true;
      await holder?.stop();
    },
  };
}
