import { describe, expect, it } from 'vitest';
import { defined, editionOf, glossaryOf, mentioned } from './glossary-of.ts';
import { loadSample } from './sample-edition.ts';

const filler = 'The hall is large and the air is dry. Nobody has counted the fans, and nobody will.';

describe('a name that no article defines', () => {
  it('is answered by the section that explains it, with every other mention newest first', () => {
    const glossary = glossaryOf(
      editionOf([
        { slug: 'newest', sections: [['', `${filler} It may go to Hydra one day.`]] },
        {
          slug: 'middle',
          sections: [
            ['Other', filler],
            ['Plain words', 'They built Hydra in Lerna. There it stands by the water and hisses at whoever comes near.'],
          ],
        },
        {
          slug: 'oldest',
          sections: [
            ['First', `${filler} Like Hydra, it grows.`],
            ['Second', `Hydra’s neighbors complain. ${filler}`],
          ],
        },
      ]),
    );

    const { best, mentions, name } = mentioned(glossary.find('hydra'));

    expect(name).toBe('Hydra');
    expect([best.article.slug, best.section.heading]).toEqual(['middle', 'Plain words']);
    expect(mentions.map(({ article, section }) => `${article.slug} ${section.heading}`)).toEqual([
      'newest Untitled 0',
      'oldest First',
      'oldest Second',
    ]);
  });

  it('is mentioned by an article that is called so and never says it again', () => {
    const glossary = glossaryOf(
      editionOf([
        {
          slug: 'profile',
          title: 'Ines Calloway: A Profile',
          sections: [
            ['', filler],
            ['Early years', 'Calloway was born by the sea.'],
          ],
        },
        { slug: 'vote', sections: [['', 'Ines Calloway won the vote. She lost the next.']] },
      ]),
    );

    const { best, mentions } = mentioned(glossary.find('ines calloway'));

    expect([best, ...mentions].map(({ article }) => article.slug)).toEqual(['vote', 'profile']);
  });

  it('gives way to what a later reading of the question defines', () => {
    const glossary = glossaryOf(
      editionOf(
        [{ slug: 'sauce', sections: [['', `${filler} It begins with a roux.`]] }],
        [{ headword: 'Roux', definition: 'Flour and butter cooked together.' }],
      ),
    );

    for (const asked of ['what is a roux', 'a roux', 'the roux', 'roux'])
      expect(glossary.find(asked)).toMatchObject({ kind: 'defined', headword: 'Roux' });
  });

  it.each([
    ['a copula in German', 'Hydra ist eine Maschine mit neun Schränken.'],
    ['a copula in Spanish', 'Hydra es una máquina de nueve armarios.'],
    ['a builder', 'The firm built Hydra for nine reasons.'],
  ])('is explained by %s rather than by a passing mention', (_, explanation) => {
    const passing = 'Some say that it is like Hydra in a way, and others that it is not at all.';
    const glossary = glossaryOf(editionOf([{ sections: [['Passing', passing]] }, { sections: [['Explained', explanation]] }]));

    expect(mentioned(glossary.find('Hydra')).best.section.heading).toBe('Explained');
  });

  it('prefers the section whose heading has the name', () => {
    const glossary = glossaryOf(
      editionOf([
        {
          sections: [
            ['Weather', `Hydra was wet. ${filler}`],
            ['Inside Hydra', `Nine doors lead into it. Hydra hums. ${filler}`],
          ],
        },
      ]),
    );

    expect(mentioned(glossary.find('hydra')).best.section.heading).toBe('Inside Hydra');
  });

  it('is not looked for in retracted articles first', () => {
    const text = 'They went to Hydra by night.';
    const glossary = glossaryOf(
      editionOf([
        { slug: 'withdrawn', retraction: 'Wrong.', sections: [['A', text]] },
        { slug: 'sound', sections: [['B', text]] },
      ]),
    );

    expect(mentioned(glossary.find('hydra')).best.article.slug).toBe('sound');
  });

  it('is shown with the words around it, highlighted to the letter', () => {
    const text = `${filler} ${filler} ${filler} At last they reached Hÿdra, and Hydra’s doors were shut. ${filler} ${filler}`;
    const glossary = glossaryOf(editionOf([{ sections: [['A', text]] }]));

    const { snippet, section } = mentioned(glossary.find('hydra')).best;

    expect(section.body.text.slice(snippet.start, snippet.start + snippet.text.length)).toBe(snippet.text);
    expect(snippet.highlights.map(({ start, end }) => snippet.text.slice(start, end))).toEqual(['Hÿdra', 'Hydra']);
    expect(snippet.cutBefore && snippet.cutAfter).toBe(true);
    expect(snippet.text.length).toBeLessThanOrEqual(200);
  });

  it('is found with a slip, which is told', () => {
    const glossary = glossaryOf(editionOf([{ sections: [['A', 'They moved it to Colossus, which hums.']] }]));

    expect(mentioned(glossary.find('colosus')).corrected).toEqual({ typed: 'colosus', read: 'Colossus' });
  });

  it.each([
    ['the tall gray smelter hums alone by nigth', 'mentioned'],
    ['now the tall gray smelter hums alone by nigth', 'unknown'],
  ])('is corrected within eight words, and a sentence is not: %s', (typed, kind) => {
    const glossary = glossaryOf(editionOf([{ sections: [['A', 'Now the tall gray smelter hums alone by night.']] }]));

    expect(glossary.find(typed).kind).toBe(kind);
  });

  it.each([
    ['smleter', 'smelter'],
    ['hydroelectrc dam', 'hydroelectric dam'],
    ['Jevns', 'Jevons'],
  ])('is read from %s as %s, though it stands in one place only', async (typed, read) => {
    expect(mentioned(glossaryOf(await loadSample()).find(typed)).corrected).toEqual({ typed, read });
  });

  it.each(['Tesla', 'bitcoin', 'quantum computing'])('is not guessed from %s, which is near to nothing', async (typed) => {
    expect(glossaryOf(await loadSample()).find(typed).kind).toBe('unknown');
  });

  it('may be in a script without capitals or spaces', () => {
    const glossary = glossaryOf(
      editionOf(
        [
          {
            sections: [
              ['一', '本文说明算力治理的由来。'],
              ['二', '算力是一种资源。'],
            ],
          },
        ],
        [],
        'zh',
      ),
    );

    const { best, mentions } = mentioned(glossary.find('算力'));

    expect(best.section.heading).toBe('二');
    expect(mentions).toHaveLength(1);
  });

  it('is unknown where no article has it', () => {
    expect(glossaryOf(editionOf([{ sections: [['A', filler]] }])).find('qwertyuiop')).toEqual({ kind: 'unknown', suggestions: [] });
  });
});

describe('the sample publication', () => {
  it('answers Colossus with the apposition that introduces it and every other mention', async () => {
    const edition = await loadSample();
    const sections = edition.articles.flatMap((article) => article.sections);

    const { definitions, mentions } = defined(glossaryOf(edition).find('colosuss'));

    const [first] = definitions;
    expect(first?.text).toBe('Colossus, the computing cluster that the rocket builder assembled for its own needs');
    expect(first?.source).toMatchObject({ kind: 'article', article: { slug: 'anthropic-spacex-colossus' }, section: { anchor: 'lede' } });
    const defining = definitions.flatMap(({ source }) => (source.kind === 'article' ? [source.section] : []));
    expect(new Set([...defining, ...mentions.map(({ section }) => section)])).toEqual(
      new Set(sections.filter(({ body }) => body.text.includes('Colossus'))),
    );
    expect(mentions.length).toBeGreaterThan(10);
  });

  it('resolves every headword and every alias to a definition', async () => {
    const edition = await loadSample();
    const glossary = glossaryOf(edition);
    const names = [...edition.glossary, ...edition.articles.flatMap(({ definitions }) => definitions)].flatMap(({ headword, aliases }) => [
      headword,
      ...aliases,
    ]);

    const unresolved = names.filter((name) => glossary.find(name).kind !== 'defined');

    expect(names.length).toBeGreaterThan(100);
    expect(unresolved).toEqual([]);
  });

  it('reads every headword of eight letters or more with two letters swapped as that headword', async () => {
    const glossary = glossaryOf(await loadSample());
    const headwords = glossary
      .list()
      .map(({ headword }) => headword)
      .filter((headword) => headword.length >= 8);

    const misread = headwords.filter((headword) => {
      const at = headword.length >> 1;
      const swapped = headword.slice(0, at) + (headword[at + 1] ?? '') + (headword[at] ?? '') + headword.slice(at + 2);
      const outcome = glossary.find(swapped);
      return outcome.kind !== 'defined' || outcome.headword !== headword;
    });

    expect(misread).toEqual([]);
  });

  it('defines a checkpoint in three articles in three ways', async () => {
    const glossary = glossaryOf(await loadSample());

    const { definitions } = defined(glossary.find('checkpoints'));

    expect(definitions.map(({ source }) => (source.kind === 'article' ? source.article.slug : 'glossary'))).toEqual([
      'checkpoints-and-failures',
      'compute-governance',
      'training-clusters',
    ]);
  });

  it('refers from each curated term only to terms that exist', async () => {
    const edition = await loadSample();
    const glossary = glossaryOf(edition);

    const broken = edition.glossary.flatMap(({ seeAlso }) => seeAlso).filter((name) => glossary.find(name).kind !== 'defined');

    expect(broken).toEqual([]);
  });
});
