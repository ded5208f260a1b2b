import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createOutput } from '../../src/cli/output.ts';

describe('the output of a verb', () => {
  it('is as wide as the window is at the moment', () => {
    const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: 120, hasColors: () => false });
    const output = createOutput(stdout, new PassThrough());

    const before = output.width;
    stdout.columns = 50;

    expect([before, output.width]).toEqual([120, 50]);
  });

  it.each([
    [0, 80],
    [1, 40],
    [39, 40],
    [41, 41],
  ])('is never so narrow that nobody can read it: of %i columns %i', (columns, expected) => {
    const stdout = Object.assign(new PassThrough(), { isTTY: true, columns, hasColors: () => false });

    expect(createOutput(stdout, new PassThrough()).width).toBe(expected);
  });

  it('is 80 wide where nobody looks', () => {
    expect(createOutput(new PassThrough(), new PassThrough()).width).toBe(80);
  });
});
