import { describe, expect, it } from 'vitest';
import { linesOf, mineMarkdown } from '../mine-text.ts';

describe('a name with what it is known for', () => {
  it.each([
    ['The Harbor Act banned oars from the port.', 'Harbor Act: The Harbor Act banned oars from the port.'],
    ['Ada Quist led the first crew of the port.', 'Ada Quist: Ada Quist led the first crew of the port.'],
    ['The Long Salt War lasted from 1707 to 1712.', 'Long Salt War: The Long Salt War lasted from 1707 to 1712.'],
    [
      'In old Velm, the Harbor Act of 1854 repealed the salt tax.',
      'Harbor Act: In old Velm, the Harbor Act of 1854 repealed the salt tax.',
    ],
  ])('is read in %j, and never sure', (markdown, line) => {
    const mined = mineMarkdown(markdown);

    expect(linesOf(mined, 'purpose')).toContain(line);
    expect(mined.filter(({ headword, text, sure }) => sure && `${headword}: ${text}` === line)).toEqual([]);
  });

  it.each([
    'The crew banned oars from the port.',
    'Quist led the first crew of the port.',
    'Ada Quist smiled at the crew of the port.',
    'Ada Quist led it.',
  ])('is not read in %j', (markdown) => {
    expect(linesOf(mineMarkdown(markdown), 'purpose')).toEqual([]);
  });
});
