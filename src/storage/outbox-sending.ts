import type { OutboxSending } from '../ports/outbox-sending.ts';
import type { Dialect } from './migrations.ts';
import { createOutages } from './outages.ts';
import { claimDeliveries, giveBackClaims, recoverClaims } from './outbox-claims.ts';
import { resolveUnknown, settleClaim } from './outbox-settlements.ts';
import type { Database } from './schema.ts';

export function createOutboxSending(db: Database, dialect: Dialect): OutboxSending {
  return {
    ...createOutages(db),
    claim: (request) => claimDeliveries(db, dialect, request),
    settle: (claim, owner, settlement, now) => settleClaim(db, claim, owner, settlement, now),
    recover: (now, soleOwner) => recoverClaims(db, now, soleOwner),
    giveBack: (request) => giveBackClaims(db, request),
    nextReadyAt: (platform, now) => findNextReadyAt(db, platform, now),
    resolve: (seq, verdict, now) => resolveUnknown(db, seq, verdict, now),
  };
}

async function findNextReadyAt(db: Database, platform: string, now: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('deliveries')
    .select((eb) => eb.fn.min('ready_at').as('next'))
    .where('platform', '=', platform)
    .where('status', '=', 'pending')
    .where('ready_at', '>', now)
    .executeTakeFirst();
  return row?.next ?? undefined;
}
