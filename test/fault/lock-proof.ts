import { cp, writeFile } from 'node:fs/promises';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import { createSlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { startNewsdesk } from '../e2e/newsdesk-process.ts';
import { askSteadily } from './ask-steadily.ts';
import { holdLock } from './hold-lock.ts';
import { inDirectory } from './in-directory.ts';
import { patienceFor, type Patience } from './patience.ts';
import { judge, type Proof, type ProofReport } from './proof.ts';

/** Platforms give up on an answer after that. */
const MAX_ANSWER_MS = 3_000;
/** A monitor takes a process for dead after some seconds. */
const MAX_HEALTH_MS = 1_000;
/** From the end of the lock until `/readyz` is 200 again, and until what waited is posted. */
const MAX_RECOVERY_MS = 10_000;
const SLACK_CHANNEL = 'C0GENERAL1';

export const lockedDatabase: Proof = {
  id: 'LOCK',
  title:
    'while another process holds the lock of SQLite, everybody is answered, /healthz too, /readyz says why, and afterwards all is posted once',
  unit: 'seconds of the lock',
  counts: { full: 20, short: 6 },
  seeds: 1,
  run: ({ count }) => inDirectory('lock', (directory) => lockDatabase(directory, count * 1_000, patienceFor(count, lockedDatabase.counts))),
};

async function lockDatabase(directory: string, lockMs: number, { clock, limit }: Patience): Promise<ProofReport> {
  const [discord, slack] = await Promise.all([createDiscordSandbox({ clock }), createSlackSandbox({ clock })]);
  const content = `${directory}/content`;
  const database = `${directory}/newsdesk.db`;
  await cp('content', content, { recursive: true });
  const desk = startNewsdesk(['serve'], {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: `file:${database}`,
    CONTENT_DIR: content,
    ANNOUNCE_DISCORD_CHANNELS: discord.channelId('general'),
    ANNOUNCE_SLACK_CHANNELS: SLACK_CHANNEL,
  });
  const postedOf = (title: string): number =>
    [...discord.posted.map(({ payload }) => payload), ...slack.messages(SLACK_CHANNEL)].filter((message) =>
      JSON.stringify(message).includes(title),
    ).length;
  try {
    const { url } = (await desk.line('health is answered')) as { readonly url: string };
    await desk.line('ready');
    const readiness = async (): Promise<{ readonly status: number; readonly text: string }> => {
      const answer = await fetch(`${url}/readyz`);
      return { status: answer.status, text: await answer.text() };
    };
    const place = { userId: discord.userId('grace'), channelId: discord.channelId('general') };
    const words: string[] = [];
    const askDiscord = async (command: string, options: Record<string, string> = {}): Promise<boolean> => {
      const answer = await discord.slash({ ...place, command, options });
      words.push(JSON.stringify(answer));
      // A deferral is a promise of words: it counts if they come.
      const isAnswered =
        answer.status === 'answered' || (answer.status === 'deferred' && (await answer.completed({ timeoutMs: MAX_ANSWER_MS })));
      return isAnswered && (answer.ackMs ?? Infinity) <= limit(MAX_ANSWER_MS);
    };
    const askSlack = async (text: string): Promise<boolean> => {
      const asked = await slack.slash({ userId: 'U0READER01', channelId: SLACK_CHANNEL, command: '/news', text });
      return asked.message !== undefined || (await asked.waitForResponses(1)).length > 0;
    };

    const lock = await holdLock(database);
    const lockedAt = performance.now();
    const asking = [
      askSteadily(() => askDiscord('news', { query: 'colossus' }), 200),
      askSteadily(() => askSlack('colossus'), 200),
      // Commands that read the database, and commands that have to write to it.
      askSteadily(() => askDiscord('following'), 700),
      askSteadily(() => askDiscord('announcements on', { settings: 'everything' }), 1_100),
      askSteadily(async () => {
        const began = performance.now();
        return (await fetch(`${url}/healthz`)).ok && performance.now() - began <= limit(MAX_HEALTH_MS);
      }, 100),
    ];
    await writeFile(`${content}/locked.md`, '---\ntitle: Saved behind the lock\n---\n\nThe lede of it.\n');
    let during = await readiness();
    const isTold = (): boolean => during.status === 503 && words.some(isBusy);
    // It holds at least as long, and until the program has had the time to notice.
    for (let heldMs = 0; heldMs < lockMs || (!isTold() && heldMs < limit(lockMs)); heldMs = performance.now() - lockedAt) {
      await pause(200);
      if (during.status !== 503) during = await readiness();
    }
    await lock.release();
    const releasedAt = performance.now();
    const readyAgainMs = await timeUntil(async () => (await readiness()).status === 200, releasedAt, limit(MAX_RECOVERY_MS));
    const postedAgainMs = await timeUntil(async () => postedOf('Saved behind the lock') >= 2, releasedAt, limit(MAX_RECOVERY_MS));
    const outcomes = await Promise.all(asking.map((each) => each.stop()));
    await pause(1_500);
    desk.child.kill('SIGTERM');
    const { code } = await desk.finished();
    const [health = { asked: 0, unanswered: 0 }] = outcomes.slice(-1);
    const questions = outcomes.slice(0, -1);
    const asked = sum(questions.map((each) => each.asked));
    const unanswered = sum(questions.map((each) => each.unanswered));
    const posted = postedOf('Saved behind the lock');
    const busy = words.filter(isBusy).length;
    const figures = {
      asked,
      unanswered,
      toldBusy: busy,
      healthAsked: health.asked,
      healthLate: health.unanswered,
      readyDuring: during.status,
      readyAgainMs,
      postedAgainMs,
      posted,
    };
    return judge(figures, [
      [asked >= lockMs / 250, `only ${asked} questions were asked`],
      [unanswered === 0, `${unanswered} of ${asked} questions were not answered in time`],
      [busy > 0, 'nobody was told that the database is busy'],
      [health.unanswered === 0, `/healthz was late ${health.unanswered} times of ${health.asked}`],
      [during.status === 503 && during.text.includes('locked by another process'), `/readyz said ${during.status} ${during.text}`],
      [readyAgainMs <= limit(MAX_RECOVERY_MS), `/readyz was ready again after ${readyAgainMs} ms`],
      [postedAgainMs <= limit(MAX_RECOVERY_MS) && posted === 2, `posted ${posted} times instead of 2, after ${postedAgainMs} ms`],
      [code === 0, `it ended with ${code}: ${desk.output().slice(-2_000)}`],
    ]);
  } finally {
    desk.child.kill('SIGKILL');
    await discord.close();
    await slack.close();
  }
}

async function timeUntil(holds: () => Promise<boolean>, since: number, withinMs: number): Promise<number> {
  while (!(await holds()) && performance.now() - since < 2 * withinMs) await pause(50);
  return Math.round(performance.now() - since);
}

function isBusy(words: string): boolean {
  return words.includes('The database is busy');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}
