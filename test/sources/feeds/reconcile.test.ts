import { describe, expect, it } from 'vitest';
import type { FeedArticle } from '../../../src/sources/feeds/feed.ts';
import type { MirroredArticle } from '../../../src/sources/feeds/mirrored-article.ts';
import { reconcile } from '../../../src/sources/feeds/reconcile.ts';

const NOW = '2026-11-20T10:00:00.000Z';
const later = { isFirst: false, now: NOW };

const given = (fields: Partial<FeedArticle> = {}): FeedArticle => ({
  id: 'tag:gate.example,2026:a',
  url: 'https://gate.example/2026/tide-gate/',
  title: 'The tide gate',
  html: '<p>A gate opened today.</p>',
  words: 'A gate opened today.',
  isWhole: true,
  publishedAt: '2026-11-02T09:30:00Z',
  authors: [],
  topics: [],
  ...fields,
});
const known: readonly MirroredArticle[] = reconcile([], [given()], later).map(({ article }) => article);
const filesOf = (articles: readonly FeedArticle[], before = known): readonly string[] =>
  reconcile(before, articles, later).map(({ article }) => article.file);

it('names a file by the end of the address, or by the title', () => {
  expect(filesOf([given()], [])).toEqual(['tide-gate']);
  expect(filesOf([given({ url: 'https://gate.example/?p=12' })], [])).toEqual(['the-tide-gate']);
  expect(filesOf([given({ url: 'https://gate.example/2026/12.html' })], [])).toEqual(['the-tide-gate']);
  expect(filesOf([given({ url: 'https://gate.example/%E6%BD%AE/index.html' })], [])).toEqual(['the-tide-gate']);
  expect(filesOf([given({ url: 'https://gate.example/%E6%BD%AE%E9%96%80/index.html' })], [])).toEqual(['潮門']);
  expect(filesOf([given(), given({ id: 'b', url: 'https://gate.example/2025/tide-gate/' })], [])).toEqual(['tide-gate', 'tide-gate-2']);
});

describe('a known article', () => {
  it.each<[string, Partial<FeedArticle>]>([
    ['with another id', { id: 'urn:uuid:7' }],
    ['without an id', { id: undefined } as never],
    ['over http', { url: 'http://gate.example/2026/tide-gate/' }],
    ['with parameters that count readers', { url: 'https://gate.example/2026/tide-gate/?utm_source=rss&fbclid=1#top' }],
    ['without its last slash', { url: 'https://www.gate.example/2026/tide-gate' }],
    ['at another address', { url: 'https://gate.example/news/tide-gate-opens' }],
    ['without an address', { url: undefined } as never],
    ['with another title', { title: 'The tide gate, again' }],
    ['with another date', { publishedAt: '2026-11-19T09:30:00Z' }],
    ['with another text', { html: '<p>Shut.</p>' }],
  ])('is known %s', (_, fields) => {
    expect(filesOf([given(fields)])).toEqual(['tide-gate']);
  });

  it('keeps the first date that it had', () => {
    expect(reconcile(known, [given({ publishedAt: '2026-11-19T09:30:00Z' })], later)[0]?.article.publishedAt).toBe('2026-11-02T09:30:00Z');
  });

  it('is known by every address that it has had', () => {
    const moved = reconcile(known, [given({ url: 'https://gate.example/moved' })], later).map(({ article }) => article);

    expect(filesOf([given({ id: 'x' })], moved)).toEqual(['tide-gate']);
    expect(filesOf([given({ id: 'y', url: 'https://gate.example/moved' })], moved)).toEqual(['tide-gate']);
  });

  it('comes twice in one feed, and counts once', () => {
    expect(filesOf([given(), given({ id: 'x' })])).toEqual(['tide-gate']);
  });
});

it('does not take articles for one because the feed gives all of them one id', () => {
  const both = [given({ id: 'same' }), given({ id: 'same', url: 'https://gate.example/other-gate', title: 'Other' })];

  expect(filesOf(both, [])).toEqual(['tide-gate', 'other-gate']);
});

it('keeps articles apart that differ by a parameter', () => {
  const both = [
    given({ id: 'a', url: 'https://gate.example/?p=1', title: 'One' }),
    given({ id: 'b', url: 'https://gate.example/?p=2', title: 'Two' }),
  ];

  expect(filesOf(both, [])).toEqual(['one', 'two']);
});

it('takes the first reading for the archive, and what comes later for news', () => {
  const archive = reconcile([], [given()], { isFirst: true, now: NOW });
  const next = reconcile(
    archive.map(({ article }) => article),
    [given(), given({ id: 'b', url: 'https://gate.example/b', title: 'Bee' })],
    later,
  );

  expect(next.map(({ article }) => article.isArchive)).toEqual([true, false]);
});

it('dates an article without a date by when it was seen, unless it was there before', () => {
  const undated = given({ publishedAt: undefined } as never);

  expect(reconcile([], [undated], later)[0]?.article.publishedAt).toBe(NOW);
  expect(reconcile([], [undated], { isFirst: true, now: NOW })[0]?.article.publishedAt).toBeUndefined();
});

it('makes a title of the text for an article without one', () => {
  const untitled = (words: string): string | undefined => reconcile([], [given({ title: undefined, words } as never)], later)[0]?.title;

  expect(untitled('A gate opened. It is wide.')).toBe('A gate opened');
  expect(untitled('word '.repeat(40).trim())).toMatch(/^(?:word ){10,16}…$|^(?:word ){9,15}word…$/u);
});

it('keeps an article that has a title and no text, and leaves out one without any word', () => {
  expect(filesOf([given({ html: '', words: '', url: 'https://gate.example/salt', id: 'x' })], [])).toEqual(['salt']);
  expect(filesOf([given({ html: '', words: '', title: undefined, url: 'https://gate.example/salt', id: 'x' } as never)], [])).toEqual([]);
});

it('does not take articles for one because the feed gives all of them one address', () => {
  const home = 'https://gate.example/';
  const first = [given({ id: 'a', url: home, title: 'One' }), given({ id: 'b', url: home, title: 'Two' })];
  const kept = reconcile([], first, later).map(({ article }) => article);

  expect(kept.map(({ file }) => file)).toEqual(['one', 'two']);
  expect(filesOf([given({ id: 'c', url: home, title: 'Three' }), ...first], kept)).toEqual(['three', 'one', 'two']);
});

it('keeps articles apart that are places in one page', () => {
  const page = 'https://gate.example/changes';
  const first = [given({ id: 'a', url: `${page}#v1`, title: 'One' }), given({ id: 'b', url: `${page}#v2`, title: 'Two' })];
  const kept = reconcile([], first, later).map(({ article }) => article);

  expect(filesOf([given({ id: 'c', url: `${page}#v3`, title: 'Three' }), ...first], kept)).toEqual(['changes-3', 'changes', 'changes-2']);
});

it('takes an article with another id, title and date at a known address for another one', () => {
  const next = given({ id: 'tag:gate.example,2026:b', title: 'This week at the gate', publishedAt: '2026-11-19T09:30:00Z' });

  expect(filesOf([next])).toEqual(['tide-gate-2']);
});

it('corrects a first date that was still to come', () => {
  const planned = reconcile([], [given({ publishedAt: '2027-01-01T00:00:00Z' })], later).map(({ article }) => article);

  expect(reconcile(planned, [given({ publishedAt: '2026-11-20T09:00:00Z' })], later)[0]?.article.publishedAt).toBe('2026-11-20T09:00:00Z');
});

it('makes names that file systems take, in any script', () => {
  const [long] = filesOf([given({ id: 'x', url: undefined, title: '潮'.repeat(300) } as never)], []);

  expect(Buffer.byteLength(`${long}-2.article.html`)).toBeLessThan(255);
});
