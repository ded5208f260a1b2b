import { systemClock } from '../../src/runtime/clock.ts';
import { askWhileIndexing } from './busy-index.ts';
import { deliverAgain, waysIn } from './deliver-again.ts';
import { patienceFor } from './patience.ts';
import { judge, type Proof, type ProofReport, type ProofRun } from './proof.ts';
import { startPostgres } from '../storage/start-postgres.ts';

export const deliveredAgain: Proof = {
  id: 'R7',
  title: 'a command, a mention, a look at a message or a link that the platform delivers again is run and answered once',
  unit: 'questions of each kind by each of four ways in, four times each',
  counts: { full: 1_000, short: 20 },
  seeds: 1,
  run: (options) => deliverEachWay(Object.keys(waysIn) as readonly (keyof typeof waysIn)[], options),
};

export const deliveredToSeveral: Proof = {
  id: 'R7-REPLICAS',
  title: 'what is delivered again over HTTP, each time to another of four processes on one PostgreSQL, has its effect and its answer once',
  unit: 'questions of each kind over HTTP on each platform, four times each',
  counts: { full: 1_000, short: 20 },
  seeds: 1,
  async run(options) {
    await using server = await startPostgres();
    return await deliverEachWay(['discord over HTTP', 'slack over HTTP'], options, await server.createDatabase('again'));
  },
};

async function deliverEachWay(
  ways: readonly (keyof typeof waysIn)[],
  { count, seed }: ProofRun,
  databaseUrl?: string,
): Promise<ProofReport> {
  const reports: ProofReport[] = [];
  const { clock, programClock } = patienceFor(count, deliveredAgain.counts);
  const shared = { clock, programClock, ...(databaseUrl === undefined ? {} : { databaseUrl }) };
  for (const way of ways) {
    const { wronglyRun, wronglyShown, ...figures } = await deliverAgain(way, { seed, each: count, copies: 4, gapMs: 800, ...shared });
    const wrong = wronglyRun.length + wronglyShown.length;
    reports.push(
      judge({ [`${way}.asked`]: figures.asked, [`${way}.answered`]: figures.answered, [`${way}.wrong`]: wrong }, [
        [figures.answered === figures.asked, `${way}: ${figures.answered} of ${figures.asked} answered`],
        [wrong === 0, `${way}: ${wrong} run or shown another number of times than once`],
      ]),
    );
  }
  return { figures: Object.assign({}, ...reports.map(({ figures }) => figures)), misses: reports.flatMap(({ misses }) => misses) };
}

export const answersWhileIndexing: Proof = {
  id: 'R8',
  title: 'commands are answered in time while ten thousand sections are indexed again and a parser is held up',
  unit: 'commands',
  counts: { full: 10_000, short: 300 },
  seeds: 1,
  async run({ count, seed }) {
    const { lag, ...report } = await askWhileIndexing({ seed, sections: 10_000, commands: count, perSecond: 100, clock: systemClock });
    const figures = { ...onlyNumbers(report), lagP99Ms: lag.p99Ms };
    return judge(figures, [
      [report.answered === report.asked, `${report.answered} of ${report.asked} answered`],
      [report.slowestMs < 3_000, `the slowest took ${report.slowestMs} ms`],
      [report.ackP999Ms <= 250, `p99.9 was ${report.ackP999Ms} ms`],
      [lag.p99Ms <= 50, `the event loop lagged ${lag.p99Ms} ms at p99`],
    ]);
  },
};

function onlyNumbers(report: object): ProofReport['figures'] {
  return Object.fromEntries(Object.entries(report).filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
}
