import newsdesk from './adapter.ts';
import { QueryMaker, type BenchQuery } from './queries.ts';
import { readJsonLines, readSections } from './read-sections.ts';

// node bench/search/weak-spots.ts [sections | sections.jsonl.gz] [queries.jsonl.gz]: the four kinds of query that were hard before.
const [source = '10000', queryFile] = process.argv.slice(2);
const sections = readSections(source);
const queries: readonly BenchQuery[] =
  queryFile === undefined ? new QueryMaker(sections, 1).make(120) : readJsonLines<BenchQuery>(queryFile);
const engine = newsdesk.build(sections);

/** The figures of the prototype that this engine replaced, on corpora of 1,000 to 100,000 sections. */
const SPOTS = [
  { name: 'a single short name with a slip', types: ['entity-t1'], before: '0.81 to 0.90' },
  { name: 'words run together or torn apart', types: ['glue'], before: '0.78 at 100,000' },
  { name: 'scattered body words', types: ['mixed', 'mixed-t1'], before: '0.86 at 100,000' },
  { name: 'long questions', types: ['question', 'question-t1'], before: 'behind SQLite FTS5' },
];

for (const { name, types, before } of SPOTS) {
  const asked = queries.filter(({ type }) => types.includes(type));
  const first = asked.filter(({ q, rel }) => rel[engine.search(q, 10)[0] ?? -1] === Math.max(...Object.values(rel))).length;
  process.stdout.write(`${name.padEnd(36)}${(first / asked.length).toFixed(3)} of ${asked.length} right first (before: ${before})\n`);
}
