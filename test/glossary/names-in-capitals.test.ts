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

  const clinic = { title: 'Clinic', sections: [['', 'Nurses care for people with AIDS there.']] } as const;
  const yard = { title: 'Yard', sections: [['', 'OUR PUMPS ARE SECRET. They stand in the yard.']] } as const;
  const shed = { title: 'Shed', sections: [['Words', '- Pump: a machine that moves water']] } as const;
  const mill = { title: 'Mill', sections: [['', 'Nobody may see the PUMPS of the mill.']] } as const;
  const relay = { title: 'Relay', sections: [['', 'They sent aid to people with AIDS.']] } as const;
  const none = [{ headword: 'pump', hidden: true, definition: '' } as const];

  it.each<readonly [string, Parameters<typeof editionOf>[0], Parameters<typeof editionOf>[1], string, string | undefined]>([
    ['aid', [health, clinic], [], 'unknown', undefined],
    ['AIDS', [relief, clinic], [], 'mentioned', undefined],
    ['AIDS', [relief], [], 'defined', 'Aid'],
    ['PUMPS', [shed, yard], [], 'defined', 'Pump'],
    ['PUMPS', [yard], [], 'mentioned', undefined],
    ['PUMPS', [yard], none, 'hidden', undefined],
    ['the PUMPS', [yard], none, 'hidden', undefined],
    ['PUMPS', [mill], none, 'hidden', undefined],
    ['aid', [relay], [{ headword: 'AIDS', hidden: true, definition: '' }], 'hidden', undefined],
  ])('answers for a word only if nobody writes it so: %s', (typed, articles, entries, kind, read) => {
    const glossary = glossaryOf(editionOf(articles, entries));
    const outcome = glossary.find(typed);

    expect(outcome.kind).toBe(kind);
    expect(outcome.kind === 'defined' ? outcome.corrected?.read : undefined).toBe(read);
    expect(glossary.define(typed)?.headword).toBe(read);
    if (outcome.kind === 'mentioned') expect(outcome.name).toBe(typed);
    expect(glossary.spot(`On ${typed} today`)).toEqual([]);
    expect(glossary.suggest('pump', 5).map(({ kind: of }) => of)).toEqual(articles.includes(shed) ? ['term'] : []);
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
