import { sql } from 'kysely';
import type { ArticleState } from '../delivery/article-state.ts';
import type { Slug } from '../content/article.ts';
import type { UnreadFile } from '../content/edition.ts';
import type { Ledger, LedgerCommit, LedgerHead, LedgerState } from '../ports/ledger.ts';
import { FanOutConflict, writeFanOut } from './fan-out-writes.ts';
import { checkHeldLease } from './leases.ts';
import { metaNames } from './meta-names.ts';
import type { Dialect } from './migrations.ts';
import type { Database } from './schema.ts';

/** A row for each file of the baseline, with the slug of what is in it; empty for a folder. */
const UNREAD = 'baseline.unread:';

const SEEN = 'ledger.seen:';
/** Older editions than that no process has any more. */
const SEEN_MS = 7 * 24 * 3_600_000;

export function createLedger(db: Database, dialect: Dialect): Ledger {
  return {
    read: () => readLedger(db),
    readHead: () => readHead(db),
    noteSeen: (editionHash, at, isAgain) => db.transaction().execute((trx) => noteSeen(trx, editionHash, at, isAgain)),
    async commit(commit) {
      try {
        await db.transaction().execute(async (trx) => {
          await checkHeldLease(trx, dialect, commit.heldLease);
          await writeCommit(trx, commit);
        });
        return 'committed';
      } catch (error) {
        if (error instanceof FanOutConflict) return 'conflict';
        throw error;
      }
    },
  };
}

async function readLedger(db: Database): Promise<LedgerState> {
  return (
    db
      .transaction()
      .setIsolationLevel('repeatable read')
      // So that it waits for no writer.
      .setAccessMode('read only')
      .execute(async (trx) => {
        const head = await readHead(trx);
        const rows = await trx.selectFrom('articles').select('state_json').orderBy('slug').execute();
        return { ...head, articles: rows.map((row) => JSON.parse(row.state_json) as ArticleState), baseline: await readBaseline(trx) };
      })
  );
}

async function readBaseline(trx: Database): Promise<readonly UnreadFile[]> {
  const rows = await trx.selectFrom('meta').selectAll().where('name', 'like', `${UNREAD}%`).orderBy('name').execute();
  return rows.map(({ name, value }) => ({ path: name.slice(UNREAD.length), ...(value === '' ? {} : { slug: value as Slug }) }));
}

async function writeBaseline(trx: Database, { unread, read }: NonNullable<LedgerCommit['baseline']>): Promise<void> {
  for (const { path, slug = '' } of unread) {
    await trx
      .insertInto('meta')
      .values({ name: `${UNREAD}${path}`, value: slug })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  for (const { path } of read) await trx.deleteFrom('meta').where('name', '=', `${UNREAD}${path}`).execute();
}

async function readHead(db: Database): Promise<LedgerHead> {
  const rows = await db.selectFrom('meta').selectAll().where('name', 'in', Object.values(metaNames)).execute();
  const meta = new Map(rows.map((row) => [row.name, row.value]));
  const hash = meta.get(metaNames.hash);
  const seenAt = meta.get(metaNames.seenAt);
  const restoredFrom = meta.get(metaNames.restoredFrom);
  return {
    version: Number(meta.get(metaNames.version) ?? 0),
    ...(hash === undefined ? {} : { editionHash: hash }),
    ...(seenAt === undefined ? {} : { seenAt: Number(seenAt) }),
    ...(restoredFrom === undefined ? {} : { restoredFrom: Number(restoredFrom) }),
  };
}

async function noteSeen(trx: Database, editionHash: string, at: number, isAgain: boolean): Promise<number> {
  const row = { name: `${SEEN}${editionHash}`, value: String(at) };
  const inserted = trx.insertInto('meta').values(row);
  await (isAgain
    ? inserted.onConflict((conflict) => conflict.column('name').doUpdateSet({ value: row.value }))
    : inserted.onConflict((conflict) => conflict.doNothing())
  ).execute();
  await trx
    .deleteFrom('meta')
    .where('name', 'like', `${SEEN}%`)
    .where(sql<number>`cast(value as bigint)`, '<', at - SEEN_MS)
    .execute();
  const { value } = await trx.selectFrom('meta').select('value').where('name', '=', row.name).executeTakeFirstOrThrow();
  return Number(value);
}

async function writeCommit(
  trx: Database,
  { expectedVersion, editionHash, states, fanOut, baseline, now, seenAt = now }: LedgerCommit,
): Promise<void> {
  await trx
    .insertInto('meta')
    .values({ name: metaNames.version, value: '0' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const moved = await trx
    .updateTable('meta')
    .set({ value: String(expectedVersion + 1) })
    .where('name', '=', metaNames.version)
    .where('value', '=', String(expectedVersion))
    .executeTakeFirst();
  if (moved.numUpdatedRows !== 1n) throw new FanOutConflict();
  const memory = [
    { name: metaNames.hash, value: editionHash },
    { name: metaNames.seenAt, value: String(seenAt) },
  ];
  for (const row of memory) {
    await trx
      .insertInto('meta')
      .values(row)
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: row.value }))
      .execute();
  }
  await trx.deleteFrom('meta').where('name', '=', metaNames.restoredFrom).execute();
  for (const { state, replaces } of states) {
    if (replaces !== undefined) await trx.deleteFrom('articles').where('slug', '=', replaces).execute();
    const row = { slug: state.slug, article_id: state.articleId, state_json: JSON.stringify(state) };
    await trx
      .insertInto('articles')
      .values(row)
      .onConflict((conflict) => conflict.column('slug').doUpdateSet(row))
      .execute();
  }
  if (baseline) await writeBaseline(trx, baseline);
  await writeFanOut(trx, fanOut, now);
}
