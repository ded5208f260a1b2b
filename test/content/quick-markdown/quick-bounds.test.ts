import { describe, expect, it } from 'vitest';
import { readQuickly } from '../../../src/content/quick-markdown/read-quickly.ts';
import { parseFully } from './parse-fully.ts';

/** Whether the parser gets any of a text. */
function isGiven(text: string): boolean {
  let given = false;
  readQuickly(text, true, () => {
    given = true;
    return parseFully('');
  });
  return given;
}

/** Emphasis in emphasis. */
const nested = (depth: number): string => `${'*a '.repeat(depth)}b${'* c'.repeat(depth)}`;

describe('a text made to be slow is read in one go, or given up', () => {
  it.each([
    ['very many spaces', `a${' '.repeat(2_000_000)}b`, false],
    ['very many tildes', `${'~'.repeat(1_000_000)}\t\n`, true],
    ['very many open brackets with code', `${'[`a`'.repeat(100_000)}${']'.repeat(100_000)}`, true],
    ['very many links in open emphasis', `${'*a '.repeat(300_000)}${'[b](u) '.repeat(300_000)}`, true],
    ['very many openings of remarks with one end', `<b>\n${'<!--\n'.repeat(300_000)}-->\n`, true],
  ])('%s', (_, text, expected) => {
    expect(isGiven(text)).toBe(expected);
  });

  it('phrases in more phrases than an article has are for the parser', () => {
    expect([isGiven(nested(32)), isGiven(nested(33))]).toEqual([false, true]);
  });
});
