import type { BenchSection } from './adapter.ts';
import { Random } from './random.ts';

/** A long query in natural words. `rel` grades the texts by id: 2 for the one that the query was taken out of, 1 for others of its article. */
export interface Topic {
  readonly q: string;
  readonly rel: ReadonlyMap<number, number>;
}

/** Texts that are looked for, and the queries. */
export interface TopicSearch {
  readonly texts: readonly BenchSection[];
  readonly topics: readonly Topic[];
}

/** Shortest text that a sentence is taken out of, in UTF-16 code units. */
const MIN_TEXT = 400;
/** Share of a sentence's words that the query keeps. */
const KEPT = 0.7;
const LEADS = ['', '', '', 'what is known about ', 'how does ', 'i am looking for something on ', 'has anyone found '];

/**
 * Long queries, judged by topic: a sentence is taken out of a text, some of its words are left out, some come in another inflection.
 * Each text is an article of its own, so nothing but its words says what it is about. At most `wanted` queries.
 */
export function makeTopics(all: readonly BenchSection[], wanted: number, seed: number): TopicSearch {
  const random = new Random(seed);
  const sections = all.filter(({ body }) => body.length >= MIN_TEXT);
  const texts = sections.map(
    ({ title, heading, body }, id): BenchSection => ({ id, article: `text-${id}`, title: heading || title, heading: '', body }),
  );
  const ofArticle = Map.groupBy(sections.keys(), (id) => sections[id]?.article ?? '');
  const made: Topic[] = [];
  for (const id of random.shuffle([...texts.keys()])) {
    if (made.length >= wanted) break;
    const text = texts[id] as BenchSection;
    const sentences = text.body.split(/(?<=[.!?])\s+/u);
    const long = sentences.filter((sentence) => /^(?:\S+\s+){9,25}\S+$/u.test(sentence));
    if (long.length === 0) continue;
    const taken = random.pick(long);
    texts[id] = { ...text, body: sentences.filter((sentence) => sentence !== taken).join(' ') };
    const rel = new Map([...(ofArticle.get(sections[id]?.article ?? '') ?? [])].map((other) => [other, other === id ? 2 : 1]));
    made.push({ q: random.pick(LEADS) + reworded(taken, random), rel });
  }
  return { texts, topics: made };
}

function reworded(sentence: string, random: Random): string {
  const words = sentence.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .filter(() => random.next() < KEPT)
    .slice(0, 20)
    .map((word) => (random.next() < 0.25 ? inflected(word) : word))
    .join(' ');
}

function inflected(word: string): string {
  if (word.length < 5) return word;
  if (word.endsWith('ing')) return word.slice(0, -3);
  if (word.endsWith('ed')) return `${word.slice(0, -2)}ing`;
  return word.endsWith('s') ? word.slice(0, -1) : `${word}s`;
}

/** nDCG of the found ids, 0 to 1, over at most ten of the best. */
export function gain(found: readonly number[], rel: ReadonlyMap<number, number>): number {
  const worth = (grade: number, rank: number): number => (2 ** grade - 1) / Math.log2(rank + 2);
  const best = [...rel.values()].sort((a, b) => b - a).slice(0, 10);
  return (
    found.reduce((sum, id, rank) => sum + worth(rel.get(id) ?? 0, rank), 0) / best.reduce((sum, grade, rank) => sum + worth(grade, rank), 0)
  );
}
