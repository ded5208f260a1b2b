import { NewsdeskError } from '../../../runtime/errors.ts';
import type { FetchAnswer } from '../../network/guarded-fetch.ts';
import { idKey } from '../canonical-address.ts';
import { decodeBody } from '../decode-body.ts';
import { explainFeedFault } from '../feed-faults.ts';
import type { FeedArticle } from '../feed.ts';
import { parseJson } from '../parse-json.ts';
import { titleOf } from '../plain-text.ts';
import { acceptAnswer } from '../refuse-answer.ts';
import type { Mirror } from '../mirror.ts';
import type { RemoteRead, RemoteReader, RemoteTools } from '../remote.ts';
import { takeAnswer } from '../take-answer.ts';
import { findWordPressApi } from './find-wordpress-api.ts';

/** Posts in one answer: a hundred are allowed, and would be larger than an answer may be if they are long. */
const POSTS = 25;
/** Posts in one list of ids, the most that WordPress gives. */
const IDS = 100;
const MAX_POSTS = 5_000;
/** A change is asked for again from so long before the last one, in ms: the clock of a site goes back by an hour once a year. */
const OVERLAP_MS = 2 * 3_600_000;
const EMBED = '_embed=author,wp:term,wp:featuredmedia';

/**
 * Reads a WordPress site by its REST API: at first all posts, later those that were changed since, and the ids of all if their number
 * says that one went. Posts behind a password are not kept.
 */
export const readWordPress: RemoteReader = createWordPressReader();

/** `maxPosts`: posts that are read at all; of a larger site those that were changed last. */
export function createWordPressReader(maxPosts = MAX_POSTS): RemoteReader {
  return (mirror, tools) => readPosts(mirror, tools, maxPosts);
}

async function readPosts(mirror: Mirror, tools: RemoteTools, maxPosts: number): Promise<RemoteRead> {
  const before = mirror.state();
  const api = before.url === before.configuredUrl ? await findWordPressApi(before.configuredUrl, tools) : before.url;
  const isFirst = before.lastSuccessAt === undefined;
  const since = isFirst || before.latest === undefined ? undefined : earlier(before.latest);
  const articles: FeedArticle[] = [];
  const heldBack = new Set<string>();
  let latest = before.latest;
  let given = 0;
  let found = 0;
  for (let page = 1; given < maxPosts; page += 1) {
    const changed = since === undefined ? '' : `&modified_after=${encodeURIComponent(since)}`;
    const answer = await ask(api, `wp/v2/posts?per_page=${POSTS}&page=${page}&orderby=modified&order=desc&${EMBED}${changed}`, tools);
    const read = await tools.reader.read('wordpress', decodeBody(answer.body, answer.headers['content-type']), answer.url);
    articles.push(...read.feed.articles);
    for (const id of read.heldBack) heldBack.add(id);
    if (read.latest !== undefined && (latest === undefined || read.latest > latest)) latest = read.latest;
    const count = read.feed.articles.length + read.heldBack.length;
    given += count;
    found = totalOf(answer, api);
    if (count === 0 || given >= found) break;
  }
  const total = since === undefined ? found : await countPosts(api, tools);
  const known = new Set(before.articles.flatMap(({ ids, isGone }) => (isGone === true ? [] : ids)));
  const added = articles.filter(({ id }) => id !== undefined && !known.has(idKey(id))).length;
  // As many went as came, or a post was hidden: only the list of all says which.
  const isOneGone = since !== undefined && total !== (before.total ?? 0) + added;
  const all = isOneGone ? await listIds(api, total, tools) : undefined;
  const held = new Set([...heldBack].map(idKey));
  const title = isFirst ? await askName(api, tools) : undefined;
  return takeAnswer(
    mirror,
    { format: 'wordpress', ...(title === undefined ? {} : { title }), articles },
    {
      learned: { url: api, total, ...(latest === undefined ? {} : { latest }) },
      now: tools.now(),
      isGone: ({ ids }) => ids.length > 0 && (ids.some((id) => held.has(id)) || (all !== undefined && !ids.some((id) => all.has(id)))),
    },
  );
}

async function ask(api: string, query: string, { fetch, now, signal }: RemoteTools): Promise<FetchAnswer> {
  // Without pretty addresses the API is behind a parameter: `/index.php?rest_route=/`.
  const url = api.includes('?') ? `${api}${query.replace('?', '&')}` : `${api}${query}`;
  return acceptAnswer(
    await fetch.get({ url, headers: { accept: 'application/json' }, ...(signal === undefined ? {} : { signal }) }),
    now(),
  );
}

async function countPosts(api: string, tools: RemoteTools): Promise<number> {
  return totalOf(await ask(api, 'wp/v2/posts?per_page=1&_fields=id', tools), api);
}

function totalOf({ headers }: FetchAnswer, api: string): number {
  const total = Number(headers['x-wp-total'] ?? Number.NaN);
  if (Number.isInteger(total)) return total;
  throw new NewsdeskError(`${api} does not say how many posts there are`, {
    code: 'feed.unreadable',
    fix: 'Let the site, or the cache before it, pass the header X-WP-Total on.',
  });
}

async function listIds(api: string, total: number, tools: RemoteTools): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  let listed = 0;
  for (let page = 1; (page - 1) * IDS < total; page += 1) {
    const { body } = await ask(api, `wp/v2/posts?per_page=${IDS}&page=${page}&_fields=guid`, tools);
    const posts = parseJson(body.toString());
    for (const post of Array.isArray(posts) ? posts : []) {
      const guid: unknown = Object(Object(post).guid).rendered;
      if (typeof guid !== 'string') continue;
      ids.add(idKey(titleOf(guid, true)));
      listed += 1;
    }
  }
  // A part of the list would take the others for gone.
  if (listed < total) throw explainFeedFault('wordpress', api);
  return ids;
}

async function askName(api: string, tools: RemoteTools): Promise<string | undefined> {
  try {
    const { body } = await ask(api, '?_fields=name', tools);
    const name: unknown = Object(parseJson(body.toString())).name;
    return typeof name === 'string' && name !== '' ? titleOf(name, true) : undefined;
  } catch {
    // The name of the site is a comfort.
    return undefined;
  }
}

/** WordPress compares with the site's own time, and writes it without a zone. */
function earlier(modified: string): string {
  const at = Date.parse(`${modified}Z`);
  return Number.isNaN(at) ? modified : new Date(at - OVERLAP_MS).toISOString().slice(0, 19);
}
