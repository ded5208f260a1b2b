import { describe, expect, it } from 'vitest';
import { linesOf, mineMarkdown } from '../mine-text.ts';

describe('an item that begins with its term set off', () => {
  it.each([
    ['- `mode` This tells the pump which way to run.', 'mode: This tells the pump which way to run.'],
    ['- **Depth** How far down the pump is set.', 'Depth: How far down the pump is set.'],
    ['- `drain` The pump is stopped and the dock is emptied.', 'drain: The pump is stopped and the dock is emptied.'],
    ['- **Draft** It is the depth that a ship needs.', 'Draft: It is the depth that a ship needs.'],
    ['- **Draft** The depth of a hull. It is told in feet.', 'Draft: The depth of a hull. It is told in feet.'],
    ['- **Draft** The depth that a ship is said to need.', 'Draft: The depth that a ship is said to need.'],
    ['- `hold` The seconds for which a gate stays open.', 'hold: The seconds for which a gate stays open.'],
  ])('is read in %j, and never sure', (markdown, line) => {
    const mined = mineMarkdown(markdown);

    expect(linesOf(mined, 'bullet')).toContain(line);
    expect(mined.filter(({ headword, text, sure }) => sure && `${headword}: ${text}` === line)).toEqual([]);
  });

  it.each([
    '- mode This tells the pump which way to run.',
    '- `mode` is red, as always.',
    '- `mode` How far?',
    '- **Gannet** came home at noon.',
    '- **Run** the server with these flags and wait.',
    '- `npm test` the rows are tried in one process.',
    '- **Ada Quist** The pilot was a smith before she sailed.',
    '- **Warning** This deletes all of the files.',
    '- **Yesterday** This bridge was opened by the port.',
    '`mode` This tells the pump which way to run.',
  ])('is not read in %j', (markdown) => {
    expect(linesOf(mineMarkdown(markdown), 'bullet')).toEqual([]);
  });
});
