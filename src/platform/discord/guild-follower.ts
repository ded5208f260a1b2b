import { GatewayDispatchEvents, type GatewayDispatchPayload } from 'discord-api-types/v10';
import type { Clock } from '../../runtime/clock.ts';
import { retryUntil } from '../../runtime/retry-until.ts';
import type { InstallationKeeper } from './installation-keeper.ts';

export interface GuildFollowerOptions {
  readonly keeper: InstallationKeeper;
  readonly clock: Clock;
  readonly isStopping: () => boolean;
  readonly onTrouble: (error: unknown) => void;
}

/**
 * Tells the keeper of servers that the gateway says the bot left, and of those that it came back into. A new session lists the servers of its
 * shard: those that left or came while no session was open are told then. Never throws; one change is kept after the other, and tried again until
 * the database takes it. The servers that left are read once for each session: a session begins with an event for every server.
 */
export function createGuildFollower({
  keeper,
  clock,
  isStopping,
  onTrouble,
}: GuildFollowerOptions): (packet: GatewayDispatchPayload) => void {
  let keeping: Promise<void> = Promise.resolve();
  let gone: Set<string> | undefined;

  function next(work: () => Promise<void>): void {
    keeping = keeping.then(() => retryUntil(work, { clock, isFinal: isStopping, onRetry: onTrouble })).catch(onTrouble);
  }

  async function leave(id: string, at: number): Promise<void> {
    await keeper.leave(id, at);
    gone?.add(id);
  }

  async function comeBack(id: string, name: string, at: number): Promise<void> {
    gone ??= new Set(await keeper.listGone());
    if (!gone.has(id)) return;
    await keeper.arrive(id, name, at);
    gone.delete(id);
  }

  async function compare(there: ReadonlySet<string>, shard: Shard, at: number): Promise<void> {
    gone = undefined;
    const missing = (await keeper.listServers()).filter((id) => isOfShard(id, shard) && !there.has(id));
    for (const id of missing) await leave(id, at);
    // One that cannot be reached just now has no event of its own.
    for (const id of there) await comeBack(id, '', at);
  }

  return (packet) => {
    const at = clock.now();
    switch (packet.t) {
      case GatewayDispatchEvents.Ready: {
        const { guilds, shard = [0, 1] } = packet.d;
        const there = new Set(guilds.map(({ id }) => id));
        next(() => compare(there, shard, at));
        break;
      }
      case GatewayDispatchEvents.Resumed:
        next(async () => {
          gone = undefined;
        });
        break;
      case GatewayDispatchEvents.GuildCreate: {
        const { id, name } = packet.d;
        next(() => comeBack(id, name, at));
        break;
      }
      case GatewayDispatchEvents.GuildDelete: {
        // A server that cannot be reached just now is one that the bot is still in.
        if (packet.d.unavailable === true) break;
        const { id } = packet.d;
        next(() => leave(id, at));
        break;
      }
    }
  };
}

type Shard = readonly [id: number, count: number];

/** By the creation of the server, as Discord deals them out (events/gateway, "Sharding"). An installation that is not a snowflake is of none. */
function isOfShard(id: string, [shardId, count]: Shard): boolean {
  return /^\d+$/u.test(id) && Number((BigInt(id) >> 22n) % BigInt(count)) === shardId;
}
