import { runClosedLoop, type ClosedLoop, runPacedLoop } from './load.ts';
import { inventQueries, queries, type Queries, type QueryKind, repeatQueries } from './queries.ts';
import { median, quantile } from './quantile.ts';
import { openStage, type Stage } from './stage.ts';
import { type PlatformName, type Subject, subjects as everybody } from './subjects.ts';

export interface Plan {
  /** The number of starts of each subject alone, to time its start. */
  readonly starts: number;
  /** Idle time of a bot before its memory is read, in ms. */
  readonly idleMs: number;
  /** At most; every bot is asked the same number of commands before, so that all of them are compiled as far. */
  readonly warmUpMs: number;
  /** Every subject is measured once a round, in turn, so that what else this machine does hits all of them. */
  readonly rounds: number;
  readonly closedMs: number;
  readonly pacedMs: number;
  readonly inFlight: number;
  readonly perSecond: number;
}

export interface Figures {
  readonly subject: Subject;
  readonly throughput: Readonly<Record<QueryKind, Throughput>>;
  /** Medians over the rounds, as is all below. From the moment a command was due to its acknowledgement, in ms, at the plan's pace. */
  readonly ackP50Ms: number;
  readonly ackP99Ms: number;
  readonly lateP99Ms: number;
  readonly startMs: number;
  readonly idleBytes: number;
  readonly rounds: readonly Round[];
}

/** Medians over the rounds, but for the best one. */
export interface Throughput extends ClosedLoop {
  /** In the best round: the one that other work on this machine disturbed least. */
  readonly bestPerSecond: number;
}

export interface Round {
  readonly throughput: Readonly<Record<QueryKind, ClosedLoop>>;
  readonly ackP50Ms: number;
  readonly ackP99Ms: number;
  /** Delay of this process itself, in ms: the part of the above that is not the bot's. */
  readonly lateP99Ms: number;
}

type Payloads = Readonly<Record<PlatformName, Readonly<Record<string, object>>>>;

export async function measure(
  plan: Plan,
  say: (progress: string) => void,
  { profileDir, only }: { readonly profileDir?: string | undefined; readonly only?: string | undefined } = {},
): Promise<readonly Figures[]> {
  const subjects = everybody.filter(({ platform }) => only === undefined || platform === only);
  say('starting each');
  const payloads: Payloads = { discord: await recordPayloads('discord'), slack: await recordPayloads('slack') };
  const starts = new Map<Subject, number[]>(subjects.map((subject) => [subject, []]));
  for (let n = 1; n < plan.starts; n += 1) {
    for (const subject of subjects) {
      const stage = await openStage(subject, payloads[subject.platform]);
      starts.get(subject)?.push(stage.bot.startMs);
      await stage.close();
    }
  }

  const stages: Stage[] = [];
  try {
    for (const subject of subjects) {
      const stage = await openStage(subject, payloads[subject.platform], profileDir);
      starts.get(subject)?.push(stage.bot.startMs);
      stages.push(stage);
    }
    say('leaving all alone');
    await new Promise((resolve) => setTimeout(resolve, plan.idleMs));
    const idle = new Map<Subject, number>();
    for (const { subject, bot } of stages) idle.set(subject, (await bot.usage()).residentBytes);

    const rounds = await runRounds(stages, plan, say);
    return stages.map(({ subject }) => figuresOf(subject, rounds.get(subject) ?? [], starts.get(subject) ?? [], idle.get(subject) ?? 0));
  } finally {
    for (const stage of stages) await stage.close();
  }
}

async function runRounds(stages: readonly Stage[], plan: Plan, say: (progress: string) => void): Promise<Map<Subject, Round[]>> {
  // Queries are asked once of each bot: what one was asked is new to the next.
  const sources = new Map(stages.map((stage) => [stage, { repeated: repeatQueries(), distinct: inventQueries('content') }]));
  for (const [stage, source] of sources) {
    say(`warming up ${stage.subject.title}`);
    const half = { inFlight: plan.inFlight, forMs: plan.warmUpMs / 2 };
    await runClosedLoop(stage, { ...half, queries: source.distinct });
    await runClosedLoop(stage, { ...half, queries: source.repeated });
  }
  const rounds = new Map<Subject, Round[]>(stages.map(({ subject }) => [subject, []]));
  for (let n = 1; n <= plan.rounds; n += 1) {
    for (const [stage, source] of sources) {
      say(`round ${n} of ${plan.rounds}: ${stage.subject.title}`);
      const load = { inFlight: plan.inFlight, forMs: plan.closedMs };
      const throughput = {
        repeated: await runClosedLoop(stage, { ...load, queries: source.repeated }),
        distinct: await runClosedLoop(stage, { ...load, queries: source.distinct }),
      };
      const pace = { perSecond: plan.perSecond, forMs: plan.pacedMs, queries: inTurn(source.repeated, source.distinct) };
      const { ackMs, lateMs } = await runPacedLoop(stage, pace);
      rounds
        .get(stage.subject)
        ?.push({ throughput, ackP50Ms: quantile(ackMs, 0.5), ackP99Ms: quantile(ackMs, 0.99), lateP99Ms: quantile(lateMs, 0.99) });
    }
  }
  return rounds;
}

function inTurn(one: Queries, other: Queries): Queries {
  let count = 0;
  return () => (count++ % 2 === 0 ? one() : other());
}

/** Newsdesk's answers to each query, for the bare bots to send. */
async function recordPayloads(platform: PlatformName): Promise<Readonly<Record<string, object>>> {
  const subject = everybody.find((each) => each.platform === platform && each.kind === 'newsdesk');
  if (!subject) throw new RangeError(`No Newsdesk on ${platform} among the subjects.`);
  const stage = await openStage(subject, {});
  try {
    return Object.fromEntries(await Promise.all(queries.map(async (query) => [query, stage.sentAs(await stage.ask(query))] as const)));
  } finally {
    await stage.close();
  }
}

function figuresOf(subject: Subject, rounds: readonly Round[], starts: readonly number[], idleBytes: number): Figures {
  const middle = (key: 'ackP50Ms' | 'ackP99Ms' | 'lateP99Ms'): number => median(rounds.map((round) => round[key]));
  return {
    subject,
    throughput: {
      repeated: throughputOf(rounds.map(({ throughput }) => throughput.repeated)),
      distinct: throughputOf(rounds.map(({ throughput }) => throughput.distinct)),
    },
    ackP50Ms: middle('ackP50Ms'),
    ackP99Ms: middle('ackP99Ms'),
    lateP99Ms: middle('lateP99Ms'),
    startMs: median(starts),
    idleBytes,
    rounds,
  };
}

function throughputOf(loops: readonly ClosedLoop[]): Throughput {
  const middle = (key: keyof ClosedLoop): number => median(loops.map((loop) => loop[key]));
  return {
    bestPerSecond: Math.max(...loops.map(({ commandsPerSecond }) => commandsPerSecond)),
    commandsPerSecond: middle('commandsPerSecond'),
    cpuMsPerCommand: middle('cpuMsPerCommand'),
    busy: middle('busy'),
    platformBusy: middle('platformBusy'),
  };
}
