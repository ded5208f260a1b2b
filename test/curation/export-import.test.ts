import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GlossaryEntry } from '../../src/content/edition.ts';
import { parseGlossary } from '../../src/content/glossary-file.ts';
import { curateGlossary } from '../../src/curation/curate-glossary.ts';
import type { CuratedTerm, TermId } from '../../src/curation/curated-term.ts';
import { exportGlossaries } from '../../src/curation/plan-export.ts';
import { planImport } from '../../src/curation/plan-import.ts';

const file = `# Our terms.
- headword: Sluice
  aliases: [penstock]
  definition: A gate that lets water through.
- Weir: A low dam. # across a river
- headword: Oakum
  hidden: true
`;
let made = 0;
const term = (headword: string, parts: Partial<CuratedTerm> = {}): CuratedTerm => ({
  id: `id-of-${headword}` as TermId,
  version: 1,
  state: 'shown',
  order: (made += 1),
  headword,
  aliases: [],
  definition: `The ${headword}.`,
  seeAlso: [],
  ...parts,
});
const exportGlossary = (text: string, terms: readonly CuratedTerm[]): string =>
  exportGlossaries([{ path: 'glossary.yaml', text }], terms)[0] ?? '';
const entriesOf = (text: string): readonly GlossaryEntry[] => parseGlossary({ path: 'glossary.yaml', text }).entries ?? [];
const wordsOf = (entries: readonly GlossaryEntry[]) =>
  entries
    .map(({ headword, aliases, definition, seeAlso, hidden = false }) => ({
      headword,
      aliases,
      hidden,
      ...(hidden ? {} : { definition, seeAlso }),
    }))
    .sort((a, b) => (a.headword < b.headword ? -1 : 1));

describe('an export of curated terms', () => {
  it('is the file itself if nothing was curated', () => {
    expect(exportGlossary(file, [])).toBe(file);
  });

  it('changes terms in their place, takes merged ones out, hides without losing words, and adds the rest in their order', () => {
    const written = exportGlossary(file, [
      term('Zenith'),
      term('Weir', { aliases: ['Sluice', 'penstock'], definition: 'A dam.' }),
      term('Keel', { state: 'hidden', definition: '', aliases: ['KL'] }),
      term('Oakum', { state: 'restored', definition: '' }),
    ]);

    expect(written).toBe(`# Our terms.
- Weir:
    aliases: [Sluice, penstock]
    definition: A dam. # across a river
- headword: Zenith
  definition: The Zenith.
- headword: Keel
  aliases: [KL]
  hidden: true
`);
    expect(exportGlossary(file, [term('Oakum', { state: 'plain', definition: '' })])).toBe(file);
    expect(exportGlossary(file, [term('penstock', { state: 'hidden', definition: '' })])).toContain('aliases: []');
    expect(exportGlossary(file, [term('Sluice', { state: 'hidden', definition: '', aliases: ['penstock'] })])).toContain(
      '  definition: A gate that lets water through.\n  hidden: true\n',
    );
    expect(exportGlossary(file, [term('Dam', { aliases: ['Weir'] })])).toContain(
      '- Dam:\n    aliases: [Weir]\n    definition: The Dam. # across',
    );
  });

  const name = fc.constantFrom(
    'Sluice',
    'penstock',
    'Weir',
    'Oakum',
    'Keel',
    'Jib',
    'Thole: pin',
    '#1 knot',
    'a, b',
    '*Cleat*',
    'Deck & rail',
  );
  const curated = fc
    .array(
      fc.record({
        names: fc.uniqueArray(name, { minLength: 1, maxLength: 3 }),
        words: fc.constantFrom('A part.', 'A: "b" # c', '_x_ [y]'),
        state: fc.constantFrom('shown', 'hidden', 'plain', 'restored'),
      }),
      { maxLength: 6 },
    )
    .map((drafts) => {
      const taken = new Set<string>();
      return drafts.flatMap(({ names, words, state }, index) => {
        const free = names.filter((each) => !taken.has(each));
        const [headword, ...aliases] = free;
        if (headword === undefined) return [];
        for (const each of free) taken.add(each);
        return [term(headword, { aliases, definition: words, state: state as CuratedTerm['state'], order: index + 1 })];
      });
    });
  const base = fc.constantFrom(file, '', 'Sluice: A gate.\nKeel: { definition: A spine., aliases: [backbone] }\n', `terms:\n${file}`);

  it('says alone what readers saw before it', () => {
    fc.assert(
      fc.property(base, curated, (text, terms) => {
        const before = wordsOf(curateGlossary(entriesOf(text), terms));

        expect(wordsOf(entriesOf(exportGlossary(text, terms)))).toEqual(before);
      }),
      { seed: 20261130, numRuns: 300 },
    );
  });

  it('is the same again after it was imported, in the same database and in an empty one', () => {
    fc.assert(
      fc.property(base, curated, (text, terms) => {
        const first = exportGlossary(text, terms);
        const { changed, refused } = planImport(entriesOf(first), entriesOf(text), terms);
        const after = [...terms.filter(({ id }) => !changed.some((each) => each.id === id)), ...changed].sort((a, b) => a.order - b.order);

        expect(refused).toEqual([]);
        expect(exportGlossary(first, terms)).toBe(first);
        expect(exportGlossary(text, after)).toBe(first);
        expect(exportGlossary(first, after)).toBe(first);
        const fresh = planImport(entriesOf(first), [], []).changed;
        const scratch = exportGlossary('', fresh);
        expect(wordsOf(entriesOf(scratch))).toEqual(wordsOf(entriesOf(first)));
        expect(exportGlossary('', planImport(entriesOf(scratch), [], []).changed)).toBe(scratch);
      }),
      { seed: 20261130, numRuns: 300 },
    );
  });
});

describe('an import of terms', () => {
  it('changes what reads otherwise, keeps what the file does not name, and refuses a name that two would have', () => {
    const terms = [term('Keel', { aliases: ['KL'] }), term('Jib')];
    const text = 'Keel: A spine.\nWeir: A low dam.\nThwart: { definition: A seat., aliases: [Jib] }\nJib: The Jib.\nSpar: !!str\n';

    const { changed, refused } = planImport(entriesOf(text), entriesOf(file), terms);

    expect(changed.map(({ headword, version, definition }) => [headword, version, definition])).toEqual([['Keel', 2, 'A spine.']]);
    expect(refused.map(({ entry, why }) => [entry.headword, entry.line, why])).toEqual([
      ['Thwart', 3, '“Jib” is explained already. Change it with /terms edit Jib.'],
    ]);
  });

  it('takes names that move from one term to another, in whatever order the terms stand', () => {
    const terms = [term('Alpha', { aliases: ['x', 'y'] }), term('Beta', { aliases: ['z'] })];
    const moved = [
      'Beta: { definition: The Beta., aliases: [x, z] }',
      'Fresh: { definition: New., aliases: [y] }',
      'Last: New.',
      'Alpha: The Alpha.',
    ];
    const plans = [moved, moved.toReversed()].map((lines) => planImport(entriesOf(`${lines.join('\n')}\n`), [], terms));

    expect(plans.map(({ refused }) => refused)).toEqual([[], []]);
    expect(plans.map(({ changed }) => changed.map(({ headword, version, aliases }) => `${headword} ${version} ${aliases}`))).toEqual([
      ['Alpha 2 ', 'Beta 2 x,z', 'Fresh 1 y', 'Last 1 '],
      ['Alpha 2 ', 'Beta 2 x,z', 'Last 1 ', 'Fresh 1 y'],
    ]);
  });

  it('gives a term that was renamed in the file another version, not another life', () => {
    const { changed } = planImport(entriesOf('Spine: { definition: The Keel., aliases: [Keel] }\n'), [], [term('Keel')]);

    expect(changed).toMatchObject([{ id: 'id-of-Keel', version: 2, headword: 'Spine' }]);
  });
});
