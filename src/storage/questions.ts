import { sql } from 'kysely';
import type { KeptQuestion, QuestionCount, Questions } from '../ports/questions.ts';
import type { Database, Schema } from './schema.ts';

export function createQuestions(db: Database): Questions {
  return {
    add: (counts) =>
      db.transaction().execute(async (trx) => {
        // In one order, so that two processes do not wait for each other's rows.
        for (const count of counts.toSorted((a, b) => (a.key < b.key ? -1 : 1))) await addCount(trx, count);
      }),
    async list() {
      const rows = await db
        .selectFrom('questions')
        .selectAll()
        .orderBy(sql`unanswered + unhelpful`, 'desc')
        .orderBy('last_at', 'desc')
        .orderBy('key')
        .execute();
      return rows.map(readQuestion);
    },
    async forget(key) {
      const { numDeletedRows } = await db.deleteFrom('questions').where('key', '=', key).executeTakeFirst();
      return numDeletedRows === 1n;
    },
    async prune(before, most) {
      const old = await db.deleteFrom('questions').where('last_at', '<', before).executeTakeFirst();
      const kept = sql`select key from questions order by unanswered + unhelpful desc, last_at desc, key limit ${most}`;
      const { numAffectedRows = 0n } = await sql`delete from questions where key not in (${kept})`.execute(db);
      return Number(old.numDeletedRows + numAffectedRows);
    },
  };
}

async function addCount(db: Database, { key, question, verdict, times, at }: QuestionCount): Promise<void> {
  if (verdict !== 'helpful') {
    await db
      .insertInto('questions')
      .values({ key, question, unanswered: 0, unhelpful: 0, helpful: 0, first_at: at, last_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await db
    .updateTable('questions')
    .set((row) => ({ question, last_at: at, [verdict]: row(verdict, '+', times) }))
    .where('key', '=', key)
    .execute();
}

function readQuestion({ key, question, unanswered, unhelpful, helpful, ...times }: Schema['questions']): KeptQuestion {
  return { key, question, unanswered, unhelpful, helpful, firstAt: times.first_at, lastAt: times.last_at };
}
