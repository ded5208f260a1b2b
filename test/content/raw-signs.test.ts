import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/content/parse-article.ts';

function read(text: string, path = 'a.md') {
  const { article, withheld, problems } = parseArticle({ path, text });
  return {
    title: article?.title,
    dek: article?.dek,
    text: article?.sections.map(({ body }) => body.text).join('\n\n'),
    links: article?.sections.flatMap(({ body }) => body.marks.flatMap((mark) => (mark.kind === 'link' ? [mark.url] : []))),
    terms: article?.definitions.map(({ headword, aliases }) => [headword, ...aliases].join(' = ')),
    codes: problems.map(({ code }) => code),
    withheld,
  };
}

function head(lines: string): string {
  return `---\n${lines}\n---\nText.\n`;
}

describe('signs that readers never see', () => {
  it.each([
    ['a formula', 'So $x_1 * y_2$ and $$\\sum_{i=1}^{N} a$$.', 'So $x_1 * y_2$ and $$\\sum_{i=1}^{N} a$$.'],
    ['a line end alone', 'One.\n\n<br>\n\nTwo.\n\n<p>End.<br></p>', 'One.\n\nTwo.\n\nEnd.'],
    ['an element of definitions', '<dl>\n<dt>Ebb</dt><dd><p>It falls.</p></dd><dd>Low.</dd></dl>', '- Ebb: It falls.\nLow.'],
    ['words of a link without an address', 'A [mill][m].\n\n[m]: {{ site.mill.url }}', 'A mill.'],
  ])('are not left by %s', (_, written, expected) => {
    expect(read(`# A\n\n${written}\n`).text).toBe(expected);
  });

  it('are not read into escaped brackets of MDX, in a formula neither', () => {
    expect(read('# A\n\nArray\\<unknown> and $a_{b}$ of {props.x}.\n', 'a.mdx').text).toBe('Array<unknown> and $a_{b}$ of .');
  });

  it('are not in a title or a dek: an icon before it is dropped, a picture in it is its label', () => {
    expect(read(head('title: <img src="/c.svg" alt="C"> The <b>mill</b>')).title).toBe('The mill');
    expect(read(head('title: The ![old](a.png) mill and <img alt="its wheel" src="b.png">')).title).toBe('The old mill and its wheel');
    expect(read(head('title: <Icon name="x" /> A\ndek: <div class="y">It turns.</div> Slowly.'))).toMatchObject({
      title: 'A',
      dek: 'It turns. Slowly.',
    });
    expect(read(head('title: A wheel <3 and x < y > z')).title).toBe('A wheel <3 and x < y > z');
  });

  it('are not in a dek that a tool took from a statement', () => {
    expect(read(head(`title: A\ndescription: "import X from '@theme/X';"`)).dek).toBeUndefined();
  });

  it('are not in the definitions of an HTML article, which knows several terms and explanations', () => {
    const html = '---\ntitle: A\n---\n<dl><dt>Heat sink</dt><dt>HS</dt><dd>A finned block.</dd><dd>A part.</dd></dl>';

    const { text, terms } = read(html, 'a.article.html');

    expect(text).toBe('- Heat sink (HS): A finned block.\n- Heat sink (HS): A part.');
    expect(terms).toEqual(['Heat sink = HS', 'Heat sink = HS']);
  });
});

describe('front matter in JavaScript', () => {
  it.each([
    ['an object', '{\n  title: "The mill",\n  tags: [`water`],\n  now: function () { return 1; },\n}'],
    ['constants', 'const title = "The mill";\nfunction now() { return 1; }'],
    [
      'a computed field that says nothing about readers',
      '{ title: "The mill", author: names[0], eleventyComputed: { title: (data) => data.x } }',
    ],
  ])('is read as far as it is written out: %s', (_, script) => {
    const { title, codes } = read(`---js\n${script}\n---\nText.\n`);

    expect([title, codes]).toEqual(['The mill', []]);
  });

  it.each([
    ['{ title: "A", draft: true }', []],
    ['{ title: "A", permalink: () => false }', ['frontMatter.computed']],
    ['{ title: "A", internal: isInternal }', ['frontMatter.computed']],
    ['{ title: "A", eleventyComputed: { draft: (data) => data.x } }', ['frontMatter.computed']],
    ['{ title: "A", ...base }', ['frontMatter.computed']],
    ['{ title: "A", [name]: 1 }', ['frontMatter.computed']],
    ['{ draft: true, draft: false }', ['frontMatter.computed']],
    ['const draft = isDraft;', ['frontMatter.computed']],
    ['if (x) { draft = true }', ['frontMatter.computed']],
    ['{ title: ', ['script.syntax']],
  ])('holds the article back if it may: %s', (script, expected) => {
    const { title, codes } = read(`---js\n${script}\n---\nText.\n`);

    expect([title, codes]).toEqual([undefined, expected]);
  });
});

it('tells of pictures without words, which a chat cannot show', () => {
  const text = '# A\n\n![](https://a.example/a.png) ![A bell](https://a.example/b.png) <img src="https://a.example/c.png" width="20">';

  expect(read(text).codes).toEqual(['image.alt']);
});

describe('a field that stands twice', () => {
  it('counts as it stands last, with a warning, if it says nothing about readers', () => {
    expect(read(head('title: One\ntitle: Two'))).toMatchObject({ title: 'Two', codes: ['yaml.repeated'] });
  });

  it.each([
    'layout: One\nlayout: Two',
    'published: true\npublished: true',
    'tags:\n- said: One\n  said: Two',
    'tiers: []\ntiers: []',
    'plans: {a: [b]}\nplans: {a: [b]}',
  ])('may have any name of which both say the same, or which says nothing about readers: %s', (fields) => {
    expect(read(head(`title: A\n${fields}`))).toMatchObject({ title: 'A', codes: ['yaml.repeated'] });
  });

  it.each([
    'draft: true\ndraft: false',
    'date: 2026-01-01\ndate: 2099-01-01',
    'internal_use: true\ninternal_use: false',
    'tiers: [gold]\ntiers: []',
    'audience: [members]\naudience: [everyone]',
    'audience: {level: paid}\naudience: {level: none}',
    'audience: {level: paid}\naudience: {plan: paid}',
    'plans: [premium]\nplans: premium',
    'hide: [page]\nhide: [page, toc]',
    'hide: {a: b, page: on}\nhide: {a: b}',
    'tiers:\ntiers: [gold]',
  ])('holds the article back if it may: %s', (fields) => {
    expect(read(head(`title: A\n${fields}`))).toMatchObject({ title: undefined, codes: ['yaml.syntax'] });
  });
});
