import type { Audience } from '../ports/fan-out.ts';
import { readFollow } from './follows.ts';
import { inInstalledPlaces } from './installed-places.ts';
import type { Database } from './schema.ts';
import { readSubscription } from './subscription-rows.ts';

/** Subscriptions, or followers, in one part: about a megabyte of objects with the rows that follow from them. */
const PART = 1_000;

/** Everybody who may want to hear of an article, in places where the bot is installed: the subscriptions part by part, then the follows. */
export async function* readAudience(trx: Database, size = PART): AsyncGenerator<Audience> {
  for (let last = ''; ; ) {
    const rows = await inInstalledPlaces(trx.selectFrom('subscriptions').selectAll(), 'subscriptions')
      .where('id', '>', last)
      .orderBy('id')
      .limit(size)
      .execute();
    if (rows.length > 0) yield { subscriptions: rows.map(readSubscription), follows: [] };
    if (rows.length < size) break;
    last = rows.at(-1)?.id ?? '';
  }
  for (let last = ''; ; ) {
    const people = await trx
      .selectFrom('follows')
      .select('destination_id')
      .distinct()
      .where('destination_id', '>', last)
      .orderBy('destination_id')
      .limit(size)
      .execute();
    const end = people.at(-1)?.destination_id;
    if (end === undefined) break;
    const rows = await inInstalledPlaces(trx.selectFrom('follows').selectAll(), 'follows')
      .where('destination_id', '>', last)
      .where('destination_id', '<=', end)
      .orderBy('destination_id')
      .orderBy('created_at')
      .orderBy('folded')
      .execute();
    if (rows.length > 0) yield { subscriptions: [], follows: rows.map(readFollow) };
    if (people.length < size) break;
    last = end;
  }
}
