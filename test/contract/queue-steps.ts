import type { AnnouncementId } from '../../src/delivery/announcement.ts';
import type { Claim, Delivery } from '../../src/delivery/delivery.ts';
import type { FanOut, Revision } from '../../src/ports/fan-out.ts';
import type { ClaimRequest, Settlement } from '../../src/ports/outbox-sending.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { DAY, emptyFanOut, MINUTE, NOON } from '../announce/fixtures.ts';

export const articleA = 'article:a' as AnnouncementId;

/** The steps of a dispatcher and a planner, done by the process `me` at noon. */
export interface QueueSteps {
  plan(fanOut: Partial<FanOut>, now?: number): Promise<'committed' | 'conflict'>;
  revise(revision: Partial<Revision>): Promise<unknown>;
  claim(overrides?: Partial<ClaimRequest>): Promise<Claim>;
  settle(claim: Claim, settlement: Settlement, now?: number): Promise<'settled' | 'lost'>;
  /** Claims the next one and settles it. */
  send(settlement: Settlement, overrides?: Partial<ClaimRequest>): Promise<Claim>;
  /** Everything planned, oldest first. */
  all(): Promise<readonly Delivery[]>;
  /** The same as `part channel status`. */
  rows(): Promise<readonly string[]>;
}

export function queueOf(storage: () => Storage): QueueSteps {
  const steps: QueueSteps = {
    plan: (fanOut, now = NOON) => storage().outbox.insertFanOut({ ...emptyFanOut, ...fanOut }, now),
    revise: (revision) =>
      steps.plan({ revisions: [{ announcementId: articleA, revision: 2, withNote: false, expiresAt: NOON + DAY, ...revision }] }),
    async claim(overrides = {}) {
      const request = { platform: 'discord', owner: 'me', now: NOON, leaseMs: MINUTE, limit: 1, exceptQueues: [] } as const;
      const [first] = await storage().outbox.claim({ ...request, exceptInstallations: [], ...overrides });
      if (first === undefined) throw new Error('Nothing could be claimed.');
      return first;
    },
    settle: (claim, settlement, now = NOON) => storage().outbox.settle(claim, 'me', settlement, now),
    async send(settlement, overrides) {
      const claim = await steps.claim(overrides);
      await steps.settle(claim, settlement);
      return claim;
    },
    all: async () => (await storage().outbox.list({ limit: 1_000 })).toReversed(),
    rows: async () => (await steps.all()).map(({ part, destination, status }) => `${part} ${destination.targetId} ${status}`),
  };
  return steps;
}

export function posted(messageId: string, rest: Partial<Extract<Settlement, { kind: 'delivered' }>> = {}): Settlement {
  return { kind: 'delivered', message: { messageId }, outcome: 'Posted', ...rest };
}

export function later(rest: Partial<Extract<Settlement, { kind: 'later' }>> = {}): Settlement {
  return { kind: 'later', readyAt: NOON, inDoubt: false, outcome: 'Refused', ...rest };
}
