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
    ['## One\n\nText.\n\n## Two\n\nText.', 'One'],
    ['<!-- Old links. -->\n\n<a id="old-one"></a>\n\n## One\n\nText.\n\n## Two\n\nText.', 'One'],
    ['Text.', 'My file'],
  ])('leave the title out: %j', (text, title) => {
    expect(parse(text, 'posts/2026-01-02-my-file.md').title).toBe(title);
  });

  it.each([
    ['v0.0.11.md', 'v0.0.11'],
    ['vale.md', 'Vale'],
  ])('are called after their file: %s', (path, title) => {
    expect(parse('Text.', path).title).toBe(title);
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
    ['![alt](https://e.com/x.png)', '🖼️ alt'],
    ['![](https://e.com/x.png)x <img src="y.png" alt="A &amp; B"> <img src="z.png">', 'x 🖼️ A & B'],
    ['[![Logo](l.png)](https://e.com) and [![](l.png)](https://e.com/s) [![](l.png)](l.png)', '🖼️ Logo and https://e.com/s'],
    ['10<sup>6</sup> watts, 3x10<sup>-9</sup>', '10⁶ watts, 3x10⁻⁹'],
    ['1<sup>1</sup>/<sub>2</sub> and note<sup>1</sup>2', '1¹/₂ and note¹2'],
    ['H<sub>2</sub>O, e<sup>iπ</sup>, a<sub>i,j</sub>', 'H₂O, e^(iπ), a_(i,j)'],
    ['the 5<sup>th</sup>, Mill<sup>TM</sup>', 'the 5th, Mill™'],
    ['<p>See 10<sup>6</sup> and <code>a*b*c &lt;d&gt; `</code>.</p>', 'See 10⁶ and a*b*c <d> `.'],
    ['<pre><code class="x">  a &lt; b\n\n    c</code></pre>', '  a < b\n\n    c'],
    ['<p>One.<br></p><p>Two.<br>Three.<br><br></p>', 'One.\n\nTwo.\nThree.'],
    ['Call <!channel> and <!here> of <name>', 'Call <!channel> and <!here> of <name>'],
    ['<!channel> of <b>us</b>\n\n<p>and <!here></p>', '<!channel> of us\n\nand <!here>'],
    ['[the desk](mailto:desk@mill.example?subject=x), [us](tel:+1555)', 'the desk (desk@mill.example), us (+1555)'],
    ['[desk@mill.example](mailto:desk@mill.example) [+1 555](tel:+1555)', 'desk@mill.example +1 555'],
    ['<a href="mailto:desk@mill.example">the desk</a> [f](ftp://e.com/x)', 'the desk (desk@mill.example) f (ftp://e.com/x)'],
    ['[x](javascript:alert(1)) [y](file:///etc/x)', 'x y'],
    ['a<br>b <span>c</span>', 'a\nb c'],
    ['<div><p>one</p><p>two &amp; three</p></div>', 'one\n\ntwo & three'],
    ['<script>alert(1)</script>\n\nx', 'x'],
    ['a <script>alert(1)</script> b', 'a b'],
    ['<!-- secret -->\n\nx <!-- y --> z', 'x z'],
    ['a[^1] b[^x]\n\n[^x]: Second.\n[^1]: First.', 'a[1] b[x]\n\n[1] First.\n\n[x] Second.'],
    ['| A | B |\n|---|--:|\n| x | 1 |', 'A   |   B\n----|----\nx   |   1'],
    ['| A | B |\n|---|---|\n| [x](https://e.com) | 1 |\n| y | |', '- A: x\nB: 1\n- A: y'],
    [`| A | B |\n|---|---|\n| ${'w '.repeat(50)} | 1 |`, `- A: ${'w '.repeat(49)}w\nB: 1`],
    [':::note\nKept.\n:::', 'Note\n\nKept.'],
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
    ['[[1]](https://e.com/1)', [['link', '[1]', 'https://e.com/1']]],
    ['see https://e.com/_six_', [['link', 'https://e.com/_six_', 'https://e.com/_six_']]],
    [
      'See <a href="/plan?a=1&amp;b=2">the <b>plan</b></a>, <del>x</del> <s>y</s> <i>z</i> <kbd>k</kbd>',
      [
        ['link', 'the plan', 'https://example.com/plan?a=1&b=2'],
        ['strong', 'plan'],
        ['strike', 'x'],
        ['strike', 'y'],
        ['emphasis', 'z'],
        ['code', 'k'],
      ],
    ],
    [
      '<p>See <a href="https://e.com">K</a>, <em>z</em> <strike>x</strike></p>',
      [
        ['link', 'K', 'https://e.com/'],
        ['emphasis', 'z'],
        ['strike', 'x'],
      ],
    ],
    ['<a href="javascript:alert(1)">x</a>', []],
    ['x<sup><a href="https://e.com/n">1</a></sup>', [['link', '¹', 'https://e.com/n']]],
  ])('%j has the marks %j', (markdown, expected) => {
    const rich = body(markdown);

    const marks = rich?.marks.map((mark) => [mark.kind, rich.text.slice(mark.start, mark.end), ...('url' in mark ? [mark.url] : [])]);
    expect(marks).toEqual(expected);
  });

  it('drops relative links where the article has no URL, keeps their text, and says so once', () => {
    const { article, problems } = parseArticle({ path: 'a.md', text: '# T\n\n[x](b.md) [y](/c) [z](#d)' });

    expect(article?.sections[0]?.body).toMatchObject({ text: 'x y z', marks: [] });
    expect(problems).toMatchObject([{ code: 'link.relative', severity: 'warning', what: '2 relative links lead nowhere' }]);
  });

  it('reads links in links in no more time than they are long', () => {
    const { article } = parseArticle({ path: 'a.md', text: `# T\n\n${'<a href="https://e.com">'.repeat(200)}x${'</a>'.repeat(200)}` });

    expect(article?.sections[0]?.body.text).toBe('x');
  });
});

describe('the picture of an article', () => {
  it.each([
    ['One.\n\n![A heron](h.png)\n\n![B](b.png)', { url: 'https://example.com/news/h.png', alt: 'A heron' }],
    ['![](h.png)', { url: 'https://example.com/news/h.png', alt: '' }],
    ['<figure><img src="/h.png" alt="A heron" width="640"></figure>', { url: 'https://example.com/h.png', alt: 'A heron' }],
    [
      '[![State](https://img.shields.io/x)](https://e.com) ![I](i.svg) <img src="p.png" width="1"> ![Logo](l.png) ![H](h.png)',
      { url: 'https://example.com/news/h.png', alt: 'H' },
    ],
    ['## ![I](i.png) Head\n\nOne.', undefined],
    ['`![I](i.png)`', undefined],
  ])('is the first one of the text that shows something: %j', (text, image) => {
    expect(parse(`# T\n\nWords.\n\n${text}`).image).toEqual(image);
  });

  it('is the one that front matter names, if it names one, and none of a text for members', () => {
    const named = parse('---\ntitle: T\nimage: https://e.com/own.png\n---\n![H](h.png) One.');
    const members = parse('---\ntitle: T\nvisibility: members\n---\n![H](h.png) One.');

    expect(named.image).toEqual({ url: 'https://e.com/own.png', alt: '' });
    expect(members.image).toBeUndefined();
  });
});

it.each([
  ['<div align="center"><p>Words.</p></div>\n\n<details><summary>More</summary>\n\nWords.\n\n</details>', undefined],
  ['Words <span>here</span>.\n\n<video src="a.mp4"></video>\n\n<iframe></iframe>', '2 HTML elements ignored (video, iframe)'],
  ['Words.\n\n<table><tr><td>One</td></tr></table>', '1 HTML element ignored (table)'],
])('names HTML that shows more than its words, and no other: %j', (text, expected) => {
  const { problems } = parseArticle({ path: 'a.md', text: `# T\n\n${text}` });

  expect(problems.map(({ what }) => what)).toEqual(expected === undefined ? [] : [expected]);
});

it.each([
  ['layout: home', 'warning'],
  ['hero: { name: The gate }', 'warning'],
  ['tags: [gate]', 'error'],
])('takes a page without text for one that a layout fills if its front matter says so: %s', (head, severity) => {
  const { problems } = parseArticle({ path: 'a.md', text: `---\ntitle: The gate\n${head}\n---\n` });

  expect(problems.filter(({ code }) => code === 'content.empty')).toMatchObject([{ severity }]);
});

describe('an MDX article', () => {
  it.each([
    ['<Note>\nInner **text**.\n</Note>', 'Note\n\nInner text.'],
    ['<Note type="x">Inner</Note> after', 'Inner after'],
    ['<Callout title="Mind the step">Inner</Callout>\n\nafter', 'Mind the step\n\nInner\n\nafter'],
    ['<Note>\nOne <Tip>two\n</Tip>\n</Note>\n\nafter', 'Note\n\nOne Tip two\n\nafter'],
    ['import a from "b"\n\nText {props.x} and {/* remark */} more', 'Text and more'],
    ['<Tabs values={[{a: 1}, {b: "}"}]}>Inner</Tabs>', 'Inner'],
    ['Set {a, b} in math, and 1 < 2 > 0', 'Set {a, b} in math, and 1 < 2 > 0'],
    ['`<Code />` and\n\n```\n<Code a={1} />\n```', '<Code /> and\n\n<Code a={1} />'],
    ['<Broken a={', '<Broken a={'],
    ['import statements are prose', 'import statements are prose'],
    ["\nimport X from '../x'\nimport Y from '../y'\n\nexport const a = 1\n\nHello.", 'Hello.'],
    ['<head>\n  <title>Mill &amp; Co</title>\n  <meta name="d" content="A > b" />\n</head>\n\nIt turns.', 'It turns.'],
    ['It turns.\n\n<style>{`\n  a { --x: 1 }\n`}</style>', 'It turns.'],
    ['<header>It</header> turns <style /> and `<head>` <head>stays', 'It turns and <head> stays'],
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
