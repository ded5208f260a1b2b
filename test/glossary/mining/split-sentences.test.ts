import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../src/glossary/mining/split-sentences.ts';

/** Each text with `|` at the ends of its sentences. */
const cases = [
  'A heron is a bird.| It stands in shallow water.',
  'The U.S. Navy runs it.| Nobody else does.',
  'It was built in the U.S.| The harbor is older.',
  'Dr. Ada Quist leads the lab.| Prof. Bo Lind advises her.',
  'Use a tool, e.g. Make, or a script, i.e. a file.| Both work.',
  'Version v2.1 is out.| Node.js 24.1 runs it.',
  'Check the pH.| pH is a measure.',
  'The framework .NET is old.| So is ASP.NET.',
  'J. R. Quist wrote it.| He was a sailor.',
  'Acme Inc. sells pumps.| Acme Inc.| It sells pumps.',
  'Who asks?| Nobody!| “Nobody?” she said.',
  '“It holds.” That is the promise.'.replace('” That', '”| That'),
  'Pumps, valves, etc. are parts.| Pumps, valves, etc.| The rest is pipe.',
  'Wait ... it goes on.| Done.',
  'It costs 3.5 million.| 12 boats were sold.',
  'A short line\n|Another line',
  'This line is wrapped because it is longer than the page\nand goes on here.| Then it ends.',
  'The list:\n|- One item\n|- Another item',
  '1. Open the valve.| 2. Close it.',
  'Plan B. The second one.'.replace('B. ', 'B.| '),
  '鷺は鳥である。|水辺に立つ。',
  '彼は「来る。」と言った。|終わり。',
  'Das ist z.B. ein Rohr.| Es ist dicht.',
  '¿Qué es una garza?| Es un ave.',
];

describe('splitting sentences', () => {
  it.each(cases)('cuts %j', (marked) => {
    const text = marked.replaceAll('|', '');

    const found = splitSentences(text).map(({ start, end }) => text.slice(start, end));

    expect(found).toEqual(marked.split('|').map((sentence) => sentence.trim()));
  });

  it('reads a part of a text and keeps to its places', () => {
    const text = 'Before. One. Two. After.';

    expect(splitSentences(text, 8, 17)).toEqual([
      { start: 8, end: 12 },
      { start: 13, end: 17 },
    ]);
  });

  it('takes no longer for a text of nothing but stops and breaks than for its length', () => {
    const text = '. '.repeat(20_000) + '\n'.repeat(20_000);

    expect(splitSentences(text).length).toBeLessThanOrEqual(20_000);
  });

  it('takes no longer for a run of stops that ends nothing', () => {
    expect(splitSentences(`${'.'.repeat(400_000)}a`)).toHaveLength(1);
  });
});
