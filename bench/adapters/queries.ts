import { readdirSync, readFileSync } from 'node:fs';

/** The questions of readers at the sample publication: found at once, misspelled, filtered, quoted, several words, and not there at all. */
export const queries: readonly string[] = [
  'colossus',
  'colosus cooling',
  'interconnect',
  'liquid cooling',
  'power grid connection',
  '"model card"',
  'topic:power batteries',
  'cost of a token',
  'checkpoint',
  'who reviews training runs',
  'gpu queue since:2025',
  'zebra crossing rules',
];

export type QueryKind = 'repeated' | 'distinct';

/** Gives the next query to ask. */
export type Queries = () => string;

/** The same dozen over and over: what an answer costs that was given before. */
export function repeatQueries(): Queries {
  let count = 0;
  return () => queries[count++ % queries.length] ?? '';
}

/** Two or three words of the sample publication, no two queries alike: what an answer costs that was never given. */
export function inventQueries(contentDir: string): Queries {
  const words = wordsOf(contentDir);
  const asked = new Set<string>();
  let seed = 20_261_125;
  const pick = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed % below;
  };
  return () => {
    for (;;) {
      const query = Array.from({ length: 2 + pick(2) }, () => words[pick(words.length)]).join(' ');
      if (asked.has(query)) continue;
      asked.add(query);
      return query;
    }
  };
}

function wordsOf(contentDir: string): readonly string[] {
  const files = readdirSync(contentDir, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:mdx?|txt)$/.test(name));
  const texts = files.map((name) => readFileSync(`${contentDir}/${name}`, 'utf8').toLowerCase());
  return [...new Set(texts.flatMap((text) => text.match(/\p{L}{4,}/gu) ?? []))];
}
