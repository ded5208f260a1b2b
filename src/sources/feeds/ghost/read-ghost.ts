import { NewsdeskError } from '../../../runtime/errors.ts';
import type { FetchAnswer } from '../../network/guarded-fetch.ts';
import { explainFeedFault } from '../feed-faults.ts';
import type { FeedArticle } from '../feed.ts';
import { parseJson } from '../parse-json.ts';
import type { SystemAnswer } from '../readings.ts';
import { acceptAnswer } from '../refuse-answer.ts';
import type { RemoteReader, RemoteTools } from '../remote.ts';
import { takeAnswer } from '../take-answer.ts';

/** Posts in one answer, and ids in one list; Ghost gives a hundred at most. */
const POSTS = 25;
const IDS = 100;
/** Posts that are public and were not read, and are asked for by their ids at one go. */
const MAX_MISSED = 100;
/** Posts that are read at all; of a larger site those that were changed last. */
const MAX_POSTS = 5_000;
/** The version of the API that is asked for; later servers answer it as well. */
const API_VERSION = 'v5.0';

/**
 * Reads a Ghost site by its Content API: at first all public posts, later those that were changed since, and the ids of all if their number
 * says that one went, or came without a change. Only public posts are asked for; `key` is a Content API key,
 * `maxPosts` the number of posts that are read at all.
 */
export function createGhostReader(key: string, maxPosts = MAX_POSTS): RemoteReader {
  return async (mirror, tools) => {
    const before = mirror.state();
    const api = apiOf(before.configuredUrl);
    const isFirst = before.lastSuccessAt === undefined;
    const since = isFirst ? undefined : before.latest;
    const changed = since === undefined ? '' : `+updated_at:>='${since.replace('T', ' ').slice(0, 19)}'`;
    const articles: FeedArticle[] = [];
    const heldBack = new Set<string>();
    let latest = before.latest;
    const take = ({ feed, heldBack: held }: SystemAnswer): void => {
      articles.push(...feed.articles);
      for (const id of held) heldBack.add(id);
    };
    for (let page = 1; (page - 1) * POSTS < maxPosts; page += 1) {
      const filter = encodeURIComponent(`visibility:public${changed}`);
      const answer = await ask(
        api,
        `posts/?limit=${POSTS}&page=${page}&formats=html&include=authors,tags&order=updated_at%20desc&filter=${filter}`,
        tools,
      );
      const text = answer.body.toString();
      const read = await tools.reader.read('ghost', text, before.configuredUrl);
      take(read);
      if (read.latest !== undefined && (latest === undefined || read.latest > latest)) latest = read.latest;
      if (page >= pagesOf(text, api).pages) break;
    }
    const total = pagesOf((await ask(api, 'posts/?limit=1&fields=id&filter=visibility%3Apublic', tools)).body.toString(), api).total;
    const known = new Set(before.articles.flatMap(({ ids, isGone }) => (isGone === true ? [] : ids)));
    const given = new Set(articles.map(({ id = '' }) => id));
    const added = [...given].filter((id) => !known.has(id)).length;
    const isOtherwise = !isFirst && (heldBack.size > 0 || total !== (before.total ?? 0) + added);
    const all = isOtherwise ? await listIds(tools) : undefined;
    // Of a larger site than is read only the newest can have been missed.
    const candidates = [...(all ?? [])].slice(0, total > maxPosts ? POSTS : total);
    const missed = candidates.filter((id) => !known.has(id) && !given.has(id) && !heldBack.has(id)).slice(0, MAX_MISSED);
    for (let from = 0; from < missed.length; from += POSTS) {
      const filter = encodeURIComponent(`visibility:public+id:[${missed.slice(from, from + POSTS).join(',')}]`);
      const answer = await ask(api, `posts/?limit=${POSTS}&formats=html&include=authors,tags&filter=${filter}`, tools);
      take(await tools.reader.read('ghost', answer.body.toString(), before.configuredUrl));
    }
    const title = isFirst ? await askTitle(tools) : undefined;
    return takeAnswer(
      mirror,
      { format: 'ghost', ...title, articles },
      {
        learned: { total, ...(latest === undefined ? {} : { latest }) },
        now: tools.now(),
        isGone: ({ ids }) => ids.some((id) => heldBack.has(id)) || (all !== undefined && !ids.some((id) => all.has(id))),
      },
    );

    async function listIds(using: RemoteTools): Promise<ReadonlySet<string>> {
      const ids = new Set<string>();
      for (let page = 1; ; page += 1) {
        const text = (
          await ask(api, `posts/?limit=${IDS}&page=${page}&fields=id&order=published_at%20desc&filter=visibility%3Apublic`, using)
        ).body.toString();
        const listed = idsOf(text);
        for (const id of listed) ids.add(id);
        const { pages, total } = pagesOf(text, api);
        if (page < pages && listed.length > 0) continue;
        // A part of the list would take the others for gone.
        if (ids.size < total) throw explainFeedFault('ghost', api);
        return ids;
      }
    }

    async function askTitle(using: RemoteTools): Promise<{ readonly title?: string; readonly lang?: string }> {
      try {
        const settings: unknown = Object(parseJson((await ask(api, 'settings/?', using)).body.toString())).settings;
        const { title: name, locale, lang = locale } = Object(settings) as Record<string, unknown>;
        return { ...(typeof name === 'string' ? { title: name } : {}), ...(typeof lang === 'string' ? { lang } : {}) };
      } catch {
        // The name of the site is a comfort.
        return {};
      }
    }
  };

  async function ask(api: string, query: string, { fetch, now, signal }: RemoteTools): Promise<FetchAnswer> {
    const answer = await fetch.get({
      url: `${api}${query}&key=${encodeURIComponent(key)}`,
      headers: { accept: 'application/json', 'accept-version': API_VERSION },
      ...(signal === undefined ? {} : { signal }),
    });
    if (answer.status === 401 || answer.status === 403) {
      throw new NewsdeskError(`${api} does not accept the key`, {
        code: 'fetch.forbidden',
        fix: 'Copy the Content API key (not the Admin API key) from Settings › Integrations in Ghost.',
      });
    }
    // The key is in the address, and belongs in no message.
    return acceptAnswer({ ...answer, url: api }, now());
  }
}

function apiOf(site: string): string {
  const url = new URL(site);
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return new URL('ghost/api/content/', url.href).href;
}

/** @throws {NewsdeskError} `feed.none` if the answer does not say: it is not Ghost's. */
function pagesOf(json: string, api: string): { readonly pages: number; readonly total: number } {
  const { pages, total }: Record<string, unknown> = Object(Object(Object(parseJson(json)).meta).pagination);
  if (typeof pages !== 'number' || typeof total !== 'number') throw explainFeedFault('ghost', api);
  return { pages, total };
}

function idsOf(json: string): readonly string[] {
  const posts: unknown = Object(parseJson(json)).posts;
  return (Array.isArray(posts) ? posts : []).flatMap((post) => {
    const id: unknown = Object(post).id;
    return typeof id === 'string' ? [id] : [];
  });
}
