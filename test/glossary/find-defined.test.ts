import { describe, expect, it } from 'vitest';
import { defined, editionOf, glossaryOf } from './glossary-of.ts';

const cooling =
  '- Cold plate: A metal block with channels that sits on the chip.\n- Heat sink (radiator fin): A block of metal that air flows over.';
const entries = [
  {
    headword: 'Small modular reactor',
    aliases: ['SMR'],
    definition: 'A nuclear reactor made in parts.',
    seeAlso: ['Cold plates', 'Nowhere'],
  },
  { headword: 'Mixture of experts', definition: 'A model of many parts.' },
  { headword: 'Fat tree', definition: 'A network in layers.' },
];

describe('finding a term', () => {
  it.each([
    ['cold plate', 'Cold plate'],
    ['COLD-PLATES', 'Cold plate'],
    ["cold plate's", 'Cold plate'],
    ['the cold plate', 'Cold plate'],
    ['What is a cold plate?', 'Cold plate'],
    ['coldplate', 'Cold plate'],
    ['"cold plate"', 'Cold plate'],
    ['radiator fin', 'Heat sink'],
    ['smr', 'Small modular reactor'],
    ['SMRs', 'Small modular reactor'],
    ['MoE', 'Mixture of experts'],
    ['fattree', 'Fat tree'],
    ['modular reactor', 'Small modular reactor'],
  ])('reads %s as %s', (typed, headword) => {
    const glossary = glossaryOf(editionOf([{ sections: [['Cooling', cooling]] }], entries));

    expect(defined(glossary.find(typed)).headword).toBe(headword);
  });

  it.each([
    ['cold plaet', 'Cold plate'],
    ['clod plate', 'Cold plate'],
    ['small modlar reactor', 'Small modular reactor'],
  ])('reads %s as %s and says so', (typed, headword) => {
    const glossary = glossaryOf(editionOf([{ sections: [['Cooling', cooling]] }], entries));

    expect(defined(glossary.find(typed)).corrected).toEqual({ typed, read: headword });
  });

  it('does not choose between two names that are equally near', () => {
    const glossary = glossaryOf(editionOf([], [{ headword: 'Carbon' }, { headword: 'Garbon' }]));

    const outcome = glossary.find('Qarbon');

    expect(outcome).toEqual({ kind: 'unknown', suggestions: ['Carbon', 'Garbon'] });
  });

  it('shows two definitions side by side, newest first, each with its source', () => {
    const glossary = glossaryOf(
      editionOf([
        { slug: 'old', publishedAt: '2025-01-01', sections: [['Words', '- Checkpoint: A saved copy of the whole run.']] },
        { slug: 'new', publishedAt: '2026-01-01', sections: [['', '- Checkpoints: A moment at which a model is assessed.']] },
      ]),
    );

    const { definitions } = defined(glossary.find('checkpoint'));

    expect(definitions.map(({ text }) => text)).toEqual(['A moment at which a model is assessed.', 'A saved copy of the whole run.']);
    expect(definitions.map(({ source }) => (source.kind === 'article' ? source.article.slug : ''))).toEqual(['new', 'old']);
  });

  it('cites the words of the section where they stand', () => {
    const glossary = glossaryOf(editionOf([{ sections: [['Cooling', cooling]] }]));

    const source = defined(glossary.find('Cold plate')).definitions[0]?.source;

    if (source?.kind !== 'article') throw new Error('no article is cited');
    expect(source.section.body.text.slice(source.span.start, source.span.end)).toBe('A metal block with channels that sits on the chip.');
  });

  it('puts the editors’ own definition first', () => {
    const glossary = glossaryOf(editionOf([{ sections: [['Words', '- Fat tree: A tree whose links grow towards the root.']] }], entries));

    const { definitions, headword } = defined(glossary.find('fat tree'));

    expect(headword).toBe('Fat tree');
    expect(definitions.map(({ source }) => source.kind)).toEqual(['glossary', 'article']);
  });

  it('shows the same definition once and cites both articles', () => {
    const text = '- Torus: A grid whose edges wrap around.';
    const glossary = glossaryOf(editionOf([{ sections: [['A', text]] }, { sections: [['B', text.replace('around.', 'around')]] }]));

    const { definitions } = defined(glossary.find('torus'));

    expect(definitions).toHaveLength(1);
    expect(definitions[0]?.alsoIn).toHaveLength(1);
  });

  it('puts what a retracted article says last', () => {
    const glossary = glossaryOf(
      editionOf([
        { retraction: 'Wrong.', sections: [['A', '- Torus: A thing that was never so.']] },
        { sections: [['B', '- Torus: A grid whose edges wrap around.']] },
      ]),
    );

    expect(defined(glossary.find('torus')).definitions.map(({ text }) => text)).toEqual([
      'A grid whose edges wrap around.',
      'A thing that was never so.',
    ]);
  });

  it('lists every other section that uses the term or an alias, and not the one that defines it', () => {
    const glossary = glossaryOf(
      editionOf(
        [
          {
            slug: 'a',
            sections: [
              ['Cooling', cooling],
              ['Use', 'Cold plates leak. A cold plate is not a hotplate.'],
            ],
          },
          {
            slug: 'b',
            sections: [
              ['Power', 'Two SMRs feed the hall; nobody smrs.'],
              ['Nothing', 'No such word.'],
            ],
          },
        ],
        entries,
      ),
    );

    const plates = defined(glossary.find('cold plate')).mentions;
    const reactors = defined(glossary.find('Small modular reactor')).mentions;

    expect(plates.map(({ section, occurrences }) => [section.heading, occurrences])).toEqual([['Use', 2]]);
    expect(reactors.map(({ section, occurrences }) => [section.heading, occurrences])).toEqual([['Power', 1]]);
  });

  it('refers only to terms that exist', () => {
    const glossary = glossaryOf(editionOf([{ sections: [['Cooling', cooling]] }], entries));

    expect(defined(glossary.find('SMR')).seeAlso).toEqual(['Cold plate']);
  });

  it('prefers a name that articles use over a term that begins with it', () => {
    const sections = ['one', 'two', 'three'].map((word) => [word, `People say that Acme made ${word} of these. We asked Acme.`] as const);
    const glossary = glossaryOf(editionOf([{ sections: [...sections, ['Words', '- Acme API: The address for programs.']] }]));

    const outcome = glossary.find('acme');

    expect(outcome.kind).toBe('mentioned');
    expect(outcome).toMatchObject({ seeAlso: ['Acme API'] });
  });

  it.each(['', '   ', '?!', '—', '\u0000'])('has nothing to look for in %j', (typed) => {
    expect(glossaryOf(editionOf([], entries)).find(typed)).toEqual({ kind: 'empty' });
  });

  it('leaves words that only build sentences unanswered', () => {
    const glossary = glossaryOf(editionOf([{ sections: [['A', 'The cat and the dog.']] }], entries));

    expect(glossary.find('the')).toEqual({ kind: 'unknown', suggestions: [] });
  });

  it('offers the terms inside a longer name that it does not know', () => {
    const glossary = glossaryOf(editionOf([], entries));

    expect(glossary.find('fat tree wiring plan')).toMatchObject({ kind: 'unknown', suggestions: ['Fat tree'] });
  });
});
