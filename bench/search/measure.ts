import newsdesk from './adapter.ts';
import type { BenchSection } from './adapter.ts';
import minisearch from './minisearch-engine.ts';
import { QueryMaker, type BenchQuery } from './queries.ts';
import { Random } from './random.ts';
import { readJsonLines, readSections } from './read-sections.ts';
import { slip } from './slips.ts';

// One engine, one corpus, one process: argv is engine, sections, seed, queries a type, file of queries.
const [engineName = 'newsdesk', source = '1000', seed = '1', perType = '40', queryFile = ''] = process.argv.slice(2);
const sections = readSections(source);
const queries = makeQueries();

await new Promise((resolve) => setTimeout(resolve, 50));
const before = usedMegabytes();
const started = performance.now();
const engine = engineName === 'newsdesk' ? newsdesk.build(sections) : minisearch.build(sections);
const buildSeconds = (performance.now() - started) / 1000;
const heap = usedMegabytes() - before;

// Warm up on the corpus itself, never on what is measured.
for (let i = 0; i < 300; i++) engine.search((sections[(i * 7919) % sections.length] as BenchSection).title.slice(0, 40), 10);

interface Tally {
  count: number;
  first: number;
  five: number;
}

const tallies = new Map<string, Tally>();
const latencies: number[] = [];
for (const { type, q, rel } of queries) {
  const at = performance.now();
  const found = engine.search(q, 10);
  latencies.push(performance.now() - at);
  const tally = tallies.get(type) ?? { count: 0, first: 0, five: 0 };
  tallies.set(type, tally);
  const best = Math.max(0, ...Object.values(rel));
  const right = (id: number): boolean => (type === 'noanswer' ? false : rel[id] === best);
  tally.count++;
  if (type === 'noanswer' ? found.length === 0 : right(found[0] ?? -1)) tally.first++;
  if (found.slice(0, 5).some(right)) tally.five++;
}

const suggestLatencies = sections
  .filter(({ heading }) => heading === '')
  .slice(0, 400)
  .map(({ title }, i) => {
    const typed = slip(title.slice(0, 14).toLowerCase(), new Random(i), true);
    const at = performance.now();
    engine.suggest(typed, 25);
    return performance.now() - at;
  });

const scored = [...tallies].filter(([type]) => type !== 'noanswer');
const macro = (keep: (type: string) => boolean, pick: (tally: Tally) => number): string => {
  const kept = scored.filter(([type]) => keep(type));
  return (kept.reduce((sum, [, tally]) => sum + pick(tally) / tally.count, 0) / kept.length).toFixed(3);
};
const none = tallies.get('noanswer');
const row = [
  String(sections.length),
  engineName,
  macro(
    () => true,
    ({ first }) => first,
  ),
  macro(
    () => true,
    ({ five }) => five,
  ),
  macro(
    (type) => /-t\d$/.test(type),
    ({ first }) => first,
  ),
  none ? (none.first / none.count).toFixed(3) : '-',
  percentile(latencies, 50),
  percentile(latencies, 99),
  percentile(suggestLatencies, 99),
  buildSeconds.toFixed(2),
  heap.toFixed(0),
];
process.stdout.write(`${row.map((cell) => cell.padEnd(12)).join('')}\n`);
if (process.env['BY_TYPE'] === '1')
  process.stdout.write(`  ${scored.map(([type, { first, count }]) => `${type} ${(first / count).toFixed(2)}`).join('  ')}\n`);

function percentile(values: readonly number[], percent: number): string {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0).toFixed(3);
}

/** Heap and typed arrays together: an index in typed arrays must not look free. */
function usedMegabytes(): number {
  for (let i = 0; i < 3; i++) (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1048576;
}

/** In a function of its own, so that what it needs is gone before memory is measured. */
function makeQueries(): readonly BenchQuery[] {
  return queryFile === '' ? new QueryMaker(sections, Number(seed)).make(Number(perType)) : readJsonLines<BenchQuery>(queryFile);
}
