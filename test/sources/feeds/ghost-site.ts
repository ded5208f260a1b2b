import type { IncomingMessage, ServerResponse } from 'node:http';

/** A post of a Ghost site, as an author has it. Moments are ISO 8601 in UTC. */
export interface GhostSitePost {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly html: string;
  readonly updatedAt: string;
  readonly visibility?: string;
}

export interface GhostSite {
  posts: readonly GhostSitePost[];
  readonly key: string;
  /** Answers as a server that knows no filters: every post is in its answers, with the words that the key may not read cut out. */
  ignoresFilters: boolean;
  answer(request: IncomingMessage, response: ServerResponse): void;
}

const PARAMETERS = new Set(['key', 'limit', 'page', 'formats', 'include', 'order', 'filter', 'fields']);

/** A stand-in of Ghost's Content API (docs.ghost.org/content-api): key, paging, filter by visibility and change, dates in the site's zone. */
export function createGhostSite(origin: () => string, posts: readonly GhostSitePost[]): GhostSite {
  const site: GhostSite = {
    posts,
    key: '22444f78447824223cefc48062',
    ignoresFilters: false,
    answer(request, response) {
      const url = new URL(request.url ?? '/', origin());
      if (!url.pathname.startsWith('/ghost/api/content/')) return void response.writeHead(404).end();
      if (url.searchParams.get('key') !== site.key)
        return json(response, 401, { errors: [{ message: 'Unknown Content API Key', type: 'UnauthorizedError' }] });
      if ([...url.searchParams.keys()].some((name) => !PARAMETERS.has(name)))
        return json(response, 422, { errors: [{ type: 'ValidationError' }] });
      if (url.pathname.endsWith('/settings/')) return json(response, 200, { settings: { title: 'The Gate', locale: 'en' } });
      if (!url.pathname.endsWith('/posts/')) return json(response, 404, { errors: [{ type: 'NotFoundError' }] });
      list(site, url, origin(), response);
    },
  };
  return site;
}

function list({ posts, ignoresFilters }: GhostSite, { searchParams: query }: URL, origin: string, response: ServerResponse): void {
  const filter = query.get('filter') ?? '';
  const since = /updated_at:>='([^']+)'/u.exec(filter)?.[1];
  const ids = /id:\[([^\]]+)\]/u.exec(filter)?.[1]?.split(',');
  const found = posts
    .filter(({ id }) => ids === undefined || ids.includes(id))
    .filter(({ visibility = 'public' }) => ignoresFilters || !filter.includes('visibility:public') || visibility === 'public')
    .filter(({ updatedAt }) => ignoresFilters || since === undefined || updatedAt.slice(0, 19).replace('T', ' ') >= since)
    .toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
  const limit = Math.min(Number(query.get('limit') ?? 15), 100);
  const pages = Math.max(1, Math.ceil(found.length / limit));
  const page = Number(query.get('page') ?? 1);
  const fields = query.get('fields')?.split(',');
  const shown = found.slice((page - 1) * limit, page * limit).map((post) => represent(post, origin));
  json(response, 200, {
    posts:
      fields === undefined
        ? shown
        : shown.map((post) => Object.fromEntries(Object.entries(post).filter(([name]) => fields.includes(name)))),
    meta: {
      pagination: { page, limit, pages, total: found.length, next: page < pages ? page + 1 : null, prev: page > 1 ? page - 1 : null },
    },
  });
}

function represent({ id, slug, title, html, updatedAt, visibility = 'public' }: GhostSitePost, origin: string): object {
  return {
    id,
    uuid: `0000-${id}`,
    title,
    slug,
    html: visibility === 'public' ? html : '<p>The free beginning.</p>',
    visibility,
    access: visibility === 'public',
    url: `${origin}/${slug}/`,
    custom_excerpt: null,
    feature_image: `${origin}/gate.png`,
    feature_image_alt: null,
    published_at: '2026-11-02T01:30:00.000-08:00',
    // Ghost writes dates in the zone of the site.
    updated_at: inZone(updatedAt),
    authors: [{ name: 'Mara Quist' }],
    tags: [
      { name: 'Water', visibility: 'public' },
      { name: '#todo', visibility: 'internal' },
    ],
  };
}

const ZONE_HOURS = -8;

function inZone(moment: string): string {
  return new Date(Date.parse(moment) + ZONE_HOURS * 3_600_000).toISOString().replace('Z', '-08:00');
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
