import { expect, it } from 'vitest';
import type { Anchor } from '../../src/content/article.ts';
import type { GlossaryEntry } from '../../src/content/edition.ts';
import { foldName } from '../../src/search/fold-name.ts';
import { createHiddenNames } from '../../src/search/hidden-names.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { updateSearchIndex } from '../../src/search/update-index.ts';
import { placesOf, toArticle } from './corpus.ts';

const entry = (headword: string, aliases: readonly string[] = [], hidden = false): GlossaryEntry => ({
  headword,
  aliases,
  definition: 'x',
  seeAlso: [],
  file: 'glossary.yaml',
  line: 1,
  ...(hidden ? { hidden } : {}),
});
const articles = [
  toArticle({
    slug: 'boats',
    title: 'Boats',
    sections: [{ heading: '', text: 'A board that goes down.' }],
    definitions: [
      { headword: 'Daggerboard', aliases: ['centerboard'], anchor: 'lede' as Anchor },
      { headword: 'C', aliases: [], anchor: 'lede' as Anchor },
    ],
  }),
  toArticle({ slug: 'lakes', title: 'Lakes', sections: [{ heading: '', text: 'A centerboard is lifted in shallow water.' }] }),
  toArticle({ slug: 'planes', title: 'Planes', sections: [{ heading: '', text: 'A rudder.' }] }),
];
const texts = (index: ReturnType<typeof createSearchIndex>, typed: string): readonly string[] =>
  index.suggest(typed).map(({ text }) => text);

it('names of hidden terms are not suggested and stand for no other, in the plural too, and after an update', () => {
  const open = createSearchIndex({ articles, glossary: [entry('Keel', ['Sternposts'])] });
  const hiding = updateSearchIndex(open, {
    glossary: [entry('Keel', ['Sternposts']), entry('Sternpost', [], true), entry('Daggerboards', [], true)],
  });
  const updated = updateSearchIndex(hiding, { removed: ['planes'] });

  expect([texts(open, 'dagger'), texts(open, 'sternp'), placesOf(open, 'daggerboard').includes('lakes#lede')]).toEqual([
    ['Daggerboard'],
    ['Sternposts'],
    true,
  ]);
  for (const index of [hiding, updated])
    expect([texts(index, 'dagger'), texts(index, 'sternp'), placesOf(index, 'daggerboard').includes('lakes#lede')]).toEqual([
      [],
      [],
      false,
    ]);
});

it.each([
  ['an inflection of a hidden name that the editors explain', [entry('Keels', [], true), entry('Keel')], 'keel', ['Keel']],
  ['a name with other signs', [entry('C++', [], true)], 'c', ['C']],
])('suggested all the same is %s', (_, glossary, typed, expected) => {
  expect(texts(createSearchIndex({ articles, glossary }), typed)).toEqual(expected);
});

it.each([
  ['gpu', 'GPUs', true],
  ['GPU', "GPU's", true],
  ['GPU', 'GPU’s', true],
  ['NGOs', 'ngo', true],
  ['AIDS', 'aid', false],
  ['Aid', 'AIDS', false],
  ['Basics', 'BASIC', false],
  ['News', 'New', false],
  ['New', 'News', false],
  ['Mas', 'Mass', false],
  ['Mass', 'Mas', false],
  ['AIDS', 'aids', true],
  ['GPU', 'GPUs', true],
  ['GPUs', 'GPU', true],
  ['Code review', 'code reviews', true],
  ['Metrics', 'metric', true],
  ['Fake news', 'fake new', false],
])('hidden %s hides %s: %s', (headword, name, expected) => {
  expect(createHiddenNames([entry(headword, [], true)], foldName)(name)).toBe(expected);
});
