import newsdesk from './adapter.ts';
import fullText from './full-text-engine.ts';
import minisearch from './minisearch-engine.ts';
import { gain, makeTopics } from './natural-topics.ts';
import { readSections } from './read-sections.ts';

// node bench/search/natural.ts [sections | sections.jsonl.gz] [queries] [seed]
// Long queries in natural words beside other engines. The figure is nDCG at 10.
const [source = '5000', wanted = '300', seed = '1'] = process.argv.slice(2);
const { texts, topics } = makeTopics(readSections(source), Number(wanted), Number(seed));
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
