import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withoutGatedParts } from '../../../src/sources/feeds/ghost/gated-parts.ts';
import { readGhostExport } from '../../../src/sources/feeds/ghost/ghost-export.ts';
import { createGhostReader } from '../../../src/sources/feeds/ghost/read-ghost.ts';
import type { Mirror } from '../../../src/sources/feeds/mirror.ts';
import type { PollOutcome } from '../../../src/sources/feeds/poll-feed.ts';
import { createExportReader } from '../../../src/sources/feeds/read-export.ts';
import { createGhostSite, type GhostSite, type GhostSitePost } from './ghost-site.ts';
import { createRemoteHarness, type RemoteHarness } from './remote-harness.ts';

let remote: RemoteHarness;
let site: GhostSite;

const post = (number: number, rest: Partial<GhostSitePost> = {}): GhostSitePost => ({
  id: `id${number}`,
  slug: `post-${number}`,
  title: `Title of ${number}`,
  html: `<p>Text of ${number}.</p>`,
  updatedAt: `2026-10-${String(1 + (number % 28)).padStart(2, '0')}T10:00:00.000Z`,
  ...rest,
});
const poll = (mirror: Mirror, key = site.key): Promise<PollOutcome> => remote.poll(mirror, createGhostReader(key));

beforeEach(async () => {
  remote = await createRemoteHarness();
  site = createGhostSite(() => remote.server.origin, []);
  remote.server.answer = (request, response) => site.answer(request, response);
});
afterEach(() => remote[Symbol.asyncDispose]());

it('reads all public posts at first, as the archive', async () => {
  site.posts = Array.from({ length: 40 }, (_, index) => post(index + 1));
  const mirror = await remote.open(remote.server.origin);

  expect(await poll(mirror)).toEqual({ kind: 'read', given: 40, added: 40 });
  expect(mirror.state()).toMatchObject({ title: 'The Gate', lang: 'en', total: 40 });
  expect(await remote.read('post-7')).toBe(
    `---\ntitle: "Title of 7"\nurl: "${remote.server.origin}/post-7/"\ndate: "2026-11-02T09:30:00Z"\nupdated: "2026-10-08T10:00:00Z"\n` +
      `authors:\n  - "Mara Quist"\ntags:\n  - "Water"\nimage:\n  url: "${remote.server.origin}/gate.png"\n  alt: ""\nlang: "en"\n` +
      `announce: false\n---\n<p>Text of 7.</p>\n`,
  );
});

it('asks later for what was changed alone, in the time of the server', async () => {
  site.posts = Array.from({ length: 40 }, (_, index) => post(index + 1));
  const mirror = await remote.open(remote.server.origin);
  await poll(mirror);
  const before = remote.server.requests.length;
  site.posts = [...site.posts, post(41, { updatedAt: '2026-11-19T23:30:00.000Z' })];

  expect(await poll(mirror)).toMatchObject({ kind: 'read', added: 1 });
  expect(remote.server.requests.length - before).toBe(2);
  expect(await remote.read('post-41')).not.toContain('announce: false');
});

it('reads the posts of a large site that were changed last, and takes none of them for gone', async () => {
  const few = createGhostReader(site.key, 25);
  site.posts = Array.from({ length: 60 }, (_, index) => post(index + 1));
  const mirror = await remote.open(remote.server.origin);
  await remote.poll(mirror, few);
  const kept = await remote.kept();
  expect(kept).toHaveLength(25);

  // One that is not kept is deleted: the list of all ids names those that are.
  site.posts = site.posts.filter(({ slug }) => slug !== 'post-1');
  await remote.poll(mirror, few);
  expect(await remote.kept()).toEqual(expect.arrayContaining([...kept]));
});

describe('a post that is not public', () => {
  it.each(['members', 'paid', 'tiers', 'filter'])('but for %s is not kept, even if the server gives it', async (visibility) => {
    site.ignoresFilters = true;
    site.posts = [post(1), post(2, { visibility, html: '<p>For members.</p>' })];
    await poll(await remote.open(remote.server.origin));

    expect(await remote.kept()).toEqual(['post-1']);
  });

  it('any more is taken away, and comes back as the same article', async () => {
    site.posts = [post(1), post(2)];
    const mirror = await remote.open(remote.server.origin);
    await poll(mirror);
    site.posts = [post(1), post(2, { visibility: 'paid', updatedAt: '2026-11-19T10:00:00.000Z' })];
    await poll(mirror);
    expect(await remote.kept()).toEqual(['post-1']);

    site.posts = [post(1), post(2, { updatedAt: '2026-11-20T10:00:00.000Z' })];
    await poll(mirror);
    expect(await remote.kept()).toEqual(['post-1', 'post-2']);
    expect(await remote.read('post-2')).toContain('announce: false');
  });
});

it('reads a post that came without a change of its own', async () => {
  site.posts = [post(1), post(2)];
  const mirror = await remote.open(remote.server.origin);
  await poll(mirror);
  site.posts = [...site.posts, post(3, { updatedAt: '2026-01-01T10:00:00.000Z' })];

  expect(await poll(mirror)).toMatchObject({ added: 1 });
  expect(await remote.kept()).toEqual(['post-1', 'post-2', 'post-3']);
});

it('takes nothing away by a list that is not whole', async () => {
  site.posts = [post(1), post(2), post(3)];
  const mirror = await remote.open(remote.server.origin);
  await poll(mirror);
  site.posts = [post(1), post(3)];
  remote.server.answer = (request, response) =>
    request.url?.includes('limit=100') === true ? void response.end('{"posts":[{"id":"id1"}]}') : site.answer(request, response);

  expect(await poll(mirror)).toMatchObject({ kind: 'failed', error: { code: 'feed.none' } });
  expect(await remote.kept()).toEqual(['post-1', 'post-2', 'post-3']);
});

it('says that a key is wrong, and repeats no key', async () => {
  const mirror = await remote.open(remote.server.origin);
  const outcome = await poll(mirror, '00000000000000000000000000');

  expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'fetch.forbidden', fix: expect.stringContaining('Content API key') } });
  expect(JSON.stringify(mirror.state())).not.toContain('0000000');
  site.posts = [post(1)];
  remote.server.answer = (_, response) => void response.writeHead(500).end();
  expect(JSON.stringify(await poll(mirror)) + JSON.stringify(mirror.state())).not.toContain(site.key);
});

it.each([
  ['a preview', '<p>Free.</p><!--members-only--><p>Paid.</p>', '<p>Free.</p>'],
  [
    'a card for members',
    '<p>a</p><!--kg-gated-block:begin nonMember:false memberSegment:"status:free,status:-free" --><p>x</p><!--kg-gated-block:end--><p>b</p>',
    '<p>a</p><p>b</p>',
  ],
  ['a card without an end', '<p>a</p><!--kg-gated-block:begin nonMember:false--><p>x</p>', '<p>a</p>'],
])('drops the parts of a text that are not for everybody: %s', (_, html, expected) => {
  expect(withoutGatedParts(html)).toBe(expected);
});

it('keeps a card that is for everybody', () => {
  const card = '<!--kg-gated-block:begin nonMember:true memberSegment:"" --><p>x</p><!--kg-gated-block:end-->';

  expect(withoutGatedParts(card)).toContain('<p>x</p>');
});

describe('an export of Ghost', () => {
  const exported = (posts: readonly object[]): string =>
    JSON.stringify({
      db: [
        {
          meta: { version: '6.0.0' },
          data: {
            posts,
            users: [{ id: 'u1', name: 'Mara Quist' }],
            posts_authors: [{ post_id: 'id1', author_id: 'u1' }],
            tags: [{ id: 't1', name: 'Water', visibility: 'public' }],
            posts_tags: [{ post_id: 'id1', tag_id: 't1' }],
            settings: [{ key: 'title', value: 'The Gate' }],
          },
        },
      ],
    });
  const stored = (number: number, rest: object = {}): object => ({
    id: `id${number}`,
    slug: `post-${number}`,
    title: `Title of ${number}`,
    html: '<p><a href="__GHOST_URL__/keeper/">The keeper</a></p>',
    status: 'published',
    type: 'post',
    visibility: 'public',
    published_at: '2026-11-02T09:30:00.000Z',
    ...rest,
  });

  it('gives the published, public posts alone, with their addresses if the site is named', () => {
    const text = exported([
      stored(1),
      stored(2, { status: 'draft' }),
      stored(3, { type: 'page' }),
      stored(4, { visibility: 'paid' }),
      stored(5, { visibility: undefined }),
    ]);
    const { feed, heldBack } = readGhostExport(text, 'https://gate.example/');

    expect(feed.articles.map(({ url }) => url)).toEqual(['https://gate.example/post-1/']);
    expect(feed.articles[0]).toMatchObject({
      authors: ['Mara Quist'],
      topics: ['Water'],
      html: '<p><a href="https://gate.example/keeper/">The keeper</a></p>',
    });
    expect(heldBack).toEqual(['id4', 'id5']);
    expect(readGhostExport(text, './ghost.json').feed.articles[0]?.url).toBeUndefined();
  });

  it('is read as a source, by its path', async () => {
    const path = join(remote.directory, '..', 'ghost.json');
    await writeFile(path, exported([stored(1)]));
    const mirror = await remote.open(path);

    expect(await remote.poll(mirror, createExportReader('ghostExport', 'https://gate.example/'))).toMatchObject({ added: 1 });
    expect(await remote.kept()).toEqual(['post-1']);
  });
});
