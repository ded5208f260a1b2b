import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/content/parse-article.ts';

const samples = new URL('../../content/', import.meta.url);
const texts = readdirSync(samples).filter((name) => name.endsWith('.txt'));

/** The text of a reader. If a paragraph ends exactly at the margin and no blank line follows, nobody can see its end. */
function essence(text: string) {
  const { article, problems } = parseArticle({ path: 'a.txt', text });
  return {
    problems,
    title: article?.title,
    dek: article?.dek,
    bylines: article?.bylines,
    credit: article?.credit,
    sections: article?.sections.map(({ heading, level, body }) => [heading, level, body.text.replaceAll('\n\n', ' ')]),
    definitions: article?.definitions.map(({ headword, anchor, span }) => {
      const body = article.sections.find((section) => section.anchor === anchor)?.body.text;
      return [headword, body?.slice(span.start, span.end)];
    }),
  };
}

/** As an editor wraps: at spaces, no line longer than `width`; `hang` stands before every line but the first. */
function wrap(text: string, width: number, hang: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(last === undefined ? word : `${hang}${word}`);
  }
  return lines.join('\n');
}

function read(text: string) {
  const { article } = parseArticle({ path: 'a.txt', text });
  return {
    title: article?.title,
    dek: article?.dek,
    bylines: article?.bylines,
    sections: article?.sections.map(({ heading, body }) => [heading, body.text]),
    headwords: article?.definitions.map(({ headword }) => headword),
  };
}

describe('plain text that an editor wrapped', () => {
  it.each(texts)('reads as it did before: %s', (name) => {
    const text = readFileSync(new URL(name, samples), 'utf8');
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    const expected = essence(text);
    for (let width = 45; width <= 100; width += 1) {
      for (const [between, hang] of [
        ['\n', '  '],
        ['\n\n', '  '],
        ['\n\n', ''],
      ] as const) {
        const wrapped = lines.map((line) => wrap(line, width, line.startsWith('- ') ? hang : '')).join(between);

        expect(essence(wrapped), `${width} columns, ${JSON.stringify([between, hang])}`).toEqual(expected);
      }
    }
  });

  it('keeps an item whole when its later lines hang below it', () => {
    const { sections, headwords } = read(
      'Caverns Store Hydrogen\nOld mines find new work\n\nThe first cavern opened on Monday near the old harbour, and\na second one follows.\n\nKey Details\n\n' +
        '- Cushion gas: what stays in the cavern for good so that its\n  walls do not give way under the rock above\n  them when it is empty.\n' +
        '- Brine: salt water, sold in barrels to the makers of soda\n  ash and to the towns of\n  North Wales for their roads\n\nLooking Ahead\n\nA third follows.\n',
    );

    expect(headwords).toEqual(['Cushion gas', 'Brine']);
    expect(sections?.slice(1)).toEqual([
      [
        'Key Details',
        '- Cushion gas: what stays in the cavern for good so that its walls do not give way under the rock above them when it is empty.\n' +
          '- Brine: salt water, sold in barrels to the makers of soda ash and to the towns of North Wales for their roads',
      ],
      ['Looking Ahead', 'A third follows.'],
    ]);
  });

  it.each([
    ['Looking Ahead', '- Brine: salt water that is pumped out while a cavern is being made'],
    ['looking ahead', '- Brine: salt water that is pumped out while a cavern is being made'],
    ['What the Neighbours Say', 'Everybody else has heard of it only now, from the men next door.'],
    ['What the neighbours say', 'Everybody else has heard of it only now, from the men next door.'],
    ['Nvidia Corp. Responds', 'Everybody else has heard of it only now, from the men next door.'],
  ])('sees the heading “%s” below a line that fills its width', (heading, before) => {
    const text = `Caverns Store Hydrogen\nOld mines find new work\nThe first cavern opened on Monday near the old harbour, and\na second one follows.\n${before}\n${heading}\nA third one is planned.\n`;

    expect(read(text).sections?.at(-1)).toEqual([heading, 'A third one is planned.']);
  });

  it('takes no name at the begin of a line for a heading', () => {
    const paragraph =
      'The first cavern opened on Monday near the old harbour of Salt Lake City, and a second one follows in the spring, as they said in the towns ' +
      'of North Dakota and South Dakota, wherever they met the people of Hans Tellersson and the others who had come from as far as New Orleans.';
    for (let width = 45; width <= 100; width += 1) {
      const text = `Caverns Store Hydrogen\n\nOld mines find new work\n\n${wrap(paragraph, width, '')}\n\nNothing is known of the third.\n`;

      expect(read(text).sections, String(width)).toEqual([['Caverns Store Hydrogen', `${paragraph}\n\nNothing is known of the third.`]]);
    }
  });
});

describe('plain text in other languages, wrapped', () => {
  it('is put together again', () => {
    const text =
      'Der Hafen\nWie eine Stadt ihre Fähre behielt\n\nDie Mariella fährt seit 1983 jeden Morgen über den Sund, und an den\nTagen hat sie weniger als ein Dutzend Fahrgäste. Niemand weiß, wer den\nDiesel bezahlt.\n';

    expect(read(text).sections).toEqual([['Der Hafen', expect.stringMatching(/an den Tagen hat .* wer den Diesel bezahlt\.$/u)]]);
  });
});

describe('lines of plain text that mean more than words', () => {
  it.each([
    ['By the Numbers\nForty trams run.', { bylines: [], dek: undefined }],
    ['By the end of 2028 every tram runs alone\nForty trams run.', { bylines: [], dek: 'By the end of 2028 every tram runs alone' }],
    ['By J. R. Smith | May 3, 2026\nA dek line\nForty trams run.', { bylines: ['J. R. Smith'], dek: 'A dek line' }],
    ["A dek line\nBy Jeanne d'Arc, senior editor\nForty trams run.", { bylines: ["Jeanne d'Arc"], dek: 'A dek line' }],
    ['A dek line\nBy Mara Quist for The Tide\nForty trams run.', { bylines: ['Mara Quist'], dek: 'A dek line' }],
    ['A dek line\nBy the editors of Wired\nForty trams run.', { bylines: ['the editors of Wired'], dek: 'A dek line' }],
    ['By train and ferry\nForty trams run.', { bylines: [], dek: 'By train and ferry' }],
    ['==========\nA dek line\nForty trams run.', { bylines: [], dek: 'A dek line' }],
    ['A dek line\nBy Ada van der Berg and Ole\nForty trams run.', { bylines: ['Ada van der Berg', 'Ole'], dek: 'A dek line' }],
  ])('tells a byline from what only begins so: %j', (lines, expected) => {
    expect(read(`Lisbon Trams Go Driverless\n${lines}\nKey Details\nText.\n`)).toMatchObject(expected);
  });

  it('shows bold words as bold, mines bold terms, and takes a bold line for a heading', () => {
    const { article } = parseArticle({
      path: 'a.txt',
      text: '**Bees**\nA dek\nA hive **hums** at https://example.com/a**b**c.\n**Key Details**\n- **Swarming**: when half a colony leaves\n- **Varroa** – a mite that feeds on bees\n',
    });

    expect(article).toMatchObject({ title: 'Bees', dek: 'A dek' });
    expect(article?.sections.map(({ heading, body }) => [heading, body.text, body.marks.map(({ kind }) => kind)])).toEqual([
      ['Bees', 'A hive hums at https://example.com/a**b**c.', ['strong', 'link']],
      ['Key Details', '- Swarming: when half a colony leaves\n- Varroa – a mite that feeds on bees', ['strong', 'strong']],
    ]);
    expect(article?.definitions.map(({ headword }) => headword)).toEqual(['Swarming', 'Varroa']);
  });

  it('takes a bold beginning for a term, and a question with more behind it for a heading', () => {
    const { sections, headwords } = read(
      'A Ship\nA dek\nIt sails.\nThe Crew\n**Captain**: the one who steers the ship\n**Mate**: the second in command\nNine people sail.\nWhat Happened? A Timeline\nIt began.\n',
    );

    expect(headwords).toEqual(['Captain', 'Mate']);
    expect(sections?.map(([heading]) => heading)).toEqual(['A Ship', 'The Crew', 'What Happened? A Timeline']);
  });

  it('ends, however often a line says the same', () => {
    // If the time grew with the square of the length these took half a minute each.
    for (const text of [
      `T\nTerm\n${': a\n'.repeat(40_000)}`,
      `T\nx y.\na${' '.repeat(200_000)}b\n`,
      `T\nx.\nSource: [a](https://${'x'.repeat(200_000)}\n`,
    ])
      expect(parseArticle({ path: 'a.txt', text }).article?.title).toBe('T');
  });

  it('reads a definition list', () => {
    const text =
      'Orbits for All\nA dek\nThe lede is here.\nKey Details\nApogee\n: The point of an orbit that is\n  farthest from the Earth.\n: A brand of cameras.\nPerigee\n\n: the nearest point\nLooking Ahead\nMore.\n';

    expect(read(text)).toMatchObject({ headwords: ['Apogee', 'Apogee', 'Perigee'] });
    expect(read(text).sections?.slice(1)).toEqual([
      [
        'Key Details',
        'Apogee\n: The point of an orbit that is farthest from the Earth.\n: A brand of cameras.\n\nPerigee\n: the nearest point',
      ],
      ['Looking Ahead', 'More.'],
    ]);
  });

  it('finds the title again whatever its quotes and spaces', () => {
    const text = "---\ntitle: SpaceX's Colossus\n---\nSpaceX’s\u00A0Colossus\nA dek line here\nThe lede is here.\nKey Details\nText.\n";

    expect(read(text)).toMatchObject({ title: "SpaceX's Colossus", dek: 'A dek line here' });
  });
});
