import { expect, it } from 'vitest';
import { MAX_NESTING, nestingOf } from '../../../src/content/html/html-bounds.ts';

it.each([
  ['elements that are all open', '<div>'.repeat(MAX_NESTING + 1), true],
  ['as many as may be open', '<div>'.repeat(MAX_NESTING), false],
  ['elements that are closed', '<div></div>'.repeat(MAX_NESTING + 1), false],
  ['paragraphs, which HTML closes by itself', '<P>a'.repeat(MAX_NESTING + 1), false],
  ['elements without an end', '<br>'.repeat(MAX_NESTING + 1), false],
  ['ends of nothing before elements', `${'</b>'.repeat(10)}${'<div>'.repeat(MAX_NESTING + 1)}`, true],
  ['signs that are not tags', '< 1'.repeat(MAX_NESTING + 1), false],
  ['links, of which the next closes the last', '<a name="x">'.repeat(MAX_NESTING + 1), false],
  ['shapes of drawings that close themselves', `<svg><title>A</title>${'<path d="M1"/>'.repeat(MAX_NESTING + 1)}</svg>`, false],
  ['such shapes outside of a drawing', '<path d="M1"/>'.repeat(MAX_NESTING + 1), true],
  ['such shapes behind a drawing that an element has ended', `<svg><div></div>${'<path/>'.repeat(MAX_NESTING + 1)}`, true],
  ['such shapes behind a drawing that a paragraph has ended', `<svg></p>${'<path/>'.repeat(MAX_NESTING + 1)}`, true],
  ['such shapes among the words of a drawing', `<svg><title>${'<path/>'.repeat(MAX_NESTING + 1)}`, true],
  ['open shapes in a drawing', `<svg>${'<g>'.repeat(MAX_NESTING + 1)}`, true],
  ['comparisons in a script', `<SCRIPT>${'i<n;'.repeat(MAX_NESTING + 1)}</script><p>a`, false],
  ['elements behind a script', `<script>i<n</script>${'<div>'.repeat(MAX_NESTING + 1)}`, true],
  ['elements in a script of a drawing', `<svg><script>${'<x>'.repeat(MAX_NESTING + 1)}`, true],
  ['elements in a remark', `<!--${'<div>'.repeat(MAX_NESTING + 1)}--><p>a`, false],
  ['elements behind a remark that holds a script', `<!--<script>-->${'<div>'.repeat(MAX_NESTING + 1)}`, true],
  ['tags below many open elements', `${'<div>'.repeat(600)}${'<br>'.repeat(5_000)}`, true],
  ['fewer tags below them', `${'<div>'.repeat(600)}${'<br>'.repeat(4_000)}`, false],
  ['an element of very many attributes', `<p ${'a '.repeat(1_001)}>`, true],
  ['an attribute of very many words, and many words behind it', `<p a="${'b '.repeat(2_000)}">${'c '.repeat(2_000)}`, false],
  ['fifty thousand tags', '<br>'.repeat(50_000), false],
  ['more tags', '<br>'.repeat(50_001), true],
])('HTML with %s is judged before it is read', (_, html, expected) => {
  expect(nestingOf(html) === undefined).toBe(expected);
});
