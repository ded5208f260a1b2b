import { describe, expect, it } from 'vitest';
import { balance } from '../../../src/glossary/mining/balance.ts';

/** The words of `[...]` in a text, as they are balanced. */
function balanced(marked: string): string | undefined {
  const start = marked.indexOf('|');
  const end = marked.lastIndexOf('|') - 1;
  const text = marked.replaceAll('|', '');
  const range = balance(text, { start, end });
  return range && text.slice(range.start, range.end);
}

describe('an explanation with half of a bracket or a quotation', () => {
  it.each([
    ['is left as it is without one', 'Of |Gannet, a pump (that runs) on “steam”|.', 'Gannet, a pump (that runs) on “steam”'],
    ['goes on to the bracket that closes', 'A |pump (a tool|, for water) runs.', 'pump (a tool, for water)'],
    ['goes on to the quotation mark that closes', 'A |pump, a “tool| of steam” here.', 'pump, a “tool of steam”'],
    ['begins one sign earlier', 'The “|Ask” – a column| here.', '“Ask” – a column'],
    ['begins one sign earlier at a straight quotation mark', 'The "|Ask" – a column| here.', '"Ask" – a column'],
    ['begins one sign later', '|“Gannet is a pump.| It runs.', 'Gannet is a pump.'],
    ['ends before a sign that closes nothing', 'He: |Gannet, a pump.” -|', 'Gannet, a pump.'],
    ['ends before a sign that opens nothing', '|Gannet, a pump (|', 'Gannet, a pump'],
    ['keeps an inch', '|Gannet, a 5" pump|.', 'Gannet, a 5" pump'],
    ['is dropped if nothing closes', '|Gannet, a “tool that runs| on steam.', undefined],
    ['is dropped if something else opens first', '|Gannet, a pump (that runs| on (steam) here.', undefined],
    ['is dropped if a lone quotation mark stands in a bracket', '(|the " sign) is a quotation mark of old|', undefined],
    ['is dropped if a quotation ends within it', 'He: |new syntax.” It is a pump that runs|', undefined],
  ])('%s', (_, marked, text) => {
    expect(balanced(marked)).toBe(text);
  });
});
