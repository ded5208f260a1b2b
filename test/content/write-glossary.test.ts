import { describe, expect, it } from 'vitest';
import { parseGlossary } from '../../src/content/glossary-file.ts';
import type { WrittenTerm } from '../../src/content/glossary-words.ts';
import { type EntryChange, writeGlossary } from '../../src/content/write-glossary.ts';

const term = (headword: string, parts: Partial<WrittenTerm> = {}): WrittenTerm => ({
  headword,
  aliases: [],
  definition: `The ${headword}.`,
  seeAlso: [],
  hidden: false,
  ...parts,
});
const entriesOf = (text: string) => {
  const { entries, problems } = parseGlossary({ path: 'glossary.yaml', text });
  expect(problems).toEqual([]);
  return entries?.map(({ headword, aliases, definition, seeAlso, hidden = false }) => ({ headword, aliases, definition, seeAlso, hidden }));
};
/** Changes the entry `Weir`, and adds others. */
const write = (text: string, weir: EntryChange, additions: readonly WrittenTerm[] = []): string =>
  writeGlossary({ path: 'glossary.yaml', text }, ({ headword }) => (headword === 'Weir' ? weir : 'keep'), additions);

const list = `# Our terms.

- headword: Sluice # the old ones
  definition: >
    A gate that lets
    water through.
# Low dams.
- term: Weir
  also: [low dam]
  definition: "A dam: low." # so it says
# the end
`;

describe('writing terms into a glossary', () => {
  it('changes only the fields that differ, in their place, and keeps every comment', () => {
    expect(write(list, term('Weir', { aliases: ['low dam'], definition: 'A low dam: across.' }))).toBe(
      list.replace('"A dam: low."', '"A low dam: across."'),
    );
    expect(write(list, term('Weir', { aliases: ['dam', 'a, b'], definition: 'A dam: low.' }))).toBe(
      list.replace('[low dam]', '[dam, "a, b"]'),
    );
    expect(write(list, term('Dam', { aliases: ['low dam'], definition: 'A dam: low.' }))).toBe(list.replace('term: Weir', 'term: Dam'));
    expect(write(list, term('Weir', { aliases: ['low dam'], definition: 'A dam: low.', hidden: true, seeAlso: ['Sluice'] }))).toBe(
      list.replace('# so it says\n', '# so it says\n  see also: [Sluice]\n  hidden: true\n'),
    );
  });

  it('takes an entry out with its lines, and puts new ones behind the last', () => {
    expect(write(list, 'remove')).toBe(list.replace(/- term[^]*so it says\n/u, ''));
    expect(write(list, 'keep', [term('Keel', { aliases: ['KL'], seeAlso: ['Weir'] }), term('Jib', { definition: '', hidden: true })])).toBe(
      list.replace(
        '# so it says\n',
        '# so it says\n- headword: Keel\n  aliases: [KL]\n  definition: The Keel.\n  see also: [Weir]\n- headword: Jib\n  hidden: true\n',
      ),
    );
    expect(write('', 'keep', [term('Keel')])).toBe('- headword: Keel\n  definition: The Keel.\n');
    expect(write('- Sluice: A gate.', 'keep', [term('Keel')])).toBe('- Sluice: A gate.\n- headword: Keel\n  definition: The Keel.\n');
  });

  it('replaces words that stand in several lines', () => {
    const text = list.replace('"A dam: low." # so it says', '|\n    A dam,\n    low.').replace('[low dam]', '\n    - low dam\n    - dam');

    expect(entriesOf(write(text, term('Weir', { aliases: ['wall'], definition: 'A wall.' })))).toEqual([
      term('Sluice', { definition: 'A gate that lets water through.' }),
      term('Weir', { aliases: ['wall'], definition: 'A wall.' }),
    ]);
  });

  it.each([
    ['a list', '- Sluice: A gate.\n- Weir: A dam. # low\n'],
    ['a map', 'Sluice: A gate.\nWeir: A dam. # low\n'],
    ['a map with fields', 'Sluice: A gate.\nWeir:\n  definition: A dam. # low\n  aliases: [wall]\n'],
    ['fields in one line', '- Sluice: A gate.\n- { headword: Weir, definition: A dam. }\n'],
    ['a map with fields in one line', 'Sluice: A gate.\nWeir: { definition: A dam. }\n'],
    ['a list below a key', 'terms:\n- Sluice: A gate.\n- Weir: A dam.\n'],
    ['a list further in below a key', '# ours\nterms:\n    - Sluice: A gate.\n    - headword: Weir\n      definition: A dam.\n'],
    ['all in one line', '# ours\n[{ headword: Sluice, definition: A gate. }, { headword: Weir, definition: A dam. }]\n'],
    ['with the line ends of Windows', '- Sluice: A gate.\r\n- Weir: A dam.\r\n'],
    ['without an end of its last line', 'Sluice: A gate.\nWeir: A dam.'],
  ])('reads back what it wrote, whatever the form: %s', (_, text) => {
    const weir = term('Weir', { aliases: ['dam'], definition: 'A dam: "low" # wide.', seeAlso: ['Sluice'], hidden: true });
    const keel = term('Keel', { aliases: ['- x', 'true', '2026'] });

    const written = write(text, weir, [keel]);

    expect(entriesOf(written)).toEqual([term('Sluice', { definition: 'A gate.' }), weir, keel]);
    expect(entriesOf(write(written, term('Weir')))?.[1]).toEqual(term('Weir'));
    expect(written.includes('\r')).toBe(text.includes('\r'));
    expect(written.replaceAll('\r\n', '').includes('\n')).toBe(!text.includes('\r'));
    if (text.startsWith('# ours')) expect(written).toMatch(/^# ours\n/u);
  });

  it.each([
    '*Keel* and `code`',
    'a_b_c <b>',
    '[x](y)',
    'A & B',
    'AT&amp;T is &lt; 5, a&nbsp;b and &hellip;',
    '*at* https://example.com/?a=1&b=2 of AT&amp;T',
    '{{< x >}}',
    '%% remark %%',
    ': # - ?',
    '"quoted"',
    'ends in \\',
    'a\u00a0b',
  ])('keeps words that look like markup: %s', (words) => {
    const keel = term('Keel', { aliases: [words], definition: words });
    const plain = words.replace(/\s+/gu, ' ');

    expect(entriesOf(write('', 'keep', [keel]))).toEqual([{ ...keel, aliases: [plain], definition: plain }]);
  });

  it('leaves a file that cannot be read as YAML to its editors', () => {
    expect(write('- a: [', 'keep')).toBe('- a: [');
  });

  it.each([
    ['an entry that is left out', '[{ headword: Weir, definition: A dam. }, { headword: Keel, note: to be written }]'],
    ['a field of the editors’ own', '[{ headword: Weir, definition: A dam., x-owner: ada }]'],
    ['a field that it does not know', '[{ headword: Weir, definition: A dam., owner: ada }]'],
    ['something beside the list', 'terms: [{ headword: Weir, definition: A dam. }]\nowner: ada\n'],
  ])('refuses to write a file anew that holds %s', (_, text) => {
    expect(() => write(text, term('Weir'))).toThrow('an export would lose it');
    expect(write(text, 'keep')).toBe(text);
  });

  it('refuses to take away the words that another entry refers to', () => {
    const text = '- headword: Weir\n  definition: &dam A dam.\n- headword: Sluice\n  definition: *dam\n';

    expect(() => write(text, term('Weir'))).toThrow('glossary.yaml would say something else of "Sluice" than was meant');
    expect(entriesOf(write(text, term('Weir', { definition: 'A dam.', aliases: ['wall'] })))?.[0]?.aliases).toEqual(['wall']);
  });

  it('refuses a term that would not be read again', () => {
    expect(() => write('', 'keep', [term('Keel'), term('null')])).toThrow('something else of "null"');
  });

  it('changes the entry that is read, not one above it that is left out', () => {
    const text = '- headword: Weir\n  note: to be written\n- headword: Weir\n  definition: A dam.\n';

    expect(write(text, term('Weir'))).toBe(text.replace('A dam.', 'The Weir.'));
  });
});
