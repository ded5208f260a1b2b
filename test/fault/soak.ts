import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Clock } from '../../src/runtime/clock.ts';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import { createSlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { askSteadily } from './ask-steadily.ts';
import { forkServe } from './fork-serve.ts';
import { pause } from './load.ts';
import { articleOf, queryOf, wordsOf } from './made-up-words.ts';
import type { ProcessUsage } from './process-usage.ts';
import { createRandom, type Random } from './random.ts';
import { isAnswered } from './is-answered.ts';

export interface SoakOptions {
  readonly directory: string;
  readonly seconds: number;
  readonly seed: number;
  /** The clock of the local platforms. */
  readonly clock: Clock;
}

export interface SoakReport {
  readonly asked: number;
  readonly unanswered: number;
  readonly saved: number;
  readonly posted: number;
  /** Lines of the log at level `error` or above. */
  readonly errors: number;
  readonly residentMiB: number;
  /** Of resident memory, by the line through the samples after the warm-up, in percent an hour. */
  readonly slopePercentPerHour: number;
  /** The median over the first third of the samples after the warm-up, and over the last: reading all files holds a hundred for a moment. */
  readonly handlesFirst: number;
  readonly handlesLast: number;
}

const articles = 300;
const sections = 5;
const perSecond = 20;
const sampleEveryMs = 2_000;
/** Code is compiled and caches fill for so long: a third of a short run, a quarter of an hour of a long one. */
const warmUpSeconds = (seconds: number): number => Math.min(seconds / 3, 900);
/** Every so many saves one is a new article, which is announced, in the place of the oldest; the others change what is there. */
const newEvery = 30;
/** `error` in pino's numbers. */
const errorLevel = 50;

/** `newsdesk serve` for a long time on both local platforms: 20 commands and one saved file a second, announcements included. */
export async function soak({ directory, seconds, seed, clock }: SoakOptions): Promise<SoakReport> {
  const random = createRandom(seed);
  const content = join(directory, 'content');
  await mkdir(content);
  for (let index = 0; index < articles; index += 1) await save(content, index, 0, random);
  const [discord, slack] = await Promise.all([createDiscordSandbox({ clock }), createSlackSandbox({ clock })]);
  const child = forkServe(new URL('./process-usage.ts', import.meta.url), {
    CONTENT_DIR: content,
    DATABASE_URL: `file:${directory}/newsdesk.db`,
    DISCORD_API_URL: discord.apiUrl,
    DISCORD_TOKEN: discord.token,
    ANNOUNCE_DISCORD_CHANNELS: discord.channelId('announcements'),
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    ANNOUNCE_SLACK_CHANNELS: 'C0ANNOUNCE',
  });
  const log = readLog(child);
  let posted = 0;
  discord.subscribe((event) => {
    if (event.kind === 'messageCreated' && event.message.interactionId === undefined) posted += 1;
  });
  try {
    await Promise.race([log.ready, once(child, 'exit').then(([code]) => Promise.reject(new Error(`Newsdesk ended with ${String(code)}`)))]);
    const place = { userId: discord.userId('linus'), channelId: discord.channelId('general') };
    const reader = { userId: 'U0READER01', channelId: 'C0GENERAL1' };
    const often = Array.from({ length: 12 }, () => queryOf(random));
    const asks = [
      async () => (await discord.slash({ ...place, command: 'news', options: { query: queryOf(random) } })).status === 'answered',
      async () => isAnswered(await slack.slash({ ...reader, command: '/news', text: queryOf(random) })),
      async () => (await discord.slash({ ...place, command: 'news', options: { query: pick(often, random) } })).status === 'answered',
      async () => isAnswered(await slack.slash({ ...reader, command: '/term', text: wordsOf(random, 1) })),
      async () =>
        (await discord.autocomplete({ ...place, command: 'news', options: { query: queryOf(random).slice(0, 5) }, focused: 'query' }))
          .status === 'choices',
      async () => isAnswered(await slack.slash({ ...reader, command: '/latest', text: '5' })),
    ];
    let turn = 0;
    const asking = askSteadily(() => asks[turn++ % asks.length]?.() ?? Promise.resolve(false), 1000 / perSecond);
    const saving = new AbortController();
    const saves = saveOnceASecond(content, random, saving.signal);
    const samples = await sample(child, seconds);
    saving.abort();
    const { asked, unanswered } = await asking.stop();
    return { asked, unanswered, saved: await saves, posted, errors: log.errors(), ...describe(samples, warmUpSeconds(seconds)) };
  } finally {
    const gone = child.exitCode === null ? once(child, 'exit') : undefined;
    child.kill('SIGTERM');
    await gone;
    await Promise.all([discord.close(), slack.close()]);
  }
}

function readLog(child: ChildProcess): { readonly ready: Promise<void>; errors(): number } {
  let errors = 0;
  const ready = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout ?? process.stdin }).on('line', (line) => {
      const { level = 0, msg } = JSON.parse(line) as { readonly level?: number; readonly msg?: string };
      if (level >= errorLevel) {
        errors += 1;
        process.stderr.write(`${line}\n`);
      }
      if (msg === 'ready') resolve();
    });
  });
  return { ready, errors: () => errors };
}

interface Sample extends ProcessUsage {
  /** Since the first one, in seconds. */
  readonly at: number;
}

async function sample(child: ChildProcess, seconds: number): Promise<readonly Sample[]> {
  const startedAt = performance.now();
  const samples: Sample[] = [];
  for (let at = 0; at < seconds; at = (performance.now() - startedAt) / 1000) {
    const answer = once(child, 'message');
    child.send('usage');
    const [usage] = (await answer) as [ProcessUsage];
    samples.push({ ...usage, at });
    await pause(sampleEveryMs);
  }
  return samples;
}

function describe(
  samples: readonly Sample[],
  warmUp: number,
): Pick<SoakReport, 'residentMiB' | 'slopePercentPerHour' | 'handlesFirst' | 'handlesLast'> {
  const warm = samples.filter(({ at }) => at >= warmUp);
  const third = Math.ceil(warm.length / 3);
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanAt, meanBytes] = [mean(warm.map(({ at }) => at)), mean(warm.map(({ residentBytes }) => residentBytes))];
  const rise = warm.reduce((sum, { at, residentBytes }) => sum + (at - meanAt) * (residentBytes - meanBytes), 0);
  const run = warm.reduce((sum, { at }) => sum + (at - meanAt) ** 2, 0);
  const middle = (some: readonly Sample[]): number =>
    some.map(({ handles }) => handles).sort((a, b) => a - b)[some.length >> 1] ?? Number.NaN;
  return {
    residentMiB: meanBytes / 2 ** 20,
    slopePercentPerHour: (rise / run / meanBytes) * 3600 * 100,
    handlesFirst: middle(warm.slice(0, third)),
    handlesLast: middle(warm.slice(-third)),
  };
}

async function saveOnceASecond(content: string, random: Random, signal: AbortSignal): Promise<number> {
  let saved = 0;
  let oldest = 0;
  for (; !signal.aborted; await pause(1_000)) {
    saved += 1;
    if (saved % newEvery === 0) {
      await rm(fileOf(content, oldest));
      await save(content, oldest + articles, saved, random);
      oldest += 1;
    } else await save(content, oldest + Math.floor(random.next() * articles), saved, random);
  }
  return saved;
}

async function save(content: string, index: number, round: number, random: Random): Promise<void> {
  await writeFile(fileOf(content, index), articleOf(random, { index, sections, round }));
}

function fileOf(content: string, index: number): string {
  return join(content, `article-${index}.md`);
}

function pick(some: readonly string[], random: Random): string {
  return some[Math.floor(random.next() * some.length)] ?? '';
}
