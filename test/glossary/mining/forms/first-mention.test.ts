import { describe, expect, it } from 'vitest';
import { linesOf, mineMarkdown } from '../mine-text.ts';

describe('a term that is set off where it is first used', () => {
  it.each([
    [
      'Rain was a trouble in these **sod houses**, with mud in the food.',
      'sod houses: Rain was a trouble in these sod houses, with mud in the food.',
    ],
    ['The boats follow a **lead** in the ice until it closes.', 'lead: The boats follow a lead in the ice until it closes.'],
    ['The boats come back by the *lead*, until the ice closes it.', 'lead: The boats come back by the lead, until the ice closes it.'],
    ['That pull, as Quist thought for years, was **drift**.', 'drift: That pull, as Quist thought for years, was drift.'],
  ])('is read in %j, and never sure', (markdown, line) => {
    const mined = mineMarkdown(markdown);

    expect(linesOf(mined, 'naming')).toContain(line);
    expect(mined.filter(({ headword, text, sure }) => sure && `${headword}: ${text}` === line)).toEqual([]);
  });

  it.each([
    'The crew was so *tired* that nobody heard the bell ring.',
    'All the pumps of the port are **real** machines that run on steam.',
    'The crew does **not** open the gates before the tide has turned.',
    'A **lead** in ice.',
    'We hold that **a crew of nine is better than one of ten** at night.',
    'The crew asked for the *old* pump and for nothing else.',
  ])('is not read in %j', (markdown) => {
    expect(linesOf(mineMarkdown(markdown), 'naming')).toEqual([]);
  });
});
