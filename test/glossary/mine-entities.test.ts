import { describe, expect, it } from 'vitest';
import { mineEntities } from '../../src/glossary/mine-entities.ts';
import { editionOf } from './glossary-of.ts';

const days = ['Monday', 'Tuesday', 'Wednesday'];
const frame = 'and then a few more words came along so that capitals stay rare in this text as they do in any other that people write';

describe('mining names', () => {
  it('takes names inside sentences that three sections use, and not words that only begin sentences', () => {
    const sections = days.map(
      (day) =>
        [day, `Engineers met at Blue Origin on ${day}, ${frame}. Engineers like SpaceX. Visitors in March asked for H100s.`] as const,
    );

    const names = mineEntities(editionOf([{ sections }]).articles, 'en').map(({ name }) => name);

    expect(names.sort()).toEqual(['Blue Origin', 'H100s', 'SpaceX']);
  });

  it('counts sections, not occurrences', () => {
    const sections = [1, 2, 3, 4].map((number) => [`Part ${number}`, `We saw Colossus and again Colossus, ${frame}.`] as const);

    expect(mineEntities(editionOf([{ sections }]).articles, 'en')).toEqual([{ name: 'Colossus', sections: 4 }]);
  });

  it('takes only unmistakable names where every noun has a capital', () => {
    const text =
      'Heute hat der Mann die Maschine von SpaceX in der Halle mit dem Wasser und der Luft auf die Probe gestellt, und die Frau hat die Pumpe, den Schlauch und das Ventil an die Wand der Halle gesetzt.';
    const sections = [1, 2, 3].map((number) => [`Teil ${number}`, text] as const);

    expect(mineEntities(editionOf([{ sections }], [], 'de').articles, 'de').map(({ name }) => name)).toEqual(['SpaceX']);
  });

  it('takes no month and no day for a name, in English and in the language of the publication', () => {
    const text = `They met on Monday and on Lundi, in March and in Colossus, ${frame}.`;
    const sections = [1, 2, 3].map((number) => [`Part ${number}`, text] as const);

    expect(mineEntities(editionOf([{ sections }], [], 'fr').articles, 'fr').map(({ name }) => name)).toEqual(['Colossus']);
  });

  it('finds none in a script without capitals', () => {
    const sections = [1, 2, 3].map((number) => [`第${number}`, '人工智能的算力治理由来已久，各国都有自己的规则。'] as const);

    expect(mineEntities(editionOf([{ sections }]).articles, 'zh')).toEqual([]);
  });
});
