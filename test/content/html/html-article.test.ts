import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/content/article.ts';
import { type ParsedFile, parseArticle } from '../../../src/content/parse-article.ts';

const HEAD = '---\ntitle: "The tide gate"\nurl: https://gate.example/2026/tide/\n---\n';
const parse = (html: string, head = HEAD): ParsedFile => parseArticle({ path: 'gate/tide.article.html', text: `${head}${html}` });
const read = (html: string): Article => {
  const { article, problems } = parse(html);
  if (article === undefined) throw new Error(problems.map(({ what }) => what).join('\n'));
  return article;
};
const texts = (html: string): readonly string[] => read(html).sections.map(({ body }) => body.text);
const textOf = (html: string): string | undefined => texts(html)[0];

describe('an article in HTML', () => {
  it('has a section for each heading, with the anchor that its page has', () => {
    const { sections } = read('<p>Lede.</p><h2 id="a">One</h2><p>1</p><h3><a name="b"></a>Two</h3><p>2</p><h2>Three</h2><p>3</p>');

    expect(sections.map(({ anchor, headingPath }) => [anchor, headingPath])).toEqual([
      ['lede', []],
      ['a', ['One']],
      ['b', ['One', 'Two']],
      ['three', ['Three']],
    ]);
  });

  it('keeps terms and their explanations together, in a list of them, and what stands there without a term', () => {
    expect(textOf('<dl><dt>Weir</dt><dd>A low dam.</dd><dd>It holds water.</dd><div><dt>Sluice</dt><dd>A gate.</dd></div></dl>')).toBe(
      '- Weir: A low dam.\n- Weir: It holds water.\n- Sluice: A gate.',
    );
    expect(textOf('<dl><dd>Nothing explains this.</dd><dt>Weir</dt><dd>A low dam.</dd></dl>')).toBe(
      'Nothing explains this.\n\n- Weir: A low dam.',
    );
  });

  it.each([
    ['each an element', '<div>def a():</div><div>  return 1</div>'],
    [
      'an element in an element, one of them empty',
      '<div><div>def a():</div></div><div><div>\n</div></div><div><div>  return 1</div></div>',
    ],
    ['an element with its line end', '<div><span>def</span> a():\n</div><div>  return 1\n</div>'],
    ['text', 'def a():\n  return 1\n'],
    ['words above an element', 'def a():\n<p>  return 1</p>'],
    ['elements of words below an element', '<p>def a():</p>\n<b>  return</b> 1'],
    ['ended by a tag', '<p>def a():<br>  return 1</p>'],
    ['elements beside an empty one', '<p>def a():</p><br><p>  return 1</p>'],
  ])('keeps lines of code that are %s', (what, code) => {
    const empty = what.includes('empty') ? '\n' : '';

    expect(textOf(`<pre><code class="language-py">${code}</code></pre>`)).toBe(`def a():\n${empty}  return 1`);
  });

  it.each(['hash-link', 'sl-anchor-link', 'header-anchor'])('has a heading without its mark of a link, %s', (name) => {
    expect(read(`<h2 id="a">One<a class="${name}" href="#a">\u200B#</a></h2><p>x</p>`).sections[0]?.heading).toBe('One');
  });

  it('reads the same as Markdown that means the same', () => {
    const html = `<p>One <b>bold</b>, <em>leaning</em>, <code>x &lt; y</code>, <a href="/a">linked</a>, H<sub>2</sub>O, <del>gone</del>.</p>
      <ul><li>first<ul><li>inner</li></ul></li><li>second</li></ul><ol start="3"><li>third</li></ol>
      <blockquote><p>Said.</p></blockquote><pre><code class="language-js">let a = 1;\nlet b;</code></pre>
      <table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table><h2>Next</h2><p>Line<br>break.</p>`;
    const markdown = `One **bold**, *leaning*, \`x < y\`, [linked](/a), H<sub>2</sub>O, ~~gone~~.

- first
  - inner
- second

3. third

> Said.

\`\`\`js
let a = 1;
let b;
\`\`\`

| A | B |
|---|---|
| 1 | 2 |

## Next

Line\\
break.
`;
    const same = parseArticle({ path: 'tide.md', text: `${HEAD}${markdown}` }).article;

    expect(read(html).sections.map(({ body }) => body)).toEqual(same?.sections.map(({ body }) => body));
  });

  it.each([
    ['remarks', '<p>One<!-- secret --> two.</p>', 'One two.'],
    ['scripts and styles', '<p>One.</p><script>secret()</script><style>secret{}</style>', 'One.'],
    [
      'columns of a theme that are named as numbers of lines',
      '<div class="gutter"><p>One.</p></div><div class="lineno"><p>Two.</p></div><p><span class="lineno">Three.</span></p>',
      'One.\n\nTwo.\n\nThree.',
    ],
    [
      'code without the numbers of its lines',
      '<figure class="highlight"><div class="gutter">1</div><code>a</code></figure><pre><span class="ln">1</span>b</pre><table><tr><td class="gutter">1</td><td><table><tr><td class="lineno">1</td><td><pre>c</pre></td></tr></table></td></tr></table><pre class="lineno">1</pre>',
      'a\n\nb\n\nc',
    ],
    ['what is hidden', '<p>One.</p><p hidden>secret</p><p style="display: none">secret</p><p aria-hidden="true">secret</p>', 'One.'],
    ['parts for members', '<p>One.</p><div class="gh-post-upgrade-cta">secret</div><div data-visibility="members">secret</div>', 'One.'],
    ['what follows the mark of the members’ part', '<p>One.</p><!--members-only--><p>secret</p>', 'One.'],
    ['forms and menus', '<nav>secret</nav><p>One.</p><form><label>secret</label><button>secret</button></form>', 'One.'],
  ])('shows nothing of %s', (_, html, expected) => {
    expect(textOf(html)).toBe(expected);
  });

  it.each([
    ['braces', 'Write {{ page.title }} and {% raw %}.'],
    ['percent signs', 'From 5 %% to 7 %% a year.'],
    ['signs of Markdown', 'A *star*, [brackets](x), a `tick`, _under_ and # hash.'],
    ['signs of admonitions', '!!! note and :::tip and > [!NOTE]'],
    ['a reference', 'Write &lt; for less, &amp; for and.'],
  ])('has %s as words', (_, text) => {
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

    expect(textOf(`<p>${escaped}</p>`)).toBe(text);
  });

  it('has a title without Markdown or references', () => {
    expect(parse('<p>x</p>', '---\ntitle: "Using *stars* &lt;b&gt;"\n---\n').article?.title).toBe('Using *stars* &lt;b&gt;');
  });

  it('does not say its title twice', () => {
    expect(texts('<h2>The tide gate</h2><p>One.</p>')).toEqual(['One.']);
    expect(texts('<h1>The tide gate</h1><p>One.</p>')).toEqual(['One.']);
  });

  it('leads to absolute addresses', () => {
    const [section] = read('<p><a href="../salt">Salt</a> <img src="gate.png" alt="A gate"></p>').sections;

    expect(JSON.stringify(section?.body.marks)).toContain('https://gate.example/2026/salt');
    const tiny = '<img src="x.png" width="1" height="0" alt="A mark">';
    for (const sizes of ['', 'width="" height=""', 'width="1" height=""', 'width="1" height="800"', 'height="2"', 'width="1"'])
      expect(read(`<p>${tiny}<img src="gate.png" ${sizes} alt="A gate"></p><p>One.</p>`).image).toMatchObject({ alt: 'A gate' });
    expect(read('<p><img src="gate.png" alt="A gate"></p><p>One.</p>').image).toEqual({
      url: 'https://gate.example/2026/tide/gate.png',
      alt: 'A gate',
    });
  });

  it('defines what its definition list defines', () => {
    expect(
      read('<dl><dt>Sluice</dt><dd>A gate for water.</dd><dt>Weir</dt><dd>A low wall.</dd></dl>').definitions.map(
        ({ headword }) => headword,
      ),
    ).toEqual(['Sluice', 'Weir']);
  });

  it('is tiled by its parts', () => {
    const html = '\n<p>One.</p>\n<h2>Two</h2> <p>Three.</p>\n';
    const { article } = parse(html);

    expect(article?.file?.parts.map(({ start, end }) => `${HEAD}${html}`.slice(start, end)).join('')).toBe(`${HEAD}${html}`);
  });
});

it.each([
  ['nests too deep', '<div>'.repeat(5_000), 'parse.depth', 'nested too deep'],
  ['has too many headings', '<h2>x</h2>'.repeat(7_000), 'content.tooMany', '7,000 headings'],
  ['has too many elements', '<br>'.repeat(26_000), 'content.tooMany', 'more than 25,000 elements'],
  [
    'has too many attributes',
    `<p ${Array.from({ length: 1_001 }, (_, id) => `a${id}`).join(' ')}>`,
    'content.tooMany',
    '1,000 attributes in one',
  ],
])('an article that %s is refused, and says so', (_, html, code, what) => {
  expect(parse(`${html}<p>x</p>`).problems).toContainEqual(expect.objectContaining({ code, what: expect.stringContaining(what) }));
});

it('another .html file is not an article', () => {
  expect(parseArticle({ path: 'layout.html', text: '<p>x</p>' }).article?.file?.format).not.toBe('html');
});
