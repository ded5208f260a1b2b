import { describe, expect, it } from 'vitest';
import { parseGlossary } from '../../src/content/glossary-file.ts';
import { parsePublication } from '../../src/content/publication-file.ts';

const glossary = (text: string) => parseGlossary({ path: 'glossary.yaml', text });
const publication = (text: string) => parsePublication({ path: 'publication.yaml', text });

describe('a glossary', () => {
  it.each([
    ['a list', '- term: GPU\n  aliases: [chip]\n  definition: A processor.\n  see also: [TPU]\n'],
    ['a list under a key', 'terms:\n  - headword: GPU\n    alias: chip\n    explanation: A processor.\n    seeAlso: TPU\n'],
    ['names and maps', 'GPU:\n  aliases: [chip]\n  definition: A processor.\n  see_also: [TPU]\n'],
  ])('is read from %s', (_, yaml) => {
    expect(glossary(yaml)).toMatchObject({
      entries: [{ headword: 'GPU', aliases: ['chip'], definition: 'A processor.', seeAlso: ['TPU'], file: 'glossary.yaml' }],
      problems: [],
    });
  });

  it('holds no remark, and no entity as it is written', () => {
    const { entries } = glossary(
      '- term: R&amp;D {# ask #}\n  definition: Caf&eacute; work %%ask%% of *ours*. <!-- ask -->\n  aliases: [It&#39;s]\n',
    );

    expect(entries).toMatchObject([{ headword: 'R&D', definition: 'Café work of ours.', aliases: ["It's"] }]);
  });

  it('hides a term that says so, and one whose word for it cannot be read', () => {
    const { entries, problems } = glossary(
      'GPU: { hidden: true }\nTPU: { definition: A chip., hide: no }\nNPU: { definition: A chip., hidden: perhaps }\n',
    );

    expect(entries?.map(({ headword, definition, hidden }) => [headword, definition, hidden])).toEqual([
      ['GPU', '', true],
      ['TPU', 'A chip.', undefined],
      ['NPU', 'A chip.', true],
    ]);
    expect(problems).toMatchObject([{ code: 'glossary.hidden', line: 3, severity: 'warning' }]);
  });

  it('is read from a list of plain lines', () => {
    const { entries, problems } = glossary('- GPU: A processor.\n- headword: TPU\n  definition: Another one.\n- broken: [x]\n');

    expect(entries).toMatchObject([
      { headword: 'GPU', definition: 'A processor.', line: 1 },
      { headword: 'TPU', definition: 'Another one.' },
    ]);
    expect(problems).toMatchObject([{ code: 'glossary.incomplete', line: 4 }]);
  });

  it('is read from plain lines, each with its line number', () => {
    const { entries } = glossary('# Terms\nGPU: A processor.\nTPU: Another one.\n');

    expect(entries?.map(({ headword, line }) => [headword, line])).toEqual([
      ['GPU', 2],
      ['TPU', 3],
    ]);
  });

  it('leaves out an entry that is wrong, says where, and keeps the others', () => {
    const { entries, problems } = glossary(
      '- term: A\n- definition: b\n- term: C\n  definition: c\n  colour: red\n- term: c\n  definition: d\n',
    );

    expect(entries?.map(({ headword }) => headword)).toEqual(['C', 'c']);
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['glossary.incomplete', 1],
      ['glossary.incomplete', 2],
      ['glossary.unknownKey', 5],
      ['glossary.twice', 6],
    ]);
  });

  it('is absent when it is no YAML, so that the last good one can stay', () => {
    expect(glossary('a: [')).toMatchObject({ problems: [{ code: 'yaml.syntax' }] });
    expect(glossary('a: [').entries).toBeUndefined();
  });
});

describe('a publication', () => {
  it('is read, and says nothing that is not written', () => {
    expect(publication('name: The Tide\nbaseUrl: https://e.com/news/\ncolor: "#0f766e"\nfooter: f\n').publication).toEqual({
      name: 'The Tide',
      baseUrl: 'https://e.com/news',
      color: 0x0f766e,
      footer: 'f',
    });
    expect(publication('').publication).toEqual({});
  });

  it.each([
    ['language: de', { lang: 'de' }],
    ['language: only en', { lang: 'en', onlyLanguages: ['en'] }],
    ['language: only pt-BR, en', { lang: 'pt-BR', onlyLanguages: ['pt-BR', 'en'] }],
    ["language: { '*': en, docs/de: de, ./docs/fr/: fr }", { lang: 'en', languageFolders: { 'docs/de': 'de', 'docs/fr': 'fr' } }],
  ])('has its languages: %s', (yaml, expected) => {
    expect(publication(yaml)).toEqual({ publication: expected, problems: [] });
  });

  it.each(['language: English', 'language: only English', 'language: { docs: English }'])('says that %s is not a language', (yaml) => {
    expect(publication(yaml)).toMatchObject({
      publication: {},
      problems: [{ code: 'publication.value', what: '"English" is not a language code' }],
    });
  });

  it('keeps what is right when a value is wrong', () => {
    const { publication: read, problems } = publication('name: N\nbaseUrl: example\ncolor: red\nnmae: x\nlang: English\n');

    expect(read).toEqual({ name: 'N' });
    expect(problems.map(({ severity, code, line, column }) => [severity, code, line, column])).toEqual([
      ['error', 'publication.value', 2, 10],
      ['error', 'publication.value', 3, 8],
      ['warning', 'publication.unknownKey', 4, 1],
      ['error', 'publication.value', 5, 7],
    ]);
  });
});
