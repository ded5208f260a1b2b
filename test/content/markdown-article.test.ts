import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/content/article.ts';
import { parseArticle } from '../../src/content/parse-article.ts';

function parse(text: string, path = 'a.md'): Article {
  const { article } = parseArticle({ path, text }, { baseUrl: 'https://example.com/news' });
  if (article === undefined) throw new Error(`no article in ${JSON.stringify(text)}`);
  return article;
}

const outline = (text: string): readonly string[] =>
  parse(text).sections.map(({ anchor, headingPath }) => [anchor, ...headingPath].join(' / '));
const body = (text: string) => parse(`# T\n\n${text}`).sections[0]?.body;

describe('sections of a Markdown article', () => {
  it.each([
    ['# T\n\nLede.\n\n## A\n\na\n\n### B\n\nb\n\n## C\n\nc', ['lede', 'a / A', 'b / A / B', 'c / C']],
    ['T\n=\n\nLede.\n\nA\n-\n\na', ['lede', 'a / A']],
    ['# T\n\n## A\n\na', ['a / A']],
    ['---\ntitle: T\n---\n# T\n\nLede.\n\n# Other\n\no', ['lede', 'other / Other']],
    ['---\ntitle: T\n---\n# Other\n\no', ['other / Other']],
    ['# T\n\n#### Deep\n\nd\n\n## Up\n\nu\n\n###### Far\n\nf', ['deep / Deep', 'up / Up', 'far / Up / Far']],
    ['# T\n\n## A\n### B\nb', ['b / A / B']],
    ['# T\n\nx\n\n## Lede\n\ny', ['lede', 'lede-1 / Lede']],
    ['# T\n\n## A\n\n1\n\n## A\n\n2\n\n## A-1\n\n3', ['a / A', 'a-1 / A', 'a-1-1 / A-1']],
    ['# T\n\n## A\n\n1\n\n## B {#a}\n\n2', ['a-1 / A', 'a / B']],
    ['# T\n\n## 🎉\n\n1\n\n## 🎉🎉\n\n2', ['section / 🎉', 'section-1 / 🎉🎉']],
    ['# T\n\n## Was ist *das*? `x_y`\n\n1', ['was-ist-das-x_y / Was ist das? x_y']],
    ['# T\n\n> ## Quoted\n>\n> text\n\n- ## Listed', ['lede']],
    ['# T\n\n##\n\ntext', ['lede']],
  ])('are found in %j', (text, expected) => {
    expect(outline(text)).toEqual(expected);
  });

  it.each([
    ['# The Title\n\nText.', 'The Title'],
    ['---\ntitle: Given\n---\n# Other\n\nText.', 'Given'],
    ['Text first.\n\n# The Title\n\nMore.', 'The Title'],
    ['## The Title\n\nText.', 'The Title'],
    ['## One\n\nText.\n\n## Two\n\nText.', 'My file'],
    ['Text.', 'My file'],
  ])('leave the title out: %j', (text, title) => {
    expect(parse(text, 'posts/2026-01-02-my-file.md').title).toBe(title);
  });

  it('are read the same with any line end and a byte order mark', () => {
    const text = '# T\n\nLede *of*\ntwo lines.  \nBreak.\n\n- a\n  - b\n\n```\ncode\n\n  more\n```\n\n| A | B |\n|---|---|\n| 1 | 2 |\n';

    const variants = [text.replace(/\n/g, '\r\n'), text.replace(/\n/g, '\r'), `\uFEFF${text}`].map((variant) => parse(variant));

    expect(new Set(variants.map(({ hash }) => hash))).toEqual(new Set([parse(text).hash]));
  });
});

describe('the text of a section', () => {
  it.each([
    ['a\nb', 'a b'],
    ['a  \nb', 'a\nb'],
    ['a\tb   c', 'a b c'],
    ['&lt;@1&gt; &copy;', '<@1> ©'],
    ['- a\n- b\n  - c\n\n    d', '- a\n- b\n  - c\n    d'],
    ['3. a\n4. b', '3. a\n4. b'],
    ['- [x] a\n- [ ] b', '- [x] a\n- [ ] b'],
    ['> a\n>\n> b', 'a\n\nb'],
    ['`a  b`', 'a  b'],
    ['```js\n  x\n\ny\n```', '  x\n\ny'],
    ['![alt](https://e.com/x.png)', 'alt'],
    ['a<br>b <span>c</span>', 'a\nb c'],
    ['<div><p>one</p><p>two &amp; three</p></div>', 'one\n\ntwo & three'],
    ['<script>alert(1)</script>\n\nx', 'x'],
    ['a <script>alert(1)</script> b', 'a b'],
    ['<!-- secret -->\n\nx <!-- y --> z', 'x z'],
    ['a[^1] b[^x]\n\n[^x]: Second.\n[^1]: First.', 'a[1] b[x]\n\n[1] First.\n\n[x] Second.'],
    ['| A | B |\n|---|--:|\n| x | 1 |', 'A   |   B\n----|----\nx   |   1'],
    ['| A | B |\n|---|---|\n| [x](https://e.com) | 1 |\n| y | |', '- A: x\nB: 1\n- A: y'],
    [`| A | B |\n|---|---|\n| ${'w '.repeat(50)} | 1 |`, `- A: ${'w '.repeat(49)}w\nB: 1`],
    [':::note\nKept.\n:::', 'Kept.'],
    ['a\u202Eb\u0007c', 'abc'],
    ['**a **b', '**a **b'],
  ])('%j reads %j', (markdown, expected) => {
    expect(body(markdown)?.text).toBe(expected);
  });

  it.each([
    ['[x](https://e.com/a)', [['link', 'x', 'https://e.com/a']]],
    ['[x](../b.md#c)', [['link', 'x', 'https://example.com/b#c']]],
    ['[x](#c)', [['link', 'x', 'https://example.com/news/a#c']]],
    ['[x](javascript:alert(1))', []],
    ['[x](data:text/html,1)', []],
    ['[x](//e.com/y)', [['link', 'x', 'https://e.com/y']]],
    ['<mailto:a@b.c>', [['link', 'mailto:a@b.c', 'mailto:a@b.c']]],
    ['https://e.com/q', [['link', 'https://e.com/q', 'https://e.com/q']]],
    [
      '[**x** y][r]\n\n[r]: https://e.com',
      [
        ['link', 'x y', 'https://e.com/'],
        ['strong', 'x'],
      ],
    ],
    [
      '[![i](https://e.com/i.png)](https://e.com)',
      [
        ['link', 'i', 'https://e.com/'],
        ['image', 'i', 'https://e.com/i.png'],
      ],
    ],
    [
      '***x***',
      [
        ['emphasis', 'x'],
        ['strong', 'x'],
      ],
    ],
    ['~~x~~ ~y~', [['strike', 'x']]],
    ['[](https://e.com)x', []],
  ])('%j has the marks %j', (markdown, expected) => {
    const rich = body(markdown);

    const marks = rich?.marks.map((mark) => [mark.kind, rich.text.slice(mark.start, mark.end), ...('url' in mark ? [mark.url] : [])]);
    expect(marks).toEqual(expected);
  });

  it('drops relative links where the article has no URL, and keeps their text', () => {
    const { article } = parseArticle({ path: 'a.md', text: '# T\n\n[x](b.md)' });

    expect(article?.sections[0]?.body).toMatchObject({ text: 'x', marks: [] });
  });
});

describe('an MDX article', () => {
  it.each([
    ['<Note>\nInner **text**.\n</Note>', 'Inner text.'],
    ['<Note type="x">Inner</Note> after', 'Inner after'],
    ['import a from "b"\n\nText {props.x} and {/* remark */} more', 'Text and more'],
    ['<Tabs values={[{a: 1}, {b: "}"}]}>Inner</Tabs>', 'Inner'],
    ['Set {a, b} in math, and 1 < 2 > 0', 'Set {a, b} in math, and 1 < 2 > 0'],
    ['`<Code />` and\n\n```\n<Code a={1} />\n```', '<Code /> and\n\n<Code a={1} />'],
    ['<Broken a={', '<Broken a={'],
    ['import statements are prose', 'import statements are prose'],
    ["\nimport X from '../x'\nimport Y from '../y'\n\nexport const a = 1\n\nHello.", 'Hello.'],
  ])('%j reads %j', (mdx, expected) => {
    expect(parse(`# T\n\n${mdx}`, 'a.mdx').sections[0]?.body.text).toBe(expected);
  });

  it('tells how many tags it ignored, and where the first one stands', () => {
    const { problems } = parseArticle({ path: 'a.mdx', text: '# T\n\nWords, <A>x</A>' });

    expect(problems.map(({ code, what, line, column }) => [code, what, line, column])).toEqual([
      ['mdx.ignored', '2 JSX tags ignored', 3, 8],
    ]);
  });
});
