import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOutput } from '../../../src/cli/output.ts';
import { checkUrl, type UrlTarget } from '../../../src/cli/sources/check-url.ts';
import { type FeedServer, feedOf, startFeedServer } from '../../sources/feeds/feed-server.ts';

let server: FeedServer;
let site: Map<string, string | number>;

const long = (words: string): string => `<p>${`${words} `.repeat(40)}</p>`;
const page = (title: string, head = ''): string =>
  `<html><head><title>${title}</title>${head}</head><body><main><article><h1>${title}</h1>${long(`Words about ${title}.`)}</article></main></body></html>`;

beforeEach(async () => {
  server = await startFeedServer();
  site = new Map();
  server.answer = ({ url = '' }, response) => {
    const found = site.get(url) ?? 404;
    if (typeof found === 'number') response.writeHead(found).end();
    else response.writeHead(200, { 'content-type': found.startsWith('<html') ? 'text/html' : 'text/xml' }).end(found);
  };
});
afterEach(() => server[Symbol.asyncDispose]());

describe('a check of an address', () => {
  it('names articles by their addresses, and no file or generator that nobody chose', async () => {
    site.set('/feed.xml', feedOf(server.origin, [{ slug: 'tide', html: '<p>It runs.</p><img src="/gate.png">' }]));

    const { printed, said } = await run(`${server.origin}/feed.xml`);

    expect(printed).toHaveLength(2);
    for (const line of printed) expect(line).toMatch(/^127\.0\.0\.1:\d+\/tide: warning: /u);
    expect(said).toEqual([expect.stringContaining('gives 1 article.'), '1 article, 1 section: 0 errors, 2 warnings.']);
  });

  it('warns of a feed without an article', async () => {
    site.set('/feed.xml', feedOf(server.origin, []));

    expect((await run(`${server.origin}/feed.xml`)).said[1]).toContain('Warning: it gives no article now');
  });

  it('says of pages behind summaries how many could not be read, and why', async () => {
    const slugs = ['paid', 'gone', 'lost', 'broken', 'tide'];
    site.set(
      '/feed.xml',
      feedOf(
        server.origin,
        slugs.map((slug) => ({ slug })),
      ).replaceAll('content:encoded', 'description'),
    );
    site.set('/paid/', page('Paid', '<meta itemprop="isAccessibleForFree" content="false">'));
    site.set('/broken/', 500);
    site.set('/tide/', page('Tide'));

    const whole = await run({ kind: 'feed', url: `${server.origin}/feed.xml`, fullText: true });

    expect(whole.said.slice(1, 5)).toEqual([
      'Of 4 of them readers find a summary alone:',
      expect.stringMatching(/^ {2}2 pages not there \(http\S+\/gone\/ answered with status 404\)$/u),
      expect.stringMatching(/^ {2}1 page for members \(http\S+\/paid\/\)$/u),
      expect.stringMatching(/^ {2}1 page that could not be fetched \(http\S+\/broken\/ answered with status 500\)$/u),
    ]);
    expect(whole.said.join('\n')).not.toContain('fullText');
  });

  it('reads a site that names no feed by its sitemap', async () => {
    site.set('/', '<html><body><main>Hello</main></body></html>');
    site.set('/sitemap.xml', `<urlset><url><loc>${server.origin}/tide/</loc></url></urlset>`);
    site.set('/tide/', page('Tide'));

    const { said } = await run(`${server.origin}/`);

    expect(said.slice(0, 2)).toEqual([
      expect.stringContaining('names no feed; its sitemap lists 1 page.'),
      `All 1 page of ${server.origin}/sitemap.xml give 1 article.`,
    ]);
  });
});

async function run(target: UrlTarget): Promise<{ code: number; printed: string[]; said: string[] }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const code = await checkUrl(target, { allowPrivate: true, allowedHosts: [] }, {}, createOutput(stdout, stderr));
  return { code, printed: linesOf(stdout), said: linesOf(stderr) };
}

function linesOf(stream: PassThrough): string[] {
  return String(stream.read() ?? '')
    .trimEnd()
    .split('\n');
}
