import { parse, serialize } from 'parse5';
import { expect, it } from 'vitest';
import { MAX_MARKED } from '../../../src/sources/feeds/pages/own-parts.ts';
import { readPage } from '../../../src/sources/feeds/pages/page.ts';
import { makePlain } from '../../../src/sources/feeds/pages/plain-elements.ts';

const long = '<p>She holds two keys of the gate.</p>'.repeat(20);
const read = ({ head = '', body = '' }): ReturnType<typeof readPage> =>
  readPage(
    `<html><head><title>Tide</title>${head}</head><body><main><h1>Tide</h1>${long}${body}${long}</main></body></html>`,
    'https://gate.example/tide',
  );

it.each([
  ['noindex', true],
  ['none', true],
  ['noindex nofollow', true],
  ['nofollow;noindex', true],
  ['noindex/nofollow', true],
  ['max-image-preview:large none', true],
  ['otherbot: noindex', true],
  ['max-image-preview: none; follow', false],
  ['max-snippet:none', false],
  ['none-of-ours, noindexed', false],
])('a page with the rules %j asks not to be found: %s', (rules, expected) => {
  expect(read({ head: `<meta name="robots" content="${rules}">` }).why).toBe(expected ? 'noindex' : undefined);
});

it.each([
  ['lists', { '@type': 'ItemList', itemListElement: [{ item: { '@type': 'NewsArticle', isAccessibleForFree: false } }] }, false],
  ['lists, in a graph', { '@graph': [{ mainEntity: { '@type': 'ItemList', itemListElement: [{ isAccessibleForFree: false }] } }] }, false],
  ['mentions', { '@type': 'Article', mentions: [{ isAccessibleForFree: false }] }, false],
  ['cites', { '@type': 'Article', citation: { isAccessibleForFree: 'False' } }, false],
  ['is about', { '@type': 'WebPage', mainEntity: { '@type': 'Article', isAccessibleForFree: false } }, true],
  ['has as a part', { '@type': 'WebPage', hasPart: [{ isAccessibleForFree: 'http://schema.org/False' }] }, true],
])('a page of which the article that it %s is paid: %j is for members: %s', (_, facts, expected) => {
  expect(read({ head: `<script type="application/ld+json">${JSON.stringify(facts)}</script>` }).why).toBe(expected ? 'members' : undefined);
});

it('facts in a list that is longer than a call has arguments', () => {
  const facts = [...Array.from({ length: 300_000 }, () => 0), { '@type': 'Article', headline: 'The last one' }];
  expect(read({ head: `<script type="application/ld+json">${JSON.stringify(facts)}</script>` }).article?.title).toBe('The last one');
});

it('a page with more elements beside each other than a call has arguments', () => {
  const tree = parse(`${'<br>'.repeat(200_000)}<amp-img></amp-img>`);
  makePlain(tree);

  expect(serialize(tree)).toMatch(/<br><img><\/body>/u);
});

it('a label of tabs may speak of a tag', () => {
  const labels = '<div class="tabbed-labels"><label>List&lt;String&gt; way</label><label>&lt;script setup&gt;</label></div>';
  const panels = '<div class="tabbed-content"><div class="tabbed-block">One.</div><div class="tabbed-block">Two.</div></div>';
  const { article } = read({ body: `<div class="tabbed-set tabbed-alternate">${labels}${panels}</div>` });

  expect(article?.html.replace(/&gt;/gu, '>')).toMatch(/>List&lt;String> way<[^]*One\.[^]*>&lt;script setup><[^]*Two\./u);
});

it.each([
  ['letters below so many elements', 160_000, false],
  ['fewer letters', 80_000, true],
])('a page of more elements around more letters than the reader of pages can take is its main part: %s', (_, letters, isRead) => {
  const around = 200;
  const body = `<div class="sidebar"><p>Beside.</p></div>${'<div>'.repeat(around)}${'a '.repeat(letters / 2)}${'</div>'.repeat(around)}`;

  expect(read({ body }).article?.html.includes('Beside.')).toBe(!isRead);
});

it.each([
  ['an author', '<i itemprop="about">a</i>', '<i itemprop="author">A. Heron</i>', 'authors', ['A. Heron'], []],
  [
    'a date',
    '<time datetime="2026-11-01">a</time>',
    '<time class="published" datetime="2026-11-02">a</time>',
    'publishedAt',
    '2026-11-02',
    undefined,
  ],
])('%s is looked for among the first marks of a page', (_, other, mark, field, found, none) => {
  const behind = (others: number) => read({ body: `${other.repeat(others)}${mark}` }).article?.[field as 'authors'];

  expect(behind(MAX_MARKED - 1)).toEqual(found);
  expect(behind(MAX_MARKED)).toEqual(none);
});

it('a page of more elements than the reader of pages can take is its main part, without a choice in it', () => {
  const body = (elements: number): string => `<div class="sidebar"><p>Beside.</p></div>${'<i></i>'.repeat(elements)}`;
  const words = (elements: number): string => read({ body: body(elements) }).article?.words ?? '';

  expect([words(10).includes('Beside'), words(4_000).includes('Beside')]).toEqual([false, true]);
});
