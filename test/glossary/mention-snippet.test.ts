import { describe, expect, it } from 'vitest';
import type { RichText } from '../../src/content/rich-text.ts';
import { snippetAround } from '../../src/glossary/mention-snippet.ts';

const plain = (text: string): RichText => ({ text, blocks: [], marks: [] });
const paragraph = (text: string, contentStart = 0): RichText => ({
  text,
  blocks: [{ kind: 'paragraph', start: 0, contentStart, end: text.length, listDepth: 0, quoteDepth: 0 }],
  marks: [],
});
const around = (body: RichText, name: string) => {
  const start = body.text.indexOf(name);
  return snippetAround(body, [{ start, end: start + name.length }]);
};
const words = (count: number): string => Array.from({ length: count }, (_, index) => `word${index}`).join(' ');

describe('the passage around a name', () => {
  it('is its line where nothing tells paragraphs apart', () => {
    const body = plain('The first line.\nA heron stands here.\nThe last one');

    expect(around(body, 'first').text).toBe('The first line.');
    expect(around(body, 'heron')).toEqual({
      text: 'A heron stands here.',
      highlights: [{ start: 2, end: 7 }],
      start: 16,
      cutBefore: false,
      cutAfter: false,
    });
    expect(around(body, 'last').text).toBe('The last one');
  });

  it('is its paragraph without the marker, if that is short', () => {
    expect(around(paragraph('- A heron stands here.', 2), 'heron')).toMatchObject({ text: 'A heron stands here.', start: 2 });
  });

  it('begins with the sentence that holds it, and ends with a word', () => {
    const body = paragraph(`${words(30)}. A heron stands here, and ${words(40)}.`);

    const { text, cutBefore, cutAfter } = around(body, 'heron');

    expect(text).toMatch(/^A heron stands here, and word0 .* word\d+$/u);
    expect(text.length).toBeLessThanOrEqual(180);
    expect([cutBefore, cutAfter]).toEqual([true, true]);
  });

  it('begins with a word some way before it in a long sentence', () => {
    const { text, highlights } = around(paragraph(`${words(60)} heron ${words(60)}`), 'heron');
    const [highlight] = highlights;

    expect(text).toMatch(/^word\d+ /u);
    expect(text.slice(highlight?.start, highlight?.end)).toBe('heron');
    expect(highlight?.start).toBeGreaterThan(40);
    expect(highlight?.start).toBeLessThanOrEqual(60);
  });

  it('cuts no letter in two where there are no spaces, and shows the name whole however long it is', () => {
    const family = '👩‍👩‍👧';
    const { text } = around(paragraph(`${family.repeat(40)}heron${family.repeat(40)}`), 'heron');
    const long = 'h'.repeat(300);

    expect(text.startsWith('👩')).toBe(true);
    expect(text.replaceAll(family, '')).toBe('heron');
    expect(around(paragraph(`${words(60)} ${long}`), long).text.endsWith(long)).toBe(true);
  });

  it('marks every name that is inside of it, and is the beginning of a text without one', () => {
    const body = paragraph(`heron and heron ${words(60)} heron`);
    const spans = [...body.text.matchAll(/heron/gu)].map(({ index }) => ({ start: index, end: index + 5 }));

    expect(snippetAround(body, spans).highlights).toEqual([
      { start: 0, end: 5 },
      { start: 10, end: 15 },
    ]);
    expect(snippetAround(paragraph('- No bird at all.', 2), [])).toMatchObject({ text: 'No bird at all.', highlights: [], start: 2 });
  });
});
