import { expect, it } from 'vitest';
import { isTooMuchHtml, MAX_NESTING } from '../../../src/content/html/html-bounds.ts';

it.each([
  ['elements that are all open', '<div>'.repeat(MAX_NESTING + 1), true],
  ['as many as may be open', '<div>'.repeat(MAX_NESTING), false],
  ['elements that are closed', '<div></div>'.repeat(MAX_NESTING + 1), false],
  ['paragraphs, which HTML closes by itself', '<P>a'.repeat(MAX_NESTING + 1), false],
  ['elements without an end', '<br>'.repeat(MAX_NESTING + 1), false],
  ['ends of nothing before elements', `${'</b>'.repeat(10)}${'<div>'.repeat(MAX_NESTING + 1)}`, true],
  ['signs that are not tags', '< 1'.repeat(MAX_NESTING + 1), false],
  ['a hundred thousand tags', '<br>'.repeat(100_000), false],
  ['more tags', '<br>'.repeat(100_001), true],
])('HTML with %s is judged before it is read', (_, html, expected) => {
  expect(isTooMuchHtml(html)).toBe(expected);
});
