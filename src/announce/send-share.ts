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
  /** Undefined while others send and may not know of this process. @throws what the database throws. */
  current(now: number): Promise<SendShare | undefined>;
  leave(): Promise<void>;
}

/** A process that said nothing for so long, in ms, sends no more. */
const LEASE_MS = 10_000;
/** Between two signs of life, in ms: for so long the others may not know of a process that comes. */
const BEAT_MS = 2_000;
/**
 * A larger part counts once so many beats have told of it. The others hear of a process that comes by its second beat, and what they sent before
 * is out of the platform's window of a second by the third; so is what a process sent that leaves.
 */
const BEATS = 3;

export function createShareKeeper({ processes, owner, platform, isSole }: SendShareOptions): ShareKeeper {
  const work = `sending.${platform}` as const;
  /** Parts that the last beats told, oldest first. */
  let told: readonly (SendShare | undefined)[] = [];
  let beatAt: number | undefined;

  return {
    async current(now) {
      if (isSole) return wholeShare;
      if (beatAt === undefined || Math.abs(now - beatAt) >= BEAT_MS) {
        const live = await processes.beat(work, owner, now, LEASE_MS);
        const next = { rank: live.indexOf(owner), of: live.length };
        // A process that starts alone has nobody to wait for.
        if (beatAt === undefined) told = Array<SendShare | undefined>(BEATS).fill(next.of === 1 ? next : undefined);
        told = [...told.slice(1), next];
        beatAt = now;
      }
      return smallestOf(told);
    },
    leave: async () => (isSole ? undefined : processes.leave(work, owner)),
  };
}

function smallestOf(told: readonly (SendShare | undefined)[]): SendShare | undefined {
  return told.reduce((least, next) => (least === undefined || next === undefined ? undefined : next.of >= least.of ? next : least));
}

/** Equal parts of a number of sends; what does not divide goes to the first processes. */
export function partOf(sends: number, { rank, of }: SendShare): number {
  return Math.floor(sends / of) + (rank < sends % of ? 1 : 0);
}
