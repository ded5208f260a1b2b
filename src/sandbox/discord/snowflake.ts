import type { Clock } from '../../runtime/clock.ts';

/** 2015-01-01T00:00:00Z, where Discord's ids begin to count. */
const DISCORD_EPOCH_MS = 1_420_070_400_000;
const SEQUENCE_BITS = 22n;

export type NextSnowflake = () => string;

/** Ids that sort by time of creation, as Discord's do; ids of one millisecond are numbered. */
export function createSnowflakes(clock: Clock): NextSnowflake {
  let lastMs = 0;
  let sequence = 0n;
  return () => {
    // A clock set back, or before 2016 in a test, must neither repeat an id nor make one shorter than 17 digits.
    const nowMs = Math.max(clock.now() - DISCORD_EPOCH_MS, 31_536_000_000, lastMs);
    sequence = nowMs === lastMs ? sequence + 1n : 0n;
    lastMs = nowMs;
    return ((BigInt(nowMs) << SEQUENCE_BITS) | sequence).toString();
  };
}

export function isSnowflake(value: unknown): value is string {
  return typeof value === 'string' && /^\d{1,20}$/.test(value);
}

/** The shard a guild lives on, by Discord's formula. */
export function shardOf(guildId: string | undefined, shardCount: number): number {
  return guildId === undefined ? 0 : Number((BigInt(guildId) >> SEQUENCE_BITS) % BigInt(shardCount));
}
