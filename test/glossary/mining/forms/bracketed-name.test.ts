import { describe, expect, it } from 'vitest';
import { linesOf, mineMarkdown } from '../mine-text.ts';

describe('a name in parentheses behind what it means', () => {
  it.each([
    [
      'The path of a pilot along the coast (the fairway) is marked by buoys.',
      'fairway: The path of a pilot along the coast (the fairway) is marked by buoys.',
    ],
    ['Its money was paper (or “rags”) and no silver.', 'rags: Its money was paper (or “rags”) and no silver.'],
    ['- They want to be like the others **(herd drift)**', 'herd drift: They want to be like the others (herd drift)'],
    ['They write a GateResource (`GR` for short) for each gate.', 'GR: They write a GateResource (GR for short) for each gate.'],
    ['A pilot takes each ship past the sands (*the narrows*).', 'narrows: A pilot takes each ship past the sands (the narrows).'],
  ])('is read in %j, and never sure', (markdown, line) => {
    const mined = mineMarkdown(markdown);

    expect(linesOf(mined, 'naming')).toContain(line);
    expect(mined.filter(({ headword, text, sure }) => sure && `${headword}: ${text}` === line)).toEqual([]);
  });

  it.each([
    'The gates open at noon (the tide).',
    'The old pump (red) is loud.',
    'The crew of the port (the Harbor Board) met.',
    'They met at night (or “later”, as pilots say).',
    'The price of a pump in the port (the crew pays half) fell.',
  ])('is not read in %j', (markdown) => {
    expect(linesOf(mineMarkdown(markdown), 'naming')).toEqual([]);
  });
});
