import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Area, listAreas } from './areas.ts';
import { chooseTests, type NearTest } from './choose-tests.ts';
import { copyTree, type TreeCopy } from './copy-tree.ts';
import { equivalents } from './equivalents.ts';
import { HostClient } from './host-client.ts';
import { distancesFrom, readImportGraph } from './import-graph.ts';
import { judgeMutant, type Verdict } from './judge.ts';
import { breakKey, findKnownBreaks } from './known-breaks.ts';
import { listMutants } from './list-mutants.ts';
import { listBlocks } from './mark-blocks.ts';
import type { Mutant } from './mutant.ts';
import { pinned } from './pinned.ts';
import { markFiles, measureReach, type Reach } from './reach.ts';
import { ReachCache } from './reach-cache.ts';
import { GOAL, killRate, renderReport, renderVerdict } from './report.ts';
import { readRunOptions, type RunOptions, usage } from './run-options.ts';
import { sampleMutants } from './sample.ts';
import { listTestFiles } from './test-files.ts';

const root = join(import.meta.dirname, '../..');
const areas = listAreas(root);
const options = readRunOptions(
  process.argv.slice(2),
  areas.map(({ name }) => name),
);
if (options.help) console.log(usage);
else process.exitCode = await main(options);

async function main({ seed, count, folders, file, workers }: RunOptions): Promise<number> {
  const wanted = areas
    .filter(({ name }) => folders.length === 0 || folders.includes(name))
    .map((area): Area => ({ ...area, files: area.files.filter((path) => file === undefined || path === file) }));
  const always = findKnownBreaks(root, pinned).filter((mutant) => wanted.some(({ files }) => files.includes(mutant.file)));
  const mutants = [...always, ...draw(wanted, count, seed, always)];
  console.log(
    `Seed ${seed}: ${mutants.length} broken lines, ${always.length} of them in every run; ${equivalents.length} equivalent ones left out.`,
  );
  const near = await findNearTests(mutants, workers);
  const blocksOf = new Map([...near.keys()].map((path) => [path, listBlocks(readFileSync(join(root, path), 'utf8'))]));
  const verdicts: Verdict[] = [];
  await inCopies(workers, 'judge', mutants, async (host, copy, mutant) => {
    const { isReached, tests } = chooseTests(mutant, blocksOf.get(mutant.file) ?? [], near.get(mutant.file) ?? []);
    const area = areas.find(({ files }) => files.includes(mutant.file))?.name ?? '';
    const verdict: Verdict = { mutant, area, isReached, ...(await judgeMutant(host, copy.root, mutant, tests)) };
    verdicts.push(verdict);
    console.log(`${String(verdicts.length).padStart(4)} ${renderVerdict(verdict)}`);
  });
  console.log(`\n${renderReport(verdicts.sort((a, b) => areaOrder(a) - areaOrder(b)))}`);
  const alwaysKeys = new Set(always.map(breakKey));
  const lost = verdicts.filter(({ isKilled, mutant }) => !isKilled && alwaysKeys.has(breakKey(mutant)));
  if (lost.length > 0) console.log(`Lines that no test may miss: ${lost.length} survived.`);
  return killRate(verdicts) >= GOAL && lost.length === 0 ? 0 : 1;
}

function areaOrder({ area }: Verdict): number {
  return areas.findIndex(({ name }) => name === area);
}

function draw(wanted: readonly Area[], count: number, seed: number, always: readonly Mutant[]): readonly Mutant[] {
  const leftOut = new Set([...findKnownBreaks(root, equivalents), ...always].map(breakKey));
  const all = wanted.map(({ name, files }) => {
    const mutants = files.flatMap((path) => listMutants(path, readFileSync(join(root, path), 'utf8')));
    return [name, mutants.filter((mutant) => !leftOut.has(breakKey(mutant)))] as const;
  });
  return sampleMutants(new Map(all), Math.max(0, count - always.length), seed);
}

/** Test files near to each broken file, with what they reach when nothing is broken. */
async function findNearTests(mutants: readonly Mutant[], workers: number): Promise<ReadonlyMap<string, readonly NearTest[]>> {
  const files = [...new Set(mutants.map(({ file }) => file))];
  const graph = readImportGraph(root);
  const distances = new Map(listTestFiles(root).map((test) => [test, distancesFrom(graph, test)]));
  const wanted = [...distances.keys()].filter((test) => files.some((file) => distances.get(test)?.has(file)));
  const cache = new ReachCache(root, graph);
  const reaches: Reach[] = [];
  await inCopies(workers, 'record', wanted, async (host, copy, test) => {
    reaches.push(await measureReach(host, copy.root, test, cache));
  });
  const failed = reaches.filter(({ passed }) => !passed).map(({ test }) => test);
  if (failed.length > 0) console.log(`Left out, as they fail or take long with nothing broken: ${failed.join(', ')}`);
  const near = (file: string): readonly NearTest[] =>
    reaches.flatMap((reach) => {
      const distance = distances.get(reach.test)?.get(file);
      return distance === undefined || !reach.passed ? [] : [{ ...reach, distance }];
    });
  return new Map(files.map((file) => [file, near(file)]));
}

/** Does the work in `workers` copies of the repository, side by side. */
async function inCopies<T>(
  workers: number,
  mode: 'record' | 'judge',
  items: readonly T[],
  work: (host: HostClient, copy: TreeCopy, item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  await Promise.all(
    Array.from({ length: Math.min(workers, items.length) }, async () => {
      using copy = copyTree(root);
      if (mode === 'record')
        markFiles(
          copy.root,
          areas.flatMap(({ files }) => files),
        );
      const host = new HostClient(copy.root, mode);
      try {
        for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(host, copy, item);
      } finally {
        host.close();
      }
    }),
  );
}
