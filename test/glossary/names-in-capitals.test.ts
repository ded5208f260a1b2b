import { describe, expect, it } from 'vitest';
import { defined, editionOf, glossaryOf } from './glossary-of.ts';

const relief = { title: 'Relief', sections: [['Words', '- Aid: the help that is sent in need\n- Basics: what is learned first']] } as const;
const health = {
  title: 'Health',
  sections: [['Words', '- AIDS: a disease of the blood\n- BASIC: a language for small machines\n- GPU: a chip that draws']],
} as const;
const chips = { title: 'Chips', sections: [['Words', '- GPUs: chips that draw pictures']] } as const;

describe('a name in capitals', () => {
  it.each([
    ['aid', 'Aid', 1],
    ['AIDS', 'AIDS', 1],
    ['basics', 'Basics', 1],
    ['basic', 'BASIC', 1],
    ['gpus', 'GPU', 2],
  ])('is not the plural or singular of a word that only has its letters: %s reads as %s', (typed, headword, definitions) => {
    for (const articles of [
      [relief, health, chips],
      [chips, health, relief],
    ]) {
      const outcome = defined(glossaryOf(editionOf(articles)).find(typed));

      expect([outcome.headword.replace(/s$/u, ''), outcome.definitions.length]).toEqual([headword.replace(/s$/u, ''), definitions]);
    }
  });

  it.each([
    ['aid', [health]],
    ['AIDS', [relief]],
  ])('does not answer for the word, nor the word for it, if only one is explained: %s', (typed, articles) => {
    const glossary = glossaryOf(editionOf(articles));

    expect(glossary.find(typed).kind).not.toBe('defined');
    expect(glossary.spot(`On ${typed} today`)).toEqual([]);
  });

  it.each(['gpus', 'Gpus', 'GPUs', 'GPUS'])('is found by its plural as people type it: %s', (typed) => {
    expect(defined(glossaryOf(editionOf([health])).find(typed)).headword).toBe('GPU');
  });

  it('keeps for itself what an article says of it without being sure', () => {
    const said = {
      title: 'News',
      sections: [['', 'Doctors spoke of AIDS, the blood plague. Later, AIDS came up again, and aid as well.']],
    } as const;
    const glossary = glossaryOf(editionOf([said]));
    const saidOf = (typed: string): number => {
      const outcome = glossary.find(typed);
      return outcome.kind === 'mentioned' ? outcome.said.length : -1;
    };

    expect([saidOf('AIDS'), saidOf('aid')]).toEqual([1, 0]);
  });
});

describe('the names of a term', () => {
  const entries = [{ headword: 'Small modular reactor', aliases: ['SMR', 'mini reactor'], definition: 'A reactor made in parts.' }];
  const articles = [
    { sections: [['Music', '- Extended play (EP): a short record\n- Graphics processing unit (GPU): a chip that draws']] },
    { sections: [['Europe', '- European Parliament (EP): the house of the union']] },
  ] as const;

  it.each([
    ['mini reactors', ['mini reactors', 'Small modular reactor', 'SMR', 'mini reactor']],
    ['Graphics processing unit', ['Graphics processing unit', 'GPU']],
    ['European Parliament', ['European Parliament']],
    ['Nowhere', ['Nowhere']],
    ['Rotor', ['Rotor']],
  ])('are those that no other term has, with the one that was asked for: %s', (asked, names) => {
    const hidden = { headword: 'Rotor', aliases: ['Impeller'], hidden: true, definition: '' } as const;
    const glossary = glossaryOf(editionOf(articles, [...entries, hidden]));

    expect(glossary.namesOf(asked)).toEqual(names);
  });
});
