import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Clock } from '../../src/runtime/clock.ts';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import { createSlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { HOSTILE_SHAPES } from '../sources/hostile-markdown.ts';
import { forkServe } from './fork-serve.ts';
import type { LoopLag } from './loop-lag.ts';
import { pause } from './load.ts';
import { articleOf, queryOf } from './made-up-words.ts';
import { createRandom, type Random } from './random.ts';
import { isAnswered } from './is-answered.ts';

export interface BusyIndexOptions {
  readonly seed: number;
  readonly sections: number;
  /** Over both platforms. */
  readonly commands: number;
  readonly perSecond: number;
  /** The clock of the local platforms. */
  readonly clock: Clock;
}

export interface BusyIndexReport {
  readonly asked: number;
  readonly answered: number;
  /** From the moment a command was due to its acknowledgement, in ms. */
  readonly ackP50Ms: number;
  readonly ackP99Ms: number;
  readonly ackP999Ms: number;
  readonly slowestMs: number;
  readonly lag: LoopLag;
  /** Delay of this process in asking, in ms: part of the above, and no fault of the bot. */
  readonly ownLateP999Ms: number;
  /** The number of times that all articles were indexed anew while commands came. */
  readonly reindexed: number;
}

const sectionsPerArticle = 10;
const bombBytes = 80_000;

/**
 * `newsdesk serve` on both local platforms, asked at a steady pace while every article is saved again and again, and a file lies there
 * that takes a Markdown parser half a minute.
 */
export async function askWhileIndexing(options: BusyIndexOptions): Promise<BusyIndexReport> {
  const directory = await mkdtemp(join(tmpdir(), 'newsdesk-busy-'));
  const [discord, slack] = await Promise.all([
    createDiscordSandbox({ clock: options.clock }),
    createSlackSandbox({ clock: options.clock }),
  ]);
  const random = createRandom(options.seed);
  const articles = Math.ceil(options.sections / sectionsPerArticle);
  await writeArticles(directory, articles, 0, random);
  const child = forkServe(new URL('./loop-lag.ts', import.meta.url), {
    DATABASE_URL: 'file::memory:',
    CONTENT_DIR: directory,
    DISCORD_API_URL: discord.apiUrl,
    DISCORD_TOKEN: discord.token,
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
  });
  let reindexed = -1;
  const ready = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout ?? process.stdin }).on('line', (line) => {
      if (line.includes('"content changed"')) reindexed += 1;
      if (line.includes('"msg":"ready"')) resolve();
    });
  });
  const saving = new AbortController();
  try {
    await Promise.race([ready, once(child, 'exit').then(([code]) => Promise.reject(new Error(`Newsdesk ended with ${String(code)}`)))]);
    await loopLag(child);
    reindexed = 0;
    const saves = saveAgainAndAgain(directory, articles, random, saving.signal);
    const place = { userId: discord.userId('linus'), channelId: discord.channelId('general'), command: 'news' };
    const ask = [
      async (query: string) => (await discord.slash({ ...place, options: { query } })).status === 'answered',
      async (text: string) => isAnswered(await slack.slash({ userId: 'U0READER01', channelId: 'C0GENERAL1', command: '/news', text })),
    ];
    const { times, late } = await askAtPace(options, (n) => ask[n % 2]?.(queryOf(random)) ?? Promise.resolve(false));
    saving.abort();
    await saves;
    const answered = times.filter((time) => time !== undefined).sort((a, b) => a - b);
    return {
      asked: times.length,
      answered: answered.length,
      ackP50Ms: quantile(answered, 0.5),
      ackP99Ms: quantile(answered, 0.99),
      ackP999Ms: quantile(answered, 0.999),
      slowestMs: answered.at(-1) ?? Number.NaN,
      lag: await loopLag(child),
      ownLateP999Ms: quantile(late, 0.999),
      reindexed,
    };
  } finally {
    saving.abort();
    const gone = child.exitCode === null ? once(child, 'exit') : undefined;
    child.kill('SIGTERM');
    await gone;
    await Promise.all([discord.close(), slack.close(), rm(directory, { recursive: true, force: true })]);
  }
}

async function loopLag(child: ChildProcess): Promise<LoopLag> {
  const answer = once(child, 'message');
  child.send('lag');
  const [lag] = (await answer) as [LoopLag];
  return lag;
}

async function writeArticles(directory: string, count: number, round: number, random: Random): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (let index = 0; index < count; index += 1) {
    await writeFile(join(directory, `article-${index}.md`), articleOf(random, { index, sections: sectionsPerArticle, round }));
  }
  const bomb = HOSTILE_SHAPES['nested emphasis']?.(bombBytes) ?? '';
  await writeFile(join(directory, 'bomb.md'), `# A bomb of round ${round}\n\n${bomb}\n`);
}

async function saveAgainAndAgain(directory: string, count: number, random: Random, signal: AbortSignal): Promise<void> {
  for (let round = 1; !signal.aborted; round += 1) {
    await writeArticles(directory, count, round, random);
    await pause(3_000);
  }
}

/**
 * Times count from when a command was due: a bot that stalls pays for what waited behind the stall. Undefined if there was no answer.
 */
async function askAtPace(
  { commands, perSecond }: BusyIndexOptions,
  ask: (n: number) => Promise<boolean>,
): Promise<{ readonly times: readonly (number | undefined)[]; readonly late: readonly number[] }> {
  const startedAt = performance.now();
  const times: Promise<number | undefined>[] = [];
  const late: number[] = [];
  while (times.length < commands) {
    const dueAt = startedAt + (times.length * 1000) / perSecond;
    const early = dueAt - performance.now();
    if (early > 0) {
      await pause(early);
      continue;
    }
    late.push(-early);
    times.push(ask(times.length).then((isAnswered) => (isAnswered ? performance.now() - dueAt : undefined)));
  }
  return { times: await Promise.all(times), late: late.sort((a, b) => a - b) };
}

function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}
