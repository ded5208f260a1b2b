import type { ArticleState } from '../announce/article-state.ts';
import type { Ledger, LedgerCommit, LedgerState } from '../ports/ledger.ts';
import { FanOutConflict, writeFanOut } from './fan-out-writes.ts';
import type { Database } from './schema.ts';

export const metaNames = { version: 'ledger.version', hash: 'ledger.editionHash', restoredFrom: 'ledger.restoredFrom' } as const;

export function createLedger(db: Database): Ledger {
  return {
    read: () => readLedger(db),
    async commit(commit) {
      try {
        await db.transaction().execute((trx) => writeCommit(trx, commit));
        return 'committed';
      } catch (error) {
        if (error instanceof FanOutConflict) return 'conflict';
        throw error;
      }
    },
  };
}

async function readLedger(db: Database): Promise<LedgerState> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const meta = new Map((await trx.selectFrom('meta').selectAll().execute()).map((row) => [row.name, row.value]));
      const rows = await trx.selectFrom('articles').select('state_json').orderBy('slug').execute();
      const hash = meta.get(metaNames.hash);
      const restoredFrom = meta.get(metaNames.restoredFrom);
      return {
        version: Number(meta.get(metaNames.version) ?? 0),
        ...(hash === undefined ? {} : { editionHash: hash }),
        articles: rows.map((row) => JSON.parse(row.state_json) as ArticleState),
        ...(restoredFrom === undefined ? {} : { restoredFrom: Number(restoredFrom) }),
      };
    });
}

async function writeCommit(trx: Database, { expectedVersion, editionHash, states, fanOut, now }: LedgerCommit): Promise<void> {
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
  await trx
    .insertInto('meta')
    .values({ name: metaNames.hash, value: editionHash })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: editionHash }))
    .execute();
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
  await writeFanOut(trx, fanOut, now);
}
