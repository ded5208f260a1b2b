import pg from 'pg';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import type { DiscordSandbox } from '../../src/sandbox/discord/discord-sandbox.ts';
import { startPostgres } from '../storage/start-postgres.ts';
import { inDirectory } from './in-directory.ts';
import { pause } from './load.ts';
import { patienceFor, type Patience } from './patience.ts';
import { judge, type Proof, type ProofReport } from './proof.ts';
import { createRandom, type Random, shuffled } from './random.ts';
import { createShardProcesses, type ShardProcess, type ShardProcesses } from './shard-processes.ts';

/** The short run is of the same form, as small as it can be. */
const sizes = {
  full: { processes: 4, shards: 40, maxConcurrency: 16, guilds: 4_000, perSecond: 60 },
  short: { processes: 3, shards: 4, maxConcurrency: 4, guilds: 8, perSecond: 20 },
} as const;

/** Discord's time for an answer, in ms. */
const ANSWER_MS = 3_000;
/** In ms after a command was asked: a process that hears of it later cannot be expected to answer in time. */
const IN_TIME_MS = 1_500;
/** A lease, the next beat after it, and a resumption, in ms. */
const BACK_WITHIN_MS = 15_000;
/** Longer than a lease, in ms. */
const LONG_SLEEP_MS = 11_000;
/** Between two identifies of a bucket, in ms, by Discord. */
const IDENTIFY_MS = 5_000;
/** The time of a start beside the turns to identify, in ms. */
const OWN_START_MS = 2_000;

export const sharedShards: Proof = {
  id: 'SHARDS',
  title:
    'several processes on one PostgreSQL are one Discord bot: each shard has one process, whatever is killed, stopped, cut off or replaced, and no session is started twice',
  unit: 'faults: SIGKILL, SIGSTOP beyond the lease, all connections cut',
  counts: { full: 60, short: 2 },
  seeds: 1,
  run: ({ count, seed }) =>
    inDirectory('shards', async (directory) => {
      const patience = patienceFor(count, sharedShards.counts);
      return shareAndBreak(directory, count, createRandom(seed), patience, count > sharedShards.counts.short ? sizes.full : sizes.short);
    }),
};

interface Asked {
  readonly id: string;
  readonly at: number;
  readonly isAnswered: boolean;
}

async function shareAndBreak(
  directory: string,
  faults: number,
  random: Random,
  { clock, limit }: Patience,
  size: (typeof sizes)[keyof typeof sizes],
): Promise<ProofReport> {
  await using server = await startPostgres();
  const databaseUrl = await server.createDatabase('shards');
  const witness = new pg.Client(databaseUrl);
  await witness.connect();
  await witness.query('create table witness (cause text, process text, at timestamptz default clock_timestamp())');
  const guilds = Array.from({ length: size.guilds }, (_, index) => ({ name: `Guild ${index}` }));
  const { maxConcurrency, shards } = size;
  const sandbox = await createDiscordSandbox({ clock, guilds, users: [{ username: 'ada' }], maxConcurrency, rateLimits: 'real' });
  const processes = createShardProcesses(directory, { databaseUrl, token: sandbox.token, apiUrl: sandbox.apiUrl, shardCount: shards });
  try {
    const first = Array.from({ length: size.processes }, () => processes.start());
    const startMs = await startAll(sandbox, first, shards);
    const load = askForever(sandbox, size, random);

    const replaced = await replaceEach(sandbox, processes, first, shards);
    const calm = await load.soFar();
    const recoveries = await breakAgainAndAgain(sandbox, processes, replaced, { faults, random, shards, limit });
    const all = await load.stop();

    const told = await Promise.all(processes.all.map(async (life) => ({ life, ids: await life.readTold() })));
    const due = all.filter(({ id, at }) => told.some(({ life, ids }) => reachedAlive(life, ids.get(id), at)));
    const doubled = await countDoubled(witness, processes.all);
    const identifyLimitMs = (Math.ceil(shards / maxConcurrency) - 1) * IDENTIFY_MS;
    const figures = {
      asked: all.length,
      askedInRollingRestart: calm.length,
      unansweredInRollingRestart: calm.filter(({ isAnswered }) => !isAnswered).length,
      reachedLiveProcess: due.length,
      unansweredOfThose: due.filter(({ isAnswered }) => !isAnswered).length,
      unansweredInAll: all.filter(({ isAnswered }) => !isAnswered).length,
      doubled,
      identifies: sandbox.counters.identifies,
      resumes: sandbox.counters.resumes,
      startMs,
      identifyLimitMs,
      slowestRecoveryMs: Math.max(0, ...recoveries),
      troubles: processes.troubles.length,
    };
    return judge(figures, [
      [figures.unansweredInRollingRestart === 0, `${figures.unansweredInRollingRestart} commands unanswered in a rolling restart`],
      [figures.unansweredOfThose === 0, `${figures.unansweredOfThose} commands unanswered that reached a live process`],
      [doubled === 0, `${doubled} effects doubled`],
      [figures.identifies === shards, `${figures.identifies} sessions were started for ${shards} shards`],
      [startMs <= limit(1.2 * identifyLimitMs + OWN_START_MS), `the start took ${startMs} ms, and identifying takes ${identifyLimitMs} ms`],
      [figures.slowestRecoveryMs <= limit(BACK_WITHIN_MS), `a shard was away for ${figures.slowestRecoveryMs} ms`],
      [processes.troubles.length === 0, processes.troubles.join('; ')],
      [figures.reachedLiveProcess > 0.3 * all.length, `only ${figures.reachedLiveProcess} of ${all.length} commands reached anybody`],
    ]);
  } finally {
    await processes.close();
    await witness.end();
    await sandbox.close();
  }
}

/** From the first process that connects to the last shard that is ready, in ms. */
async function startAll(sandbox: DiscordSandbox, first: readonly ShardProcess[], shards: number): Promise<number> {
  const connecting = until(() => sandbox.gateway.connectionCount > 0);
  await connecting;
  const began = performance.now();
  await until(() => sandbox.counters.identifies >= shards);
  const startMs = Math.round(performance.now() - began);
  await Promise.all(first.map((life) => life.started));
  return startMs;
}

/** A new process for each old one, which ends when the new one is there. */
async function replaceEach(
  sandbox: DiscordSandbox,
  processes: ShardProcesses,
  old: readonly ShardProcess[],
  shards: number,
): Promise<ShardProcess[]> {
  const next: ShardProcess[] = [];
  for (const life of old) {
    const started = processes.start();
    next.push(started);
    await started.started;
    await life.end();
    await until(() => sandbox.gateway.connectionCount === shards);
  }
  return next;
}

interface Breaking {
  readonly faults: number;
  readonly random: Random;
  readonly shards: number;
  readonly limit: Patience['limit'];
}

/** The time after each fault until every shard has a connection again that answers, in ms. */
async function breakAgainAndAgain(
  sandbox: DiscordSandbox,
  processes: ShardProcesses,
  first: readonly ShardProcess[],
  { faults, random, shards, limit }: Breaking,
): Promise<readonly number[]> {
  let living = [...first];
  const recoveries: number[] = [];
  let done = 0;
  while (done < faults) {
    const began = performance.now();
    // Up to three at the same time, each on a process of its own; one process at least is left alone.
    const victims = shuffled(living, random).slice(0, Math.min(faults - done, 1 + Math.floor(random.between(0, 3)), living.length - 1));
    const kinds = shuffled(['kill', 'freeze', 'cut'] as const, random);
    const broken = victims.map((victim, index) => breakOne(sandbox, processes, victim, kinds[index] ?? 'cut'));
    done += broken.length;
    await answersEverywhere(sandbox, shards, limit(BACK_WITHIN_MS));
    recoveries.push(Math.round(performance.now() - began));
    const replacements = await Promise.all(broken);
    living = [...living.filter((life) => !victims.includes(life)), ...replacements];
    await pause(random.between(0, 1_000));
  }
  return recoveries;
}

/** Resolves when the process, or another one in its place, runs again. */
async function breakOne(
  sandbox: DiscordSandbox,
  processes: ShardProcesses,
  victim: ShardProcess,
  kind: 'kill' | 'freeze' | 'cut',
): Promise<ShardProcess> {
  if (kind === 'cut') sandbox.gateway.drop();
  if (kind === 'freeze') await victim.freeze(LONG_SLEEP_MS);
  if (kind !== 'kill') return victim;
  await victim.kill();
  const next = processes.start();
  await next.started;
  return next;
}

/** Asks in a guild of each shard until all of them answer. */
async function answersEverywhere(sandbox: DiscordSandbox, shards: number, withinMs: number): Promise<void> {
  const end = performance.now() + withinMs;
  let silent = Array.from({ length: shards }, (_, shard) => shard);
  while (silent.length > 0 && performance.now() < end) {
    const answers = await Promise.all(silent.map(async (shard) => ((await askOne(sandbox, shard)).isAnswered ? [] : [shard])));
    silent = answers.flat();
  }
}

/** Guilds are numbered as their ids are, so those next to each other are on shards next to each other. */
async function askOne(sandbox: DiscordSandbox, guild: number): Promise<Asked> {
  const where = { userId: sandbox.userId('ada'), channelId: sandbox.channelId('general', sandbox.guildIdOf(`Guild ${guild}`)) };
  const at = Date.now();
  const { interactionId, status } = await sandbox.slash({ ...where, command: 'act' });
  return { id: interactionId, at, isAnswered: status === 'answered' || status === 'deferred' };
}

interface Load {
  /** Those that were asked by now, once they are answered or it is too late. */
  soFar(): Promise<readonly Asked[]>;
  stop(): Promise<readonly Asked[]>;
}

function askForever(sandbox: DiscordSandbox, { guilds, perSecond }: { guilds: number; perSecond: number }, random: Random): Load {
  const asked: Promise<Asked>[] = [];
  const timer = setInterval(() => asked.push(askOne(sandbox, Math.floor(random.between(0, guilds)))), 1_000 / perSecond);
  const soFar = (): Promise<readonly Asked[]> => Promise.all([...asked]);
  return {
    soFar,
    stop() {
      clearInterval(timer);
      return soFar();
    },
  };
}

/** Whether a process heard of a command in time, and ran for as long as its answer could take. */
function reachedAlive(life: ShardProcess, heardAt: number | undefined, askedAt: number): boolean {
  return heardAt !== undefined && heardAt - askedAt <= IN_TIME_MS && life.ran(heardAt, askedAt + ANSWER_MS);
}

/** Effects of one command by two processes, though the first of them ran on. */
async function countDoubled(witness: pg.Client, lives: readonly ShardProcess[]): Promise<number> {
  const { rows } = await witness.query<{ cause: string; process: string; at: Date }>(
    'select * from witness where cause in (select cause from witness group by cause having count(*) > 1) order by cause, at',
  );
  const firsts = new Map<string, (typeof rows)[number]>();
  for (const row of rows) if (!firsts.has(row.cause)) firsts.set(row.cause, row);
  const ranOn = ({ process: name, at }: (typeof rows)[number]): boolean =>
    lives.find((life) => life.name === name)?.ran(at.getTime() - 100, at.getTime() + 100) ?? false;
  return [...firsts.values()].filter(ranOn).length;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(20);
}
