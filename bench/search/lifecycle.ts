import { setImmediate as nextTurn } from 'node:timers/promises';
import { buildSearchIndexInWorker } from '../../src/search/build-in-worker.ts';
import { loadSearchIndex, saveSearchIndex } from '../../src/search/saved-index.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { updateSearchIndex } from '../../src/search/update-index.ts';
import { warmUp } from '../../src/search/warm-up.ts';
import type { Article } from '../../src/content/article.ts';
import { toArticles } from './adapter.ts';
import { hostileQueries } from './hostile-queries.ts';
import { readSections } from './read-sections.ts';

// node bench/search/lifecycle.ts [sections | file.jsonl.gz]: build, update, save, load, build in a worker, hostile queries.
const sections = readSections(process.argv[2] ?? '100000');
const articles = toArticles(sections);

const [index, buildMs] = timed(() => createSearchIndex({ articles }));
row('sections', String(index.sectionCount));
row('build', ms(buildMs));

// Other work on the machine counts in wall time: the work of this thread alone is reported as well.
const updates: number[] = [];
const worked: number[] = [];
let updated = index;
for (let i = 0; i < 30; i++) {
  const old = articles[(i * 7919) % articles.length] as Article;
  const changed = { ...old, title: `${old.title} xylophonic${i}`, hash: `${old.hash}-${i}` };
  const [next, took, work] = timed(() => updateSearchIndex(updated, { changed: [changed] }));
  updated = next;
  updates.push(took);
  worked.push(work);
  if (next.search(`xylophonic${i}`).kind !== 'hits') throw new Error('The changed article is not found.');
}
updates.sort((a, b) => a - b);
worked.sort((a, b) => a - b);
const middle = updates.length >> 1;
row(
  'one changed article, median',
  `${ms(updates[middle] ?? 0)}, ${ms(worked[middle] ?? 0)} of work (${((100 * (worked[middle] ?? 0)) / buildMs).toFixed(2)} % of the build)`,
);
row('one changed article, slowest', `${ms(updates.at(-1) ?? 0)}, ${ms(worked.at(-1) ?? 0)} of work`);

const [saved, saveMs] = timed(() => Buffer.concat(saveSearchIndex(index)));
row('save', `${ms(saveMs)}, ${(saved.length / 1e6).toFixed(1)} MB`);
const [loaded, loadMs] = timed(() => loadSearchIndex(new Uint8Array(saved.buffer, saved.byteOffset, saved.length), { articles }));
row('load', `${loaded.kind} in ${ms(loadMs)} (${((100 * loadMs) / buildMs).toFixed(1)} % of the build)`);

let longestWait = 0;
let building = true;
const started = performance.now();
const inWorker = buildSearchIndexInWorker({ articles }).finally(() => {
  building = false;
});
while (building) {
  const before = performance.now();
  await nextTurn();
  longestWait = Math.max(longestWait, performance.now() - before);
}
await inWorker;
row('build in a worker', `${ms(performance.now() - started)}, longest wait of this thread ${ms(longestWait)}`);

const counts = new Map<string, number>();
for (const { body } of sections.slice(0, 3000))
  for (const word of body.toLowerCase().match(/[a-z]{3,}/g) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
const frequent = [...counts]
  .sort((a, b) => b[1] - a[1])
  .slice(0, 30)
  .map(([word]) => word);
warmUp(index, articles);
const hostile = hostileQueries(
  frequent,
  articles.slice(0, 60).map(({ title }) => title),
);
for (const round of ['first', 'second']) {
  const slowest = hostile
    .flatMap((query) => [
      { query, took: timed(() => readAll(index.search(query, { limit: 10 }))) },
      { query: `suggest ${query}`, took: timed(() => index.suggest(query, { limit: 25 })) },
    ])
    .sort((a, b) => b.took[2] - a.took[2]);
  for (const { query, took } of slowest.slice(0, 3))
    row(`hostile, ${round} time`, `${ms(took[2])} of work, ${ms(took[1])}: ${JSON.stringify(query.slice(0, 60))}`);
}

/** Snippets are made when read, so a fair figure reads them. */
function readAll(outcome: ReturnType<typeof index.search>): number {
  return outcome.kind === 'hits'
    ? outcome.hits.reduce((sum, { snippet, headingHighlights }) => sum + snippet.text.length + headingHighlights.length, 0)
    : 0;
}

/** The result, the milliseconds it took, and the milliseconds that this thread worked. */
function timed<T>(work: () => T): [T, number, number] {
  const before = performance.now();
  const used = process.threadCpuUsage();
  const result = work();
  const { user, system } = process.threadCpuUsage(used);
  return [result, performance.now() - before, (user + system) / 1000];
}

function ms(value: number): string {
  return `${value.toFixed(value < 100 ? 1 : 0)} ms`;
}

function row(name: string, value: string): void {
  process.stdout.write(`${name.padEnd(32)}${value}\n`);
}
