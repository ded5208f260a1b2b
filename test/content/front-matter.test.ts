import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/content/parse-article.ts';

const read = (yaml: string, path = 'a.md') =>
  parseArticle({ path, text: `---\n${yaml}\n---\nText of it.\n` }, { baseUrl: 'https://example.com/news' });

it.each([
  ['---\ntitle: Falcon tower\ndescription: Birds\n-----------\nText of it.', 'Falcon tower', 'Text of it.'],
  ['---\ntitle: Falcon tower\ndescription: Birds\n-----\nText of it.\n\n---\n\nMore.', 'Falcon tower', 'Text of it.\n\nMore.'],
  ['---\nNote: the tower\n---------------\nText of it.', 'Note: the tower', 'Text of it.'],
])('%j ends its front matter with more hyphens, or has a heading', (text, title, body) => {
  const { article } = parseArticle({ path: 'a.md', text });

  expect(article?.title).toBe(title);
  expect(
    article?.sections
      .at(-1)
      ?.body.text.trim()
      .replace(/\n{3,}/gu, '\n\n'),
  ).toBe(body);
});

it.each([
  ['@def title = "Falcon tower"\n@def published = "2 May 2026"\n@def authors = "Mara"   \n\nText of it.', '2026-05-02'],
  ['<!-- first -->\n@def title="Falcon tower"\n\n@def date = Date(2026, 5, 2)\nText of it.', '2026-05-02'],
])('%j has a header of Franklin', (text, publishedAt) => {
  const { article } = parseArticle({ path: 'a.md', text });

  expect(article).toMatchObject({ title: 'Falcon tower', publishedAt });
  expect(article?.sections.at(-1)?.body.text.trim()).toBe('Text of it.');
});

it.each([
  '@def title = "S"\n@def draft = true\n\nThe secret text.',
  '@def title = "S"\n\n@def published = false\nThe secret text.',
  `@def title = "S"\n${'@def x = 1\n'.repeat(60)}@def draft = true\n\nThe secret text.`,
  '@def title = "S"\ndraft: true\n\nThe secret text.',
  '@def title = "S"\n+++\ndraft = true\n+++\nThe secret text.',
  '@def title = "S"\n@def draft = """\ntrue"""\n\nThe secret text.',
])('%j is held back', (text) => {
  expect(parseArticle({ path: 'a.md', text }).article).toBeUndefined();
});

describe('front matter', () => {
  it.each([
    ['description: x', { dek: 'x' }],
    ['subtitle: x', { dek: 'x' }],
    ['summary: x\ndek: y', { dek: 'y' }],
    ['pubDate: 2026-01-02', { publishedAt: '2026-01-02' }],
    ['publishedAt: 2 January 2026', { publishedAt: '2026-01-02' }],
    ['date: 2026-01-02 03:04:05 +0200', { publishedAt: '2026-01-02T03:04:05+02:00' }],
    ['published: 2026-01-02', { publishedAt: '2026-01-02' }],
    ['lastmod: 2026-01-02', { updatedAt: '2026-01-02' }],
    ['author: Ada', { bylines: ['Ada'] }],
    ['authors: [Ada, {name: Bob}]', { bylines: ['Ada', 'Bob'] }],
    ['byline: Ada and Bob', { bylines: ['Ada', 'Bob'] }],
    ['tags: a, b', { topics: ['a', 'b'] }],
    ['categories:\n  - a\n  - "#b"\n  - a', { topics: ['a', 'b'] }],
    ['slug: My Slug!', { slug: 'my-slug' }],
    ['slug: /guides/Cooling/', { slug: 'cooling' }],
    ['permalink: /2026/05/cool.html', { slug: 'cool', url: 'https://example.com/news/2026/05/cool.html' }],
    ['canonical: https://e.com/x', { url: 'https://e.com/x' }],
    ['cover: /i.png\ncoverAlt: An i', { image: { url: 'https://example.com/i.png', alt: 'An i' } }],
    ['image:\n  url: https://e.com/i.png\n  alt: An i', { image: { url: 'https://e.com/i.png', alt: 'An i' } }],
    ['lang: pt_BR', { lang: 'pt-BR' }],
    ['draft: no', { title: 'A' }],
    ['embargo: 2027-01-01', { visibility: { kind: 'embargoed', until: '2027-01-01' } }],
    // Not half a second early.
    ['embargo: 2027-01-01T10:00:00.500Z', { visibility: { kind: 'embargoed', until: '2027-01-01T10:00:01Z' } }],
    ['embargo: 2027-01-01T10:00:00.000Z', { visibility: { kind: 'embargoed', until: '2027-01-01T10:00:00Z' } }],
    ['visibility: members', { visibility: { kind: 'members' } }],
    ['visibility: paid\nembargo: 2027-01-01', { visibility: { kind: 'embargoed', until: '2027-01-01', forMembers: true } }],
    ['source: Wired', { credit: { source: 'Wired' } }],
    ['source: https://www.wired.com/a', { credit: { source: 'wired.com', sourceUrl: 'https://www.wired.com/a' } }],
    ['aliases: [/old/name/, other]', { formerSlugs: ['name', 'other'] }],
    ['correction: It was blue.', { corrections: ['It was blue.'] }],
    ['retraction: It was wrong.', { retraction: 'It was wrong.' }],
    ['__proto__: {polluted: true}', { title: 'A' }],
    ['x-own: 1\nlayout: post\n_hidden: 2', { title: 'A' }],
    ['description: "\nOne line.\n\nAnother \\"one\\".\n"\ntags: [a]', { dek: 'One line. Another "one".', topics: ['a'] }],
    ["description: 'It''s one\nline.'\ntags: [a]", { dek: "It's one line.", topics: ['a'] }],
    ["tags: [a,\nisn't, 'b,\nc', d] # e]\ndescription: x", { topics: ['a', "isn't", 'b, c', 'd'], dek: 'x' }],
    ['tags: [a, # b]\nc]', { topics: ['a', 'c'] }],
    ['image: {\nurl: https://e.com/i.png,\nalt: An i\n}', { image: { url: 'https://e.com/i.png', alt: 'An i' } }],
    ['image:\n  url: https://e.com/i.png\n  alt: "An\n  i"', { image: { url: 'https://e.com/i.png', alt: 'An i' } }],
    ['tags:\n- "a\nb"\n- c', { topics: ['a b', 'c'] }],
  ])('reads %j', (yaml, expected) => {
    const { article, problems } = read(yaml);

    expect(article).toMatchObject(expected);
    expect(problems.filter(({ code }) => code !== 'title.missing' && code !== 'frontMatter.unknownKey')).toEqual([]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it.each(['draft: true', 'draft: yes', 'published: false', 'status: draft'])('takes an article back with %j', (yaml) => {
    expect(read(yaml)).toMatchObject({ withheld: { isMeant: true }, problems: [] });
  });

  it.each([
    ['titel: x', 'frontMatter.unknownKey', 2, 1],
    ['title: x\ndate: soon', 'frontMatter.publishDate', 3, 7],
    ['title: x\ndate: once upon a time', 'frontMatter.date', 3, 7],
    ['title: x\ntags: [a\n', 'yaml.syntax', 5, 1],
    // A text whose end was forgotten holds no field of the next line.
    ['title: "x\ndraft: true\nslug: y"', 'yaml.syntax', 2, 10],
    ['title: "x\nand"\ntags: [a\nb]\nvisibility: friends', 'frontMatter.visibility', 6, 13],
    ['title: x\nembargo: soon', 'frontMatter.embargo', 3, 10],
    ['title: x\nvisibility: friends\nembargo: 2027-01-01', 'frontMatter.visibility', 3, 13],
    ['title: x\n\tdate: y', 'yaml.syntax', 3, 1],
    ['title: !!js/function "function(){}"\ndraft: perhaps', 'frontMatter.draft', 3, 8],
  ])('points to what is wrong in %j: %s', (yaml, code, line, column) => {
    const problem = read(yaml).problems.find((candidate) => candidate.code === code);

    expect(problem).toMatchObject({ line, column });
  });

  it.each([
    ['visibility: [members]', 'frontMatter.visibility'],
    ['visibility:\n  tier: gold', 'frontMatter.visibility'],
    ['draft: [true]', 'frontMatter.draft'],
    ['draft: {on: true}', 'frontMatter.draft'],
    ['status: [draft]', 'frontMatter.status'],
    ['embargo: [2099-01-01]', 'frontMatter.embargo'],
    ['drafts: true', 'frontMatter.misspelled'],
    ['embrago: 2099-01-01', 'frontMatter.misspelled'],
    // A value that swallows the line that holds the article back.
    ['tags: [news, sea,\ndraft: true\n]', 'yaml.syntax'],
    ['tags: [news,\ndraft: true,\nvisibility: members]', 'yaml.syntax'],
    ['tags: [news, sea,\npublishDate: 2099-01-01\n]', 'yaml.syntax'],
    ['cover: {\nalt: It,\nexpires: 2020-01-01\n}', 'yaml.syntax'],
    ['tags: [ "a\ndraft: true\n", b ]', 'yaml.syntax'],
    ['cover: {\nalt: "It\ndraft: true\n"}', 'yaml.syntax'],
    ['summary: |\n  Times: [ebb\ndraft: true\nending: flow] x\ntags: [a,\nb]', 'yaml.syntax'],
    ['slug: "Mill\nmembers only: true\n"\ntags: [a,\nb]', 'yaml.syntax'],
    ['slug: "Mill\n draft: true\n"\ntags: [a,\nb]', 'yaml.syntax'],
    ['visiblity: members', 'frontMatter.misspelled'],
  ])('leaves an article out rather than guess who may read it: %j', (yaml, code) => {
    const { article, problems } = read(`title: S\n${yaml}`);

    expect(article).toBeUndefined();
    expect(problems).toMatchObject([{ severity: 'error', code }]);
  });

  it.each([
    ['draft: false\nunlisted: true', { withheld: { isMeant: true } }],
    ['unlisted: true\ndraft: false', { withheld: { isMeant: true } }],
    ['visibility: public\naccess: members', { article: { visibility: { kind: 'members' } } }],
    ['access: public\nvisibility: members', { article: { visibility: { kind: 'members' } } }],
    ['embargo: 2026-01-01\nembargoUntil: 2099-01-01', { article: { visibility: { kind: 'embargoed', until: '2099-01-01' } } }],
    ['Embargo: 2099-01-01\nembargo: 2026-01-01', { article: { visibility: { kind: 'embargoed', until: '2099-01-01' } } }],
    ['status: published\nStatus: draft', { withheld: { isMeant: true } }],
    ['embargo: false\nembargoUntil: 2099-01-01', { article: { visibility: { kind: 'embargoed', until: '2099-01-01' } } }],
  ])('takes the stricter of two fields that contradict each other: %j', (yaml, expected) => {
    expect(read(`title: S\n${yaml}`)).toMatchObject(expected);
  });

  it.each(['\n', ' ', '\n\n', '\u00A0\n', '\uFEFF\uFEFF', '<!-- markdownlint-disable -->\n', '\t\n<!-- a\nb -->\n\n'])(
    'is found below %j',
    (above) => {
      const text = `${above}---\ntitle: S\ndraft: true\n---\n\nThe secret text.\n`;

      expect(parseArticle({ path: 'a.md', text })).toMatchObject({ withheld: { isMeant: true }, problems: [] });
      expect(parseArticle({ path: 'a.md', text: text.replace('draft: true\n', '') })).toMatchObject({
        article: { title: 'S' },
        problems: [],
      });
    },
  );

  it.each(['---\u00A0\n', '--- \t\n', '---\u2003\n'])('takes white space behind the hyphens: %j', (fence) => {
    expect(parseArticle({ path: 'a.md', text: `${fence}title: S\ndraft: true\n${fence}Text.\n` })).toMatchObject({
      withheld: { isMeant: true },
    });
  });

  it.each([
    '\n+++\ntitle = "S"\ndraft = true\n+++\nThe secret text.\n',
    '{\n  "title": "S",\n  "draft": true\n}\n\nThe secret text.\n',
    'title: S\ndraft: true\n\nThe secret text.\n',
    '.. title: S\n.. status: draft\n\nThe secret text.\n',
    '<!--\n.. title: S\n.. status: private\n-->\n\nThe secret text.\n',
    'Title: S\nStatus: hidden\n\nThe secret text.\n',
  ])('is read as what it is, and holds back: %j', (text) => {
    const { article, withheld } = parseArticle({ path: 'a.md', text });

    expect(article).toBeUndefined();
    expect(withheld).toMatchObject({ isMeant: true });
  });

  it.each([
    ['+++\ntitle = "S"\ndate = 2026-11-02\ntags = ["mill"]\n+++\nText.\n'],
    ['---toml\ntitle = "S"\ndate = 2026-11-02\ntags = ["mill"]\n---\nText.\n'],
    ['{\n  "title": "S",\n  "date": "2026-11-02",\n  "tags": ["mill"]\n}\n\nText.\n'],
    ['Title: S\nDate: 2026-11-02\nTags: mill\n\nText.\n'],
    ['.. title: S\n.. date: 2026-11-02\n.. tags: mill\n\nText.\n'],
    ['<!--\n.. title: S\n.. date: 2026-11-02\n.. tags: mill\n-->\nText.\n'],
    ['title: S\ndate: 2026-11-02\ntags:\n  - mill\n---\nText.\n'],
    ['title: S\ndate: 2026-11-02 # A day\n# A remark\ntags:\n- mill\n----- \n\nText.\n'],
    ['\uFEFF\ntitle: S\ndate: 2026-11-02\ntags: [mill]\n---\n\nText.\n'],
  ])('is read in every language of a generator: %j', (text) => {
    const { article, problems } = parseArticle({ path: 'a.md', text });

    expect(article).toMatchObject({ title: 'S', publishedAt: '2026-11-02', topics: ['mill'], sections: [{ body: { text: 'Text.' } }] });
    expect(problems).toEqual([]);
  });

  it.each([
    ['---\ntitle: S\ndate: 2026-11-02\n-----\ndraft: true\n---\nThe secret text.\n', 'frontMatter.fence'],
    ['+++\ntitle = "S"\ndraft = true\n\nThe secret text.\n', 'frontMatter.unclosed'],
    ['---toml\ntitle = "S"\ndraft = true\n\nThe secret text.\n', 'frontMatter.unclosed'],
    ['---\nheadline: x\nunlisted: true\n\nThe secret text.\n', 'frontMatter.unclosed'],
    ['---\nunlisted: true\nThe secret text.\n', 'frontMatter.unclosed'],
    ['—\ntitle: S\ndraft: true\n—\nThe secret text.\n', 'frontMatter.fence'],
    ['----\ntitle: S\nembargo: 2099-01-01\n----\nThe secret text.\n', 'frontMatter.fence'],
    ['title: S\ndraft: true\n---\n\nThe secret text.\n', 'frontMatter.fence'],
    ['title: S\nvisibility: members\ntags: mill\n---\n\nThe secret text.\n', 'frontMatter.fence'],
    ['title: S\ntags:\n- mill\nembargo: 2020-01-01\n---\nThe secret text.\n', 'frontMatter.fence'],
    ['title: S\ndate: 2026-11-02\n\ndraft: true\n---\n\nThe secret text.\n', 'frontMatter.fence'],
    ['title: S\ndate: 2026-11-02\n\nembargo: 2096-01-01\n---\n\nThe secret text.\n', 'frontMatter.fence'],
    [`title: S\ndate: 2026-11-02\ntags:\n${'- mill\n'.repeat(9)}\ndraft: true\n---\nThe secret text.\n`, 'frontMatter.fence'],
    [`title: S\ndate: 2026-11-02\ntags:\n${'- mill\n'.repeat(9)}"draft": true\n---\nThe secret text.\n`, 'frontMatter.fence'],
    [`title: S\ndate: 2026-11-02\ntags: [a,\nb]\n${'x: 1\n'.repeat(9)}draft:true\n---\nThe secret text.\n`, 'frontMatter.fence'],
    ['visibility: members\n\n# S\n\nThe secret text.\n', 'frontMatter.fence'],
    ['A title\nDraft: true\nThe secret text.\n', 'frontMatter.fence'],
    ['-\ntitle: S\npremium: true\n-\nThe secret text.\n', 'frontMatter.fence'],
    ['# S\n\n---\nembargo: 2099-01-01\n---\n\nThe secret text.\n', 'frontMatter.fence'],
  ])('leaves a file out whose fields cannot be told from its text: %j', (text, code) => {
    for (const path of ['a.md', 'a.txt', 'a.mdx']) {
      const { article, withheld, problems } = parseArticle({ path, text });

      expect(article).toBeUndefined();
      expect(withheld).toMatchObject({ isMeant: false });
      expect(problems).toMatchObject([{ severity: 'error', code }]);
    }
  });

  it('without an opening line is YAML, whose slips are told and never served', () => {
    const { article, problems } = parseArticle({ path: 'a.md', text: 'title: S\ndate: 2026-11-02\ntags: [mill\n---\nText.\n' });

    expect(article).toBeUndefined();
    expect(problems).toMatchObject([{ severity: 'error', code: 'yaml.syntax', line: 4 }]);
  });

  it.each([
    '\n---\nA rule above prose.\n\n---\nAnd one below.\n',
    '---\nNote: a rule, and then a remark.\n\nText.\n',
    'Title: a subtitle\nDraft rules are out\nThe lede is here.\n',
    '# Access: open\n\nText.\n',
    'Status: accepted\nDate: 2026-01-02\n\nWe use hyphens.\n',
    'Title: On access\nAccess: open\n\nText.\n',
    '—\nA dash above prose.\n',
    'Title: a subtitle\n---\nText.\n',
    'Title: a subtitle\nWritten at the mill.\nDate: none\n---\nText.\n',
    'Title: a subtitle\n\nDate: none\n---\nText.\n',
    'Author: Ada Lock\nSource: Mill Weekly: the wheel\n---\nText.\n',
    'Status: accepted\nDate: 2024-01-01\n---\nText.\n',
    'Title: The gate\n---\nText.\n',
    '# How to hide an article\n\n```yaml\ndraft: true\n```\n\nThat is all.\n',
    '# On drafts\n\nDraft: the air that comes through a door.\n',
  ])('is not seen where there is only text: %j', (text) => {
    const { article, problems } = parseArticle({ path: 'a.md', text });

    expect(article).toBeDefined();
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('refuses YAML that unfolds or nests without end, at once', () => {
    const bomb = `a0: &a0 [x]\n${Array.from({ length: 30 }, (_, index) => `a${index + 1}: &a${index + 1} [${`*a${index}, `.repeat(9)}]`).join('\n')}\ntags: *a30`;
    const deep = `tags: ${'['.repeat(805)}${']'.repeat(805)}`;

    const problems = [read(bomb), read(deep)].map((parsed) => parsed.problems.map(({ severity, code }) => [severity, code]));

    expect(problems).toEqual([[['error', 'yaml.limit']], [['error', 'yaml.limit']]]);
  });
});
