import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { readRunOptions } from './read-run-options.ts';

const known = ['R2', 'R12'];

describe('what npm run test:faults is asked for', () => {
  it('is read with the names of the proofs as they are written', () => {
    expect(readRunOptions(['r12', '--seeds', '2', '--count', '30', '--from', '7'], known)).toEqual({
      kind: 'options',
      options: { names: ['R12'], list: false, short: false, help: false, count: 30, seeds: 2, from: 7 },
    });
  });

  it.each([
    ['seeds that are not a number', ['R2', '--seeds', 'x'], '--seeds takes a whole number from 1, and "x" is none.'],
    ['no seeds at all', ['R2', '--seeds', '0'], '--seeds'],
    ['a count of none', ['R2', '--count', '0'], '--count'],
    ['a broken count', ['--count', '1.5'], '--count'],
    ['a first seed that is not a number', ['--from', 'first'], '--from'],
    ['a flag without its value', ['R2', '--seeds'], '--seeds'],
    ['an unknown flag', ['--seed', '3'], '--seed'],
    ['an unknown proof', ['R99'], 'There is no proof R99. There are R2, R12.'],
  ])('is refused with %s', (_, args, why) => {
    expect(readRunOptions(args, known)).toEqual({ kind: 'refused', why: expect.stringContaining(why) });
  });

  it('ends with 2 and how to ask, not with targets that were met', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['test/fault/run.ts', 'R2', '--seeds', 'x'], { encoding: 'utf8' });

    expect(status).toBe(2);
    expect(stdout).not.toContain('met');
    expect(stderr).toContain('npm run test:faults -- [R3 R12 ...]');
  });
});
