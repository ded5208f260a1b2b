import { describe, expect, it } from 'vitest';
import { editionOf, glossaryOf } from './glossary-of.ts';

const glossary = glossaryOf(
  editionOf(
    [],
    [
      { headword: 'Cooling' },
      { headword: 'Liquid cooling' },
      { headword: 'Uninterruptible power supply', aliases: ['UPS'] },
      { headword: 'Fernwärme' },
      { headword: '算力' },
      { headword: 'I' },
    ],
  ),
);

describe('spotting terms in a message', () => {
  it('finds each once, longest first, and a longer one instead of its part', () => {
    const text = 'Does liquid-cooling beat fernwarme? I like liquid cooling.';

    const spotted = glossary.spot(text);

    expect(spotted.map(({ headword }) => headword)).toEqual(['Liquid cooling', 'Fernwärme']);
    expect(spotted.map(({ span }) => text.slice(span.start, span.end))).toEqual(['liquid-cooling', 'fernwarme']);
  });

  it('takes an abbreviation only in its capitals', () => {
    expect(glossary.spot('It has its ups and downs')).toEqual([]);
    expect(glossary.spot('Two UPSs failed').map(({ headword }) => headword)).toEqual(['Uninterruptible power supply']);
  });

  it('does not join words across a stop', () => {
    expect(glossary.spot('It was liquid. Cooling helps').map(({ headword }) => headword)).toEqual(['Cooling']);
  });

  it('finds terms in a script without spaces', () => {
    expect(glossary.spot('请问算力是什么？').map(({ headword }) => headword)).toEqual(['算力']);
  });

  it('reads a message of any length in bounded time', () => {
    expect(glossary.spot('liquid cooling '.repeat(100_000))).toHaveLength(1);
  });
});
