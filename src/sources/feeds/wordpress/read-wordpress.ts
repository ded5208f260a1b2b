import { idKey } from '../canonical-address.ts';
import type { FeedArticle } from '../feed.ts';
import type { Mirror } from '../mirror.ts';
import type { SystemAnswer } from '../readings.ts';
import type { RemoteRead, RemoteReader, RemoteTools } from '../remote.ts';
import { takeAnswer } from '../take-answer.ts';
import { findWordPressApi } from './find-wordpress-api.ts';
import { askName, askPosts, countPosts, listIds } from './wordpress-requests.ts';

/** Posts in one answer: a hundred are allowed, and would be larger than an answer may be if they are long. */
const POSTS = 25;
const MAX_POSTS = 5_000;
/** Posts that are there and were not read, and are asked for by their ids at one go: those that a plan published bear an old date of change. */
const MAX_MISSED = 100;
/** A change is asked for again from so long before the last one, in ms: the clock of a site goes back by an hour once a year. */
const OVERLAP_MS = 2 * 3_600_000;

/**
 * Reads a WordPress site by its REST API: at first all posts, later those that were changed since, and the ids of all if their number
 * says that one went, or came without a change. Posts behind a password are not kept.
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
  const changed = since === undefined ? '' : `&modified_after=${encodeURIComponent(since)}`;
  const articles: FeedArticle[] = [];
  const held = new Set<string>();
  let latest = before.latest;
  const take = (answer: SystemAnswer): void => {
    articles.push(...answer.feed.articles);
    for (const id of answer.heldBack) held.add(idKey(id));
    if (answer.latest !== undefined && (latest === undefined || answer.latest > latest)) latest = answer.latest;
  };
  let found = 0;
  for (let page = 1; (page - 1) * POSTS < maxPosts; page += 1) {
    const answer = await askPosts(api, `per_page=${POSTS}&page=${page}&orderby=modified&order=desc${changed}`, tools);
    take(answer);
    found = answer.found;
    if (page * POSTS >= found) break;
  }
  const total = since === undefined ? found : await countPosts(api, tools);
  const known = new Set(before.articles.flatMap(({ ids, isGone }) => (isGone === true ? [] : ids)));
  const given = new Set(articles.map(({ id = '' }) => idKey(id)));
  const added = [...given].filter((id) => !known.has(id)).length;
  const heldBefore = new Set(before.heldBack);
  // As many went as came, or one that is held back since: only the list of all says which.
  const isOtherwise = since !== undefined && ([...held].some((id) => !heldBefore.has(id)) || total !== (before.total ?? 0) + added);
  const all = isOtherwise ? await listIds(api, total, tools) : undefined;
  // Of a larger site than is read only the newest can have been missed.
  const candidates = [...(all ?? [])].slice(0, total > maxPosts ? POSTS : total);
  const isRead = (id: string): boolean => known.has(id) || given.has(id) || held.has(id) || heldBefore.has(id);
  const missed = candidates.filter(([id]) => !isRead(id)).slice(0, MAX_MISSED);
  for (let from = 0; from < missed.length; from += POSTS) {
    const numbers = missed.slice(from, from + POSTS).map(([, number]) => number);
    take(await askPosts(api, `per_page=${POSTS}&include=${numbers.join(',')}`, tools));
  }
  const heldBack = [...heldBefore.union(held)].filter((id) => !given.has(id) && (all === undefined || all.has(id)));
  const title = isFirst ? await askName(api, tools) : undefined;
  return takeAnswer(
    mirror,
    { format: 'wordpress', ...(title === undefined ? {} : { title }), articles },
    {
      learned: { url: api, total, heldBack: heldBack.length === 0 ? undefined : heldBack, ...(latest === undefined ? {} : { latest }) },
      now: tools.now(),
      isGone: ({ ids }) => ids.length > 0 && (ids.some((id) => held.has(id)) || (all !== undefined && !ids.some((id) => all.has(id)))),
    },
  );
}

/** WordPress compares with the site's own time, and writes it without a zone. */
function earlier(modified: string): string {
  const at = Date.parse(`${modified}Z`);
  return Number.isNaN(at) ? modified : new Date(at - OVERLAP_MS).toISOString().slice(0, 19);
}
