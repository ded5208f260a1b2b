import { describe, expect, it } from 'vitest';
import { visibleLines, visibleText } from '../../src/runtime/visible-text.ts';

const RAW = 'a\u001b[41mb\u009b31m\u202ec\u2066\u2028\u007f\rd\te\nf';

describe('text of strangers', () => {
  it('is one line in which every control character is seen', () => {
    expect(visibleText(RAW)).toBe('a\\u001b[41mb\\u009b31m\\u202ec\\u2066\\u2028\\u007f\\u000dd\\u0009e\\u000af');
  });

  it('keeps its lines where it has several', () => {
    expect(visibleLines(RAW)).toBe('a\\u001b[41mb\\u009b31m\\u202ec\\u2066\\u2028\\u007f\\u000dd\te\nf');
  });

  it('is JSON of the same value still', () => {
    const value = { text: RAW };

    expect(JSON.parse(visibleLines(JSON.stringify(value, null, 2)))).toEqual(value);
  });

  it('keeps the letters of every script', () => {
    expect(visibleText('Ørsted 数据 العربية 👩‍👩‍👧')).toBe('Ørsted 数据 العربية 👩‍👩‍👧');
  });
});
