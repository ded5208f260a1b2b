import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mark, RichText, Span, TextBlock } from '../../src/content/rich-text.ts';
import { fitPassage } from '../../src/reply/fit.ts';
import { createDocument } from '../property/documents.ts';
import { findBadCuts } from '../property/laws.ts';

function paragraphs(...texts: readonly string[]): RichText {
  const blocks: TextBlock[] = [];
  let text = '';
  for (const each of texts) {
    if (text !== '') text += '\n\n';
    const start = text.length;
    text += each;
    const base = { start, contentStart: start, end: text.length, listDepth: 0, quoteDepth: 0 };
    blocks.push(
      each.startsWith('# ')
        ? { kind: 'heading', level: 3, ...base }
        : each.startsWith('    ')
          ? { kind: 'code', ...base }
          : { kind: 'paragraph', ...base },
    );
  }
  return { text, blocks, marks: [] };
}

const within =
  (length: number) =>
  ({ start, end }: Span): boolean =>
    end - start <= length;

function pagesOf(body: RichText, length: number): readonly string[] {
  return fitPassage(body, within(length)).map(({ start, end }) => body.text.slice(start, end));
}

describe('fitPassage', () => {
  it('leaves a text that fits whole, and an empty one on one page', () => {
    expect(pagesOf(paragraphs('One.', 'Two.'), 100)).toEqual(['One.\n\nTwo.']);
    expect(fitPassage({ text: '', blocks: [], marks: [] }, within(10))).toEqual([{ start: 0, end: 0 }]);
  });

  it('cuts between blocks, where the blocks fit', () => {
    const pages = pagesOf(paragraphs('a'.repeat(30), 'b'.repeat(30), 'c'.repeat(30), 'd'.repeat(30)), 66);

    expect(pages.map((page) => page.trim().length)).toEqual([62, 62]);
  });

  it('cuts a block that is too long between its sentences', () => {
    const pages = pagesOf(paragraphs('The first sentence stands here. The second one is longer than it. A third ends it.'), 60);

    expect(pages).toEqual(['The first sentence stands here. ', 'The second one is longer than it. A third ends it.']);
  });

  it('cuts a sentence that is too long between its words, and a word between its graphemes', () => {
    expect(pagesOf(paragraphs('one two three four five six seven'), 12)).toEqual(['one two ', 'three four ', 'five six ', 'seven']);
    expect(pagesOf(paragraphs('👩‍👩‍👧‍👦'.repeat(3)), 25)).toEqual(['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦']);
  });

  it('cuts no word from a sign that belongs to its first letter', () => {
    // The Arabic number sign stands before its number in one grapheme; dictionaries of words part the two.
    expect(pagesOf(paragraphs('ab\u0600\u3044cd'), 3)).toEqual(['ab', '\u0600\u3044', 'cd']);
    // The same of a Thai vowel after another script, and of one that follows a full stop.
    expect(pagesOf(paragraphs('xy \u3000\u0e33'), 4)).toEqual(['xy ', '\u3000\u0e33']);
  });

  it('cuts code between its lines', () => {
    const pages = pagesOf(paragraphs('    one();\n    two();\n    three();\n    four();'), 26);

    expect(pages).toEqual(['    one();\n    two();\n', '    three();\n    four();']);
  });

  it('keeps a heading with what it heads', () => {
    const pages = pagesOf(paragraphs('a'.repeat(40), '# Next', 'b'.repeat(40)), 55);

    expect(pages).toEqual([`${'a'.repeat(40)}\n\n`, `# Next\n\n${'b'.repeat(40)}`]);
  });

  it('never cuts a link that fits a page, and cuts one that does not', () => {
    const text = `see ${'the very long label of a link '.repeat(2)}and so on`;
    const link: Mark = { kind: 'link', url: 'https://example.com/', start: 4, end: 63 };
    const body = { ...paragraphs(text), marks: [link] };

    expect(
      findBadCuts(
        body,
        fitPassage(body, within(62)).map(({ end }) => end),
      ),
    ).toEqual([]);
    expect(fitPassage(body, within(30)).length).toBeGreaterThan(2);
  });

  it('fills a last page that would hold a line or two', () => {
    const pages = pagesOf(paragraphs('a'.repeat(30), 'b'.repeat(30), 'c'.repeat(30), 'd'), 96);

    expect(pages.map((page) => page.trim().length)).toEqual([62, 33]);
  });

  it('goes on where not even one character fits', () => {
    expect(pagesOf(paragraphs('a😀'), 0)).toEqual(['a', '😀']);
  });

  it('divides no block that would fit a page of its own, and tiles the text, whatever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 300, max: 4000 }), (seed, length) => {
        const body = createDocument(seed, 20);
        const fits = within(length);

        const pages = fitPassage(body, fits);

        expect(pages.map(({ start, end }) => body.text.slice(start, end)).join('')).toBe(body.text);
        expect(pages.every(fits)).toBe(true);
        expect(
          findBadCuts(
            body,
            pages.map(({ end }) => end),
          ),
        ).toEqual([]);
        const starts = body.blocks.map(({ start }) => start);
        for (const { end } of pages.slice(0, -1)) {
          const divided = body.blocks.findIndex((block) => block.start < end && end < block.end);
          const next = starts[divided + 1] ?? body.text.length;
          if (divided >= 0) expect(fits({ start: starts[divided] ?? 0, end: next })).toBe(false);
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('fits 100 kB in well under a second, however it is made', () => {
    const bodies = [
      paragraphs('x'.repeat(100_000)),
      paragraphs('Some words. '.repeat(8000)),
      paragraphs('漢字'.repeat(50_000)),
      paragraphs(...Array.from({ length: 2000 }, () => 'A short paragraph stands here, and it ends.')),
    ];
    const counts = bodies.map((body) => {
      let measured = 0;
      fitPassage(body, (span) => {
        measured += span.end - span.start;
        return within(3800)(span);
      });
      return measured / body.text.length;
    });

    for (const timesRead of counts) expect(timesRead).toBeLessThan(80);
  });
});
