import { expect, it } from 'vitest';
import { readPage } from '../../../src/sources/feeds/pages/page.ts';

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
