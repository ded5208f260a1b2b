import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { type FloodPlatform, type FloodStage, floodStages, type Outcome } from './flood-stages.ts';
import { forkServe } from './fork-serve.ts';
import { pause } from './load.ts';
import { articleOf, queryOf, wordsOf } from './made-up-words.ts';
import type { ProcessUsage } from './process-usage.ts';
import { type Patience, patienceFor } from './patience.ts';
import { judge, type Proof, type ProofReport } from './proof.ts';
import { createRandom, type Random } from './random.ts';

const sectionsPerArticle = 10;
/** Of a flood, what one person sends alone. */
const hogShare = 0.2;
/** Each of the others asks so often, which is below what one person may. */
const questionsEach = 10;
/** One of each of these in turn. */
const mix = ['term', 'news', 'term', 'news', 'type'] as const;
/** The person who types, on Slack in a form that is open before. */
const typists = 20;
/** The platforms wait 3 s. */
const platformMs = 3_000;

export const flood: Proof = {
  id: 'R17',
  title:
    'a flood of commands is answered or told to ask again within three seconds, and leaves nothing behind; a reader beside a hog is always answered',
  unit: 'commands at once, at seven sections each',
  counts: { full: 5_000, short: 300 },
  seeds: 1,
  async run({ count, seed }) {
    const patience = patienceFor(count, flood.counts);
    const reports: ProofReport[] = [];
    for (const platform of ['discord', 'slack'] as const) reports.push(await floodPlatform(platform, { count, seed, patience }));
    return { figures: Object.assign({}, ...reports.map(({ figures }) => figures)), misses: reports.flatMap(({ misses }) => misses) };
  },
};

async function floodPlatform(
  platform: FloodPlatform,
  { count, seed, patience }: { readonly count: number; readonly seed: number; readonly patience: Patience },
): Promise<ProofReport> {
  const directory = await mkdtemp(join(tmpdir(), 'newsdesk-flood-'));
  const random = createRandom(seed);
  const others = Math.max(2, Math.ceil((count * (1 - hogShare)) / questionsEach));
  // The last ones do nothing else: one who hogs, and one who only reads.
  const [hog, reader] = [others + typists, others + typists + 1];
  const stage = await floodStages[platform](others + typists + 2, patience);
  const sections = Math.round(count * 6.8);
  for (let index = 0; index * sectionsPerArticle < sections; index += 1)
    await writeFile(join(directory, `article-${index}.md`), articleOf(random, { index, sections: sectionsPerArticle, round: 0 }));
  const bot = await startBot(directory, stage);
  try {
    for (let n = 0; n < typists; n += 1) await stage.type(others + n, 'a');
    for (let n = 0; n < 20; n += 1) await stage.ask(n % others, n % 2 === 0 ? 'news' : 'term', queryOf(random));
    const before = await usage(bot.child);
    const own = monitorEventLoopDelay({ resolution: 5 });
    own.enable();
    const flooded = await floodAtOnce(stage, count, { random, others, hog });
    own.disable();
    const lines = bot.errors();
    const after = await askOne(stage, reader, random);
    const beside = await readBesideHog(stage, { random, reader, hog, count });
    const grown = Math.round(((await usage(bot.child)).residentBytes - before.residentBytes) / 1e6);
    return judgeFlood(platform, { flooded, after, beside, lines, grown, count, patience, ownLateMs: Math.round(own.max / 1e6) });
  } finally {
    const gone = bot.child.exitCode === null ? once(bot.child, 'exit') : undefined;
    bot.child.kill('SIGTERM');
    await gone;
    await Promise.all([stage.close(), rm(directory, { recursive: true, force: true })]);
  }
}

interface Flooded {
  readonly flooded: readonly Outcome[];
  readonly after: Outcome;
  readonly beside: readonly Outcome[];
  readonly lines: number;
  readonly grown: number;
  readonly count: number;
  readonly patience: Patience;
  /** Delay of this process, which plays the platform: it is part of people's wait, and no fault of the bot. */
  readonly ownLateMs: number;
}

function judgeFlood(platform: string, { flooded, after, beside, lines, grown, count, patience, ownLateMs }: Flooded): ProofReport {
  const told = flooded.filter(({ kind }) => kind !== 'none');
  const slowest = Math.round(told.reduce((most, { ms }) => Math.max(most, ms), 0));
  const number = (kind: Outcome['kind']): number => flooded.filter((outcome) => outcome.kind === kind).length;
  const besideSlowest = Math.round(beside.reduce((most, { ms }) => Math.max(most, ms), 0));
  const unread = beside.filter(({ kind }) => kind !== 'answered').length;
  const figures = {
    answered: number('answered'),
    busy: number('busy'),
    limited: number('limited'),
    choices: number('choices'),
    slowestMs: slowest,
    afterMs: Math.round(after.ms),
    besideSlowestMs: besideSlowest,
    linesAboveInfo: lines,
    grownMb: grown,
    ownLateMs,
  };
  return judge(Object.fromEntries(Object.entries(figures).map(([name, value]) => [`${platform}.${name}`, value])), [
    [told.length === count, `${platform}: ${count - told.length} of ${count} saw nothing`],
    [slowest <= patience.limit(platformMs), `${platform}: the slowest was told after ${slowest} ms`],
    [
      after.kind === 'answered' && after.ms <= patience.limit(1_000),
      `${platform}: the first after the flood was ${after.kind} after ${after.ms} ms`,
    ],
    [unread === 0, `${platform}: ${unread} of ${beside.length} of a reader beside a hog were not answered`],
    [lines <= 3, `${platform}: ${lines} lines above info were logged`],
    [grown <= 300, `${platform}: memory grew by ${grown} MB`],
  ]);
}

async function floodAtOnce(
  stage: FloodStage,
  count: number,
  { random, others, hog }: { random: Random; others: number; hog: number },
): Promise<readonly Outcome[]> {
  const asked: Promise<Outcome>[] = [];
  for (let n = 0; n < count; n += 1) {
    const isHog = n % Math.round(1 / hogShare) === 0;
    const how = mix[n % mix.length] ?? 'news';
    if (isHog) asked.push(stage.ask(hog, 'term', `zq${wordsOf(random, 1)}${n}`));
    else if (how === 'type') asked.push(stage.type(others + (n % typists), wordsOf(random, 1).slice(0, 4)));
    else asked.push(stage.ask(n % others, how, how === 'term' ? `zq${wordsOf(random, 1)}${n}` : `${queryOf(random)} ${n}`));
  }
  return Promise.all(asked);
}

/** The minute's questions of everybody else are used up: this is somebody who has asked nothing yet. */
function askOne(stage: FloodStage, person: number, random: Random): Promise<Outcome> {
  return stage.ask(person, 'news', queryOf(random));
}

/** One person sends as fast as can be, and another asks now and then. */
async function readBesideHog(
  stage: FloodStage,
  { random, reader, hog, count }: { random: Random; reader: number; hog: number; count: number },
): Promise<readonly Outcome[]> {
  const questions = 15;
  const hogging: Promise<Outcome>[] = [];
  const reading: Promise<Outcome>[] = [];
  for (let n = 0; n < questions; n += 1) {
    for (let more = 0; more < Math.ceil(count / 50); more += 1)
      hogging.push(stage.ask(hog, 'term', `zq${wordsOf(random, 2)} ${n} ${more}`));
    reading.push(stage.ask(reader, 'news', queryOf(random)));
    await pause(200);
  }
  await Promise.all(hogging);
  return Promise.all(reading);
}

async function startBot(directory: string, stage: FloodStage): Promise<{ readonly child: ChildProcess; readonly errors: () => number }> {
  const child = forkServe(new URL('./process-usage.ts', import.meta.url), {
    DATABASE_URL: 'file::memory:',
    CONTENT_DIR: directory,
    QUESTIONS_PER_MINUTE: '20',
    ...stage.environment,
  });
  let errors = 0;
  const ready = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout ?? process.stdin }).on('line', (line) => {
      if (/"level":"(?:warn|error|fatal)"/u.test(line)) errors += 1;
      if (line.includes('"msg":"ready"')) resolve();
    });
  });
  await Promise.race([ready, once(child, 'exit').then(([code]) => Promise.reject(new Error(`Newsdesk ended with ${String(code)}`)))]);
  errors = 0;
  return { child, errors: () => errors };
}

async function usage(child: ChildProcess): Promise<ProcessUsage> {
  const answer = once(child, 'message');
  child.send('usage');
  const [held] = (await answer) as [ProcessUsage];
  return held;
}
