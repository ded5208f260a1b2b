import { describe, expect, it } from 'vitest';
import { listComments } from '../../scripts/list-comments.ts';
import { commentRules, textRules } from '../../scripts/prose-rules.ts';

describe('each rule of the prose', () => {
  it.each([...commentRules, ...textRules].map((rule) => [rule.name, rule] as const))(
    '%s finds the bad words, and not the good ones',
    (_, rule) => {
      expect(rule.bad).toMatch(rule.pattern);
      for (const other of [...commentRules, ...textRules]) expect(rule.good).not.toMatch(other.pattern);
    },
  );
});

it('comments are found with their lines: blocks, docstrings, and line comments in a row', () => {
  const source = `/** One. */
const a = 'What is no comment'; // behind code
// Two,
// and on.
/**
 * Three,
 * and on.
 */
/* Four. */
`;

  expect(listComments(source)).toEqual([
    { line: 1, text: 'One.' },
    { line: 3, text: 'Two, and on.' },
    { line: 5, text: 'Three, and on.' },
    { line: 9, text: 'Four.' },
  ]);
});
