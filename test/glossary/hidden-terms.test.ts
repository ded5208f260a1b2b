import { describe, expect, it } from 'vitest';
import { defined, editionOf, glossaryOf } from './glossary-of.ts';

const articles = [
  { title: 'Chips', sections: [['GPU', 'A graphics processing unit (GPU) draws. A GPU is a chip that draws pictures.']] },
  { title: 'Pumps', sections: [['Impeller', '- Impeller: the wheel in a pump\n- Pump wheel: see the impeller']] },
] as const;

describe('a hidden term', () => {
  it('answers to none of its names, wherever in the file it stands and whatever else has its names', () => {
    const entries = [
      { headword: 'Rotor', aliases: ['Impeller', 'pump wheel'], definition: 'A part that turns.' },
      { headword: 'Impeller', aliases: ['vane wheel'], hidden: true, definition: '' },
      { headword: 'vane wheels', definition: 'Wheels.' },
    ] as const;
    const glossary = glossaryOf(editionOf(articles, entries));

    for (const name of ['impeller', 'Impellers', 'the impeller', 'vane wheel', 'vane-wheels', 'what is an impeller?'])
      expect([name, glossary.find(name).kind]).toEqual([name, 'hidden']);
    expect(defined(glossary.find('rotor')).aliases).toEqual(['pump wheel']);
    expect(glossary.list().map(({ headword }) => headword)).not.toContain('Impeller');
    expect(glossary.spot('An impeller and a vane wheel of the rotor').map(({ headword }) => headword)).toEqual(['Rotor']);
    expect(glossary.suggest('impel', 5)).toEqual([]);
    expect(glossary.define('impeller')).toBeUndefined();
  });

  it('takes its names from a term of an article, which keeps its own', () => {
    const glossary = glossaryOf(editionOf(articles, [{ headword: 'GPU', hidden: true, definition: '' }]));

    expect(glossary.find('GPUs')).toEqual({ kind: 'hidden' });
    expect(glossary.find('graphics processing unit')).not.toEqual({ kind: 'hidden' });
    expect(JSON.stringify(glossary.list())).not.toContain('"GPU"');
  });

  it('is nobody’s other word to see', () => {
    const entries = [
      { headword: 'Rotor', definition: 'A part that turns.', seeAlso: ['Vane', 'Stator'] },
      { headword: 'Vane', hidden: true, definition: '' },
      { headword: 'Stator', definition: 'A part that stands.' },
    ] as const;

    expect(defined(glossaryOf(editionOf(articles, entries)).find('rotor')).seeAlso).toEqual(['Stator']);
  });
});
