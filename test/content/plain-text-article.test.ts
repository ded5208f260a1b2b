import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/content/article.ts';
import { parseArticle } from '../../src/content/parse-article.ts';

/** Lines as a newsroom writes them; the variants below only change what lies between and around them. */
const LINES = [
  "Tidal Farm Powers the Region's First Data Hall",
  'A coastal grid finds a customer that never sleeps',
  'Two turbines off the northern coast now feed a single tenant. The operator calls it a test.',
  'Nobody else has tried this at scale.',
  'Key Details',
  'The hall draws forty megawatts. “It runs at night, too,” the operator said.',
  '- Tidal Turbine: a submerged rotor that turns with the current',
  '- Slack Water: the short time between tides when nothing turns.',
  '- Updated: 3 May',
  'What This Means',
  'Power becomes predictable to the minute.',
  'It also becomes scarce twice a day.',
  "xAI's Answer",
  'A rival plans the same with waves.',
  'What Comes Next?',
  'A second hall opens in spring.',
  'Source: Coastal Wire(opens in a new tab) Published on The Tide blog by Mara Quist',
];

function parse(text: string, path = 'tidal-farm.txt'): Article {
  const { article, problems } = parseArticle({ path, text });
  expect(problems).toEqual([]);
  return article as Article;
}

const plainQuotes = (text: string): string => text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'");

/** The text of a reader, with typography aside. */
function essence(article: Article) {
  const plain = (text: string): string => plainQuotes(text).replace(/[\s\u00A0]+/gu, ' ');
  return {
    title: plain(article.title),
    dek: plain(article.dek ?? ''),
    credit: article.credit,
    sections: article.sections.map(({ anchor, heading, headingPath, level, body }) => ({
      anchor,
      heading: plain(heading),
      path: headingPath.map(plain),
      level,
      text: plain(body.text),
      blocks: body.blocks.map(({ kind, marker, listDepth }) => ({ kind, marker, listDepth })),
    })),
    definitions: article.definitions.map(({ headword, anchor, span }) => {
      const body = article.sections.find((section) => section.anchor === anchor)?.body.text ?? '';
      return { headword: plain(headword), explanation: plain(body.slice(span.start, span.end)) };
    }),
  };
}

describe('the newsroom grammar', () => {
  it('reads title, dek, lede, sections, definitions and credit', () => {
    const article = parse(LINES.join('\n'));

    expect(article.title).toBe(LINES[0]);
    expect(article.dek).toBe(LINES[1]);
    expect(article.sections.map(({ heading, level, anchor }) => [heading, level, anchor])).toEqual([
      [LINES[0], 0, 'lede'],
      ['Key Details', 2, 'key-details'],
      ['What This Means', 2, 'what-this-means'],
      ["xAI's Answer", 2, 'xais-answer'],
      ['What Comes Next?', 2, 'what-comes-next'],
    ]);
    expect(article.sections[0]?.body.text).toBe(`${LINES[2]}\n\n${LINES[3]}`);
    expect(article.credit).toEqual({ source: 'Coastal Wire', publication: 'The Tide blog', byline: 'Mara Quist' });
    expect(article.bylines).toEqual(['Mara Quist']);
    expect(essence(article).definitions).toEqual([
      { headword: 'Tidal Turbine', explanation: 'a submerged rotor that turns with the current' },
      { headword: 'Slack Water', explanation: 'the short time between tides when nothing turns.' },
    ]);
  });

  const betweenLines: Record<string, string> = {
    'no blank line': '\n',
    'a blank line': '\n\n',
    'many blank lines': '\n\n\n \n\t\n\n',
    'Windows line ends': '\r\n',
    'Windows line ends and blank lines': '\r\n\r\n',
    'old Mac line ends': '\r',
  };
  const aroundLines: Record<string, (line: string) => string> = {
    'nothing around lines': (line) => line,
    'tabs around lines': (line) => `\t${line}\t`,
    'trailing spaces': (line) => `${line}   `,
    'non-breaking spaces': (line) => line.replaceAll(' ', '\u00A0'),
    'straight quotes': plainQuotes,
    'smart quotes': (line) => line.replace(/'/g, '’'),
    'typographic bullets': (line) => line.replace(/^- /, '•\u00A0'),
    'tabs behind bullets': (line) => line.replace(/^- /, '-\t'),
  };
  const variants = Object.entries(betweenLines).flatMap(([between, separator]) =>
    Object.entries(aroundLines).flatMap(([around, change]) =>
      ['', '\uFEFF'].map(
        (mark) =>
          [
            between,
            around,
            mark === '' ? 'no mark' : 'a byte order mark',
            mark + LINES.map(change).join(separator) + (mark === '' ? '' : separator),
          ] as const,
      ),
    ),
  );

  it.each(variants)('reads the same with %s, %s and %s', (_between, _around, _mark, text) => {
    const expected = essence(parse(LINES.join('\n')));

    const article = parse(text);

    expect(essence(article)).toEqual(expected);
    expect(article.file?.parts.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
  });

  it('reads lines that an editor wrapped as the paragraphs they were', () => {
    const wrap = (line: string): string => line.replace(/(.{1,58})(?: |$)/g, '$1\n').trimEnd();
    const prose = LINES.map((line) => (line.startsWith('- ') || line.startsWith('Source') ? line : wrap(line)));

    const article = parse(prose.join('\n\n'));

    expect(essence(article).sections).toEqual(essence(parse(LINES.join('\n'))).sections);
  });

  it('takes a first line with closing punctuation below the title as the lede', () => {
    const article = parse('A Short Title\nThe lede begins here, and it is a sentence.\nMore of it follows.\nDetails\nText of it.');

    expect(article.dek).toBeUndefined();
    expect(article.sections.map(({ anchor }) => anchor)).toEqual(['lede', 'details']);
  });

  it('has no lede when a stock heading follows the title', () => {
    const article = parse('A Short Title\nKey Details\nThe text of the section is here.');

    expect(article.sections.map(({ anchor, level }) => [anchor, level])).toEqual([['key-details', 2]]);
  });

  it('reads a list of bare lines below a heading as text', () => {
    const article = parse(
      'Who Makes Chips\nA list and a paragraph follow.\nMakers\nNVIDIA\nAMD\nWhat They Share\nAll of them buy from one foundry.',
    );

    expect(article.sections.map(({ heading }) => heading)).toEqual(['Who Makes Chips', 'Makers', 'What They Share']);
    expect(article.sections[1]?.body.text).toBe('NVIDIA\n\nAMD');
  });

  it.each([
    'and so it goes on',
    'Photo: A turbine at dusk',
    'See https://example.com/more',
    '10:30',
    'It was late. Nobody spoke',
    `${'Very long words '.repeat(8)}`,
  ])('does not take "%s" for a heading', (line) => {
    const article = parse(`A Title Here\nThe lede is a sentence.\n${line}\nThe text goes on after it.`);

    expect(article.sections).toHaveLength(1);
  });

  it('reads bylines and dates on lines of their own', () => {
    const article = parse('A Title Here\nBy Mara Quist and Ole Brand\n3 May 2026\nThe lede is a sentence.');

    expect(article.bylines).toEqual(['Mara Quist', 'Ole Brand']);
    expect(article.publishedAt).toBe('2026-05-03');
  });

  it('reads plain text in an .md file, and Markdown in a .txt file, for what it is', () => {
    const plain = parse(LINES.join('\n'), 'tidal-farm.md');
    const markdown = parse('# Title\n\nText.\n\n## Part\n\nMore **text**.', 'a.txt');

    expect(plain.file?.format).toBe('text');
    expect(essence(plain)).toEqual(essence(parse(LINES.join('\n'))));
    expect(markdown.sections.map(({ anchor }) => anchor)).toEqual(['lede', 'part']);
  });
});
