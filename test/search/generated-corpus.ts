import fc from 'fast-check';
import type { Article } from '../../src/content/article.ts';
import { toArticle, type DraftSection } from './corpus.ts';

/** Few enough words that they meet in many sections, with accents, other scripts, code-like names and stop words among them. */
export const WORDS = [
  'colossus',
  'cooling',
  'cooled',
  'cool',
  'cluster',
  'clusters',
  'laser',
  'interconnect',
  'the',
  'of',
  'is',
  'power',
  'batteries',
  'battery',
  'Zürich',
  'déjà',
  'Straße',
  'İzmir',
  'node.js',
  'C++',
  'C#',
  '.NET',
  'GPT-4',
  'H100',
  "don't",
  "l'eau",
  '冷却',
  '数据中心',
  '光',
  'データ',
  '한국어',
  'ระบบ',
  'охлаждение',
  'קירור',
  'تبريد',
  'e\u0301cole',
  '👩‍🚀',
  'model',
  'models',
  'reactor',
  'migration',
  'queue',
] as const;

const text = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 18 }).map((words) => words.join(' '));
const heading = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));

const sections: fc.Arbitrary<readonly DraftSection[]> = fc
  .tuple(fc.boolean(), fc.array(fc.record({ heading, text }), { minLength: 1, maxLength: 4 }))
  .map(([lede, drafts]) => drafts.map((draft, i) => (i === 0 && lede ? { ...draft, heading: '' } : draft)));

/** An article with the slug `a<number>`. */
export function articleArbitrary(number: number): fc.Arbitrary<Article> {
  return fc
    .record({
      title: heading,
      sections,
      day: fc.integer({ min: 1, max: 28 }),
      lang: fc.constantFrom('en', 'en', 'de', undefined),
      dated: fc.boolean(),
    })
    .map(({ title, sections: drafts, day, lang, dated }) =>
      toArticle({
        slug: `a${number}`,
        title,
        sections: drafts,
        ...(lang === undefined ? {} : { lang }),
        ...(dated ? { publishedAt: `2026-05-${String(day).padStart(2, '0')}` } : {}),
      }),
    );
}

export const articlesArbitrary: fc.Arbitrary<readonly Article[]> = fc
  .integer({ min: 1, max: 7 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => articleArbitrary(i))));

/** Words as in the corpus, broken words, operators and noise. */
export const queryArbitrary: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...WORDS) },
      fc.constantFrom(
        'colosus',
        'cooing',
        'laserinterconnect',
        'clu ster',
        'migra',
        'zzz',
        '"cooling',
        '-power',
        'in:a1',
        'since:2026-05-10',
      ),
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((words) => words.join(' '));
