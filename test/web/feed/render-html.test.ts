import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../../src/content/parse-article.ts';
import { escapeAttribute, escapeText } from '../../../src/web/feed/escape.ts';
import { renderArticleHtml } from '../../../src/web/feed/render-html.ts';
import { makeArticle } from '../../announce/fixtures.ts';

const htmlOf = (markdown: string): string => {
  const { article } = parseArticle({ path: 'gate.md', text: `---\ntitle: The gate\nurl: https://gate.example/gate\n---\n${markdown}` });
  return article === undefined ? 'no article' : renderArticleHtml(article);
};
const flat = (html: string): string => html.replace(/\n/gu, '');

it('keeps emphasis, code, links and pictures', () => {
  expect(htmlOf('A **bold *and* odd** `a<b` [link](https://e.example/?a=1&b=2) ![a heron](/h.png) ~~gone~~')).toBe(
    '<p>A <strong>bold <em>and</em> odd</strong> <code>a&lt;b</code> <a href="https://e.example/?a=1&amp;b=2">link</a> ' +
      '<img src="https://gate.example/h.png" alt="a heron"> <del>gone</del></p>',
  );
});

it('gives headings their anchors, and those without a text of their own too', () => {
  expect(flat(htmlOf('Lede.\n\n## Gates\n\n### Tide {#t}\n\nIt opens.\n\n### Salt\n\nIt shuts.\n\n## Pans\n\nThey dry.'))).toBe(
    '<p>Lede.</p><h2>Gates</h2><h3 id="t">Tide</h3><p>It opens.</p><h3 id="salt">Salt</h3><p>It shuts.</p><h2 id="pans">Pans</h2><p>They dry.</p>',
  );
});

describe('lists and quotations', () => {
  it.each([
    ['- a\n- b', '<ul><li><p>a</p></li><li><p>b</p></li></ul>'],
    ['- a\n  - b\n- c', '<ul><li><p>a</p><ul><li><p>b</p></li></ul></li><li><p>c</p></li></ul>'],
    ['- a\n\n  b\n\nc', '<ul><li><p>a</p><p>b</p></li></ul><p>c</p>'],
    ['3. a\n4. b', '<ol><li value="3"><p>a</p></li><li value="4"><p>b</p></li></ol>'],
    ['- a\n\n1. b', '<ul><li><p>a</p></li></ul><ol><li value="1"><p>b</p></li></ol>'],
    ['- [x] a\n- [ ] b', '<ul><li><p>[x] a</p></li><li><p>[ ] b</p></li></ul>'],
    ['> a\n>\n> > b\n\nc', '<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote><p>c</p>'],
    ['> - a\n\n- b', '<blockquote><ul><li><p>a</p></li></ul></blockquote><ul><li><p>b</p></li></ul>'],
    ['- a\n\n> b', '<ul><li><p>a</p></li></ul><blockquote><p>b</p></blockquote>'],
    ['> # a\n\nb', '<blockquote><h1>a</h1></blockquote><p>b</p>'],
    ['a  \nb\n\n---\n\nc', '<p>a<br>b</p><hr><p>c</p>'],
  ])('%j', (markdown, expected) => {
    expect(flat(htmlOf(markdown))).toBe(expected);
  });
});

it('keeps code as it is written', () => {
  expect(htmlOf('```ts\nconst a = "<p>";\n```')).toBe('<pre><code class="language-ts">const a = "&lt;p&gt;";</code></pre>');
});

it('says what was wrong with the article before its text', () => {
  const article = makeArticle('gate', { retraction: 'It is a <door>.', corrections: ['It opens at one.'], texts: { Lede: 'It opens.' } });

  expect(flat(renderArticleHtml(article))).toBe(
    '<p><strong>Retracted: It is a &lt;door&gt;.</strong></p><p><em>Corrected: It opens at one.</em></p><p>It opens.</p>',
  );
});

it('lets no text out of its place, and nothing into XML that it cannot hold', () => {
  expect(escapeText('a<b>&\u0001\ud800\u{1F5BC}\n')).toBe('a&lt;b&gt;&amp;\u{FFFD}\u{FFFD}\u{1F5BC}\n');
  expect(escapeAttribute('"><script>\n')).toBe('&quot;&gt;&lt;script&gt;&#10;');
});
