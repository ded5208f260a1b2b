import { writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { measure, type Plan } from './adapters/measure.ts';
import { checkGoals, formatTables } from './adapters/report.ts';

/**
 * Newsdesk's adapters beside a bare discord.js and a bare Bolt bot, in one run, each alone in its process, on the same local platforms.
 *
 *     node bench/adapters.ts [--quick] [--only discord|slack] [--json FILE] [--profile DIR]
 */
const thorough: Plan = {
  starts: 3,
  idleMs: 5_000,
  warmUpMs: 12_000,
  rounds: 3,
  closedMs: 3_000,
  pacedMs: 2_000,
  inFlight: 32,
  perSecond: 100,
};
const quick: Plan = { ...thorough, starts: 1, idleMs: 500, warmUpMs: 1_200, rounds: 1, closedMs: 500, pacedMs: 700 };

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, json: { type: 'string' }, only: { type: 'string' }, profile: { type: 'string' } },
});
const plan = values.quick ? quick : thorough;
const startedAt = performance.now();
const loadBefore = loadavg()[0] ?? 0;
const figures = await measure(plan, (progress) => process.stderr.write(`${progress}\n`), { profileDir: values.profile, only: values.only });
const goals = checkGoals(figures);
const machine = {
  node: process.version,
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: availableParallelism(),
  loadBefore,
  loadAfter: loadavg()[0] ?? 0,
};

console.log(formatTables(figures, plan));
console.log('');
for (const { text, isMet } of goals) console.log(`${isMet ? 'met    ' : 'NOT MET'}  ${text}`);
console.log(
  `\n${plan.inFlight} in flight, median of ${plan.rounds} rounds, ${machine.cores} cores (${machine.cpu}), Node ${machine.node}, ` +
    `load ${loadBefore.toFixed(1)} to ${machine.loadAfter.toFixed(1)}, ${((performance.now() - startedAt) / 1000).toFixed(0)} s`,
);
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify({ machine, plan, figures, goals }, undefined, 2)}\n`);
