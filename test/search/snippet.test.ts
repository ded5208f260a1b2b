import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Highlighter } from '../../src/search/highlight.ts';
import { makeSnippet } from '../../src/search/snippet.ts';

const plain = fc.string({ unit: fc.constantFrom(...'abcdefgé’-'), minLength: 1, maxLength: 14 });
/** With a mark of its own code unit: letters have to be told apart. */
const composed = fc.string({ unit: fc.constantFrom('a', 'b', 'e\u0301', 'o\u0308'), minLength: 1, maxLength: 9 });

/** Words of a text, one of which matches. */
function textOf(word: fc.Arbitrary<string>): fc.Arbitrary<{ readonly words: readonly string[]; readonly match: number }> {
  return fc
    .array(word, { minLength: 80, maxLength: 200 })
    .chain((words) => fc.record({ words: fc.constant(words), match: fc.nat(words.length - 1) }));
}

describe('makeSnippet', () => {
  it.each([
    ['texts of single letters', plain],
    ['texts with combining marks', composed],
  ])('cuts where no word is split, around what matches: %s', (_, word) => {
    fc.assert(
      fc.property(textOf(word), ({ words, match }) => {
        const text = words.join(' ');
        const start = words.slice(0, match).join(' ').length + (match === 0 ? 0 : 1);
        const found = { start, end: start + (words[match] as string).length, term: 0, weight: 1 };
        const snippet = makeSnippet(text, { matches: () => [found] } as unknown as Highlighter);

        const end = snippet.start + snippet.text.length;
        expect([snippet.start === 0 || text[snippet.start - 1] === ' ', end === text.length || text[end] === ' ']).toEqual([true, true]);
        expect(snippet.text).toBe(snippet.text.trim());
        expect(snippet.highlights.map((span) => snippet.text.slice(span.start, span.end))).toEqual([words[match]]);
        expect(snippet.text.length).toBeGreaterThan(50);
        expect(snippet.text.length).toBeLessThanOrEqual(240);
      }),
    );
  });

  it('cuts a script without spaces between any two letters', () => {
    const text = '数据中心的液冷系统把热量带走。'.repeat(60);
    const found = { start: 400, end: 402, term: 0, weight: 1 };
    const snippet = makeSnippet(text, { matches: () => [found] } as unknown as Highlighter);

    expect(snippet.text.length).toBeGreaterThan(200);
    expect(snippet.highlights.map(({ start, end }) => snippet.text.slice(start, end))).toEqual([text.slice(400, 402)]);
  });
});
