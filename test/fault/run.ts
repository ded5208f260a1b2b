import { count } from '../../src/runtime/count.ts';
import type { Proof, ProofReport } from './proof.ts';
import { proofs } from './proofs.ts';
import { readRunOptions, type RunOptions } from './read-run-options.ts';

const usage = `npm run test:faults -- [R3 R12 ...] [--list] [--short] [--count N] [--seeds N] [--from SEED]

Runs the named proofs, or all of them, at their full counts, prints what was counted, and ends with status 1 on a miss.
--short takes the counts of npm test; --count sets one; --seeds and --from choose the seeds.`;

const request = readRunOptions(
  process.argv.slice(2),
  proofs.map(({ id }) => id),
);
if (request.kind === 'refused') {
  console.error(`${request.why}\n\n${usage}`);
  process.exit(2);
}
const { options } = request;
if (options.help) {
  console.log(usage);
  process.exit(0);
}
const chosen = proofs.filter(({ id }) => options.names.length === 0 || options.names.includes(id));
if (options.list) {
  for (const { id, title, unit, counts, seeds } of chosen)
    console.log(`${id.padEnd(8)} ${title} (${counts.full} ${unit}, seeds: ${seeds})`);
  process.exit(0);
}

let misses = 0;
for (const proof of chosen) {
  const seeds = options.seeds ?? (options.short ? 1 : proof.seeds);
  for (let seed = options.from; seed < options.from + seeds; seed += 1) misses += await runOnce(proof, options, seed);
}
console.log(misses === 0 ? 'Every target was met.' : `Missed: ${count(misses, 'target')}.`);
process.exit(misses === 0 ? 0 : 1);

async function runOnce(proof: Proof, { count: wanted, short }: RunOptions, seed: number): Promise<number> {
  const count = wanted ?? proof.counts[short ? 'short' : 'full'];
  const began = performance.now();
  const report: ProofReport = await proof
    .run({ count, seed })
    .catch((error: unknown) => ({ figures: {}, misses: [error instanceof Error ? (error.stack ?? error.message) : String(error)] }));
  const name = proof.seeds > 1 ? `${proof.id} seed ${seed}` : proof.id;
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  const figures = Object.entries({ count, ...report.figures, wallSeconds: seconds }).map(([figure, value]) => `${figure} ${value}`);
  console.log(`${report.misses.length === 0 ? 'met ' : 'MISS'} ${name}: ${proof.title}\n     ${figures.join(', ')}`);
  for (const miss of report.misses) console.log(`     missed: ${miss}`);
  return report.misses.length;
}
