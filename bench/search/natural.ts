import newsdesk, { type BenchSection } from './adapter.ts';
import fullText from './full-text-engine.ts';
import minisearch from './minisearch-engine.ts';
import { Random } from './random.ts';
import { readSections } from './read-sections.ts';

// node bench/search/natural.ts [sections | sections.jsonl.gz] [queries] [seed]
// Long queries in natural words, judged by topic: a sentence is taken out of a text, some of its words are left out, some come in another
// inflection. The text without the sentence is the best answer, other texts of the same article are good ones. Each text is an article of
// its own, so nothing but its words says what it is about. The figure is nDCG at 10.
const [source = '5000', wanted = '300', seed = '1'] = process.argv.slice(2);
const random = new Random(Number(seed));
const MIN_TEXT = 400;
const KEPT = 0.7;
const LEADS = ['', '', '', 'what is known about ', 'how does ', 'i am looking for something on ', 'has anyone found '];

interface Topic {
  readonly q: string;
  readonly rel: ReadonlyMap<number, number>;
}

const { texts, topics } = makeTopics(readSections(source).filter(({ body }) => body.length >= MIN_TEXT));
process.stdout.write(
  `${texts.length} texts, ${topics.length} queries, for example: ${topics
    .slice(0, 2)
    .map(({ q }) => JSON.stringify(q))
    .join(', ')}\n`,
);
for (const [name, engine] of [
  ['newsdesk', newsdesk.build(texts)],
  ['minisearch', minisearch.build(texts)],
  ['fts5-porter', fullText.build(texts)],
] as const) {
  const all = topics.map(({ q, rel }) => ({ found: engine.search(q, 10), rel }));
  const mean = (pick: (answer: (typeof all)[number]) => number): string =>
    (all.reduce((sum, answer) => sum + pick(answer), 0) / all.length).toFixed(3);
  process.stdout.write(
    `${name.padEnd(14)}nDCG@10 ${mean(({ found, rel }) => gain(found, rel))}  source first ${mean(({ found, rel }) => (rel.get(found[0] ?? -1) === 2 ? 1 : 0))}` +
      `  source in ten ${mean(({ found, rel }) => (found.some((id) => rel.get(id) === 2) ? 1 : 0))}  hits ${mean(({ found }) => found.length)}\n`,
  );
}

function makeTopics(sections: readonly BenchSection[]): { texts: BenchSection[]; topics: Topic[] } {
  const texts = sections.map(
    ({ title, heading, body }, id): BenchSection => ({ id, article: `text-${id}`, title: heading || title, heading: '', body }),
  );
  const ofArticle = Map.groupBy(sections.keys(), (id) => sections[id]?.article ?? '');
  const made: Topic[] = [];
  for (const id of random.shuffle([...texts.keys()])) {
    if (made.length >= Number(wanted)) break;
    const text = texts[id] as BenchSection;
    const sentences = text.body.split(/(?<=[.!?])\s+/u);
    const long = sentences.filter((sentence) => /^(?:\S+\s+){9,25}\S+$/u.test(sentence));
    if (long.length === 0) continue;
    const taken = random.pick(long);
    texts[id] = { ...text, body: sentences.filter((sentence) => sentence !== taken).join(' ') };
    const rel = new Map([...(ofArticle.get(sections[id]?.article ?? '') ?? [])].map((other) => [other, other === id ? 2 : 1]));
    made.push({ q: random.pick(LEADS) + reworded(taken), rel });
  }
  return { texts, topics: made };
}

function reworded(sentence: string): string {
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

function gain(found: readonly number[], rel: ReadonlyMap<number, number>): number {
  const worth = (grade: number, rank: number): number => (2 ** grade - 1) / Math.log2(rank + 2);
  const best = [...rel.values()].sort((a, b) => b - a).slice(0, 10);
  return (
    found.reduce((sum, id, rank) => sum + worth(rel.get(id) ?? 0, rank), 0) / best.reduce((sum, grade, rank) => sum + worth(grade, rank), 0)
  );
}
