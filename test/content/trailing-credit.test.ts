import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../src/content/parse-article.ts';

const newsroom = 'Caverns Store Hydrogen\nOld mines find new work\nThe first cavern opened on Monday.\nKey Details\nSalt is dense.\n';

function read(text: string, path = 'a.txt') {
  const { article, problems } = parseArticle({ path, text });
  expect(problems).toEqual([]);
  return { credit: article?.credit, bylines: article?.bylines, publishedAt: article?.publishedAt, last: article?.sections.at(-1) };
}

describe('the credit at the end of an article', () => {
  it.each([
    [
      'wrapped before the name',
      'Source: The Northern Echo(opens in a new tab) Published on Gas Notes by\nMara Quist',
      { credit: { source: 'The Northern Echo', publication: 'Gas Notes' }, bylines: ['Mara Quist'] },
    ],
    [
      'wrapped inside the name',
      'Source: The Northern Echo(opens in a new tab) Published on Gas Notes by Mara\nQuist',
      { credit: { source: 'The Northern Echo', publication: 'Gas Notes' }, bylines: ['Mara Quist'] },
    ],
    [
      'on three lines',
      'Source: Wired (https://example.com/x)\nPublished on ShtefAI blog, 3 May 2026\nBy Shtef Collins',
      {
        credit: { source: 'Wired', sourceUrl: 'https://example.com/x', publication: 'ShtefAI blog' },
        bylines: ['Shtef Collins'],
        publishedAt: '2026-05-03',
      },
    ],
    [
      'as a list',
      '- Source: Wired\n- Published on ShtefAI blog by Shtef',
      { credit: { source: 'Wired', publication: 'ShtefAI blog' }, bylines: ['Shtef'] },
    ],
    ['in emphasis', '*Source: Wired*', { credit: { source: 'Wired' } }],
    [
      'with two links',
      'Sources: [Wired](https://a.example/), [The Post](https://b.example/)',
      { credit: { source: 'Wired, The Post', sourceUrl: 'https://a.example/' } },
    ],
    ['with a byline below', "Source: Wired\nBy Jeanne d'Arc, staff writer", { credit: { source: 'Wired' }, bylines: ["Jeanne d'Arc"] }],
  ])('is read %s', (_, lines, expected) => {
    for (const text of [`${newsroom}${lines}\n`, `${newsroom}\n\n${lines}`, newsroom.replaceAll('\n', '\n\n') + lines]) {
      const { last, ...rest } = read(text);

      expect(rest).toMatchObject(expected);
      expect(last).toMatchObject({ heading: 'Key Details', body: { text: 'Salt is dense.' } });
    }
  });

  it.each([
    'Watson and Crick described the double helix in a single page that was\npublished in Nature in April 1953.',
    'Published in 1953, the paper by Watson and Crick is still cited a thousand times a year.',
    'Posted on walls by an unknown hand on Monday, they named forty people and gave their addresses.',
    '- Gate: the leg that opens the channel\n- Source: the leg where current enters',
    '- **Pad**: a ring of copper\n- **Via**: a plated hole that joins two layers',
    'By the sea the wind never rests.',
    'Mouth: the place where a river ends.\nSource: the place where a river begins.',
    'By Design',
  ])('is not made of the text: %j', (lines) => {
    const lettersOf = (text: string | undefined): string => (text ?? '').replace(/[^\p{L}]+/gu, ' ').trim();
    for (const [path, head] of [
      ['a.md', '# Title\n\nIntro.\n\n## The Paper\n\nFirst of all.\n\n'],
      ['a.txt', `${newsroom}\n`],
    ] as const) {
      const { credit, bylines, last } = read(`${head}${lines}\n`, path);

      expect({ credit, bylines }).toEqual({ credit: undefined, bylines: [] });
      expect(lettersOf(last?.body.text)).toContain(lettersOf(lines));
    }
  });

  it('is the lowest of two lines that tell the same', () => {
    const { credit, last } = read(
      `${newsroom}- Gate: it opens the channel\n- Source: the leg where current enters\nSource: Wired Published on Tide by Ole\n`,
    );

    expect(credit).toMatchObject({ source: 'Wired', publication: 'Tide' });
    expect(last?.body.text).toContain('Source: the leg where current enters');
    expect(read(`${newsroom}Source: Reuters said so\nSource: Wired\n`)).toMatchObject({ credit: { source: 'Wired' } });
  });
});
