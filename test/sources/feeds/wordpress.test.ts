import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Mirror } from '../../../src/sources/feeds/mirror.ts';
import type { PollOutcome } from '../../../src/sources/feeds/poll-feed.ts';
import { createExportReader } from '../../../src/sources/feeds/read-export.ts';
import { readWordPressExport } from '../../../src/sources/feeds/wordpress/wordpress-export.ts';
import { createWordPressReader, readWordPress } from '../../../src/sources/feeds/wordpress/read-wordpress.ts';
import { readWordPressPosts } from '../../../src/sources/feeds/wordpress/wordpress-posts.ts';
import { createRemoteHarness, type RemoteHarness } from './remote-harness.ts';
import { createWordPressSite, type WordPressPost, type WordPressSite } from './wordpress-site.ts';

let remote: RemoteHarness;
let site: WordPressSite;

const post = (id: number, rest: Partial<WordPressPost> = {}): WordPressPost => ({
  id,
  slug: `post-${id}`,
  title: `Title &#8217; of ${id}`,
  html: `<p>Text of ${id}.</p>`,
  modified: `2026-10-${String(1 + (id % 28)).padStart(2, '0')}T10:00:00`,
  ...rest,
});
const poll = (mirror: Mirror): Promise<PollOutcome> => remote.poll(mirror, readWordPress);
const asked = (): readonly string[] => remote.server.requests.map(({ url }) => url ?? '').filter((url) => url.includes('/posts'));

beforeEach(async () => {
  remote = await createRemoteHarness();
  site = createWordPressSite(() => remote.server.origin, []);
  remote.server.answer = (request, response) => site.answer(request, response);
});
afterEach(() => remote[Symbol.asyncDispose]());

it('reads all posts at first, as the archive, with what the API says of them', async () => {
  site.posts = Array.from({ length: 60 }, (_, index) => post(index + 1));
  const mirror = await remote.open(`${remote.server.origin}/`);

  expect(await poll(mirror)).toEqual({ kind: 'read', given: 60, added: 60 });
  expect(await remote.kept()).toHaveLength(60);
  expect(mirror.state()).toMatchObject({ title: 'The "Gate"', total: 60, url: `${remote.server.origin}/api/` });
  expect(await remote.read('post-7')).toBe(
    `---\ntitle: "Title ’ of 7"\nurl: "${remote.server.origin}/post-7/"\ndate: "2026-11-02T09:30:00Z"\nupdated: "2026-10-08T10:00:00Z"\n` +
      `authors:\n  - "Mara Quist"\ntags:\n  - "Water & Salt"\n  - "gates"\nimage:\n  url: "${remote.server.origin}/gate.png"\n  alt: "A gate"\n` +
      `announce: false\n---\n<p>Text of 7.</p>\n`,
  );
});

it('asks later for what was changed alone: an edited post, a new one', async () => {
  site.posts = Array.from({ length: 60 }, (_, index) => post(index + 1));
  const mirror = await remote.open(`${remote.server.origin}/`);
  await poll(mirror);
  site.posts = [
    ...site.posts.map((one) => (one.id === 3 ? { ...one, html: '<p>Other text.</p>', modified: '2026-11-19T10:00:00' } : one)),
    post(61, { modified: '2026-11-19T11:00:00' }),
  ];
  const before = asked().length;

  expect(await poll(mirror)).toMatchObject({ kind: 'read', added: 1 });
  expect(asked().length - before).toBe(2);
  expect(await remote.read('post-3')).toContain('Other text.');
  expect(await remote.read('post-61')).not.toContain('announce: false');
});

it('reads a post that was edited in the hour that the clock of the site repeats', async () => {
  site.posts = [post(1, { modified: '2026-11-01T01:50:00' }), post(2)];
  const mirror = await remote.open(`${remote.server.origin}/`);
  await poll(mirror);
  site.posts = [post(1, { modified: '2026-11-01T01:50:00' }), post(2, { html: '<p>Again.</p>', modified: '2026-11-01T01:10:00' })];
  await poll(mirror);

  expect(await remote.read('post-2')).toContain('Again.');
});

it('takes an article away that was deleted, though another came in the same moment', async () => {
  site.posts = [post(1), post(2), post(3)];
  const mirror = await remote.open(`${remote.server.origin}/`);
  await poll(mirror);
  site.posts = [post(1), post(3), post(4, { modified: '2026-11-19T10:00:00' })];
  await poll(mirror);
  expect(await remote.kept()).toEqual(['post-1', 'post-3', 'post-4']);

  site.posts = [post(1), post(2, { modified: '2026-11-20T10:00:00' }), post(3), post(4)];
  await poll(mirror);
  expect(await remote.kept()).toEqual(['post-1', 'post-2', 'post-3', 'post-4']);
  expect(await remote.read('post-2')).toContain('announce: false');
});

it('reads the posts of a large site that were changed last, and takes none of them for gone', async () => {
  const few = createWordPressReader(25);
  site.posts = Array.from({ length: 60 }, (_, index) => post(index + 1));
  const mirror = await remote.open(`${remote.server.origin}/`);
  await remote.poll(mirror, few);
  const kept = await remote.kept();
  expect(kept).toHaveLength(25);

  // One that is not kept is deleted: the list of all ids names those that are.
  site.posts = site.posts.filter(({ slug }) => slug !== 'post-1');
  await remote.poll(mirror, few);
  expect(await remote.kept()).toEqual(expect.arrayContaining([...kept]));
});

it('takes nothing away by a list that is not whole, and reads nothing of a site that does not say how many posts there are', async () => {
  site.posts = [post(1), post(2), post(3)];
  const mirror = await remote.open(`${remote.server.origin}/`);
  await poll(mirror);
  site.posts = [post(1), post(3)];
  remote.server.answer = (request, response) =>
    request.url?.includes('guid') === true ? void response.end('{"code":"busy"}') : site.answer(request, response);
  expect(await poll(mirror)).toMatchObject({ kind: 'failed', error: { code: 'feed.none' } });
  expect(await remote.kept()).toEqual(['post-1', 'post-2', 'post-3']);

  remote.server.answer = (request, response) => {
    const write = response.writeHead.bind(response);
    response.writeHead = ((status: number, headers: Record<string, string>) =>
      write(status, Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'x-wp-total')))) as never;
    site.answer(request, response);
  };
  expect(await poll(mirror)).toMatchObject({ kind: 'failed', error: { code: 'feed.unreadable' } });
});

it('reads a post that a plan published, though its date of change is older than the last one', async () => {
  site.posts = [post(1), post(2)];
  const mirror = await remote.open(`${remote.server.origin}/`);
  await poll(mirror);
  site.posts = [...site.posts, post(3, { modified: '2026-01-01T10:00:00' })];

  expect(await poll(mirror)).toMatchObject({ added: 1 });
  expect(await remote.kept()).toEqual(['post-1', 'post-2', 'post-3']);
});

it('takes a deleted post away, though one behind a password came in the same moment', async () => {
  site.posts = [post(1), post(2)];
  const mirror = await remote.open(`${remote.server.origin}/`);
  await poll(mirror);
  site.posts = [post(1), post(3, { password: 'x', modified: '2026-11-19T10:00:00' })];
  await poll(mirror);

  expect(await remote.kept()).toEqual(['post-1']);
});

it('reads a site that gives a post that cannot be read among the others', async () => {
  site.posts = Array.from({ length: 30 }, (_, index) => post(index + 1));
  const answer = remote.server.answer;
  remote.server.answer = (request, response) => {
    const end = response.end.bind(response);
    response.end = ((body: string) => end(body.replace('"content":', '"other":'))) as never;
    answer(request, response);
  };

  expect(await poll(await remote.open(`${remote.server.origin}/`))).toMatchObject({ kind: 'read', given: 28 });
});

it('keeps no word of a post behind a password, from the beginning or later', async () => {
  site.posts = [post(1), post(2, { password: 'x', html: '<p>For members.</p>' })];
  const mirror = await remote.open(`${remote.server.origin}/`);
  await poll(mirror);
  expect(await remote.kept()).toEqual(['post-1']);

  site.posts = [post(1, { password: 'y', modified: '2026-11-19T10:00:00' }), post(2, { password: 'x' })];
  await poll(mirror);
  expect(await remote.kept()).toEqual([]);
});

it('asks for posts behind a password once, though one of them is the newest, and reads one that is opened', async () => {
  site.posts = [
    post(1),
    post(2, { password: 'x', modified: '2026-01-01T10:00:00' }),
    post(3, { password: 'x', modified: '2026-11-19T10:00:00' }),
  ];
  const mirror = await remote.open(`${remote.server.origin}/`);
  await poll(mirror);
  const first = asked().length;
  await poll(mirror);
  const second = asked().slice(first);
  site.posts = [...site.posts, post(4, { password: 'x', modified: '2026-11-19T11:00:00' })];
  await poll(mirror);
  const third = asked().slice(first + second.length);
  site.posts = site.posts.map((one) => (one.id === 2 ? post(2, { modified: '2026-11-20T10:00:00' }) : one)).filter(({ id }) => id !== 4);
  await poll(mirror);

  expect(second).toHaveLength(2);
  expect(third.map((url) => /guid|include/u.exec(url)?.[0])).toEqual([undefined, undefined, 'guid']);
  expect(await remote.kept()).toEqual(['post-1', 'post-2']);
  expect(mirror.state().heldBack).toEqual([expect.stringContaining('p=3&')]);
});

it.each([
  ['whose text is behind a password', { content: { rendered: '<p>Left over.</p>', protected: true } }],
  ['whose summary is behind a password', { excerpt: { rendered: '', protected: true } }],
  ['that is private', { status: 'private' }],
])('holds a post back %s', (_, fields) => {
  const open = { guid: { rendered: 'g1' }, title: { rendered: 'Tide' }, content: { rendered: '<p>Words.</p>', protected: false } };
  const { feed, heldBack } = readWordPressPosts(JSON.stringify([{ ...open, ...fields }]), 'https://gate.example/');

  expect([feed.articles, heldBack]).toEqual([[], ['g1']]);
});

describe('the API of a site', () => {
  it.each<[WordPressSite['names'], string, string]>([
    ['header', '/', '/api/'],
    ['tag', '/', '/api/'],
    ['nothing', '/', '/wp-json/'],
    ['nothing', '/wp-json', '/wp-json/'],
  ])('that is named by %s is found from %s', async (names, from, api) => {
    site.names = names;
    site.posts = [post(1)];
    const mirror = await remote.open(`${remote.server.origin}${from}`);

    expect(await poll(mirror)).toMatchObject({ kind: 'read', added: 1 });
    expect(mirror.state().url).toBe(`${remote.server.origin}${api}`);
  });

  it('that is switched off is named, with the way out', async () => {
    remote.server.answer = ({ url }, response) =>
      void (url === '/'
        ? response.end('<html></html>')
        : response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Not here</h1>'));
    const mirror = await remote.open(`${remote.server.origin}/`);

    expect(await poll(mirror)).toMatchObject({ kind: 'failed', error: { code: 'feed.none', fix: expect.stringContaining('feed') } });
  });
});

const wxr = (items: string): string => `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>The Gate</title>
  <language>en-US</language><wp:wxr_version>1.2</wp:wxr_version>
  <wp:author><wp:author_login><![CDATA[mq]]></wp:author_login><wp:author_display_name><![CDATA[Mara Quist]]></wp:author_display_name></wp:author>
  ${items}</channel></rss>`;
const exported = (id: number, inner = '', content = 'A gate opened.'): string =>
  `<item><title><![CDATA[Gate ${id}]]></title><link>https://gate.example/${id}/</link><dc:creator><![CDATA[mq]]></dc:creator>
  <guid isPermaLink="false">https://gate.example/?p=${id}</guid><content:encoded><![CDATA[${content}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
  <wp:post_id>${id}</wp:post_id><wp:post_date_gmt><![CDATA[2026-11-02 09:30:00]]></wp:post_date_gmt><wp:post_type><![CDATA[post]]></wp:post_type>
  ${inner || '<wp:status><![CDATA[publish]]></wp:status>'}<category domain="category" nicename="water"><![CDATA[Water]]></category></item>`;

describe('an export of WordPress', () => {
  it('gives the published posts, and no draft, page, private or protected post', () => {
    const { feed, heldBack } = readWordPressExport(
      wxr(
        exported(1) +
          exported(2, '<wp:status>draft</wp:status>') +
          exported(3, '<wp:status>private</wp:status>') +
          exported(4, '<wp:status>publish</wp:status><wp:post_password><![CDATA[x]]></wp:post_password>') +
          exported(5).replace('[post]', '[page]'),
      ),
      './export.xml',
    );

    expect(feed.articles.map(({ url }) => url)).toEqual(['https://gate.example/1/']);
    expect(feed.articles[0]).toMatchObject({
      title: 'Gate 1',
      authors: ['Mara Quist'],
      topics: ['Water'],
      publishedAt: '2026-11-02T09:30:00Z',
      html: '<p>A gate opened.</p>',
    });
    expect(heldBack).toHaveLength(3);
  });

  it.each([
    ['paragraphs that are parted by blank lines', 'One\r\ntwo\r\n\r\nthree', '<p>One<br>\ntwo</p>\n<p>three</p>'],
    ['blocks, and code with blank lines', '<h2>Gate</h2>\n\n<pre>a\n\nb</pre>\n\nEnd', '<h2>Gate</h2>\n<pre>a\n\nb</pre>\n<p>End</p>'],
    [
      'the new editor',
      '<!-- wp:paragraph -->\n<p>One</p>\n<!-- /wp:paragraph -->',
      '<!-- wp:paragraph -->\n<p>One</p>\n<!-- /wp:paragraph -->',
    ],
    ['a template', '[caption id="a"]<img src="a.png"> A gate[/caption]', '<p><img src="a.png"> A gate</p>'],
  ])('has %s', (_, content, html) => {
    expect(readWordPressExport(wxr(exported(1, '', content)), '').feed.articles[0]?.html).toBe(html);
  });

  it('is read again when it changes, and what it holds no more is gone', async () => {
    const path = join(remote.directory, '..', 'export.xml');
    const read = createExportReader('wordpressExport', undefined);
    await writeFile(path, wxr(exported(1) + exported(2)));
    const mirror = await remote.open(path);
    expect(await remote.poll(mirror, read)).toMatchObject({ added: 2 });
    expect(await remote.poll(mirror, read)).toEqual({ kind: 'unchanged' });
    const nameless = exported(4).replace(/<guid.*<\/guid>/u, '');
    await writeFile(path, wxr(exported(2) + exported(3) + nameless));
    await remote.poll(mirror, read);
    expect(await remote.kept()).toEqual(['gate-2', 'gate-3', 'gate-4']);

    await truncate(path, 33 * 1024 * 1024);
    expect(await remote.poll(mirror, read)).toMatchObject({ kind: 'failed', error: { code: 'fetch.tooLarge' } });
    await writeFile(path, '<rss><channel></channel></rss>');
    expect(await remote.poll(mirror, read)).toMatchObject({ kind: 'failed', error: { code: 'feed.none' } });
    expect(await remote.kept()).toEqual(['gate-2', 'gate-3', 'gate-4']);
  });
});
