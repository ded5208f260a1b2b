import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/runtime/clock.ts';
import { createDirectorySource } from '../../../src/sources/directory.ts';
import type { Mirror } from '../../../src/sources/feeds/mirror.ts';
import { createPagesReader, type PagesSettings } from '../../../src/sources/feeds/pages/read-pages.ts';
import type { PollOutcome } from '../../../src/sources/feeds/poll-feed.ts';
import { readFeedWithPages } from '../../../src/sources/feeds/read-feed-address.ts';
import { feedOf } from './feed-server.ts';
import { createRemoteHarness, type RemoteHarness } from './remote-harness.ts';
import { sharedParser } from '../shared-parser.ts';

const HOUR_MS = 3_600_000;
let remote: RemoteHarness;
/** The pages of the site by their paths; a number is the status of one that fails. */
let pages: Map<string, string | number>;
let lastmods: Map<string, string>;

const long = (words: string): string => `<p>${`${words} `.repeat(40)}</p>`;
const page = (title: string, { head = '', body = long(`Words about ${title}.`) } = {}): string =>
  `<!doctype html><html lang="en"><head><title>${title} | The Gate</title>${head}</head><body><nav><a href="/">Home</a> Subscribe now</nav>
  <main><article><h1>${title}</h1>${body}</article></main><footer>All rights kept</footer></body></html>`;
const ld = (facts: unknown): string => `<script type="application/ld+json">${JSON.stringify(facts)}</script>`;
const read = async (mirror: Mirror, settings: Partial<PagesSettings> = {}): Promise<PollOutcome> =>
  remote.poll(mirror, createPagesReader({ pages: `${remote.server.origin}/sitemap.xml`, ...settings }));
const asked = (): readonly string[] => remote.server.requests.map(({ url }) => url ?? '').filter((url) => !url.includes('sitemap'));

beforeEach(async () => {
  remote = await createRemoteHarness();
  pages = new Map();
  lastmods = new Map();
  remote.server.answer = ({ url = '', headers }, response) => {
    const { origin } = remote.server;
    if (url === '/sitemap.xml') {
      const entries = [...pages.keys()].map((path) => {
        const lastmod = lastmods.get(path);
        return `<url><loc>${origin}${path}</loc>${lastmod === undefined ? '' : `<lastmod>${lastmod}</lastmod>`}</url>`;
      });
      return void response.end(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('')}</urlset>`);
    }
    const found = pages.get(url) ?? 404;
    const etag = `"${String(found).length}"`;
    if (typeof found === 'number') response.writeHead(found).end();
    else if (headers['if-none-match'] === etag) response.writeHead(304).end();
    else response.writeHead(200, { 'content-type': 'text/html', etag }).end(found);
  };
});
afterEach(() => remote[Symbol.asyncDispose]());

describe('the pages of a sitemap', () => {
  const open = (): Promise<Mirror> => remote.open(`${remote.server.origin}/sitemap.xml`);

  it('are read as articles, with what they say of themselves and without what stands around them', async () => {
    const facts = {
      '@context': 'https://schema.org',
      '@graph': [
        { '@type': 'WebSite', name: 'The Gate' },
        {
          '@type': ['BlogPosting'],
          headline: 'The tide gate',
          datePublished: '2026-11-02T10:30:00+01:00',
          author: [{ name: 'Mara Quist' }],
        },
      ],
    };
    const head = `<meta property="og:description" content="A gate opens."><meta property="article:tag" content="Water">
      <meta property="og:image" content="/gate.png"><script type="application/ld+json">${JSON.stringify(facts)}</script>`;
    const body = `${long('A gate opened today.')}<h2 id="keeper">The keeper</h2>${long('She holds two keys.')}<pre><code>open --all</code></pre>`;
    pages.set('/tide/', page('The tide gate', { head, body }));
    await read(await open());
    const text = await remote.read('tide');

    expect(text).toContain(
      `---\ntitle: "The tide gate"\nurl: "${remote.server.origin}/tide/"\ndate: "2026-11-02T09:30:00Z"\ndescription: "A gate opens."\n` +
        `authors:\n  - "Mara Quist"\ntags:\n  - "Water"\nimage:\n  url: "${remote.server.origin}/gate.png"\n  alt: ""\nlang: "en"\nannounce: false\n---\n`,
    );
    expect(text).toMatch(/<h2 id="keeper">The keeper<\/h2>/u);
    expect(text).toContain('<code>open --all</code>');
    expect(text).not.toMatch(/Subscribe now|All rights kept|<h1/u);
  });

  it.each([
    ['that asks not to be found', '<meta name="robots" content="noindex, follow">'],
    [
      'that is for members',
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","isAccessibleForFree":false}</script>',
    ],
    [
      'that is for members, by a part of it',
      ld({ '@type': 'Article', isAccessibleForFree: true, hasPart: { isAccessibleForFree: false } }),
    ],
    [
      'that is for members, by the page',
      ld([{ '@type': 'Article' }, { '@type': 'WebPage', isAccessibleForFree: 'http://schema.org/False' }]),
    ],
    ['that is for members, by an attribute', '<meta itemprop="isAccessibleForFree" content="false">'],
    ['that asks in capitals not to be found', '<META NAME="ROBOTS" CONTENT="NOINDEX">'],
    ['that asks one engine', '<meta name="googlebot" content="noindex">'],
    ['that is for members, in words', '<script type="application/ld+json">{"@type":"Article","isAccessibleForFree":"False"}</script>'],
  ])('leave out one %s', async (_, head) => {
    pages.set('/tide/', page('Tide', { head }));
    pages.set('/salt/', page('Salt'));
    await read(await open());

    expect(await remote.kept()).toEqual(['salt']);
  });

  it('have the date that stands in their head, unless a day that is still to come', async () => {
    const dated = (date: string, place = 'header'): string =>
      page('Tide', { body: `<${place}><time datetime="${date}">then</time></${place.split(' ')[0]}>${long('Words.')}` });
    pages.set('/past/', dated('2026-11-02'));
    pages.set('/later/', dated('2027-05-01'));
    const heads = ['byline', 'meta', 'post-meta', 'entry-meta', 'article-meta', 'note'];
    for (const head of heads) pages.set(`/${head}/`, dated('2026-11-02', `div class="${head}"`));
    await read(await open());

    const dates = await Promise.all(['past', 'later', ...heads].map(async (name) => /^date: "(.*)"$/mu.exec(await remote.read(name))?.[1]));
    expect(dates).toEqual(['2026-11-02', undefined, ...Array.from({ length: 5 }, () => '2026-11-02'), undefined]);
  });

  it('leave out the front page, lists and pages without text, or all but those that are wanted', async () => {
    for (const path of ['/', '/tags/water/', '/page/2', '/author/mara', '/blog/tide/', '/topics/salt/', '/archives/reed'])
      pages.set(path, page(`At ${path}`));
    pages.set('/empty/', page('Empty', { body: '<p>Nothing.</p>' }));
    await read(await open());
    expect(await remote.kept()).toEqual(['reed', 'salt', 'tide']);

    pages.set('/about/', page('About'));
    expect(await read(await open(), { only: ['/blog/**'] })).toMatchObject({ added: 0 });
    expect(asked()).not.toContain('/about/');
  });

  it('are read without the tags that HTML lets authors leave out', async () => {
    pages.set('/tide/', `<!doctype html><title>Tide</title><h1>The tide</h1>${long('A gate opened today.')}`);
    await read(await open());

    expect(await remote.read('tide')).toContain('A gate opened today.');
  });

  it('keep notes and quotations that stand between their paragraphs', async () => {
    const body = `${long('A gate opened today.')}<aside class="note"><p>Mind the water.</p></aside>${long('She holds two keys.')}`;
    pages.set('/tide/', page('Tide', { body }));
    pages.set('/salt/', `<!doctype html><title>Salt</title><h1>Salt</h1>${body}`);
    await read(await open());

    for (const name of ['tide', 'salt']) expect(await remote.read(name)).toContain('Mind the water.');
  });

  it('keep parts whose name sounds like a sidebar', async () => {
    pages.set(
      '/tide/',
      page('Tide', { body: `${long('A gate opened today.')}<div class="community">${long('She holds two keys.')}</div>` }),
    );
    await read(await open());

    expect(await remote.read('tide')).toContain('She holds two keys.');
  });

  it('keep headings that stand in an element beside a link to themselves, and lists of links', async () => {
    const heading = '<div class="heading-wrapper"><h2 id="keeper">The keeper</h2><a href="#keeper"><span>#</span></a></div>';
    const links = '<div class="admonition"><ul><li>Know <a href="/h">the tide</a></li><li>Know <a href="/s">the salt</a></li></ul></div>';
    pages.set('/tide/', page('Tide', { body: `${long('A gate opened.')}${heading}${long('She holds keys.')}${links}` }));
    await read(await open());
    const text = await remote.read('tide');

    expect(text).toMatch(/<h2 id="keeper"[^>]*>The keeper/u);
    expect(text).toContain('the salt');
  });

  it('are the whole body if they mark no text of their own and most of it would be lost', async () => {
    const quote = `<div class="quote"><p>${'Somebody said so. '.repeat(12)}</p></div>`;
    const body = Array.from(
      { length: 30 },
      (_, index) => `<ul><li><a href="/${index}">Words of ${index} about the gate.</a></li></ul>`,
    ).join('');
    pages.set('/tide/', `<!doctype html><title>Tide</title><h1>Tide</h1>${quote}${body}`);
    await read(await open());

    expect(await remote.read('tide')).toContain('Words of 29');
  });

  it('keep no part that says of itself that it is for members or hidden, whatever element it is', async () => {
    const parts = [
      '<aside class="gh-post-upgrade-cta">Pay now.</aside>',
      '<aside hidden>Pay now.</aside>',
      '<aside data-visibility="members">Pay now.</aside>',
      '<div class="gh-paywall">Pay now.</div>',
    ];
    pages.set('/tide/', page('Tide', { body: `${long('A gate opened today.')}${parts.join('')}${long('She holds two keys.')}` }));
    await read(await open());
    const source = createDirectorySource(join(remote.directory, '..'), { clock: systemClock, parser: sharedParser });
    const [article] = (await source.load()).articles;
    await source.close();

    expect(article?.sections.map(({ body }) => body.text).join(' ')).toContain('She holds two keys.');
    expect(JSON.stringify(article?.sections)).not.toContain('Pay now');
  });

  it('keep all panels of tabs, each below its label, whatever makes them', async () => {
    /** VitePress, Material for MkDocs, older MkDocs, Docusaurus and Starlight. */
    const tabs = {
      vitepress:
        '<div class="vp-code-group"><div class="tabs"><label>npm</label><label>pnpm</label></div><div class="blocks"><div class="language-sh active"><button class="copy"></button><span class="lang">sh</span><pre><code>a</code></pre></div><div class="language-sh"><span class="lang">sh</span><pre><code>b</code></pre></div></div></div>',
      material:
        '<div class="tabbed-set tabbed-alternate"><input type="radio"><input type="radio"><div class="tabbed-labels"><label>npm</label><label>pnpm</label></div><div class="tabbed-content"><div class="tabbed-block"><pre><code>a</code></pre></div><div class="tabbed-block"><pre><code>b</code></pre></div></div></div>',
      mkdocs:
        '<div class="tabbed-set"><input type="radio"><label>npm</label><div class="tabbed-content"><pre><code>a</code></pre></div><input type="radio"><label>pnpm</label><div class="tabbed-content"><pre><code>b</code></pre></div></div>',
      docusaurus:
        '<div class="tabs-container"><ul role="tablist"><li role="tab">npm</li><li role="tab">pnpm</li></ul><div><div role="tabpanel"><pre><code>a</code></pre></div><div role="tabpanel" hidden><pre><code>b</code></pre></div></div></div>',
      starlight:
        '<starlight-tabs><ul role="tablist"><li><a role="tab" href="#p0">npm</a></li><li><a role="tab" href="#p1">pnpm</a></li></ul><div role="tabpanel"><pre><code>a</code></pre></div><div role="tabpanel" hidden><pre><code>b</code></pre></div></starlight-tabs>',
    };
    for (const [name, html] of Object.entries(tabs))
      pages.set(`/${name}/`, page(name, { body: `${long('A gate opened.')}${html}${long('She holds keys.')}` }));
    await read(await open());
    const source = createDirectorySource(join(remote.directory, '..'), { clock: systemClock, parser: sharedParser });
    const { articles } = await source.load();
    await source.close();

    expect(articles).toHaveLength(5);
    for (const { title, sections } of articles)
      expect([title, sections.map(({ body }) => body.text).join('\n')]).toEqual([
        title,
        expect.stringMatching(/opened\. \S[^\n]*\n\nnpm\n\na\n\npnpm\n\nb\n\nShe/u),
      ]);
  });

  it('have no dek if the generator wrote it, and a title without the names of the folders that hold them', async () => {
    const menu = '<a href="/">The Mill</a> <a href="/docs/" title="Handbook">Docs</a>';
    const bare = (title: string): string =>
      `<html><head><title>${title}</title></head><body><nav>${menu}</nav><main>${long('Salt is cheap.')}</main></body></html>`;
    pages.set('/docs/alias/', bare('Alias - The Mill'));
    pages.set('/docs/salt/', bare('Salt | Handbook'));
    pages.set('/reed/', bare('Reed - Handbook'));
    pages.set('/tide/', page('Tide', { head: '<meta name="description" content="A VitePress site">' }));
    await read(await open());

    expect(await remote.read('alias')).toContain('title: "Alias"\n');
    expect(await remote.read('salt')).toContain('title: "Salt"\n');
    expect(await remote.read('reed')).toContain('title: "Reed - Handbook"\n');
    expect(await remote.read('tide')).not.toContain('VitePress');
  });

  it('have their own title, without the mark of a link and the name of the site', async () => {
    pages.set('/tide/', page('Tide&#8203; <a href="#tide">#</a>'));
    pages.set(
      '/salt/',
      `<html><head><title>Salt – The Gate</title><meta property="og:site_name" content="The Gate"></head><body><main>${long('Salt is cheap.')}</main></body></html>`,
    );
    await read(await open());

    expect(await remote.read('tide')).toContain('title: "Tide"');
    expect(await remote.read('salt')).toContain('title: "Salt"');
  });

  it('leave out one whose header asks not to be found, and no other for a rule about its pictures', async () => {
    pages.set('/tide/', page('Tide'));
    pages.set('/salt/', page('Salt', { head: '<meta name="robots" content="max-image-preview:none, follow">' }));
    const answer = remote.server.answer;
    remote.server.answer = (request, response) => {
      if (request.url === '/tide/') response.setHeader('x-robots-tag', 'otherbot: noindex, nofollow');
      answer(request, response);
    };
    await read(await open());

    expect(await remote.kept()).toEqual(['salt']);
  });

  it('are asked each in its turn, though none of them has changed', async () => {
    for (let index = 1; index <= 30; index += 1) pages.set(`/p/gate-${index}/`, page(`Gate ${index}`));
    const mirror = await open();
    await read(mirror);
    await read(mirror);
    remote.now += 25 * HOUR_MS;
    const before = asked().length;
    await read(mirror);
    await read(mirror);
    await read(mirror);

    expect(new Set(asked().slice(before)).size).toBe(30);
    expect(asked().length - before).toBe(30);
  });

  it('are asked again an hour later if they were not there yet, and not before', async () => {
    pages.set('/salt/', page('Salt'));
    pages.set('/tide/', 404);
    lastmods.set('/tide/', '1');
    const mirror = await open();
    await read(mirror);
    pages.set('/tide/', page('Tide'));
    await read(mirror);
    expect(await remote.kept()).toEqual(['salt']);
    remote.now += HOUR_MS;
    await read(mirror);

    expect(await remote.kept()).toEqual(['salt', 'tide']);
  });

  it('keep their own address if their theme names one for all of them', async () => {
    const head = '<link rel="canonical" href="/">';
    for (const name of ['tide', 'salt', 'reed']) pages.set(`/${name}/`, page(`About ${name}`, { head }));
    const mirror = await open();
    await read(mirror);
    remote.now += 25 * HOUR_MS;
    await read(mirror);

    expect(await remote.kept()).toHaveLength(3);
  });

  it('go on being read though one of them fails, and the failure is no fault of the site', async () => {
    pages.set('/tide/', page('Tide'));
    const mirror = await open();
    await read(mirror);
    pages.set('/salt/', 500);

    expect(await read(mirror)).toMatchObject({ kind: 'read' });
    expect(await remote.kept()).toEqual(['tide']);
  });

  it('come by and by, all of them as the archive; one that comes later is news', async () => {
    for (let index = 1; index <= 45; index += 1) pages.set(`/p/gate-${index}/`, page(`Gate ${index}`));
    const mirror = await open();
    await read(mirror);
    expect(await remote.kept()).toHaveLength(20);
    expect(mirror.state().nextFetchAt).toBe(remote.now + 2_000);
    await read(mirror);
    await read(mirror);
    expect(await remote.kept()).toHaveLength(45);
    expect(await remote.read('gate-45')).toContain('announce: false');

    pages.set('/p/new-gate/', page('New gate'));
    await read(mirror);
    expect(await remote.read('new-gate')).not.toContain('announce: false');
    expect(asked()).toHaveLength(46);
  });

  it('are listed once in ten minutes while they come', async () => {
    for (let index = 1; index <= 81; index += 1) pages.set(`/p/gate-${index}/`, page(`Gate ${index}`, { body: '' }));
    const reader = createPagesReader({ pages: `${remote.server.origin}/sitemap.xml` });
    const mirror = await open();
    const listed: number[] = [];
    for (const minutes of [0, 11, 1, 1]) {
      remote.now += minutes * 60_000;
      await remote.poll(mirror, reader);
      listed.push(remote.server.requests.filter(({ url }) => url?.includes('sitemap')).length);
    }

    expect(listed).toEqual([1, 2, 2, 2]);
  });

  it('are asked again if the sitemap says that they changed, else after a day, with their validators', async () => {
    pages.set('/tide/', page('Tide'));
    pages.set('/salt/', page('Salt'));
    lastmods.set('/tide/', '2026-11-01');
    const mirror = await open();
    await read(mirror);
    await read(mirror);
    expect(asked()).toEqual(['/tide/', '/salt/']);

    lastmods.set('/tide/', '2026-11-19');
    pages.set('/tide/', page('Tide', { body: long('Other words.') }));
    remote.now += 25 * HOUR_MS;
    await read(mirror);
    expect(asked().slice(2).sort()).toEqual(['/salt/', '/tide/']);
    expect(await remote.read('tide')).toContain('Other words.');
    expect(await remote.kept()).toEqual(['salt', 'tide']);
  });

  it('that are gone take their articles along; one that fails does not', async () => {
    for (const path of ['/tide/', '/salt/', '/reed/']) {
      pages.set(path, page(`Page ${path}`));
      lastmods.set(path, '1');
    }
    const mirror = await open();
    await read(mirror);
    pages.set('/tide/', 410);
    pages.set('/salt/', 503);
    pages.delete('/reed/');
    for (const path of ['/tide/', '/salt/']) lastmods.set(path, '2');
    await read(mirror);
    expect(await remote.kept()).toEqual(['salt']);

    pages.set('/salt/', page('Salt again'));
    remote.now += HOUR_MS;
    await read(mirror);
    expect(await remote.read('salt')).toContain('Salt again');
  });

  it('are known by the address that they name, if it is of the same site', async () => {
    const canonical = (href: string): string => `<link rel="canonical" href="${href}">`;
    pages.set('/a/?x=1', page('Tide', { head: canonical('/tide/') }));
    pages.set('/bee/', page('Salt', { head: canonical('https://else.example/salt') }));
    const mirror = await open();
    await read(mirror);
    await read(mirror);

    expect(await remote.kept()).toEqual(['bee', 'tide']);
  });

  it('of an index, packed or as a list of lines', async () => {
    const { origin } = remote.server;
    pages.set('/tide/', page('Tide'));
    const answer = remote.server.answer;
    remote.server.answer = (request, response) => {
      if (request.url === '/sitemap.xml')
        response.end(
          `<sitemapindex><sitemap><loc>${origin}/one.xml.gz</loc></sitemap><sitemap><loc>${origin}/two.txt</loc></sitemap></sitemapindex>`,
        );
      else if (request.url === '/one.xml.gz') response.end(gzipSync(`<urlset><url><loc>${origin}/tide/</loc></url></urlset>`));
      else if (request.url === '/two.txt') response.end(`${origin}/tide/\n`);
      else answer(request, response);
    };
    await read(await open());

    expect(await remote.kept()).toEqual(['tide']);
  });

  it('that cannot be read, each of them, are the fault of the site', async () => {
    pages.set('/tide/', 503);
    expect(await read(await open())).toMatchObject({ kind: 'failed', error: { code: 'fetch.status' } });

    remote.server.answer = (_, response) => void response.end('<html></html>');
    expect(await read(await open())).toMatchObject({ kind: 'failed', error: { code: 'feed.none' } });
  });

  it.each([
    ['10,000 pages', (origin: string) => Array.from({ length: 10_001 }, (_, index) => `${origin}/p/${index}`).join('\n')],
    [
      '50 sitemaps',
      (origin: string) =>
        `<sitemapindex>${Array.from({ length: 51 }, (_, index) => `<sitemap><loc>${origin}/${index}.xml</loc></sitemap>`).join('')}</sitemapindex>`,
    ],
  ])('that are more than %s are not read at all', async (what, listOf) => {
    remote.server.answer = ({ url }, response) =>
      void response.end(url === '/sitemap.xml' ? listOf(remote.server.origin) : '<urlset></urlset>');

    expect(await read(await open())).toMatchObject({ error: { code: 'fetch.tooLarge', message: expect.stringContaining(what) } });
  });

  it('can be listed by hand', async () => {
    pages.set('/tide/', page('Tide'));
    await read(await remote.open(remote.server.origin), { pages: [`${remote.server.origin}/tide/`] });

    expect(await remote.kept()).toEqual(['tide']);
  });
});

describe('a feed of summaries', () => {
  const summary = (slug: string, text = `About ${slug}.`): { slug: string; html: string } => ({ slug, html: text });
  const give = (...slugs: readonly string[]): void => {
    const answer = remote.server.answer;
    remote.server.answer = (request, response) => {
      if (request.url !== '/feed.xml') return answer(request, response);
      const text = feedOf(
        remote.server.origin,
        slugs.map((slug) => summary(slug)),
      );
      response.end(text.replaceAll('content:encoded', 'description'));
    };
  };
  const poll = (mirror: Mirror): Promise<PollOutcome> => remote.poll(mirror, readFeedWithPages);

  it('has the text of the pages behind it, each fetched once, and keeps what it says itself', async () => {
    pages.set('/tide/', page('Another title', { body: long('A gate opened today.') }));
    give('tide');
    const mirror = await remote.open(`${remote.server.origin}/feed.xml`);
    await poll(mirror);
    const text = await remote.read('tide');
    expect(text).toContain('A gate opened today.');
    expect(text).toContain('title: "Title of tide"');

    pages.set('/salt/', page('Salt'));
    give('salt', 'tide');
    await poll(mirror);
    expect(asked().filter((url) => url === '/tide/')).toHaveLength(1);
    expect(await remote.read('tide')).toBe(text);
    expect(await remote.read('salt')).toContain('Words about Salt.');
  });

  it('keeps the summary of a page that cannot be read, or is not for everybody', async () => {
    pages.set(
      '/paid/',
      page('Paid', { head: '<script type="application/ld+json">{"@type":"Article","isAccessibleForFree":false}</script>' }),
    );
    give('paid', 'gone');
    const mirror = await remote.open(`${remote.server.origin}/feed.xml`);
    await poll(mirror);

    expect(await remote.read('paid')).toContain('About paid.');
    expect(await remote.read('gone')).toContain('About gone.');
    expect(mirror.state().summaries).toBe(2);
  });

  it('keeps the text that a page gave before while the page fails, and reads it later', async () => {
    pages.set('/tide/', page('Tide', { body: long('A gate opened today.') }));
    give('tide');
    const mirror = await remote.open(`${remote.server.origin}/feed.xml`);
    await poll(mirror);
    pages.set('/tide/', 503);
    const answer = remote.server.answer;
    remote.server.answer = (request, response) => {
      const end = response.end.bind(response);
      response.end = ((body: string) => end(typeof body === 'string' ? body.replace('About tide.', 'About tide, again.') : body)) as never;
      answer(request, response);
    };
    await poll(mirror);
    expect(await remote.read('tide')).toContain('A gate opened today.');

    pages.set('/tide/', page('Tide', { body: long('It is shut.') }));
    await poll(mirror);
    expect(await remote.read('tide')).toContain('It is shut.');
  });

  it('fetches twenty pages at a time', async () => {
    const slugs = Array.from({ length: 25 }, (_, index) => `gate-${index}`);
    for (const slug of slugs) pages.set(`/${slug}/`, page(slug));
    give(...slugs);
    const mirror = await remote.open(`${remote.server.origin}/feed.xml`);
    await poll(mirror);
    expect(mirror.state()).toMatchObject({ summaries: 5, nextFetchAt: remote.now + 10_000 });
    await poll(mirror);

    expect(mirror.state().summaries).toBe(0);
    expect(await remote.read('gate-24')).toContain('Words about gate-24.');
  });
});
