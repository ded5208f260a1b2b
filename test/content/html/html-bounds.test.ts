import { expect, it } from 'vitest';
import { parseBounded } from '../../../src/content/html/bounded-html.ts';
import { createHtmlBounds, MAX_ATTRIBUTES, MAX_ELEMENTS, MAX_NESTING } from '../../../src/content/html/html-bounds.ts';

const NESTED = 'nested more than 1000 deep';
const ELEMENTS = 'more than 25,000 elements';
const STEPS = 'more than 1,500,000 levels of nesting, summed over its elements';
const ATTRIBUTES = 'more than 1,000 attributes in one element';
const LETTERS = 'more than 8,000,000 letters of attributes';
/** The elements of every page: `html`, `head` and `body`. Two of them are open in the text. */
const OWN = 3;
const open = '<div>'.repeat(MAX_NESTING - OWN + 1);
const deep = '<div>'.repeat(600);
const words = (count: number): string => Array.from({ length: count }, (_, number) => `a${number}`).join(' ');

it.each([
  ['as many elements as may be open', open, 'read'],
  ['one more', `${open}<div>`, NESTED],
  ['elements that are closed', '<div></div>'.repeat(MAX_NESTING), 'read'],
  ['elements between ends of others, which close nothing', '<div></x>'.repeat(MAX_NESTING), NESTED],
  ['paragraphs, which HTML closes by itself', '<P>a'.repeat(MAX_NESTING), 'read'],
  ['elements without an end', '<br>'.repeat(MAX_NESTING), 'read'],
  ['signs that are not tags', '< 1'.repeat(MAX_NESTING), 'read'],
  ['links, of which the next closes the last', '<a name="x">'.repeat(MAX_NESTING), 'read'],
  ['links in a drawing, which close nothing', `<svg>${'<a>'.repeat(MAX_NESTING)}`, NESTED],
  ['readings that nothing closes', '<rt>'.repeat(MAX_NESTING), NESTED],
  ['cells in a drawing', `<svg>${'<td>'.repeat(MAX_NESTING)}`, NESTED],
  ['shapes that close themselves', `<svg><title>A</title>${'<path d="M1"/>'.repeat(MAX_NESTING)}</svg>`, 'read'],
  ['shapes with a slash in a value', `<svg>${'<g a="/>">'.repeat(MAX_NESTING)}`, NESTED],
  ['such shapes outside of a drawing', '<path d="M1"/>'.repeat(MAX_NESTING), NESTED],
  ['such shapes behind a drawing that an element has ended', `<svg><div></div>${'<path/>'.repeat(MAX_NESTING)}`, NESTED],
  ['signs of a formula whose style is an element', `<math></svg><style>${'<mi>'.repeat(MAX_NESTING)}`, NESTED],
  ['comparisons in a script', `<SCRIPT>${'i<n;'.repeat(MAX_NESTING)}</script><p>a`, 'read'],
  ['elements behind a script', `<script>i<n</script>${open}<div>`, NESTED],
  ['elements in a script of a drawing', `<svg><script>${'<x>'.repeat(MAX_NESTING)}`, NESTED],
  ['elements in a remark', `<!--${open}<div>--><p>a`, 'read'],
  ['elements behind a remark that holds a script', `<!--<script>-->${open}<div>`, NESTED],
  ['elements behind a value that opens a remark', `<p title="<!--">x</p>${open}<div>`, NESTED],
  ['elements behind a value that opens a script', `<p title="<script>">x</p>${open}<div>`, NESTED],
  ['elements behind an instruction that opens a script', `<? <script>${open}<div>`, NESTED],
  ['elements below many others', `${deep}${'<br>'.repeat(2_400)}`, STEPS],
  ['fewer of them', `${deep}${'<br>'.repeat(2_000)}`, 'read'],
  [
    'emphasis that each paragraph repeats',
    `<p>${Array.from({ length: 900 }, (_, id) => `<b id=${id}>`).join('')}</p>${'<p>x'.repeat(90)}`,
    STEPS,
  ],
  ['as many attributes as one element may have', `<p ${words(MAX_ATTRIBUTES)}>`, 'read'],
  ['one more attribute', `<p ${words(MAX_ATTRIBUTES + 1)}`, ATTRIBUTES],
  ['attributes behind a value with the end of a tag', `<p x=">" ${words(MAX_ATTRIBUTES)}`, ATTRIBUTES],
  ['an attribute of very many words and a tag', `<p a="${words(2_000)} <b>x</b>">${words(2_000)}`, 'read'],
  ['a long value that many paragraphs repeat', `<p><b a="${'x'.repeat(100_000)}"></p>${'<p>x'.repeat(90)}`, LETTERS],
  ['fewer such paragraphs', `<p><b a="${'x'.repeat(100_000)}"></p>${'<p>x'.repeat(70)}`, 'read'],
  ['as many elements as are read', '<br>'.repeat(MAX_ELEMENTS - OWN), 'read'],
  ['one element more', '<br>'.repeat(MAX_ELEMENTS - OWN + 1), ELEMENTS],
])('HTML with %s is judged while it is read', (_, html, expected) => {
  expect(outcomeOf(html)).toBe(expected);
});

it('leaves remarks out, of which a page may have a million', () => {
  const tree = parseBounded('<p>a<!-- b -->c', createHtmlBounds(), { isFragment: true, hasScripts: false, hasPlaces: true });

  expect(tree.childNodes).toMatchObject([{ tagName: 'p', childNodes: [{ value: 'ac' }] }]);
});

function outcomeOf(html: string): string {
  try {
    parseBounded(html, createHtmlBounds(), { isFragment: false, hasScripts: false, hasPlaces: false });
    return 'read';
  } catch (error) {
    return (error as Error).message;
  }
}
