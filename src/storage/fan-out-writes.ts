import type { AudiencePlan, DigestMade, FanOut } from '../ports/fan-out.ts';
import { keepText } from '../words/kept-text.ts';
import { writeNewDelivery } from './delivery-rows.ts';
import { findLookFirst } from './look-first.ts';
import { readAudience } from './read-audience.ts';
import { writeRevision } from './revision-writes.ts';
import type { Database } from './schema.ts';

/** Rows in one statement: 1,000 rows of 21 columns stay below SQLite's 32,766 and PostgreSQL's 65,535 parameters. */
const CHUNK = 1_000;

/** Thrown inside a transaction to undo it; never leaves this folder. */
export class FanOutConflict extends Error {}

/** Part of the caller's transaction. Writing the same fan-out again changes nothing. */
export async function writeFanOut(trx: Database, fanOut: FanOut, now: number): Promise<void> {
  const inDoubtSince = fanOut.inDoubtSince ?? (await findLookFirst(trx, now));
  await writeAnnouncements(trx, fanOut);
  for (const revision of fanOut.revisions) await writeRevision(trx, revision, now, inDoubtSince);
  for (const digest of fanOut.digestsMade) await writeDigestMade(trx, digest);
  await writeRows(trx, fanOut, now, inDoubtSince);
  if (fanOut.toAudience === undefined) return;
  for await (const part of readAudience(trx)) await writeRows(trx, fanOut.toAudience(part), now, inDoubtSince);
}

async function writeRows(
  trx: Database,
  { deliveries, digestItems, decisions }: ReturnType<AudiencePlan>,
  now: number,
  inDoubtSince: number | undefined,
): Promise<void> {
  for (const chunk of chunksOf(deliveries)) {
    await trx
      .insertInto('deliveries')
      .values(chunk.map((delivery) => writeNewDelivery(delivery, now, inDoubtSince)))
      .onConflict((conflict) => conflict.columns(['announcement_id', 'destination_id', 'part']).doNothing())
      .execute();
  }
  for (const chunk of chunksOf(digestItems)) {
    const rows = chunk.map((item) => ({
      destination_id: item.destinationId,
      announcement_id: item.announcementId,
      queued_at: now,
      digest_id: '',
    }));
    await trx
      .insertInto('digest_items')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  for (const chunk of chunksOf(decisions)) {
    const rows = chunk.map((decision) => ({
      announcement_id: decision.announcementId,
      destination_id: decision.destinationId,
      because: decision.because,
    }));
    await trx
      .insertInto('decisions')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

async function writeAnnouncements(trx: Database, { announcements, cards }: FanOut): Promise<void> {
  for (const announcement of announcements) {
    const row = {
      id: announcement.id,
      kind: announcement.kind,
      article_id: announcement.articleId ?? null,
      slug: announcement.slug ?? null,
      status: announcement.status,
      rule: announcement.rule,
      due_at: announcement.dueAt,
      created_at: announcement.createdAt,
      revision: announcement.revision,
    };
    const { id: _id, created_at: _createdAt, ...update } = row;
    await trx
      .insertInto('announcements')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet(update)
          .where((eb) => eb.or([eb('announcements.status', '!=', 'out'), eb('excluded.status', 'in', ['out', 'withdrawn'])])),
      )
      .execute();
  }
  for (const { announcementId, revision, card } of cards) {
    // Never over an older text: its key may be with the platform already.
    await trx
      .insertInto('cards')
      .values({ announcement_id: announcementId, revision, card_json: JSON.stringify(card) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

async function writeDigestMade(trx: Database, digest: DigestMade): Promise<void> {
  const { destinationId, announcementIds, digestId, nextRunAt } = digest;
  if (nextRunAt !== undefined) {
    await trx.updateTable('subscriptions').set({ next_run_at: nextRunAt }).where('id', '=', destinationId).execute();
  }
  if (announcementIds.length === 0) return;
  const queued = await trx
    .updateTable('digest_items')
    .set({ digest_id: digestId })
    .where('destination_id', '=', destinationId)
    .where('announcement_id', 'in', [...announcementIds])
    .where('digest_id', '=', '')
    .executeTakeFirst();
  const canceled = await trx
    .updateTable('deliveries')
    .set({ status: 'canceled', reason: keepText('inDigest') })
    .where('destination_id', '=', destinationId)
    .where('announcement_id', 'in', [...announcementIds])
    .where('kind', '=', 'post')
    .where('status', '=', 'pending')
    .where('attempts', '=', 0)
    .where('in_doubt', '=', 0)
    .executeTakeFirst();
  // A post that was claimed meanwhile would be told twice: once by itself, once in the digest.
  if (Number(queued.numUpdatedRows + canceled.numUpdatedRows) !== announcementIds.length) throw new FanOutConflict();
  await trx
    .updateTable('deliveries')
    .set({ status: 'canceled', reason: keepText('inDigest') })
    .where('destination_id', '=', destinationId)
    .where('announcement_id', 'in', [...announcementIds])
    .where('status', '=', 'waiting')
    .execute();
}

function* chunksOf<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += CHUNK) yield items.slice(start, start + CHUNK);
}
