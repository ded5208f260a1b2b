import { describe, expect, it } from 'vitest';
import { linesOf, mineMarkdown, sureLines } from '../mine-text.ts';

describe('a sentence that begins with a command or a flag in code', () => {
  it.each([
    ['`--yes` skips the question.', '--yes: --yes skips the question.'],
    ['We wait. `--mend` mends old ropes.', '--mend: --mend mends old ropes.'],
    ['`mill why JOB` prints, in plain words, the reason.', 'mill why: mill why JOB prints, in plain words, the reason.'],
    ['`sluices` records the state of each gate.', 'sluices: sluices records the state of each gate.'],
  ])('is read in %j, and never sure', (markdown, line) => {
    expect(linesOf(mineMarkdown(markdown), 'purpose')).toEqual([line]);
    expect(sureLines(mineMarkdown(markdown))).toEqual([]);
  });

  it.each([
    '`for` loops over the gates.',
    '`mill` loops are slow in the north.',
    '`--yes` skips it.',
    '`const a = 1` declares the number of gates.',
  ])('is not read in %j', (markdown) => {
    expect(linesOf(mineMarkdown(markdown), 'purpose')).toEqual([]);
  });
});
