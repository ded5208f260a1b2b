import type { Updateable } from 'kysely';
import type { Attempt, Claim } from '../delivery/delivery.ts';
import { keepText } from '../words/kept-text.ts';
import type { OperatorVerdict, Settlement } from '../ports/outbox-sending.ts';
import type { Database, Schema } from './schema.ts';

const MAX_LOG = 20;

type DeliveryUpdate = Updateable<Schema['deliveries']>;

/** One statement for most settlements; a second one when the message is a post that others wait for. */
export async function settleClaim(
  db: Database,
  claim: Claim,
  owner: string,
  settlement: Settlement,
  now: number,
): Promise<'settled' | 'lost'> {
  const { delivery } = claim;
  const update: DeliveryUpdate = {
    owner: null,
    lease_until: null,
    ...describeSettlement(claim, settlement, now),
    log_json: JSON.stringify(appendAttempt(delivery.log, { at: now, outcome: describeOutcome(settlement) })),
  };
  const isEdited = delivery.kind === 'edit' && settlement.kind === 'delivered';
  if (delivery.kind !== 'post' && !isEdited) return updateClaimed(db, claim, owner, settlement, update);
  return db.transaction().execute(async (trx) => {
    const outcome = await updateClaimed(trx, claim, owner, settlement, update);
    if (outcome === 'settled' && isEdited) await updateLacks(trx, delivery, settlement.lacks === undefined ? null : settlement.outcome);
    else if (outcome === 'settled') await updateWaiting(trx, delivery.announcementId, delivery.destination.id, settlement, now);
    return outcome;
  });
}

/** The present content of the post, by any delivery. */
async function updateLacks(trx: Database, { announcementId, destination }: Claim['delivery'], lacks: string | null): Promise<void> {
  await trx
    .updateTable('deliveries')
    .set({ reason: lacks })
    .where('announcement_id', '=', announcementId)
    .where('destination_id', '=', destination.id)
    .where('kind', '=', 'post')
    .where('status', '=', 'delivered')
    .execute();
}

async function updateClaimed(
  db: Database,
  claim: Claim,
  owner: string,
  settlement: Settlement,
  update: DeliveryUpdate,
): Promise<'settled' | 'lost'> {
  const mine = await db
    .updateTable('deliveries')
    .set(update)
    .where('seq', '=', claim.delivery.seq)
    .where('status', '=', 'sending')
    .where('owner', '=', owner)
    .where('fence', '=', claim.fencingToken)
    .executeTakeFirst();
  if (mine.numUpdatedRows === 1n) return 'settled';
  if (settlement.kind !== 'delivered') return 'lost';
  // The lease ran out, but we hold the proof that the next owner would have to look for.
  const proven = await db
    .updateTable('deliveries')
    .set(update)
    .where('seq', '=', claim.delivery.seq)
    .where('status', 'in', ['pending', 'unknown'])
    .where((eb) => eb.or([eb('in_doubt', '=', 1), eb('status', '=', 'unknown')]))
    .executeTakeFirst();
  return proven.numUpdatedRows === 1n ? 'settled' : 'lost';
}

function describeSettlement({ delivery }: Claim, settlement: Settlement, now: number): DeliveryUpdate {
  switch (settlement.kind) {
    case 'delivered':
      return {
        status: 'delivered',
        in_doubt: 0,
        settled_at: now,
        reason: settlement.lacks === undefined ? null : settlement.outcome,
        message_id: settlement.message?.messageId ?? null,
        message_channel_id: settlement.message?.channelId ?? null,
      };
    case 'later':
      return {
        status: 'pending',
        ready_at: settlement.readyAt,
        in_doubt: settlement.inDoubt ? 1 : 0,
        failed_looks: settlement.failedLooks ?? 0,
        reason: settlement.outcome,
        ...(settlement.untried === undefined
          ? { last_attempt_at: now }
          : { attempts: delivery.attempts, last_attempt_at: settlement.untried.lastAttemptAt ?? delivery.lastAttemptAt ?? null }),
        ...(settlement.windowFrom === undefined ? {} : { window_from: settlement.windowFrom }),
        ...(settlement.revision === undefined ? {} : { revision: settlement.revision }),
      };
    default:
      return { status: settlement.kind, reason: settlement.reason, settled_at: now };
  }
}

async function updateWaiting(
  trx: Database,
  announcementId: string,
  destinationId: string,
  settlement: Settlement,
  now: number,
): Promise<void> {
  if (settlement.kind === 'later' || settlement.kind === 'unknown') return;
  const update: DeliveryUpdate =
    settlement.kind === 'delivered'
      ? { status: 'pending', ready_at: now }
      : { status: 'canceled', reason: keepText('followsNothing'), settled_at: now };
  await trx
    .updateTable('deliveries')
    .set(update)
    .where('announcement_id', '=', announcementId)
    .where('destination_id', '=', destinationId)
    .where('status', '=', 'waiting')
    .execute();
}

export async function resolveUnknown(db: Database, seq: number, verdict: OperatorVerdict, now: number): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const row = await trx.selectFrom('deliveries').selectAll().where('seq', '=', seq).where('status', '=', 'unknown').executeTakeFirst();
    if (row === undefined) return false;
    const announcement = await trx.selectFrom('announcements').selectAll().where('id', '=', row.announcement_id).executeTakeFirst();
    const isTakenDown = verdict.kind === 'postAgain' && announcement?.status === 'withdrawn';
    const attempt = { at: now, outcome: keepText(verdict.kind === 'isThere' ? 'operatorSawIt' : 'operatorPostsAgain') };
    const message = verdict.kind === 'isThere' ? verdict.message : undefined;
    const update: DeliveryUpdate =
      verdict.kind === 'isThere'
        ? {
            status: 'delivered',
            in_doubt: 0,
            settled_at: now,
            message_id: message?.messageId ?? null,
            message_channel_id: message?.channelId ?? null,
          }
        : {
            status: isTakenDown ? 'canceled' : 'pending',
            in_doubt: 0,
            // A digest may have lost one of its articles since.
            ...(announcement === undefined || announcement.article_id !== null ? {} : { revision: announcement.revision }),
            ready_at: now,
            failed_looks: 0,
            window_from: null,
            settled_at: null,
            expires_at: verdict.expiresAt,
          };
    const log_json = JSON.stringify(appendAttempt(JSON.parse(row.log_json) as readonly Attempt[], attempt));
    const updated = await trx
      .updateTable('deliveries')
      .set({ ...update, reason: isTakenDown ? keepText('takenDown') : null, log_json })
      .where('seq', '=', seq)
      .where('status', '=', 'unknown')
      .executeTakeFirst();
    if (updated.numUpdatedRows !== 1n) return false;
    if (verdict.kind === 'isThere' && row.kind === 'post') {
      const settlement: Settlement = message === undefined ? { kind: 'canceled', reason: '' } : { kind: 'delivered', message, outcome: '' };
      await updateWaiting(trx, row.announcement_id, row.destination_id, settlement, now);
    }
    return true;
  });
}

function describeOutcome(settlement: Settlement): string {
  return 'outcome' in settlement ? settlement.outcome : settlement.reason;
}

function appendAttempt(log: readonly Attempt[], attempt: Attempt): readonly Attempt[] {
  return [...log, attempt].slice(-MAX_LOG);
}
