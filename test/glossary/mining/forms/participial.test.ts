import { describe, expect, it } from 'vitest';
import { linesOf, mineMarkdown } from '../mine-text.ts';

describe('a name with the verb that tells what it was made for', () => {
  it.each([
    ['In 1890 the Salt Act, intended to lower the price of fish, was passed.', 'Salt Act: Salt Act, intended to lower the price of fish'],
    ['The crew opened Gannet—so named for its gray hull—at noon.', 'Gannet: Gannet—so named for its gray hull'],
    ['They talked of the Velm strike, led by nine pilots.', 'Velm strike: Velm strike, led by nine pilots'],
    ['The Harbor Board, responsible for all gates, was new.', 'Harbor Board: Harbor Board, responsible for all gates'],
    ['- Gate checks, usually made by a pilot. They take an hour.', 'Gate checks: Gate checks, usually made by a pilot'],
    ['It ends at a tidal lock, built for the salt ships.', 'tidal lock: tidal lock, built for the salt ships'],
  ])('is read in %j, and never sure', (markdown, line) => {
    const mined = mineMarkdown(markdown);

    expect(linesOf(mined, 'apposition')).toContain(line);
    expect(mined.filter(({ headword, text, sure }) => sure && `${headword}: ${text}` === line)).toEqual([]);
  });

  it.each([
    'The pumps were old, built for another port.',
    'The crew closed the gates, led by habit.',
    'In 1890 Gannet, tired of the storm, went home.',
  ])('is not read in %j', (markdown) => {
    expect(linesOf(mineMarkdown(markdown), 'apposition')).toEqual([]);
  });
});
