import { NewsdeskError } from '../../../runtime/errors.ts';
import type { FetchAnswer } from '../../network/guarded-fetch.ts';
import { idKey } from '../canonical-address.ts';
import { decodeBody } from '../decode-body.ts';
import { explainFeedFault } from '../feed-faults.ts';
import { parseJson } from '../parse-json.ts';
import { titleOf } from '../plain-text.ts';
import type { SystemAnswer } from '../readings.ts';
import { acceptAnswer } from '../refuse-answer.ts';
import type { RemoteTools } from '../remote.ts';

/** Posts in one list of ids, the most that WordPress gives. */
const IDS = 100;
const EMBED = '_embed=author,wp:term,wp:featuredmedia';

/** The posts that fit a query, and the number of all that do. */
export async function askPosts(api: string, query: string, tools: RemoteTools): Promise<SystemAnswer & { readonly found: number }> {
  const answer = await ask(api, `wp/v2/posts?${query}&${EMBED}`, tools);
  const read = await tools.reader.read('wordpress', decodeBody(answer.body, answer.headers['content-type']), api);
  return { ...read, found: totalOf(answer, api) };
}

export async function countPosts(api: string, tools: RemoteTools): Promise<number> {
  return totalOf(await ask(api, 'wp/v2/posts?per_page=1&_fields=id', tools), api);
}

/**
 * The ids of all posts, the newest first: the guid as records keep it, with the number by which the API names the post.
 *
 * @throws {NewsdeskError} `feed.none` if fewer are listed than there are: a part of the list would take the others for gone.
 */
export async function listIds(api: string, total: number, tools: RemoteTools): Promise<ReadonlyMap<string, number>> {
  const ids = new Map<string, number>();
  let listed = 0;
  for (let page = 1; (page - 1) * IDS < total; page += 1) {
    const { body } = await ask(api, `wp/v2/posts?per_page=${IDS}&page=${page}&_fields=id,guid`, tools);
    const posts = parseJson(body.toString());
    if (!Array.isArray(posts) || posts.length === 0) break;
    for (const post of posts) {
      const { id, guid }: { readonly id?: unknown; readonly guid?: unknown } = Object(post);
      const rendered: unknown = Object(guid).rendered;
      if (typeof id !== 'number' || typeof rendered !== 'string') continue;
      ids.set(idKey(titleOf(rendered, true)), id);
      listed += 1;
    }
  }
  if (listed < total) throw explainFeedFault('wordpress', api);
  return ids;
}

/** The name of the site; undefined if it does not say: it is a comfort. */
export async function askName(api: string, tools: RemoteTools): Promise<string | undefined> {
  try {
    const name: unknown = Object(parseJson((await ask(api, '?_fields=name', tools)).body.toString())).name;
    return typeof name === 'string' && name !== '' ? titleOf(name, true) : undefined;
  } catch {
    return undefined;
  }
}

async function ask(api: string, query: string, { fetch, now, signal }: RemoteTools): Promise<FetchAnswer> {
  // Without pretty addresses the API is behind a parameter: `/index.php?rest_route=/`.
  const url = api.includes('?') ? `${api}${query.replace('?', '&')}` : `${api}${query}`;
  return acceptAnswer(
    await fetch.get({ url, headers: { accept: 'application/json' }, ...(signal === undefined ? {} : { signal }) }),
    now(),
  );
}

function totalOf({ headers }: FetchAnswer, api: string): number {
  const total = Number(headers['x-wp-total'] ?? Number.NaN);
  if (Number.isInteger(total)) return total;
  throw new NewsdeskError(`${api} does not say how many posts there are`, {
    code: 'feed.unreadable',
    fix: 'Let the site, or the cache before it, pass the header X-WP-Total on.',
  });
}
