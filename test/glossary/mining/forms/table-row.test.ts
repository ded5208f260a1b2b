import { describe, expect, it } from 'vitest';
import { linesOf, mineMarkdown, sureLines } from '../mine-text.ts';

const table = (...rows: readonly string[]): string => {
  const [header = '', ...others] = rows.map((row) => `| ${row} |`);
  return [header, header.replaceAll(/[^|]+/gu, '---'), ...others].join('\n');
};
/** A table that is wider than a chat window comes as a list. */
const LONG = 'a wooden fin below the rudder of a boat, which keeps its course in a strong wind and holds the hull';

describe('the row of a table of terms', () => {
  it.each([
    ['en', table('Term | Meaning', 'Skeg | A fin below the rudder', 'Orlop | The lowest deck'), 'Skeg: A fin below the rudder'],
    ['en', table('Abbreviation | Stands for | Since', 'TGB | Tide Gate Board | 1920'), 'TGB: Tide Gate Board'],
    ['en', table('Concept | Definition', `Skeg | ${LONG}`), `Skeg: ${LONG}`],
    ['en', table('Term | Definition | See', `[Skeg](/s) (fin) | ${LONG} | Orlop`), `Skeg: ${LONG}`],
    ['de', table('Begriff | Bedeutung', 'Skeg | Eine Flosse unter dem Ruder'), 'Skeg: Eine Flosse unter dem Ruder'],
    ['fr', table('Terme | Définition', 'Skeg | Un aileron sous le safran'), 'Skeg: Un aileron sous le safran'],
    ['es', table('Término | Significado', 'Skeg | Una aleta bajo el timón'), 'Skeg: Una aleta bajo el timón'],
    ['ja', table('用語 | 意味', 'スケグ | 舵の下にあるひれ'), 'スケグ: 舵の下にあるひれ'],
  ])('is sure in %s: %s', (lang, markdown, line) => {
    expect(sureLines(mineMarkdown(markdown, lang))).toContain(line);
  });

  it('has the other name that stands in its brackets', () => {
    expect(mineMarkdown(table('Term | Meaning', 'Skeg (fin) | A fin below the rudder'))[0]).toMatchObject({
      headword: 'Skeg',
      aliases: ['fin'],
    });
  });

  it('is not sure if the column describes', () => {
    const mined = mineMarkdown(table('Principle | Description', 'Skeg | Fin below the rudder'));

    expect([linesOf(mined, 'bullet'), sureLines(mined)]).toEqual([['Skeg: Fin below the rudder'], []]);
  });

  it.each([
    table('Name | Description', 'port | A number of a port'),
    table('Term | Price', 'Skeg | A fin below the rudder'),
    table('Meaning | Term', 'A fin below the rudder | Skeg'),
    table('Term | Meaning', 'Skeg |'),
    table('Term | Meaning', 'Futtock | see above', 'Skeg | See [Fin](/fin)', 'Orlop | To be written', 'Mast | same as in English'),
    table('Word | Meaning', 'the | an article of any noun', 'is | a verb of one thing'),
    table('Term | Meaning', `${'Skeg and orlop '.repeat(5)} | A fin below the rudder`),
    table('Principle | Description', '2026-01-02 | A fin below the rudder'),
    '```\nTerm | Meaning\n-----|-----\nSkeg | A fin below the rudder\n```',
  ])('is none in %s', (markdown) => {
    expect(mineMarkdown(markdown).filter(({ headword }) => headword !== 'Term')).toEqual([]);
  });
});
