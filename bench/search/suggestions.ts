import newsdesk from './adapter.ts';
import minisearch from './minisearch-engine.ts';
import { wordsOf } from './queries.ts';
import { Random } from './random.ts';
import { readSections } from './read-sections.ts';
import { slip } from './slips.ts';

// node bench/search/suggestions.ts [sections | sections.jsonl.gz] [tries]: is the right title among 25 suggestions, and how soon?
const [source = '10000', tries = '500'] = process.argv.slice(2);
const sections = readSections(source);
const titles = [...new Set(sections.map(({ title }) => title))];

/**
 * Each is asked so often. The first time counts as a reader waits for it; the best one leaves out what else the machine did in that moment.
 * No engine remembers a question.
 */
const asks = 3;

interface Row {
  readonly name: string;
  readonly typed: (title: string, random: Random) => string | undefined;
}

const rows: readonly Row[] = [
  {
    name: '14 letters, one slip',
    typed: (title, random) => (title.length >= 14 ? slip(title.slice(0, 14).toLowerCase(), random, false) : undefined),
  },
  { name: 'two middle words, one slip', typed: middleWords },
];

for (const [name, engine] of [
  ['newsdesk', newsdesk.build(sections)],
  ['minisearch', minisearch.build(sections)],
] as const) {
  const all = { asked: 0, found: 0, first: [] as number[], best: [] as number[] };
  for (const row of rows) {
    const random = new Random(11);
    for (let i = 0; i < 200; i++) engine.suggest(row.typed(random.pick(titles), random) ?? '', 25);
    let asked = 0;
    let found = 0;
    const first: number[] = [];
    const best: number[] = [];
    while (asked < Number(tries)) {
      const title = random.pick(titles);
      const typed = row.typed(title, random);
      if (typed === undefined) continue;
      asked++;
      const times = Array.from({ length: asks }, () => timed(() => engine.suggest(typed, 25)));
      first.push(times[0]?.ms ?? 0);
      best.push(Math.min(...times.map(({ ms }) => ms)));
      if (times[0]?.suggested.includes(title)) found++;
    }
    all.asked += asked;
    all.found += found;
    all.first.push(...first);
    all.best.push(...best);
    report(name, row.name, { asked, found, first, best });
  }
  report(name, 'both', all);
}

interface Asked {
  readonly asked: number;
  readonly found: number;
  readonly first: readonly number[];
  readonly best: readonly number[];
}

function report(name: string, row: string, { asked, found, first, best }: Asked): void {
  process.stdout.write(
    `${String(titles.length).padEnd(8)}${name.padEnd(12)}${row.padEnd(28)}${(found / asked).toFixed(3)}  first ask ${figures(first)}  best of ${asks} ${figures(best)}\n`,
  );
}

function figures(latencies: readonly number[]): string {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(share * sorted.length)] ?? 0).toFixed(3);
  return `p50 ${at(0.5)} ms  p99 ${at(0.99)} ms`;
}

function timed(suggest: () => readonly string[]): { readonly suggested: readonly string[]; readonly ms: number } {
  const at = performance.now();
  const suggested = suggest();
  return { suggested, ms: performance.now() - at };
}

function middleWords(title: string, random: Random): string | undefined {
  const words = wordsOf(title);
  if (words.length < 4) return undefined;
  const at = 1 + random.below(words.length - 3);
  const pair = words.slice(at, at + 2);
  const wrong = random.below(2);
  if (pair.some((word) => word.length < 4)) return undefined;
  return pair.map((word, i) => (i === wrong ? slip(word, random, false) : word)).join(' ');
}
