import type { ChannelAnswers, ChannelVisibility } from '../ports/channel-answers.ts';
import type { Database } from './schema.ts';

export const ANSWERS_PREFIX = 'answers:';

/** A row of `meta` for each channel that has a choice of its own. */
export function createChannelAnswers(db: Database): ChannelAnswers {
  return {
    async find(channel) {
      const row = await db
        .selectFrom('meta')
        .select('value')
        .where('name', '=', ANSWERS_PREFIX + channel)
        .executeTakeFirst();
      return row && isVisibility(row.value) ? row.value : undefined;
    },
    async set(channel, visibility) {
      const name = ANSWERS_PREFIX + channel;
      if (visibility === undefined) {
        await db.deleteFrom('meta').where('name', '=', name).execute();
        return;
      }
      await db
        .insertInto('meta')
        .values({ name, value: visibility })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: visibility }))
        .execute();
    },
  };
}

function isVisibility(value: string): value is ChannelVisibility {
  return value === 'public' || value === 'private';
}
