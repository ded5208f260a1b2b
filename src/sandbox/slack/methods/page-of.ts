import { asString, type JsonObject } from '../json.ts';

export type Page<Item> =
  | { readonly kind: 'page'; readonly items: readonly Item[]; readonly nextCursor: string }
  | { readonly kind: 'refused'; readonly error: 'invalid_cursor' | 'invalid_limit' };

/** One page of a list, by Slack's opaque cursors and `limit`. */
export function pageOf<Item>(
  items: readonly Item[],
  args: JsonObject,
  { defaultLimit, maxLimit }: { readonly defaultLimit: number; readonly maxLimit: number },
): Page<Item> {
  const limit = typeof args['limit'] === 'number' && args['limit'] !== 0 ? args['limit'] : defaultLimit;
  if (limit < 1 || limit > maxLimit) return { kind: 'refused', error: 'invalid_limit' };
  const cursor = asString(args['cursor']) ?? '';
  const start = cursor === '' ? 0 : Number(/^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'))?.[1] ?? Number.NaN);
  if (Number.isNaN(start)) return { kind: 'refused', error: 'invalid_cursor' };
  const end = start + limit;
  const nextCursor = end < items.length ? Buffer.from(`next:${end}`).toString('base64') : '';
  return { kind: 'page', items: items.slice(start, end), nextCursor };
}
