import { expect, it } from 'vitest';
import { joinSources } from '../../src/cli/sources/join-sources.ts';
import type { Edition } from '../../src/content/edition.ts';
import type { ContentSource } from '../../src/ports/content-source.ts';
import { makeArticle, makeEdition } from '../announce/fixtures.ts';

const sourceOf = (edition: Edition): ContentSource => ({ load: async () => edition, watch: () => () => {}, close: async () => {} });
const at = (slug: string, url: string) => ({
  ...makeArticle(slug),
  url,
  file: { path: `${slug}.md`, format: 'markdown' as const, parts: [] },
});
const feeds = sourceOf({ ...makeEdition([at('tide-gate', 'http://gate.example/tide')]), publication: { name: 'The Gate', lang: 'en' } });

it('has one article of a folder, a push and a feed, the first of them in this order', async () => {
  const folder = sourceOf(makeEdition([at('folder-tide', 'https://gate.example/tide/')]));
  const pushes = sourceOf(makeEdition([at('tide', 'https://www.gate.example/tide?utm_source=cms')]));
  const pathsOf = async (directories: readonly ContentSource[]): Promise<unknown> =>
    (await joinSources({ directories, pushes, feeds }).load()).articles.map(({ file }) => file?.path);

  expect(await pathsOf([folder])).toEqual(['folder-tide.md']);
  expect(await pathsOf([])).toEqual(['pushes/tide.md']);
});

it('is called as the feed is, and shows nothing of it that was deleted by a push', async () => {
  const deleted = { path: 'tide.md', url: 'https://gate.example/tide', reason: 'it says draft', isMeant: true };
  const edition = await joinSources({ directories: [], pushes: sourceOf({ ...makeEdition([]), withheld: [deleted] }), feeds }).load();

  expect([edition.publication.name, edition.articles]).toEqual(['The Gate', []]);
});

it('leaves a source alone that has no other beside it', async () => {
  const [article] = (await joinSources({ directories: [], pushes: undefined, feeds }).load()).articles;

  expect(article?.file?.path).toBe('tide-gate.md');
});
