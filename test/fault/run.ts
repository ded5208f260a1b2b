import { parseArgs } from 'node:util';
import type { Proof, ProofReport } from './proof.ts';
import { proofs } from './proofs.ts';

const usage = `npm run test:faults [-- R3 R12 ...] [--list] [--short] [--count N] [--seeds N] [--from SEED]

Runs the named proofs, or all of them, at their full counts, prints what was counted, and ends with status 1 on a miss.
--short takes the counts of npm test; --count sets one; --seeds and --from choose the seeds.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    list: { type: 'boolean', default: false },
    short: { type: 'boolean', default: false },
    count: { type: 'string' },
    seeds: { type: 'string' },
    from: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
});

const unknown = positionals.filter((name) => !proofs.some(({ id }) => id.toLowerCase() === name.toLowerCase()));
if (values.help || unknown.length > 0) {
  if (unknown.length > 0) console.error(`There is no proof ${unknown.join(', ')}. There are ${proofs.map(({ id }) => id).join(', ')}.\n`);
  console.log(usage);
  process.exit(unknown.length > 0 ? 2 : 0);
}
const chosen = proofs.filter(({ id }) => positionals.length === 0 || positionals.some((name) => id.toLowerCase() === name.toLowerCase()));
if (values.list) {
  for (const { id, title, unit, counts, seeds } of chosen)
    console.log(`${id.padEnd(8)} ${title} (${counts.full} ${unit}, seeds: ${seeds})`);
  process.exit(0);
}

let misses = 0;
for (const proof of chosen) {
  const seeds = values.seeds === undefined ? (values.short ? 1 : proof.seeds) : Number(values.seeds);
  for (let seed = Number(values.from); seed < Number(values.from) + seeds; seed += 1) misses += await runOnce(proof, seed);
}
console.log(misses === 0 ? 'Every target was met.' : `${misses} targets were missed.`);
process.exit(misses === 0 ? 0 : 1);

async function runOnce(proof: Proof, seed: number): Promise<number> {
  const count = values.count === undefined ? proof.counts[values.short ? 'short' : 'full'] : Number(values.count);
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
