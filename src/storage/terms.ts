import type { Curated, CuratedTerm, Editor, TermAct, TermContent, TermSuggestion, TermVersion } from '../curation/curated-term.ts';
import type { TermChange, Terms } from '../ports/terms.ts';
import { TERMS_REVISION } from './meta-names.ts';
import type { Database, Schema } from './schema.ts';

/** Decided suggestions are kept for so long, in ms: the rate of a person counts them. */
const KEEP_DECIDED_MS = 30 * 86_400_000;

/**
 * Terms as JSON, one row each, and a row for each version. Every change takes the next revision first: two at once cannot both take it, so
 * rules that look at all terms (a name belongs to one) hold.
 */
export function createTerms(db: Database): Terms {
  return {
    readRevision: () => readRevision(db),
    read: () => readCurated(db),
    async listVersions(id, limit) {
      const rows = await db
        .selectFrom('term_versions')
        .selectAll()
        .where('term_id', '=', id)
        .orderBy('version', 'desc')
        .limit(limit)
        .execute();
      return rows.map(readVersion);
    },
    async listChange(change) {
      const rows = await db.selectFrom('term_versions').selectAll().where('change_number', '=', change).orderBy('term_id').execute();
      return rows.map(readVersion).sort((a, b) => a.term.order - b.term.order);
    },
    commit: (revision, change) =>
      db.transaction().execute(async (trx) => {
        if (!(await takeRevision(trx, revision))) return false;
        for (const term of change.terms) await writeTerm(trx, term, change, revision + 1);
        if (change.decided !== undefined)
          await trx
            .updateTable('term_suggestions')
            .set({ status: change.decided.status })
            .where('number', '=', change.decided.number)
            .execute();
        return true;
      }),
    suggest: (revision, { by, at, ...content }) =>
      db.transaction().execute(async (trx) => {
        if (!(await takeRevision(trx, revision))) return false;
        await trx
          .deleteFrom('term_suggestions')
          .where('status', '<>', 'pending')
          .where('suggested_at', '<', at - KEEP_DECIDED_MS)
          .execute();
        await trx
          .insertInto('term_suggestions')
          .values({
            number: revision + 1,
            status: 'pending',
            platform: by.platform,
            user_id: by.userId,
            user_name: by.name,
            installation_id: by.installationId ?? null,
            suggested_at: at,
            content_json: JSON.stringify(contentOf(content)),
          })
          .execute();
        return true;
      }),
    async countSuggestions({ platform, userId }, since) {
      const { count } = await db
        .selectFrom('term_suggestions')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('platform', '=', platform)
        .where('user_id', '=', userId)
        .where('suggested_at', '>=', since)
        .executeTakeFirstOrThrow();
      return Number(count);
    },
  };
}

async function readRevision(db: Database): Promise<number> {
  const row = await db.selectFrom('meta').select('value').where('name', '=', TERMS_REVISION).executeTakeFirst();
  return Number(row?.value ?? 0);
}

/** The revision is read first: a change that comes between is then older than what was read of it, and no commit is built on a mix. */
async function readCurated(db: Database): Promise<Curated> {
  const revision = await readRevision(db);
  const terms = await db.selectFrom('terms').select('term_json').orderBy('position').orderBy('id').execute();
  const pending = await db.selectFrom('term_suggestions').selectAll().where('status', '=', 'pending').orderBy('number').execute();
  return { revision, terms: terms.map(({ term_json: json }) => JSON.parse(json) as CuratedTerm), pending: pending.map(readSuggestion) };
}

async function takeRevision(trx: Database, revision: number): Promise<boolean> {
  await trx
    .insertInto('meta')
    .values({ name: TERMS_REVISION, value: '0' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const taken = await trx
    .updateTable('meta')
    .set({ value: String(revision + 1) })
    .where('name', '=', TERMS_REVISION)
    .where('value', '=', String(revision))
    .executeTakeFirst();
  return taken.numUpdatedRows === 1n;
}

async function writeTerm(trx: Database, term: CuratedTerm, { act, by, at, note }: TermChange, change: number): Promise<void> {
  const row = { id: term.id, position: term.order, term_json: JSON.stringify(term) };
  await trx
    .insertInto('terms')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
  await trx
    .insertInto('term_versions')
    .values({
      term_id: term.id,
      version: term.version,
      change_number: change,
      act,
      note,
      by_json: JSON.stringify(by),
      changed_at: at,
      term_json: row.term_json,
    })
    .execute();
}

function readVersion(row: Schema['term_versions']): TermVersion {
  return {
    term: JSON.parse(row.term_json) as CuratedTerm,
    change: row.change_number,
    act: row.act as TermAct,
    by: JSON.parse(row.by_json) as Editor,
    at: row.changed_at,
    note: row.note,
  };
}

function readSuggestion(row: Schema['term_suggestions']): TermSuggestion {
  return {
    ...(JSON.parse(row.content_json) as TermContent),
    number: row.number,
    by: {
      platform: row.platform,
      userId: row.user_id,
      name: row.user_name,
      ...(row.installation_id === null ? {} : { installationId: row.installation_id }),
    },
    at: row.suggested_at,
    status: row.status as TermSuggestion['status'],
  };
}

function contentOf({ headword, aliases, definition, seeAlso }: TermContent): TermContent {
  return { headword, aliases, definition, seeAlso };
}
