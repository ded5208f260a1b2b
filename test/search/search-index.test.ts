import { describe, expect, it } from 'vitest';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { hitsOf, placesOf, toArticle } from './corpus.ts';
import { describeUnmet } from '../../src/reply/describe-reason.ts';
import { wordsFor } from '../../src/words/words-for.ts';

const NOW = Date.UTC(2026, 5, 15);

const articles = [
  toArticle({
    slug: 'colossus',
    title: 'Colossus changes hands',
    publishedAt: '2026-06-01',
    topics: ['compute'],
    bylines: ['Shtef'],
    sections: [
      { heading: '', text: 'A cluster built for rockets now trains language models.' },
      { heading: 'Liquid cooling', text: 'Cold plates sit on every accelerator, and the loop rejects heat outdoors.' },
      { heading: 'Distributed interconnect', text: 'Laser links join thousands of nodes with C++ firmware on H100 boards.' },
    ],
  }),
  toArticle({
    slug: 'power',
    title: 'Powering a data center',
    publishedAt: '2026-03-10',
    topics: ['power'],
    bylines: ['Ada Lind'],
    sections: [
      { heading: '', text: 'Grid connections take years; batteries smooth the peaks of Colossus.' },
      { heading: 'Micro-reactors', text: 'Small reactors promise steady megawatts beside the hall. Cooling towers follow.' },
    ],
  }),
  toArticle({
    slug: 'zh',
    title: '数据中心的冷却',
    lang: 'zh',
    publishedAt: '2026-05-05',
    sections: [{ heading: '液体冷却', text: '冷板直接安装在加速器上，把热量带到室外。' }],
  }),
];

describe('createSearchIndex', () => {
  const index = createSearchIndex({ articles }, { now: NOW });

  it('finds a section by words in any order', () => {
    expect(placesOf(index, 'cooling liquid')[0]).toBe('colossus#s1');
  });

  it.each(["o'reilly's", 'O’REILLY’S', 'cafe\u0301', 'CAFÉ', 'שָׁלוֹם', 'مَدِينَة', 'łódź', 'straße'])(
    'corrects nothing of %j, which the article has',
    (word) => {
      const text = "O'Reilly's café: שָׁלוֹם and مَدِينَة in Łódź, by the Straße.";
      const own = createSearchIndex({ articles: [toArticle({ slug: 'a', title: 'A', sections: [{ heading: '', text }] })] }, { now: NOW });

      expect(own.search(word)).toMatchObject({ kind: 'hits', corrections: [] });
      expect(own.search(`${word} by`)).toMatchObject({ kind: 'hits', corrections: [] });
    },
  );

  it.each(['covid', 'hotel'])('reads no short word as one two slips away: %s', (word) => {
    const text = 'A cold winter, and a hot summer. Nothing else is told of the year.';
    const own = createSearchIndex({ articles: [toArticle({ slug: 'a', title: 'A', sections: [{ heading: '', text }] })] }, { now: NOW });

    expect(own.search(word).kind).toBe('noMatch');
    expect(own.search('summmr')).toMatchObject({ corrections: [{ typed: 'summmr', read: 'summer' }] });
  });

  it('reads nothing as a stop word two slips away', () => {
    const text = 'Nobody knows where the rain fell, or where it went.';
    const own = createSearchIndex({ articles: [toArticle({ slug: 'a', title: 'A', sections: [{ heading: '', text }] })] }, { now: NOW });

    expect(own.search('whence').kind).toBe('noMatch');
  });

  it('finds a version with and without its letter', () => {
    const releases = [
      toArticle({ slug: 'v2', title: 'Ferrite v2.1 Release Notes', sections: [{ heading: '', text: 'A new cache.' }] }),
      toArticle({
        slug: 'v3',
        title: 'Ferrite v3.0 Release Notes',
        sections: [{ heading: 'Migration', text: '1. Run it.\n2. Commit it.' }],
      }),
      toArticle({ slug: 'v4', title: 'Ferrite 4.2 Release Notes', sections: [{ heading: '', text: 'Fewer bugs.' }] }),
    ];
    const own = createSearchIndex({ articles: releases }, { now: NOW });

    for (const [query, slug] of [
      ['ferrite 2.1', 'v2'],
      ['2.1', 'v2'],
      ['v2.1', 'v2'],
      ['ferrite 3.0', 'v3'],
      ['ferrite v4.2', 'v4'],
    ] as const) {
      expect(placesOf(own, query)[0], query).toContain(`${slug}#`);
      expect(own.search(query)).toMatchObject({ corrections: [] });
    }
  });

  it('shows words run together as its parts', () => {
    expect(index.search('liquidcooling')).toMatchObject({ corrections: [{ typed: 'liquidcooling', read: 'liquid cooling' }] });
  });

  it('reads a mistyped word as the nearest one and says so', () => {
    const outcome = index.search('colosus coling');

    expect(outcome).toMatchObject({
      kind: 'hits',
      corrections: [
        { typed: 'colosus', read: 'colossus' },
        { typed: 'coling', read: 'cooling' },
      ],
    });
  });

  it('takes words as typed when asked to', () => {
    expect(index.search('colosus', { exact: true }).kind).toBe('noMatch');
  });

  it('finds an inflection', () => {
    expect(placesOf(index, 'rockets trained')[0]).toBe('colossus#lede');
  });

  it('finds two words run together, and one torn apart', () => {
    expect(placesOf(index, 'liquidcooling')[0]).toBe('colossus#s1');
    expect(placesOf(index, 'accele rator')[0]).toBe('colossus#s1');
  });

  it('finds code-like names', () => {
    expect(placesOf(index, 'C++ H100')[0]).toBe('colossus#s2');
  });

  it('finds Chinese words inside a run', () => {
    expect(placesOf(index, '冷却')[0]).toBe('zh#s0');
    expect(placesOf(index, '加速器')).toEqual(['zh#s0']);
  });

  it('answers an unknown word with no match', () => {
    expect(index.search('zyzzyva')).toMatchObject({ kind: 'noMatch', filters: [] });
  });

  it('answers a blank query with a reason', () => {
    expect(index.search('  ...  ').kind).toBe('empty');
  });

  it('keeps to filters, and shows the newest when there are only filters', () => {
    expect(placesOf(index, 'colossus topic:power')).toEqual(['power#lede']);
    expect(index.search('since:2026-04')).toMatchObject({ kind: 'hits', browsing: true });
    expect(placesOf(index, 'since:2026-04')).toEqual(['colossus#lede', 'zh#s0']);
  });

  it('says why a filter cannot be met', () => {
    expect(index.search('cooling since:yesteryear')).toMatchObject({
      kind: 'noMatch',
      unmet: { kind: 'noDate', written: 'since:yesteryear', name: 'since' },
    });
  });

  it.each([
    ['cooling —plates', 'cooling -plates'],
    ['cooling –plates', 'cooling -plates'],
    ['cooling −plates', 'cooling -plates'],
    ['cooling author:lind', 'cooling by:lind'],
    ['cooling topic：power', 'cooling topic:power'],
  ])('reads %s as %s', (written, meant) => {
    expect(placesOf(index, written)).toEqual(placesOf(index, meant));
  });

  it('takes a dash between words for what it is', () => {
    expect(placesOf(index, 'cooling — plates')).toEqual(placesOf(index, 'cooling plates'));
  });

  it.each([
    ['tag:power', 'topic:power'],
    ['title:colossus', 'in:'],
    ['before:2026-05', 'until:2026-05'],
    ['after:2026-05', 'since:2026-05'],
  ])('explains what to write for %s', (written, instead) => {
    const outcome = index.search(`cooling ${written}`);

    expect(outcome.kind === 'noMatch' && outcome.unmet && describeUnmet(outcome.unmet, wordsFor([]))).toContain(instead);
  });

  it('wants a phrase in quotes side by side and leaves excluded words out', () => {
    expect(placesOf(index, '"liquid cooling"')).toEqual(['colossus#s1']);
    expect(placesOf(index, '"cooling liquid"')).toEqual([]);
    expect(placesOf(index, 'cooling -towers')).not.toContain('power#s1');
  });

  it('highlights what matches, exactly', () => {
    const [hit] = hitsOf(index, 'acelerator 加速器');
    const [first] = hitsOf(index, 'acelerator');

    expect(hit).toBeDefined();
    expect(first?.snippet.highlights.map(({ start, end }) => first.snippet.text.slice(start, end))).toEqual(['accelerator']);
  });

  it('explains each score when asked to', () => {
    const [hit] = hitsOf(index, 'liquid cooling', { explain: true });

    expect(hit?.explanation?.map(({ factor }) => factor)).toContain('relevance');
    expect(hit?.explanation?.at(-1)).toMatchObject({ factor: 'total', value: hit?.score });
  });
});

describe('suggest', () => {
  const index = createSearchIndex({
    articles,
    glossary: [{ headword: 'Cold plate', aliases: [], definition: 'x', seeAlso: [], file: 'glossary.yaml', line: 1 }],
  });

  it('completes titles, headings and terms', () => {
    expect(index.suggest('liq').map(({ text }) => text)).toEqual(['Liquid cooling']);
    expect(index.suggest('cold')[0]).toMatchObject({ text: 'Cold plate', kind: 'term' });
  });

  it('forgives a slip in the word being typed', () => {
    expect(index.suggest('distribtued int')[0]?.text).toBe('Distributed interconnect');
    expect(index.suggest('distirb')[0]?.text).toBe('Distributed interconnect');
  });

  it('leaves out one word that nothing has, when the others are most of what was typed', () => {
    expect(index.suggest('distributed qqqq interconnect').map(({ text }) => text)).toEqual(['Distributed interconnect']);
    expect(index.suggest('qqqqqqqqqqqq plate')).toEqual([]);
  });

  it('looks no further than a slip when a slip explains what was typed', () => {
    const titles = ['A lunar landing', 'A lunar lending'];
    const named = createSearchIndex({
      articles: titles.map((title, i) => toArticle({ slug: `a${i}`, title, sections: [{ heading: '', text: 'x' }] })),
    });
    expect(
      named
        .suggest('lunar lnding')
        .map(({ text }) => text)
        .toSorted(),
    ).toEqual(titles);
    expect(named.suggest('lunar lannding').map(({ text }) => text)).toEqual(['A lunar landing']);
    expect(
      named
        .suggest('lunar lxnnding')
        .map(({ text }) => text)
        .toSorted(),
    ).toEqual(titles);
  });
});
