import type { HeldLease } from '../ports/fan-out.ts';
import type { Storage } from '../ports/storage.ts';
import type { Clock } from '../runtime/clock.ts';

export interface LeadOptions {
  readonly storage: Pick<Storage, 'soleOwner' | 'leases' | 'ledger' | 'upgradeRows'>;
  readonly clock: Clock;
  /** Names this process. */
  readonly owner: string;
  /** Called once when this process could lead and waits because its content is older than what was planned last. */
  readonly onBehind: () => void;
}

/** Of several processes on one database one plans. Every one watches the content, because every one answers from it. */
export interface Lead {
  /** The content that this process has from now on. */
  see(editionHash: string): void;
  /**
   * Takes or keeps the lead. False while another process has it; false too while this one's content is older than what was planned
   * last, for `BEHIND_MS` at most: its copy lags behind, or it is a replica on its way out. Whenever it takes the lead anew, rows that the
   * process before wrote as an earlier version are upgraded first.
   */
  take(): Promise<boolean>;
  /** When some process first had this one's content, in milliseconds since the epoch. */
  readonly seenAt: number;
  /** Nothing is written once another process has the lead. Undefined if no other process can be. */
  readonly heldLease: HeldLease | undefined;
  release(): Promise<void>;
}

const LEASE = 'planner';
const LEASE_MS = 30_000;
/** A copy of the content may lag for so long; after that the operator has gone back to the older content on purpose. */
export const BEHIND_MS = 120_000;

export function createLead({ storage, clock, owner, onBehind }: LeadOptions): Lead {
  const { leases, ledger, soleOwner } = storage;
  /** When the lease was taken or renewed last; nothing if it was not this process' since. */
  let leasedAt: number | undefined;
  /**
   * When this process had a content last. One that comes back in front of its eyes is an editor's step back, and counts from now on.
   */
  const seen = new Map<string, number>();
  let mine = { hash: '', seenAt: 0, isAgain: false, isNoted: false };
  let behindSince: number | undefined;

  /** The order of editions is the order in which any process first had them. */
  async function note(): Promise<void> {
    if (mine.isNoted) return;
    const noting = mine;
    const seenAt = await ledger.noteSeen(noting.hash, noting.seenAt, noting.isAgain);
    if (mine === noting) mine = { ...noting, seenAt, isNoted: true };
  }

  async function isBehind(now: number): Promise<boolean> {
    const { editionHash, seenAt = 0, restoredFrom } = await ledger.readHead();
    if (editionHash === undefined || editionHash === mine.hash || restoredFrom !== undefined || mine.seenAt >= seenAt) return false;
    // This process had it since it was planned so, and has gone on from there: another one only was quicker to note the newer content.
    if ((seen.get(editionHash) ?? Number.NEGATIVE_INFINITY) < seenAt) return true;
    await countAnew(now);
    return false;
  }

  async function countAnew(now: number): Promise<void> {
    mine = { ...mine, seenAt: now, isAgain: true, isNoted: false };
    seen.set(mine.hash, now);
    await note();
  }

  return {
    heldLease: soleOwner ? undefined : { lease: LEASE, owner },
    get seenAt() {
      return mine.seenAt;
    },
    see(hash) {
      if (hash === mine.hash) return;
      mine = { hash, seenAt: clock.now(), isAgain: seen.has(hash), isNoted: false };
      seen.set(hash, mine.seenAt);
    },
    async take() {
      if (soleOwner) return true;
      await note();
      const now = clock.now();
      if (!(await leases.acquire(LEASE, owner, now, LEASE_MS))) {
        behindSince = undefined;
        leasedAt = undefined;
        return false;
      }
      if (leasedAt === undefined || now - leasedAt >= LEASE_MS) await storage.upgradeRows();
      leasedAt = now;
      if (!(await isBehind(now))) {
        behindSince = undefined;
        return true;
      }
      if (behindSince === undefined) onBehind();
      // A clock that was set back must not make the wait longer.
      behindSince = Math.min(behindSince ?? now, now);
      if (now - behindSince >= BEHIND_MS) {
        await countAnew(now);
        return true;
      }
      // The process with the newer content may lead meanwhile.
      leasedAt = undefined;
      await leases.release(LEASE, owner);
      return false;
    },
    async release() {
      leasedAt = undefined;
      if (!soleOwner) await leases.release(LEASE, owner);
    },
  };
}
