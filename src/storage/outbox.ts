import type { Outbox } from '../ports/outbox.ts';
import { claimDeliveries, giveBackClaims, recoverClaims } from './outbox-claims.ts';
import { createOutboxQueries } from './outbox-queries.ts';
import { resolveUnknown, settleClaim } from './outbox-settlements.ts';
import { checkFence } from './leases.ts';
import { FanOutConflict, writeFanOut } from './fan-out-writes.ts';
import { HELD } from './held.ts';
import type { Dialect } from './migrations.ts';
import { createOutages } from './outages.ts';
import { pruneHistory } from './prune-history.ts';
import type { Database } from './schema.ts';

export function createOutbox(db: Database, dialect: Dialect): Outbox {
  return {
    ...createOutboxQueries(db),
    ...createOutages(db),
    async insertFanOut(fanOut, now, fence) {
      try {
        await db.transaction().execute(async (trx) => {
          await checkFence(trx, dialect, fence);
          await writeFanOut(trx, fanOut, now);
        });
        return 'committed';
      } catch (error) {
        if (error instanceof FanOutConflict) return 'conflict';
        throw error;
      }
    },
    claim: (request) => claimDeliveries(db, dialect, request),
    settle: (claim, owner, settlement, now) => settleClaim(db, claim, owner, settlement, now),
    recover: (now, soleOwner) => recoverClaims(db, now, soleOwner),
    giveBack: (request) => giveBackClaims(db, request),
    resolve: (seq, verdict, now) => resolveUnknown(db, seq, verdict, now),
    async holdLane(lane, until) {
      await db
        .updateTable('deliveries')
        .set({ ready_at: until, reason: HELD })
        .where('lane', '=', lane)
        .where('status', '=', 'pending')
        .where('ready_at', '<', until)
        .execute();
    },
    async release(destinationId, now) {
      await db
        .updateTable('deliveries')
        .set({ ready_at: now, reason: null })
        .where('destination_id', '=', destinationId)
        .where('status', '=', 'pending')
        .where('ready_at', '>', now)
        // A delivery that was refused itself stands at the head of its lane and holds up the others.
        .where((eb) => eb.or([eb('reason', '=', HELD), eb('attempts', '>', 0)]))
        .execute();
    },
    async reschedule(destinationId, { now, readyAt, expiresAt }) {
      await db
        .updateTable('deliveries')
        .set({ ready_at: readyAt, expires_at: expiresAt })
        .where('destination_id', '=', destinationId)
        .where('kind', 'in', ['post', 'thread', 'crosspost'])
        .where('status', 'in', ['pending', 'waiting'])
        .where('attempts', '=', 0)
        .where('in_doubt', '=', 0)
        .where('reason', 'is', null)
        .where('expires_at', '>', now)
        .execute();
    },
    prune: (before, limit = 1_000) => pruneHistory(db, before, limit),
  };
}
