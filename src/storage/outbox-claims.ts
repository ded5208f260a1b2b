import { sql } from 'kysely';
import type { Claim } from '../delivery/delivery.ts';
import type { ClaimRequest, GiveBackRequest } from '../ports/outbox-sending.ts';
import type { MessageRef } from '../ports/publisher.ts';
import { keepText } from '../words/kept-text.ts';
import { readDelivery } from './delivery-rows.ts';
import type { Dialect } from './migrations.ts';
import type { Database, DeliveryRow } from './schema.ts';

/** Two statements in one transaction, whatever the number of rows; one more when there are edits among them. */
export async function claimDeliveries(db: Database, dialect: Dialect, request: ClaimRequest): Promise<readonly Claim[]> {
  const leaseUntil = request.now + request.leaseMs;
  const rows = await db.transaction().execute(async (trx) => {
    const heads = await selectHeads(trx, dialect, request);
    if (heads.length > 0) await markSending(trx, heads, request, leaseUntil);
    return heads;
  });
  const posts = await findPosts(db, rows);
  return rows.map((row) => {
    const post = row.kind === 'post' ? undefined : posts.get(messageKey({ ...row, part: editedPartOf(row.part) }));
    return { delivery: readDelivery(row), fencingToken: row.fence + 1, leaseUntil, ...(post === undefined ? {} : { post }) };
  });
}

async function selectHeads(trx: Database, dialect: Dialect, request: ClaimRequest): Promise<readonly DeliveryRow[]> {
  const query = trx
    .selectFrom('deliveries as head')
    .selectAll('head')
    .where('head.platform', '=', request.platform)
    .where('head.status', '=', 'pending')
    .where('head.ready_at', '<=', request.now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('deliveries as earlier')
            .select('earlier.seq')
            .whereRef('earlier.lane', '=', 'head.lane')
            .whereRef('earlier.seq', '<', 'head.seq')
            // Literal, so that the planner can use the partial index.
            .where(sql<boolean>`earlier.status in ('pending', 'sending')`),
        ),
      ),
    )
    .$if(request.exceptQueues.length > 0, (all) => all.where('head.lane', 'not in', [...request.exceptQueues]))
    .$if(request.exceptInstallations.length > 0, (all) => all.where('head.installation_id', 'not in', [...request.exceptInstallations]))
    .orderBy('head.ready_at')
    .orderBy('head.seq')
    .limit(request.limit);
  // SQLite has one writer at a time: the transaction itself is the lock.
  return (dialect === 'postgres' ? query.forUpdate('head').skipLocked() : query).execute();
}

async function markSending(trx: Database, heads: readonly DeliveryRow[], request: ClaimRequest, leaseUntil: number): Promise<void> {
  const { now, owner } = request;
  await trx
    .updateTable('deliveries')
    .set((eb) => ({
      status: 'sending',
      owner,
      lease_until: leaseUntil,
      attempts: eb('attempts', '+', 1),
      fence: eb('fence', '+', 1),
      first_attempt_at: eb.fn.coalesce('first_attempt_at', sql<number>`cast(${now} as bigint)`),
      window_from: eb.fn.coalesce('window_from', sql<number>`cast(${now} as bigint)`),
      last_attempt_at: now,
    }))
    .where(
      'seq',
      'in',
      heads.map((row) => row.seq),
    )
    .execute();
}

/**
 * The last attempt of a process that is gone can have been under way until its lease ended: it sends nothing after that.
 * With `soleOwner` the others are dead for certain, so it ended by now.
 */
export async function recoverClaims(db: Database, now: number, soleOwner: string | undefined): Promise<number> {
  const recovered = await db
    .updateTable('deliveries')
    .set((eb) => ({
      status: 'pending',
      in_doubt: 1,
      ready_at: now,
      owner: null,
      last_attempt_at: eb.case().when('lease_until', '<', now).then(eb.ref('lease_until')).else(now).end(),
      lease_until: null,
      reason: keepText('ownerGone'),
    }))
    .where('status', '=', 'sending')
    .where((eb) =>
      soleOwner === undefined ? eb('lease_until', '<', now) : eb.or([eb('owner', '!=', soleOwner), eb('lease_until', '<', now)]),
    )
    .executeTakeFirst();
  return Number(recovered.numUpdatedRows);
}

export async function giveBackClaims(db: Database, { platform, owner, held, now }: GiveBackRequest): Promise<number> {
  const given = await db
    .updateTable('deliveries')
    .set((eb) => ({ status: 'pending', ready_at: now, owner: null, lease_until: null, attempts: eb('attempts', '-', 1) }))
    .where('status', '=', 'sending')
    .where('platform', '=', platform)
    .where('owner', '=', owner)
    .$if(held.length > 0, (all) => all.where('seq', 'not in', [...held]))
    .executeTakeFirst();
  return Number(given.numUpdatedRows);
}

async function findPosts(db: Database, rows: readonly DeliveryRow[]): Promise<ReadonlyMap<string, MessageRef>> {
  const followers = rows.filter((row) => row.kind !== 'post');
  if (followers.length === 0) return new Map();
  const posts = await db
    .selectFrom('deliveries')
    .select(['announcement_id', 'destination_id', 'part', 'message_id', 'message_channel_id'])
    .where('kind', 'in', ['post', 'note'])
    .where('announcement_id', 'in', [...new Set(followers.map((row) => row.announcement_id))])
    .where('destination_id', 'in', [...new Set(followers.map((row) => row.destination_id))])
    .where('message_id', 'is not', null)
    .execute();
  return new Map(
    posts.map((post) => [
      messageKey(post),
      {
        messageId: post.message_id ?? '',
        ...(post.message_channel_id === null ? {} : { channelId: post.message_channel_id }),
      },
    ]),
  );
}

/** `edit:4:note:3` edits that note; everything else belongs to the post. */
function editedPartOf(part: string): string {
  return /:(note:\d+)$/u.exec(part)?.[1] ?? 'post';
}

function messageKey(row: { readonly announcement_id: string; readonly destination_id: string; readonly part: string }): string {
  return `${row.announcement_id}\u0000${row.destination_id}\u0000${row.part}`;
}
