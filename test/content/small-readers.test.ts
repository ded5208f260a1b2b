import { describe, expect, it } from 'vitest';
import { AUTHOR_FILES, readAuthors } from '../../src/content/generators/read-authors.ts';
import { blankSpans, dropFiller } from '../../src/content/hidden/blank-spans.ts';
import { createListDepths, readListLine } from '../../src/content/list-line.ts';
import { parseArticle } from '../../src/content/parse-article.ts';
import { toSafeUrl, toWebUrl } from '../../src/content/safe-url.ts';
import { isHeldBy, suspicionOf } from '../../src/content/withholding/suspicion.ts';

describe('a link of an article', () => {
  const base = 'https://mill.example/news/one';

  it.each([
    ['./cooling.md#pumps', 'https://mill.example/news/cooling#pumps'],
    ['cooling.MDX?x=1', 'https://mill.example/news/cooling?x=1'],
    ['cooling.markdown', 'https://mill.example/news/cooling'],
    ['cooling.mdown', 'https://mill.example/news/cooling.mdown'],
    ['a.md.txt', 'https://mill.example/news/a.md.txt'],
    ['/pumps', 'https://mill.example/pumps'],
    ['#pumps', 'https://mill.example/news/one#pumps'],
    ['https://other.example/a.md', 'https://other.example/a.md'],
    ['//other.example/a.md', 'https://other.example/a.md'],
    ['HTTPS://other.example/', 'https://other.example/'],
    ['mailto:ada@mill.example', 'mailto:ada@mill.example'],
    ['javascript:alert(1)', undefined],
    ['java\vscript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['ftp://mill.example/', undefined],
  ])('%s leads to %s', (url, expected) => {
    expect(toSafeUrl(url, base)).toBe(expected);
  });

  it('leads nowhere without the address of the article, and to a page or a picture over HTTP only', () => {
    expect(toSafeUrl('./cooling.md')).toBeUndefined();
    expect([toWebUrl('http://a.example/'), toWebUrl('mailto:a@b.example'), toWebUrl('/x', base)]).toEqual([
      'http://a.example/',
      undefined,
      'https://mill.example/x',
    ]);
  });
});

describe('a line of a list', () => {
  it.each([
    ['- One', { kind: 'bullet' }, 0, 2],
    ['  • One', { kind: 'bullet' }, 2, 4],
    ['\t– One', { kind: 'bullet' }, 4, 3],
    ['- [x] Done', { kind: 'task', done: true }, 0, 6],
    ['- [X]  Done', { kind: 'task', done: true }, 0, 7],
    ['* [ ] Open', { kind: 'task', done: false }, 0, 6],
    ['- [y] Other', { kind: 'bullet' }, 0, 2],
    ['3. Three', { kind: 'number', value: 3 }, 0, 3],
    [' \t12)  Twelve', { kind: 'number', value: 12 }, 5, 7],
  ] as const)('%j begins with its marker', (line, marker, indent, contentStart) => {
    expect(readListLine(line)).toEqual({ marker, indent, contentStart });
  });

  it.each(['-One', '- ', '1904. It began', '1.5 tons', 'x - y', ''])('%j is none', (line) => {
    expect(readListLine(line)).toBeUndefined();
  });

  it('is as deep as its indentation, a column more or less counts for nothing, and a new list begins anew', () => {
    const depths = createListDepths();
    const first = [0, 2, 4, 3, 2, 0, 1].map((indent) => depths.depthOf(indent));
    depths.reset();

    expect(first).toEqual([1, 2, 3, 2, 2, 1, 1]);
    expect([4, 6].map((indent) => depths.depthOf(indent))).toEqual([1, 2]);
  });
});

describe('a part of a text that is blanked out', () => {
  const blank = (text: string, hidden: string): string => {
    const start = text.indexOf(hidden);
    return blankSpans(text, [{ start, end: start + hidden.length }]);
  };

  it.each([
    ['inside of a paragraph', 'One <!-- x --> two', '<!-- x -->', 'One  two'],
    ['on a line of its own', 'One\n<!-- x -->\ntwo', '<!-- x -->', 'One\n          \ntwo'],
    ['as an item, with the marker', '- One\n- <!-- x -->\n- two', '<!-- x -->', '- One\n            \n- two'],
    ['as a task, with its box', '- [ ] <!-- x -->\ntext', '<!-- x -->', '                \ntext'],
    ['as a numbered item', '12. <!-- x -->\ntext', '<!-- x -->', '              \ntext'],
    ['in a quotation, which goes on', '> One\n> <!-- x -->\n> two', '<!-- x -->', '> One\n> \n> two'],
    ['behind a marker and words', '- One <!-- x -->\n', '<!-- x -->', '- One \n'],
  ])('%s leaves what stands around it', (_name, text, hidden, expected) => {
    const blanked = blank(text, hidden);

    expect(blanked).toHaveLength(text.length);
    expect(dropFiller(blanked)).toBe(expected);
  });

  it('keeps its lines, blank ones of a part of several paragraphs', () => {
    const text = 'One\n<!-- a\n\nb -->\ntwo';

    expect(blank(text, '<!-- a\n\nb -->')).toBe('One\n      \n\n     \ntwo');
  });
});

describe('the names of authors', () => {
  it('are read from each file that sites keep them in, and the nearest counts', () => {
    expect(AUTHOR_FILES).toEqual(['', 'blog/', '_data/', 'data/'].flatMap((folder) => [`${folder}authors.yml`, `${folder}authors.yaml`]));
    const files = (texts: Readonly<Record<string, string>>) => ({ files: { read: (path: string) => texts[path] } as never });

    const names = readAuthors([
      files({
        'authors.yml': 'heron:\n  name: A. Heron\neel: E. Eel\ncrab:\n  display_name: C. Crab\nnobody:\n  url: x',
        'data/authors.yaml': 'heron: Other',
      }),
      files({ 'blog/authors.yml': 'eel: Another\nowl: O. Owl', '_data/authors.yml': 'just text' }),
    ]);

    expect(names).toEqual({ heron: 'A. Heron', eel: 'E. Eel', crab: 'C. Crab', owl: 'O. Owl' });
  });
});

describe('fields of front matter', () => {
  const read = (fields: string) => parseArticle({ path: 'a.md', text: `---\n${fields}\n---\n\n# Heading\n\nText.\n` });

  it('are those of the name that Newsdesk names first, and a blank one is none', () => {
    expect(read('headline: Second\ntitle: First').article?.title).toBe('First');
    expect(read('title: ""\nheadline: Second').article?.title).toBe('Second');
    expect(read('title: First\nheadline: Second').article?.title).toBe('First');
  });

  it('that nobody knows are told, unless they are another program’s', () => {
    const told = (fields: string) => read(`title: T\n${fields}`).problems.map(({ what, fix }) => `${what}. ${fix}`);

    expect(told('x-mine: 1')).toEqual([]);
    expect(told('tilte: T')).toEqual([expect.stringMatching(/^`tilte` is not a known field\. Write `title`/u)]);
    expect(told('zzzz: T')).toEqual([expect.stringContaining('Remove it, or start its name with `x-`')]);
  });

  it.each(['publishedOn: 2030-01-01', 'published_in: 2030-01-01'])('hold an article back until their date: %s', (field) => {
    expect(JSON.stringify(read(`title: T\n${field}`))).toContain('2030-01-01');
  });
});

describe('a name that nobody knows, and may hold an article back', () => {
  const [yes, no, other, blank] = ['yes', 'no', 'other', 'blank'] as const;

  it.each([
    ['secret', 'yes', [yes], [no, other]],
    ['isVisible', 'no', [no], [yes, other]],
    ['notPublic', 'yes', [yes], [no, other]],
    ['noDraft', 'either', [yes, no], [other]],
    ['hiddenPage', 'yes', [yes], [no, other]],
    ['drfat', 'slip', [yes], [no, blank, other]],
    ['pubilshed', 'slip', [no], [yes, blank]],
    ['visiblity', 'slip', [yes, no, other], [blank]],
  ] as const)('%s speaks by %s', (key, _how, holding, harmless) => {
    const suspicion = suspicionOf(key);
    if (suspicion === undefined) throw new Error('It is suspicious.');

    expect(['withheld', 'members'].map((said) => isHeldBy(suspicion, said as never))).toEqual([true, true]);
    expect(holding.map((said) => isHeldBy(suspicion, said as never))).toEqual(holding.map(() => true));
    expect(harmless.map((said) => isHeldBy(suspicion, said as never))).toEqual(harmless.map(() => false));
  });

  it('is cut in what is told about it', () => {
    const name = `secret${'x'.repeat(80)}`;
    const { problems } = parseArticle({ path: 'a.md', text: `---\ntitle: T\ndraft_${'of_it_'.repeat(20)}: true\n---\n\nText.\n` });

    expect(name).toHaveLength(86);
    for (const { what } of problems) expect(/`([^`]*)`/u.exec(what)?.[1]?.length ?? 0).toBeLessThanOrEqual(60);
    expect(problems.length).toBeGreaterThan(0);
  });
});

describe('a sign of a part for members that stands in a sentence', () => {
  it.each(['Write :::members on a line of its own. Then close it.', 'Four signs :::: members are none. Then close it.'])(
    'hides nothing: %j',
    (text) => {
      const { article } = parseArticle({ path: 'a.md', text: `# The gate\n\n${text}\n` });

      expect(article?.sections.map(({ body }) => body.text).join()).toContain('Then close it.');
    },
  );
});
