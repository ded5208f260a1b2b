import type { Processes } from '../ports/processes.ts';

/** The part of a platform's limits that is this process' among those that send to it: all of them together never exceed what one may. */
export interface SendShare {
  /** The place of this process among them, from 0. */
  readonly rank: number;
  readonly of: number;
}

export const wholeShare: SendShare = { rank: 0, of: 1 };

export interface SendShareOptions {
  readonly processes: Processes;
  readonly owner: string;
  readonly platform: string;
  /** No other process can be sending. */
  readonly isSole: boolean;
}

export interface ShareKeeper {
  /** @throws what the database throws. */
  current(now: number): Promise<SendShare>;
  leave(): Promise<void>;
}

/** A process that said nothing for so long, in ms, sends no more. */
const LEASE_MS = 10_000;
/** Between two signs of life, in ms: for so long the others may not know of a process that comes. */
const BEAT_MS = 2_000;

export function createShareKeeper({ processes, owner, platform, isSole }: SendShareOptions): ShareKeeper {
  const work = `sending.${platform}` as const;
  let share = wholeShare;
  let beatAt: number | undefined;

  return {
    async current(now) {
      if (isSole || (beatAt !== undefined && Math.abs(now - beatAt) < BEAT_MS)) return share;
      const live = await processes.beat(work, owner, now, LEASE_MS);
      beatAt = now;
      share = { rank: live.indexOf(owner), of: live.length };
      return share;
    },
    leave: async () => (isSole ? undefined : processes.leave(work, owner)),
  };
}

/** Equal parts of a number of sends; what does not divide goes to the first processes. */
export function partOf(sends: number, { rank, of }: SendShare): number {
  return Math.floor(sends / of) + (rank < sends % of ? 1 : 0);
}
