import type { Clock } from '../../runtime/clock.ts';

/** 2015-01-01T00:00:00Z, where Discord's ids begin to count. */
const DISCORD_EPOCH_MS = 1_420_070_400_000;
const SEQUENCE_BITS = 22n;

export interface NextSnowflake {
  (): string;
  /** A server is older than everything in it. */
  ofGuild(): string;
}

/** The age of the first guild, in ms: guilds that are created a ms apart never reach the present. */
const GUILD_AGE_MS = 86_400_000;

/**
 * Ids that sort by time of creation, as Discord's do; ids of one millisecond are numbered. Each guild has a millisecond of its own, so the
 * shards get equal parts of them.
 */
export function createSnowflakes(clock: Clock): NextSnowflake {
  let lastMs = 0;
  let sequence = 0n;
  // A clock set back, or before 2016 in a test, must neither repeat an id nor make one shorter than 17 digits.
  const nowMs = (): number => Math.max(clock.now() - DISCORD_EPOCH_MS, 31_536_000_000 + GUILD_AGE_MS, lastMs);
  let guildMs = nowMs() - GUILD_AGE_MS;

  function next(): string {
    const ms = nowMs();
    sequence = ms === lastMs ? sequence + 1n : 0n;
    lastMs = ms;
    return toId(ms, sequence);
  }

  function ofGuild(): string {
    guildMs += 1;
    return toId(guildMs, 0n);
  }

  return Object.assign(next, { ofGuild });
}

function toId(ms: number, sequence: bigint): string {
  return ((BigInt(ms) << SEQUENCE_BITS) | sequence).toString();
}

export function isSnowflake(value: unknown): value is string {
  return typeof value === 'string' && /^\d{1,20}$/.test(value);
}

/** The shard a guild lives on, by Discord's formula. */
export function shardOf(guildId: string | undefined, shardCount: number): number {
  return guildId === undefined ? 0 : Number((BigInt(guildId) >> SEQUENCE_BITS) % BigInt(shardCount));
}
