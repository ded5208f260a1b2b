import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { AnyCommand } from '../../src/command/command.ts';
import { defineCommand } from '../../src/command/define-command.ts';
import { composeNotice } from '../../src/reply/compose-notice.ts';

const valid: AnyCommand<object> = {
  name: 'news',
  description: 'Finds',
  examples: [],
  options: { query: { kind: 'text', description: 'What', required: true } },
  audience: 'channel',
  handler: () => composeNotice('ok'),
};

describe('defineCommand', () => {
  it('hands a valid command back, frozen', () => {
    expect(Object.isFrozen(defineCommand(valid))).toBe(true);
  });

  it.each([
    ['an upper-case name', { name: 'News' }],
    ['a name of 33 characters', { name: 'n'.repeat(33) }],
    ['no description', { description: '' }],
    ['a description of 101 characters', { description: 'd'.repeat(101) }],
    [
      'a required option behind an optional one',
      { options: { a: { kind: 'text', description: 'a' }, b: { kind: 'text', description: 'b', required: true } } },
    ],
    [
      'a rest option that is not the last',
      { options: { a: { kind: 'text', description: 'a', rest: true }, b: { kind: 'text', description: 'b' } } },
    ],
    ['an empty range', { options: { n: { kind: 'integer', description: 'n', min: 2, max: 1 } } }],
    ['26 options', { options: Object.fromEntries(Array.from({ length: 26 }, (_, i) => [`o${i}`, { kind: 'text', description: 'o' }])) }],
  ])('refuses %s when the process starts', (_, change) => {
    expect(() => defineCommand({ ...valid, ...change } as AnyCommand<object>)).toThrow(
      expect.objectContaining({ code: 'command.invalid' }),
    );
  });

  it('declares each command once, with an example where it takes something', () => {
    const names = commands.map(({ name }) => name);

    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(['news', 'article', 'term', 'latest', 'help']));
    for (const command of commands) expect(command.examples.length).toBeGreaterThan(0);
  });
});
