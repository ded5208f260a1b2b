import type { Effects } from '../ports/effects.ts';
import type { Database } from './schema.ts';

export const EFFECT_PREFIX = 'effect:';

/** No platform delivers an interaction again after that, and nobody answers it; in ms. */
const REMEMBERED_MS = 24 * 3_600_000;

/** Deleting looks at every row, and somebody waits for what is begun: each process does it once in so many ms. */
const SWEEP_EVERY_MS = 3_600_000;

/** A row of `meta` for each cause: the moment in 13 digits, so that texts sort as times do, and the result once there is one. */
export function createEffects(db: Database): Effects {
  let sweptAt = Number.NEGATIVE_INFINITY;

  async function sweep(now: number): Promise<void> {
    if (Math.abs(now - sweptAt) < SWEEP_EVERY_MS) return;
    sweptAt = now;
    await db
      .deleteFrom('meta')
      .where('name', 'like', `${EFFECT_PREFIX}%`)
      .where('value', '<', momentOf(now - REMEMBERED_MS))
      .execute();
  }

  return {
    async begin(cause, now) {
      await sweep(now);
      const name = `${EFFECT_PREFIX}${cause}`;
      const value = momentOf(now);
      const begun = await db
        .insertInto('meta')
        .values({ name, value })
        // One that is only not deleted yet begins anew.
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet({ value })
            .where('meta.value', '<', momentOf(now - REMEMBERED_MS)),
        )
        .executeTakeFirst();
      if (begun.numInsertedOrUpdatedRows === 1n) return { kind: 'mine' };
      const row = await db.selectFrom('meta').select('value').where('name', '=', name).executeTakeFirst();
      const result = row?.value.slice(MOMENT_LENGTH) ?? '';
      // A row that was abandoned meanwhile is begun by the next call.
      if (result === '') return { kind: 'underWay', since: row === undefined ? now : Number(row.value) };
      return { kind: 'done', result: JSON.parse(result) as unknown };
    },
    async finish(cause, result, now) {
      const row = { name: `${EFFECT_PREFIX}${cause}`, value: `${momentOf(now)}${JSON.stringify(result ?? null)}` };
      await db
        .insertInto('meta')
        .values(row)
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: row.value }))
        .execute();
    },
    async renew(cause, since, now) {
      const renewed = await db
        .updateTable('meta')
        .set({ value: momentOf(now) })
        .where('name', '=', `${EFFECT_PREFIX}${cause}`)
        .where('value', 'in', since.map(momentOf))
        .executeTakeFirst();
      return renewed.numUpdatedRows === 1n;
    },
    async abandon(cause) {
      await db.deleteFrom('meta').where('name', '=', `${EFFECT_PREFIX}${cause}`).execute();
    },
  };
}

const MOMENT_LENGTH = 13;

function momentOf(time: number): string {
  return String(Math.max(0, Math.floor(time))).padStart(MOMENT_LENGTH, '0');
}
