import { describe, expect, it } from 'vitest';
import { surelySingularKeys } from '../../src/search/inflections.ts';
import type { TermOutcome } from '../../src/glossary/glossary.ts';
import { editionOf, glossaryOf } from './glossary-of.ts';

/** Explanations that are not sure, so that each name is answered by mentions with the words of an article above them. */
const glossary = glossaryOf(
  editionOf([
    { sections: [['', 'The crew asked Ms. Quist, who has led the port for years. Ms. Quist waits.']] },
    { sections: [['', 'The path of the moon over the sea (the ecliptic) is seen at night. The set of the tide is strong.']] },
    { sections: [['', 'Bakers call a round of these a set. They fill cisterns, for which the port pays.']] },
    { sections: [['', 'A cistern can hold rain for the port. A drive view has nine buttons.']] },
    { sections: [['', 'Velm’s tidal weir holds the water for the port.']] },
  ]),
);

function saidOf(outcome: TermOutcome): readonly string[] {
  return 'said' in outcome ? outcome.said.map(({ text }) => text) : [];
}

describe('a name that is explained, but not surely', () => {
  it.each([
    ['the set', ['Bakers call a round of these a set.']],
    ['ecliptics', ['The path of the moon over the sea (the ecliptic) is seen at night.']],
    ['cisterns', ['cisterns, for which the port pays', 'A cistern can hold rain for the port.']],
    ['drive views', ['A drive view has nine buttons.']],
    ['Mrs. Quist', ['Quist, who has led the port for years']],
    ['tidal weir', ['Velm’s tidal weir holds the water for the port.']],
    ['the tidal weirs', ['Velm’s tidal weir holds the water for the port.']],
  ])('is answered with its explanation as %j', (typed, said) => {
    expect(saidOf(glossary.find(typed))).toEqual(said);
  });

  it('is in the singular what ends in `-ews`, but for news', () => {
    expect([surelySingularKeys('drive views'), surelySingularKeys('harbor news')]).toEqual([['drive view'], []]);
  });
});

describe('a name with a doubtful explanation', () => {
  const glossary = glossaryOf(
    editionOf([
      {
        sections: [
          ['', 'They look at a small skeg. This describes the way to the port.'],
          ['', 'They ask O&M when the gate is shut.'],
          ['', 'The worker knows the orlop which handles the rain of the port.'],
          ['', 'An orlop can hold rain for the port.'],
        ],
      },
    ]),
  );

  it('is read in the next sentence, with the one that has the name', () => {
    expect(saidOf(glossary.find('skeg'))).toEqual(['They look at a small skeg. This describes the way to the port.']);
  });

  it('is answered with the sentence that was read for it, as well', () => {
    expect(saidOf(glossary.find('orlop'))).toEqual([
      'An orlop can hold rain for the port.',
      'The worker knows the orlop which handles the rain of the port.',
    ]);
  });

  it('is a name even if each of its letters is a word', () => {
    expect(glossary.find('O&M').kind).toBe('mentioned');
  });
});
