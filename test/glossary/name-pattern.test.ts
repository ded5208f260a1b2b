import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNamePattern } from '../../src/glossary/name-pattern.ts';

describe('a name pattern', () => {
  it.each<[name: string, text: string, found: readonly string[]]>([
    [
      'colossus',
      "Colossus's, COLOSSUS, Cölossus, “Colossus”, Colossus-class",
      ['Colossus', 'COLOSSUS', 'Cölossus', 'Colossus', 'Colossus'],
    ],
    ['colossus', 'supercolossus colossusx colossus_x xcolossus2', []],
    ["Colossus'un", "Colossus'un ve Colossus", ["Colossus'un"]],
    ['colossus', "Colossus'un hızı", ['Colossus']],
    ['strasse', 'Die Straße, STRASSE', ['Straße', 'STRASSE']],
    ['Straße', 'strasse', ['strasse']],
    ['Ægir', 'aegir and ÆGIR', ['aegir', 'ÆGIR']],
    ['UPS', 'ups and downs, a UPS, two UPSs, UPS2', ['UPS', 'UPSs']],
    ['aid', 'Aids for AIDS; an AID. NEW AIDS COME', ['Aids', 'AID', 'AIDS']],
    ['aids', 'AIDS is here', ['AIDS']],
    ['gpu', 'two GPUs', ['GPUs']],
    ['算力', '关于算力治理', ['算力']],
    ['コロッサス', '新しいコロッサスは。スーパーコロッサス', ['コロッサス']],
    ['콜로서스', '콜로서스는 좋다', ['콜로서스']],
    ['GPU', 'GPUを使う GPUs CGPU', ['GPU', 'GPUs']],
    ['Ελλάδα', 'ΕΛΛΑΔΑ και ελλαδα', ['ΕΛΛΑΔΑ', 'ελλαδα']],
    ['مكتبة', 'مَكْتَبَة', ['مَكْتَبَة']],
    ['C', 'C++ and C#, or plain C.', ['C']],
    ['C++', 'C++ and C#', ['C++']],
    ['don', "don't, Don's, don", ['Don', 'don']],
    ['laser facility', 'Laser facilities and a laser-facility', ['Laser facilities', 'laser-facility']],
    ['data centre', 'datacentres, data-centre, Data\nCentre, data. Centre', ['datacentres', 'data-centre', 'Data\nCentre']],
    ['in form', 'inform in form', ['in form']],
  ])('finds %s as whole words of %s', (name, text, found) => {
    const spans = createNamePattern([name]).findAll(text);

    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(found);
  });

  it('finds letters that are written with separate marks', () => {
    const text = `de ${'Québec'.normalize('NFD')} et ${'콜로서스'.normalize('NFD')}는`;

    expect(createNamePattern(['quebec']).findAll(text)).toHaveLength(1);
    expect(createNamePattern(['콜로서스']).findAll(text)).toHaveLength(1);
  });

  it('takes the longest name where several begin together', () => {
    const text = 'the data centre and the data';

    const spans = createNamePattern(['data', 'data centre']).findAll(text);

    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['data centre', 'data']);
  });

  it('finds exactly what splitting the text into words finds', () => {
    const word = fc.stringMatching(/^[a-d]{1,4}$/);
    const separator = fc.constantFrom(' ', ', ', '. ', '\n', '-', '“', '/');

    fc.assert(
      fc.property(word, fc.array(fc.tuple(word, separator), { maxLength: 30 }), (name, parts) => {
        const text = parts.flat().join('');
        const expected = text.split(/[^a-z]+/).filter((part) => part === name);

        expect(createNamePattern([name]).findAll(text)).toHaveLength(expected.length);
      }),
      { seed: 20261120, numRuns: 1000 },
    );
  });

  it('finds the same in a plain text as beside letters of other scripts', () => {
    const piece = fc.constantFrom(
      ...['mill', 'Mills', 'gate', 'city', 'cities', 'box', 'boxes', 'UPS', 'ups', 'UPSs', 'C++', 'C#', 'c', "don't", 'a', 'B2', 'straße'],
      ...[
        "'s",
        '’s',
        '’un',
        's',
        'es',
        '_',
        '+',
        '#',
        '.',
        '-',
        '–',
        '/',
        '&',
        ' & ',
        ' ',
        '  ',
        '\n',
        '\n\n',
        '·',
        '…',
        '“',
        '¹',
        '²',
        '¾',
      ],
    );
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    const names = fc.array(
      fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join(' ')),
      { minLength: 1, maxLength: 2 },
    );

    fc.assert(
      fc.property(names, text, (sought, read) => {
        const { findAll } = createNamePattern(sought);

        expect(findAll(read)).toEqual(findAll(`${read} ж`));
      }),
      { seed: 20261130, numRuns: 600 },
    );
  });

  it('takes any text as a name and as a text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 80 }), (name, text) => {
        for (const { start, end } of createNamePattern([name]).findAll(`${text} ${name}`)) expect(end).toBeGreaterThan(start);
      }),
      { seed: 20261120, numRuns: 2000 },
    );
  });
});
