import type { IncomingMessage, ServerResponse } from 'node:http';

/** A post of a WordPress site, as an author has it. Times are the site's own, without a zone. */
export interface WordPressPost {
  readonly id: number;
  readonly slug: string;
  readonly title: string;
  readonly html: string;
  readonly modified: string;
  readonly password?: string;
}

export interface WordPressSite {
  posts: readonly WordPressPost[];
  /** The way in which its pages name the API. */
  names: 'header' | 'tag' | 'nothing';
  answer(request: IncomingMessage, response: ServerResponse): void;
}

const PARAMETERS = new Set(['per_page', 'page', 'orderby', 'order', 'modified_after', '_embed', '_fields', 'include']);

/** A stand-in of WordPress's REST API (developer.wordpress.org/rest-api): paging, fields, changes since, and errors as it has them. */
export function createWordPressSite(origin: () => string, posts: readonly WordPressPost[]): WordPressSite {
  const site: WordPressSite = {
    posts,
    names: 'header',
    answer(request, response) {
      const url = new URL(request.url ?? '/', origin());
      const api = `${origin()}/api/`;
      if (url.pathname === '/') {
        const link = site.names === 'header' ? { link: `<${origin()}/>; rel="x", <${api}>; rel="https://api.w.org/"` } : {};
        const tag = site.names === 'tag' ? `<link rel="https://api.w.org/" href="${api}" />` : '';
        response.writeHead(200, { 'content-type': 'text/html', ...link }).end(`<html><head>${tag}</head><body>The Gate</body></html>`);
        return;
      }
      const path = url.pathname.replace(/^\/(?:api|wp-json)/u, '');
      if (path === '/' && site.names !== 'nothing') json(response, 200, { name: 'The &quot;Gate&quot;' });
      else if (path === '/wp/v2/posts') list(site.posts, url, origin(), response);
      else json(response, 404, { code: 'rest_no_route', message: 'No route was found', data: { status: 404 } });
    },
  };
  return site;
}

function list(all: readonly WordPressPost[], { searchParams: query }: URL, origin: string, response: ServerResponse): void {
  const unknown = [...query.keys()].find((name) => !PARAMETERS.has(name));
  const perPage = Number(query.get('per_page') ?? 10);
  if (unknown !== undefined || perPage < 1 || perPage > 100)
    return json(response, 400, { code: 'rest_invalid_param', data: { status: 400 } });
  const after = query.get('modified_after');
  const included = query.get('include')?.split(',').map(Number);
  const found = all
    .filter(({ id }) => included === undefined || included.includes(id))
    .filter(({ modified }) => after === null || modified > after)
    .toSorted((a, b) => (query.get('orderby') === 'modified' ? (a.modified < b.modified ? 1 : -1) : b.id - a.id));
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const page = Number(query.get('page') ?? 1);
  if (page > pages) return json(response, 400, { code: 'rest_post_invalid_page_number', data: { status: 400 } });
  const fields = query.get('_fields')?.split(',');
  const shown = found.slice((page - 1) * perPage, page * perPage).map((post) => represent(post, origin, query.has('_embed')));
  json(
    response,
    200,
    fields === undefined ? shown : shown.map((post) => Object.fromEntries(Object.entries(post).filter(([name]) => fields.includes(name)))),
    { 'x-wp-total': String(found.length), 'x-wp-totalpages': String(pages) },
  );
}

function represent({ id, slug, title, html, modified, password }: WordPressPost, origin: string, isEmbedded: boolean): object {
  const isProtected = password !== undefined;
  return {
    id,
    date: '2026-11-02T10:30:00',
    date_gmt: '2026-11-02T09:30:00',
    guid: { rendered: `${origin}/?p=${id}&#038;x=1` },
    modified,
    modified_gmt: modified,
    slug,
    status: 'publish',
    type: 'post',
    link: `${origin}/${slug}/`,
    title: { rendered: title },
    content: { rendered: isProtected ? '' : html, protected: isProtected },
    excerpt: { rendered: isProtected ? '' : '<p>The first words of it [&hellip;]</p>\n', protected: isProtected },
    author: 1,
    ...(isEmbedded
      ? {
          _embedded: {
            author: [{ id: 1, name: 'Mara Quist' }],
            'wp:term': [
              [{ taxonomy: 'category', name: 'Water &amp; Salt' }],
              [{ taxonomy: 'post_tag', name: 'gates' }],
              [{ taxonomy: 'mood', name: 'calm' }],
            ],
            'wp:featuredmedia': [{ source_url: `${origin}/gate.png`, alt_text: 'A gate' }],
          },
        }
      : {}),
  };
}

function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8', ...headers }).end(JSON.stringify(body));
}
