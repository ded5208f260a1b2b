import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article, Section } from '../../src/content/article.ts';
import { createMentionFinder } from '../../src/glossary/find-mentions.ts';
import { createNamePattern } from '../../src/glossary/name-pattern.ts';
import { foldName } from '../../src/search/fold-name.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { updateSearchIndex } from '../../src/search/update-index.ts';
import { createArticle } from '../../src/content/create-article.ts';
import { editionOf } from './glossary-of.ts';
import { loadSample } from './sample-edition.ts';

const texts = [
  "The O’Brien mill, and O'Brien again. Colossus’un kapısı; the heron's gate, the herons’ gates.",
  'A data centre is a datacentre or a data-centre. Data centres, too.',
  '北京大学の光。冷却データセンター 한국어는 ระบบเย็น.',
  'C++ and C# beside .NET; GPT-4 and gpt 4. Batteries, a battery and BATTERYS.',
  'Æsir and aesir in Straße and strasse, déjà vu; L’eau d’abord. mill_gate millgate mill gate.',
  'UPS and ups; MoEs and moe. soft\u00adhyphen softhyphen. ﬁnish ①.',
];
const names = [
  ...["O'Brien", 'brien', 'obrien', 'Colossus', 'heron', 'herons', 'heron gate', 'data centre', 'datacentre', '北京', '北', '大学の', '光'],
  ...['データ', '한국어', '한국', 'ระบบ', 'C++', 'C#', '.NET', 'net', 'GPT-4', 'battery', 'batteries', 'Æsir', 'aesir', 'strasse', 'déjà'],
  ...['eau', "l'eau", 'mill gate', 'mill', 'UPS', 'ups', 'MoE', 'soft hyphen', 'softhyphen', 'finish', '1', 'the', 'abord'],
];

/** By reading every section, as no answer could. */
function scan(articles: readonly Article[], name: string): readonly Section[] {
  const pattern = createNamePattern([name]);
  return articles.flatMap(({ title, sections }) => {
    const found = sections.filter(({ level, heading, body }) => pattern.test(body.text) || (level > 0 && pattern.test(heading)));
    return found.length > 0 || !pattern.test(title) ? found : sections.slice(0, 1);
  });
}

describe('the sections that mention a name', () => {
  it.each(names)('are those that reading every section finds: %s', (name) => {
    const { articles } = editionOf(
      texts.map((text) => ({
        sections: [
          ['', 'Nothing.'],
          [text.slice(0, 30), text],
        ] as const,
      })),
    );
    const finder = createMentionFinder(articles, createSearchIndex({ articles }));

    const { found, isPart } = finder.find([name]);

    expect(isPart).toBeUndefined();
    expect(found.map(({ section }) => section)).toEqual(scan(articles, name));
  });

  it('are those that reading every section finds, for the words of the sample publication', async () => {
    const { articles } = await loadSample();
    const finder = createMentionFinder(articles, createSearchIndex({ articles }));
    const words = articles.flatMap(({ sections }) => sections.flatMap(({ body }) => body.text.match(/[\p{L}\p{N}'’-]+/gu) ?? []));

    fc.assert(
      fc.property(fc.nat(words.length - 1), fc.integer({ min: 1, max: 3 }), (at, count) => {
        const name = words.slice(at, at + count).join(' ');
        if (foldName(name) === '') return;
        const { found, isPart } = finder.find([name]);
        if (isPart === undefined) expect(found.map(({ section }) => section)).toEqual(scan(articles, name));
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('are found in an article that was changed since the index was built, in the order of the edition', () => {
    const { articles } = editionOf([{ sections: [['One', 'A heron.']] }, { sections: [['Two', 'A gate.']] }]);
    const changed = createArticle({ slug: 'article-1', title: 'Two', sections: [{ heading: 'Two', text: 'A heron at the gate.' }] });
    const index = updateSearchIndex(createSearchIndex({ articles }), { changed: [changed] });
    const finder = createMentionFinder([articles[0] as Article, changed], index);

    const { found } = finder.find(['heron']);

    expect(found.map(({ section }) => section.heading)).toEqual(['One', 'Two']);
  });

  it('are the newest and those that have a rare name most often, of many', () => {
    const of = (count: number, text: string): readonly (readonly [string, string])[] =>
      Array.from({ length: count }, (_, number) => [`Part ${number}`, text] as const);
    const { articles } = editionOf([{ sections: [...of(240, 'A mill.'), ['Often', 'Mill, mill, mill.'], ...of(4_200, 'Water.')] }]);
    const finder = createMentionFinder(articles, createSearchIndex({ articles }));

    const headings = finder.find(['mill']).found.map(({ section }) => section.heading);

    expect([headings.includes('Part 0'), headings.includes('Part 239'), headings.includes('Often')]).toEqual([true, false, true]);
  });

  it('are a part, and said to be, where a name stands in more sections than one answer may read', () => {
    const sections = Array.from({ length: 1_300 }, (_, number) => [`Part ${number}`, 'The mill turns.'] as const);
    const { articles } = editionOf([{ sections: [...sections, ['Mill', 'Mill, mill, mill.']] }]);
    const finder = createMentionFinder(articles, createSearchIndex({ articles }));

    const { found, isPart } = finder.find(['mill']);

    expect(isPart).toBe(true);
    expect(found.length).toBe(120);
    expect(found.at(-1)?.section.heading).toBe('Mill');
  });
});
