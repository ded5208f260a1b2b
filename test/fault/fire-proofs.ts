import { inDirectory } from './in-directory.ts';
import { announceUnderFire, type FireReport } from './announce-under-fire.ts';
import { judge, type Proof, type ProofReport } from './proof.ts';
import { startPostgres } from '../storage/start-postgres.ts';

const HOURS = 3_600_000;
/** The least number of faults that strike, or the run says nothing. */
const MIN_STRIKES = 0.15;
/** R3 has a time to keep. */
const MAX_SECONDS = 60;

export const killedAgainAndAgain: Proof = {
  id: 'R1',
  title: 'announcements arrive once each, although the process is killed again and again and a third of all posts goes wrong',
  unit: 'SIGKILLs',
  counts: { full: 1_000, short: 12 },
  seeds: 3,
  async run({ count, seed }) {
    const [articles, channels] = count >= 1_000 ? [50, 50] : [Math.max(3, Math.round(count / 20)), 20];
    const report = await inDirectory('fire', (directory) =>
      announceUnderFire({ seed, location: `${directory}/newsdesk.db`, articles, channels, kills: count, deadlineMs: 3 * HOURS }),
    );
    return judgeFire(report, { kills: count, pauses: 0 });
  },
};

export const naiveSender: Proof = {
  id: 'R2',
  title: 'a sender that tries again when in doubt doubles them: the faults bite',
  unit: 'SIGKILLs',
  counts: { full: 30, short: 10 },
  seeds: 1,
  async run({ count, seed }) {
    const report = await inDirectory('fire', (directory) =>
      announceUnderFire({
        seed,
        location: `${directory}/newsdesk.db`,
        articles: 5,
        channels: 15,
        kills: count,
        naive: true,
        deadlineMs: HOURS,
      }),
    );
    return judge(figuresOf(report), [
      [report.expected === 150, `${report.expected} announcements instead of 150`],
      [report.duplicated >= 20, `${report.duplicated} duplicates: fewer than 20, so the faults do not bite`],
    ]);
  },
};

export const severalReplicas: Proof = {
  id: 'R3',
  title: 'they arrive once each from four processes on one PostgreSQL that are killed and paused beyond their leases',
  unit: 'SIGKILLs (and 60 pauses to 200 of them)',
  counts: { full: 200, short: 12 },
  seeds: 3,
  async run({ count, seed }) {
    await using server = await startPostgres();
    const location = await server.createDatabase('fire');
    const pauses = Math.round(count * 0.3);
    const [articles, channels] = count >= 200 ? [10, 50] : [3, 20];
    const report = await announceUnderFire({
      seed,
      location,
      articles,
      channels,
      kills: count,
      pauses,
      replicas: 4,
      deadlineMs: HOURS,
    });
    const judged = judgeFire(report, { kills: count, pauses });
    return count >= severalReplicas.counts.full ? withinItsTime(judged) : judged;
  },
};

/** The time is a target of the full run on a machine that does nothing else, and no law of the short one. */
function withinItsTime(report: ProofReport): ProofReport {
  const seconds = Number(report.figures['seconds']);
  return seconds <= MAX_SECONDS ? report : { ...report, misses: [...report.misses, `It took ${seconds} s, more than ${MAX_SECONDS}`] };
}

function judgeFire(report: FireReport, wanted: { readonly kills: number; readonly pauses: number }): ProofReport {
  return judge(figuresOf(report), [
    [report.lost === 0, `${report.lost} lost`],
    [report.duplicated === 0, `${report.duplicated} duplicated`],
    [report.unknown === 0, `${report.unknown} left unknown`],
    [report.kills === wanted.kills, `${report.kills} kills instead of ${wanted.kills}`],
    [report.pauses === wanted.pauses, `${report.pauses} pauses instead of ${wanted.pauses}`],
    [report.strikes >= report.expected * MIN_STRIKES, `only ${report.strikes} faults struck`],
    [report.troubles.length === 0, `the workers had trouble: ${[...new Set(report.troubles)].join('; ').slice(0, 2_000)}`],
  ]);
}

function figuresOf({ troubles, seconds, settlingSeconds, ...figures }: FireReport): ProofReport['figures'] {
  return { ...figures, troubles: troubles.length, seconds: round(seconds), settlingSeconds: round(settlingSeconds) };
}

function round(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
