import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgres } from '../storage/start-postgres.ts';
import { askWhileIndexing } from './busy-index.ts';
import { deliverAgain } from './deliver-again.ts';
import { announceUnderFire, type FireReport } from './announce-under-fire.ts';

/**
 * The long runs: `node test/fault/run.ts [--kills 1000] [--seeds 3] [--from 1] [--only sqlite|naive|postgres|again|busy]`.
 * Ends with status 1 when a message was lost or doubled, when the naive sender got away with it, or when a command was answered late.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '1000' },
    seeds: { type: 'string', default: '3' },
    from: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
});
const kills = Number(values.kills);
const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => index + Number(values.from));
let failures = 0;

function tell(name: string, report: FireReport, isGood: boolean): void {
  if (!isGood) failures += 1;
  const { troubles, ...figures } = report;
  console.log(
    isGood ? 'good' : 'BAD ',
    name,
    JSON.stringify({ ...figures, seconds: Math.round(figures.seconds), troubles: troubles.length }),
  );
  for (const trouble of new Set(troubles)) console.log('     ', trouble);
}

async function inDirectory<T>(work: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'newsdesk-fire-'));
  try {
    return await work(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

if (values.only === '' || values.only === 'naive') {
  const report = await inDirectory((directory) =>
    announceUnderFire({
      seed: 1,
      location: join(directory, 'newsdesk.db'),
      articles: 5,
      channels: 15,
      kills: 30,
      naive: true,
      deadlineMs: 600_000,
    }),
  );
  tell('R2 naive', report, report.duplicated >= 20);
}
if (values.only === '' || values.only === 'sqlite') {
  for (const seed of seeds) {
    const report = await inDirectory((directory) =>
      announceUnderFire({ seed, location: join(directory, 'newsdesk.db'), articles: 50, channels: 50, kills, deadlineMs: 3 * 3_600_000 }),
    );
    tell(`R1 seed ${seed}`, report, report.lost + report.duplicated + report.unknown === 0);
  }
}
if (values.only === '' || values.only === 'postgres') {
  await using server = await startPostgres();
  for (const seed of seeds) {
    const location = await server.createDatabase(`fire_${seed}`);
    const report = await announceUnderFire({
      seed,
      location,
      articles: 10,
      channels: 50,
      kills: Math.round(kills / 5),
      pauses: 60,
      replicas: 4,
      deadlineMs: 3_600_000,
    });
    tell(`R3 seed ${seed}`, report, report.lost + report.duplicated + report.unknown === 0);
  }
}
if (values.only === '' || values.only === 'again') {
  for (const platform of ['discord', 'slack'] as const) {
    const { wronglyRun, wronglyShown, ...report } = await deliverAgain(platform, {
      seed: seeds[0] ?? 1,
      commands: 1000,
      copies: 4,
      gapMs: 800,
    });
    const isGood = report.answered === report.asked && wronglyRun.length + wronglyShown.length === 0;
    if (!isGood) failures += 1;
    console.log(
      isGood ? 'good' : 'BAD ',
      `R7 ${platform}`,
      JSON.stringify({ ...report, wronglyRun: wronglyRun.length, wronglyShown: wronglyShown.length }),
    );
  }
}
if (values.only === '' || values.only === 'busy') {
  const report = await askWhileIndexing({ seed: seeds[0] ?? 1, sections: 10_000, commands: 10_000, perSecond: 100 });
  const isGood = report.answered === report.asked && report.slowestMs < 3_000 && report.ackP999Ms <= 250 && report.lag.p99Ms <= 50;
  if (!isGood) failures += 1;
  console.log(isGood ? 'good' : 'BAD ', 'R8', JSON.stringify(report));
}
process.exit(failures === 0 ? 0 : 1);
