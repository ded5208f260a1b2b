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
      { headword: 'vane wheel', definition: 'A wheel.' },
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

  it('is hidden in the plural too, in an article and among the other names of a term', () => {
    const chips = [{ title: 'Chips', sections: [['Parts', '- Graphics processing units (GPUs): chips that draw pictures.']] }] as const;
    const entries = [
      { headword: 'GPU', hidden: true, definition: '' },
      { headword: 'Renderer', aliases: ['GPUs'], definition: 'A machine that draws.' },
    ] as const;
    const glossary = glossaryOf(editionOf(chips, entries));

    for (const name of ['GPUs', 'what are GPUs', 'gpu']) expect([name, glossary.find(name)]).toEqual([name, { kind: 'hidden' }]);
    expect(glossary.define('GPUs')).toBeUndefined();
    expect(glossary.spot('We buy GPUs now')).toEqual([]);
    expect(glossary.suggest('gpu', 5)).toEqual([]);
    expect(defined(glossary.find('graphics processing units')).aliases).not.toContain('GPUs');
  });

  it('leaves a term that the editors explain under its own singular, but not another name of one', () => {
    const entries = [
      { headword: 'Fans', hidden: true, definition: '' },
      { headword: 'Fan', aliases: ['Ventilator'], definition: 'A wheel that moves air.' },
      { headword: 'Hair dryer', aliases: ['blower', 'fan'], definition: 'A thing with a motor.' },
    ] as const;
    const glossary = glossaryOf(editionOf(articles, entries));

    expect(glossary.find('fans')).toEqual({ kind: 'hidden' });
    for (const name of ['fan', 'the ventilators']) expect([name, defined(glossary.find(name)).headword]).toEqual([name, 'Fan']);
    const without = glossaryOf(editionOf(articles, [entries[0], entries[2]]));
    expect(without.find('fan')).toEqual({ kind: 'hidden' });
    expect(defined(without.find('blower')).headword).toBe('Hair dryer');
  });

  it('takes the plural of an article with it, but not what only looks like its singular', () => {
    const relief = [
      { title: 'Relief', sections: [['Words', '- Aid: the help that is sent in need\n- Rations: the food of a day']] },
    ] as const;
    const entries = [
      { headword: 'AIDS', hidden: true, definition: '' },
      { headword: 'Ration', hidden: true, definition: '' },
      { headword: 'Support', aliases: ['aid'], definition: 'Help of every kind.' },
    ] as const;
    const glossary = glossaryOf(editionOf(relief, entries.slice(0, 2)));

    expect(glossary.list().map(({ headword }) => headword)).toEqual(['Aid']);
    expect(defined(glossary.find('aid')).headword).toBe('Aid');
    expect(glossary.find('AIDS')).toEqual({ kind: 'hidden' });
    expect(glossary.spot('Send aid now').map(({ headword }) => headword)).toEqual(['Aid']);
    expect(defined(glossaryOf(editionOf([], entries)).find('aid')).headword).toBe('Support');
  });

  it('takes no name with it that only an article gives it', () => {
    const chips = [{ title: 'Chips', sections: [['Parts', '- GPU (graphics card): a chip that draws pictures.']] }] as const;
    const entries = [
      { headword: 'GPU', hidden: true, definition: '' },
      { headword: 'Graphics card', definition: 'A board with a chip.' },
    ] as const;

    expect(defined(glossaryOf(editionOf(chips, entries)).find('graphics card')).definitions).toHaveLength(1);
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
