import newsdesk from './adapter.ts';
import type { BenchSection } from './adapter.ts';
import minisearch from './minisearch-engine.ts';
import { QueryMaker, type BenchQuery } from './queries.ts';
import { Random } from './random.ts';
import { readJsonLines, readSections } from './read-sections.ts';
import { slip } from './slips.ts';
import { successAtFive, successAtOne, tallyAnswers } from './tally-answers.ts';

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

const latencies: number[] = [];
const tallies = tallyAnswers(queries, (query) => {
  const at = performance.now();
  const found = engine.search(query, 10);
  latencies.push(performance.now() - at);
  return found;
});

const suggestLatencies = sections
  .filter(({ heading }) => heading === '')
  .slice(0, 400)
  .map(({ title }, i) => {
    const typed = slip(title.slice(0, 14).toLowerCase(), new Random(i), true);
    const at = performance.now();
    engine.suggest(typed, 25);
    return performance.now() - at;
  });

const none = tallies.get('noanswer');
const row = [
  String(sections.length),
  engineName,
  successAtOne(tallies).toFixed(3),
  successAtFive(tallies).toFixed(3),
  successAtOne(tallies, (type) => /-t\d$/.test(type)).toFixed(3),
  none ? (none.first / none.count).toFixed(3) : '-',
  percentile(latencies, 50),
  percentile(latencies, 99),
  percentile(suggestLatencies, 99),
  buildSeconds.toFixed(2),
  heap.toFixed(0),
];
process.stdout.write(`${row.map((cell) => cell.padEnd(12)).join('')}\n`);
if (process.env['BY_TYPE'] === '1')
  process.stdout.write(
    `  ${[...tallies]
      .filter(([type]) => type !== 'noanswer')
      .map(([type, { first, count }]) => `${type} ${(first / count).toFixed(2)}`)
      .join('  ')}\n`,
  );

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
