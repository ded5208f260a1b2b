import { sql } from 'kysely';
import { keepText } from '../words/kept-text.ts';
import type { Revision } from '../ports/fan-out.ts';
import type { Database } from './schema.ts';

/** Part of the caller's transaction: what becomes of an announcement's messages when its text changes. */
export async function writeRevision(trx: Database, revision: Revision, now: number, inDoubtSince?: number): Promise<void> {
  if (revision.takesDown) await cancelUnsent(trx, revision, now);
  else await renewUnsent(trx, revision);
  await cancelEdits(trx, revision, now);
  if (revision.onlyUnsent) return;
  await insertBelowPosts(trx, 'edit', revision, { now, inDoubtSince });
  if (revision.withNote) await insertBelowPosts(trx, 'note', revision, { now, inDoubtSince });
  if (revision.takesDown) await insertEditsOfNotes(trx, revision, now);
}

/**
 * A post that nobody has tried to send takes the new text, and so does one that was not sent because the article was taken down meanwhile.
 */
async function renewUnsent(trx: Database, { announcementId, revision }: Revision): Promise<void> {
  await trx
    .updateTable('deliveries')
    .set({ revision })
    .where('announcement_id', '=', announcementId)
    .where('kind', '=', 'post')
    .where('status', '=', 'pending')
    .where('attempts', '=', 0)
    .where('in_doubt', '=', 0)
    .execute();
  await trx
    .updateTable('deliveries')
    .set((eb) => ({
      status: eb.case().when('kind', '=', 'post').then('pending').else('waiting').end(),
      revision,
      in_doubt: 0,
      window_from: null,
      reason: null,
      settled_at: null,
    }))
    .where('announcement_id', '=', announcementId)
    .where('kind', 'in', ['post', 'thread', 'crosspost'])
    .where('status', '=', 'canceled')
    .where('reason', '=', keepText('takenDown'))
    .execute();
}

/** Refused before or never tried: it is certain not to be there. */
async function cancelUnsent(trx: Database, { announcementId }: Revision, now: number): Promise<void> {
  const canceled = { status: 'canceled', reason: keepText('takenDown'), settled_at: now };
  const certain = trx.updateTable('deliveries').set(canceled).where('announcement_id', '=', announcementId).where('in_doubt', '=', 0);
  await certain.where('kind', '=', 'post').where('status', '=', 'pending').execute();
  await certain.where('kind', 'in', ['thread', 'note', 'crosspost']).where('status', 'in', ['pending', 'waiting']).execute();
}

async function cancelEdits(trx: Database, { announcementId, revision, takesDown }: Revision, now: number): Promise<void> {
  await trx
    .updateTable('deliveries')
    .set({ status: 'canceled', reason: keepText('replaced', revision), settled_at: now })
    .where('announcement_id', '=', announcementId)
    .where('kind', '=', 'edit')
    .where('status', 'in', ['pending', 'waiting'])
    // One that was tried may be there, and what follows it is right again; after a text was taken down it may not be tried again.
    .$if(!takesDown, (all) => all.where('attempts', '=', 0))
    .execute();
}

async function insertBelowPosts(
  trx: Database,
  kind: 'edit' | 'note',
  { announcementId, revision, expiresAt }: Revision,
  { now, inDoubtSince }: { readonly now: number; readonly inDoubtSince: number | undefined },
): Promise<void> {
  // Set if the database may be older than the channel: what is written is looked for first.
  const attempted = inDoubtSince === undefined ? sql`null` : sql`cast(${inDoubtSince} as bigint)`;
  const inDoubt = inDoubtSince === undefined ? sql`0` : sql`1`;
  // People have no thread below a direct message on Discord; their message is edited.
  const targets = kind === 'note' ? sql`and target_kind <> 'user'` : sql``;
  await sql`
    insert into deliveries (announcement_id, announcement_kind, destination_id, part, kind, platform, installation_id, target_kind, target_id, lane, revision,
      status, in_doubt, created_at, ready_at, expires_at, attempts, fence, failed_looks, first_attempt_at, window_from, last_attempt_at, log_json)
    select announcement_id, announcement_kind, destination_id, ${`${kind}:${revision}`}, ${kind}, platform, installation_id, target_kind, target_id, lane,
      cast(${revision} as integer), case status when 'delivered' then 'pending' else 'waiting' end, ${inDoubt}, cast(${now} as bigint), cast(${now} as bigint),
      cast(${expiresAt} as bigint), 0, 0, 0, ${attempted}, ${attempted}, ${attempted}, '[]'
    from deliveries
    where announcement_id = ${announcementId} and kind = 'post' ${targets}
      and (status in ('sending', 'delivered', 'unknown') or (status = 'pending' and (attempts > 0 or in_doubt = 1)))
    on conflict (announcement_id, destination_id, part) do nothing`.execute(trx);
}

/** Notes carry the title and a sentence of the article. */
async function insertEditsOfNotes(trx: Database, { announcementId, revision, expiresAt }: Revision, now: number): Promise<void> {
  await sql`
    insert into deliveries (announcement_id, announcement_kind, destination_id, part, kind, platform, installation_id, target_kind, target_id, lane, revision,
      status, in_doubt, created_at, ready_at, expires_at, attempts, fence, failed_looks, log_json)
    select announcement_id, announcement_kind, destination_id, ${`edit:${revision}:`} || part, 'edit', platform, installation_id, target_kind, target_id, lane,
      cast(${revision} as integer), 'pending', 0, cast(${now} as bigint), cast(${now} as bigint), cast(${expiresAt} as bigint), 0, 0, 0, '[]'
    from deliveries
    where announcement_id = ${announcementId} and kind = 'note' and status = 'delivered'
    on conflict (announcement_id, destination_id, part) do nothing`.execute(trx);
}
