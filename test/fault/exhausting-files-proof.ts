import { once } from 'node:events';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import { createSlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { askSteadily } from './ask-steadily.ts';
import { exhaustingFile } from './exhausting-files.ts';
import { forkServe } from './fork-serve.ts';
import { inDirectory } from './in-directory.ts';
import { pause } from './load.ts';
import { patienceFor, type Patience } from './patience.ts';
import { judge, type Proof, type ProofReport } from './proof.ts';
import { createRandom, type Random } from './random.ts';
import { isAnswered } from './is-answered.ts';

/** Each path is saved once between two rests. */
const PATHS = 40;
const SAVE_EVERY_MS = 250;
/**
 * A file that is saved again is not read to its end: from time to time nothing is saved, until some files have had all their time or
 * memory.
 */
const REST_EVERY = 100;
const REST_MS = 25_000;
const EXHAUSTED_WITHIN_MS = 120_000;
const ASK_EVERY_MS = 100;
/** A good article is saved after so many others, and has to be served within so many ms, on a busy machine too. */
const GOOD_EVERY = 20;
const GOOD_WITHIN_MS = 30_000;

export const exhaustingFiles: Proof = {
  id: 'WALL',
  title: 'no file that exhausts its parser ends, blocks or slows the bot, nor keeps other files from being served',
  unit: 'saves of such files',
  counts: { full: 1_000, short: 40 },
  seeds: 1,
  run: (options) =>
    inDirectory('newsdesk-wall-', (directory) =>
      saveAndAsk(directory, { ...options, patience: patienceFor(options.count, exhaustingFiles.counts) }),
    ),
};

interface Saving {
  readonly count: number;
  readonly seed: number;
  readonly patience: Patience;
}

async function saveAndAsk(directory: string, { count, seed, patience }: Saving): Promise<ProofReport> {
  const { clock, limit } = patience;
  const [discord, slack] = await Promise.all([createDiscordSandbox({ clock }), createSlackSandbox({ clock })]);
  const random = createRandom(seed);
  await save(directory, 'heron.md', '# The heron\n\nThe heron stands at the weir.\n');
  // It starts with such a file, as it would after a crash.
  await save(directory, 'bad-0.md', exhaustingFile(random, 'Bad 0'));
  const child = forkServe(new URL('./loop-lag.ts', import.meta.url), {
    DATABASE_URL: 'file::memory:',
    CONTENT_DIR: directory,
    DISCORD_API_URL: discord.apiUrl,
    DISCORD_TOKEN: discord.token,
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
  });
  const refused = new Map<string, number>();
  const ready = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout ?? process.stdin }).on('line', (line) => {
      const code = /longer than|MB of memory|nested too deep|at most [\d,]+ are read|Reading the file failed/u.exec(line)?.[0];
      if (code !== undefined && line.includes('"content problem"')) refused.set(code, (refused.get(code) ?? 0) + 1);
      if (line.includes('"msg":"ready"')) resolve();
    });
  });
  let exits = 0;
  child.on('exit', () => {
    exits += 1;
  });
  const place = { userId: discord.userId('linus'), channelId: discord.channelId('general'), command: 'news' };
  const answerTo = async (query: string): Promise<string> => JSON.stringify(await discord.slash({ ...place, options: { query } }));
  const asks = [
    async () => (await discord.slash({ ...place, options: { query: 'heron weir' } })).status === 'answered',
    async () => isAnswered(await slack.slash({ userId: 'U0READER01', channelId: 'C0GENERAL1', command: '/news', text: 'heron' })),
  ];
  try {
    await Promise.race([ready, once(child, 'exit').then(([code]) => Promise.reject(new Error(`Newsdesk ended with ${String(code)}`)))]);
    let turn = 0;
    const asking = askSteadily(() => asks[turn++ % asks.length]?.() ?? Promise.resolve(false), ASK_EVERY_MS);
    const good = await saveAll(directory, { count, random, answerTo, goodWithinMs: limit(GOOD_WITHIN_MS) });
    const exhausted = (): number => (refused.get('longer than') ?? 0) + (refused.get('MB of memory') ?? 0);
    for (let waitedMs = 0; exhausted() === 0 && waitedMs < limit(EXHAUSTED_WITHIN_MS); waitedMs += 500) await pause(500);
    const { asked, unanswered } = await asking.stop();
    const counted = { exits, asked, unanswered, refused: [...refused.values()].reduce((sum, n) => sum + n, 0), ...good };
    return judge({ ...counted, ...Object.fromEntries(refused) }, [
      [exits === 0, `Newsdesk ended ${exits} times`],
      [unanswered === 0, `${unanswered} of ${asked} were not answered`],
      [good.goodUnserved === 0, `${good.goodUnserved} good articles were not served within ${GOOD_WITHIN_MS} ms`],
      [exhausted() > 0, 'no file exhausted its parser'],
    ]);
  } finally {
    const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
    child.kill('SIGTERM');
    await gone;
    await Promise.all([discord.close(), slack.close()]);
  }
}

async function saveAll(
  directory: string,
  {
    count,
    random,
    answerTo,
    goodWithinMs,
  }: {
    readonly count: number;
    readonly random: Random;
    readonly answerTo: (query: string) => Promise<string>;
    readonly goodWithinMs: number;
  },
): Promise<{ readonly goodSaved: number; readonly goodUnserved: number; readonly goodSlowestMs: number }> {
  const served: Promise<number | undefined>[] = [];
  for (let n = 1; n <= count; n += 1) {
    await save(directory, `bad-${n % PATHS}.md`, exhaustingFile(random, `Bad ${n}`));
    if (n % GOOD_EVERY === 0) {
      const word = `zorblat${n}x`;
      await save(directory, `good-${n}.md`, `# About ${word}\n\nThe mill of ${word} turns.\n`);
      served.push(waitUntilServed(async () => (await answerTo(word)).includes(`The mill of ${word}`), goodWithinMs));
    }
    await pause(n % REST_EVERY === 0 ? REST_MS : SAVE_EVERY_MS);
  }
  const times = await Promise.all(served);
  return {
    goodSaved: times.length,
    goodUnserved: times.filter((time) => time === undefined).length,
    goodSlowestMs: Math.max(0, ...times.map((time) => time ?? 0)),
  };
}

/** The time it took, in ms; undefined if it took too long. */
async function waitUntilServed(isServed: () => Promise<boolean>, withinMs: number): Promise<number | undefined> {
  const since = performance.now();
  while (performance.now() - since < withinMs) {
    if (await isServed()) return Math.round(performance.now() - since);
    await pause(300);
  }
  return undefined;
}

/** As editors save: no half of a file is ever there. */
async function save(directory: string, name: string, text: string): Promise<void> {
  await writeFile(join(directory, `.${name}.tmp`), text);
  await rename(join(directory, `.${name}.tmp`), join(directory, name));
}
