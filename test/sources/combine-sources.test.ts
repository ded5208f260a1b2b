import { expect, it } from 'vitest';
import type { Edition } from '../../src/content/edition.ts';
import type { ContentSource } from '../../src/ports/content-source.ts';
import { combineEditions, combineSources } from '../../src/sources/combine-sources.ts';
import { makeArticle, makeEdition } from '../announce/fixtures.ts';

const at = (slug: string, url: string, path = `${slug}.md`) => ({
  ...makeArticle(slug),
  url,
  file: { path, format: 'markdown' as const, parts: [] },
});
const slugsOf = (edition: Edition): readonly string[] => edition.articles.map(({ slug }) => slug).sort();

it('keeps one of an article that two sources have, the first source’s', () => {
  const folder = makeEdition([at('tide', 'https://gate.example/tide/')]);
  const feed = makeEdition([at('tide-gate', 'http://www.gate.example/tide?utm_source=rss'), at('salt', 'https://gate.example/salt')]);

  expect(
    slugsOf(
      combineEditions([
        { prefix: '', edition: folder },
        { prefix: 'feeds/', edition: feed },
      ]),
    ),
  ).toEqual(['salt', 'tide']);
});

it('shows from no source what another one withholds', () => {
  const folder: Edition = {
    ...makeEdition([]),
    withheld: [{ path: 'tide.md', slug: at('tide', 'x').slug, reason: 'it says draft', isMeant: true }],
  };
  const feed = makeEdition([at('tide', 'https://gate.example/tide')]);

  expect(
    slugsOf(
      combineEditions([
        { prefix: '', edition: folder },
        { prefix: 'feeds/', edition: feed },
      ]),
    ),
  ).toEqual([]);
});

it('shows nothing at an address that any source withholds, and goes on showing its own articles of a name that a later one withholds', () => {
  const held = {
    path: 'members/tide.md',
    url: 'https://gate.example/tide/',
    slug: at('low-tide', 'x').slug,
    reason: 'it says draft',
    isMeant: true,
  };
  const later: Edition = { ...makeEdition([]), withheld: [held] };
  const first = makeEdition([at('tide', 'http://www.gate.example/tide'), at('low-tide', 'https://gate.example/low')]);

  expect(
    slugsOf(
      combineEditions([
        { prefix: '', edition: first },
        { prefix: '2/', edition: later },
      ]),
    ),
  ).toEqual(['low-tide']);
});

it('gives files of the others a folder, so that two may have one name', () => {
  const one = makeEdition([at('one', 'https://gate.example/one', 'index.md')]);
  const two = makeEdition([at('two', 'https://gate.example/two', 'index.md')]);
  const combined = combineEditions([
    { prefix: '', edition: one },
    { prefix: '2/', edition: two },
  ]);

  expect(combined.articles.map(({ file }) => file?.path).sort()).toEqual(['2/index.md', 'index.md']);
});

it('takes the publication of the first, and tells of changes of each, once', async () => {
  const first = createSource(makeEdition([at('one', 'https://gate.example/one')]));
  const second = createSource(makeEdition([at('two', 'https://gate.example/two')]));
  const combined = combineSources([
    { prefix: '', source: first },
    { prefix: '2/', source: second },
  ]);
  const told: (readonly string[])[] = [];
  expect(slugsOf(await combined.load())).toEqual(['one', 'two']);
  const stop = combined.watch((edition) => told.push(slugsOf(edition)));
  second.tell(makeEdition([at('three', 'https://gate.example/three')]));
  second.tell(makeEdition([at('three', 'https://gate.example/three')]));
  stop();
  second.tell(makeEdition([]));

  expect(told).toEqual([['one', 'three']]);
});

function createSource(edition: Edition): ContentSource & { tell(next: Edition): void } {
  let tell = (_: Edition): void => {};
  return {
    load: async () => edition,
    watch(onChange) {
      tell = onChange;
      return () => (tell = () => {});
    },
    tell: (next) => tell(next),
    close: async () => {},
  };
}

it('is called as the first source that has a name', () => {
  const named = (name: string): Edition => ({ ...makeEdition([]), publication: { name, lang: 'en' } });
  const given = [
    { prefix: '', edition: named('nobody'), isNameless: true },
    { prefix: 'feeds/', edition: named('The Gate') },
    { prefix: 'more/', edition: named('The Salt') },
  ];

  expect(combineEditions(given).publication.name).toBe('The Gate');
  expect(combineEditions(given.slice(0, 1)).publication.name).toBe('nobody');
});
