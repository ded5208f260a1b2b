import { readFileSync } from 'node:fs';
import { cp, writeFile } from 'node:fs/promises';
import { sealToken } from '../../src/platform/slack/workspaces/sealed-token.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createKeyring } from '../../src/runtime/keyring.ts';
import { Secret } from '../../src/runtime/secret.ts';
import type { TeamSeed } from '../../src/sandbox/slack/seed.ts';
import { createSlackSandbox, type SlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { openSqlite } from '../../src/storage/open-sqlite.ts';
import { destinationOf } from '../../src/subscription/subscription.ts';
import { makeInstallation, makeSubscription } from '../announce/fixtures.ts';
import { startNewsdesk } from '../e2e/newsdesk-process.ts';
import { inDirectory } from './in-directory.ts';
import { patienceFor } from './patience.ts';
import { judge, type Proof, type ProofReport } from './proof.ts';
import { createRandom, type Random } from './random.ts';

/** So many workspaces are asked in, chosen by the seed: each that is asked in for the first time gets an app of its own. */
const ASKED = 200;
/** The longest time from saving an article to its post in the last workspace, for each workspace, in ms: 5,000 are done within five minutes. */
const MAX_MS_PER_WORKSPACE = 60;
const TITLE = 'The mill gate';
const key = Buffer.alloc(32, 7).toString('base64');

export const manyWorkspaces: Proof = {
  id: 'MANY',
  title: 'one process serves thousands of workspaces by their own tokens: each gets an article once, and people are answered',
  unit: 'workspaces',
  counts: { full: 5_000, short: 40 },
  seeds: 1,
  run: ({ count, seed }) => inDirectory('many', (directory) => serveMany(directory, count, createRandom(seed))),
};

async function serveMany(directory: string, count: number, random: Random): Promise<ProofReport> {
  const { clock, limit } = patienceFor(count, manyWorkspaces.counts);
  await using stack = new AsyncDisposableStack();
  const teams: readonly [TeamSeed, ...TeamSeed[]] = [teamOf(0), ...Array.from({ length: count - 1 }, (_, at) => teamOf(at + 1))];
  const slack = stack.adopt(await createSlackSandbox({ clock, teams }), (sandbox) => sandbox.close());
  await install(`${directory}/newsdesk.db`, teams);
  await cp('content', `${directory}/content`, { recursive: true });
  const began = performance.now();
  const bot = startNewsdesk(['serve'], {
    CONTENT_DIR: `${directory}/content`,
    DATABASE_URL: `file:${directory}/newsdesk.db`,
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'client-secret',
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    ENCRYPTION_KEYS: key,
  });
  stack.defer(async () => {
    bot.child.kill('SIGTERM');
    await bot.finished();
  });
  await bot.line('ready');
  const startMs = since(began);
  const { url } = await bot.line('health is answered');
  await slack.setRequestUrl(`${String(url)}/slack/events`);
  const idleMb = megabytesOf(bot.child.pid);

  const posts = new Map<string, number>();
  slack.events.on('message', ({ channelId, blocks }) => {
    // Answers are messages, too.
    if (JSON.stringify(blocks).includes(TITLE)) posts.set(channelId, (posts.get(channelId) ?? 0) + 1);
  });
  const saved = performance.now();
  await writeFile(`${directory}/content/news.md`, `---\ntitle: ${TITLE}\ndate: ${new Date().toISOString()}\n---\n\nHerons stand at it.\n`);
  const longest = limit(Math.max(15_000, count * MAX_MS_PER_WORKSPACE));
  while (posts.size < count && performance.now() - saved < longest) await pause(100);
  const fanOutMs = since(saved);
  const fanOutMb = megabytesOf(bot.child.pid);

  const asked = Math.min(count, ASKED);
  let unanswered = 0;
  for (let question = 0; question < asked; question += 1) {
    if (!(await isAnswered(slack, teams[Math.floor(random.next() * count)] ?? teams[0]))) unanswered += 1;
  }
  const sent = teams.map(({ channels }) => posts.get(channels[0]?.id ?? '') ?? 0);
  const figures = {
    startMs,
    idleMb,
    fanOutMs,
    fanOutMb,
    asked,
    unanswered,
    askedMb: megabytesOf(bot.child.pid),
    missing: sent.filter((number) => number === 0).length,
    doubled: sent.filter((number) => number > 1).length,
  };
  return judge(figures, [
    [figures.missing === 0, `${figures.missing} workspaces did not get the article within ${longest} ms`],
    [figures.doubled === 0, `${figures.doubled} workspaces got the article twice`],
    [unanswered === 0, `${unanswered} of ${asked} questions went unanswered`],
  ]);
}

function teamOf(at: number): TeamSeed {
  const number = String(at).padStart(5, '0');
  return {
    id: `T0MANY${number}`,
    name: `Gazette ${number}`,
    domain: `gazette-${number}`,
    botToken: `xoxb-many-${number}`,
    botUserId: `U0BOT${number}`,
    botName: 'newsdesk',
    users: [{ id: `U0ASK${number}`, name: 'ada', isAdmin: true, locale: 'en-US' }],
    channels: [{ id: `C0NEWS${number}`, name: 'news' }],
    usergroups: [],
  };
}

/** As an installation by OAuth and a subscription in the workspace leave them. */
async function install(file: string, teams: readonly TeamSeed[]): Promise<void> {
  const keyring = createKeyring([new Secret(key)]);
  await using storage = await openSqlite(file, { exclusive: false, clock: systemClock });
  for (const { id, botToken, botUserId, channels } of teams) {
    await storage.installations.put(makeInstallation(id, { botUserId, ...sealToken(keyring, id, { token: botToken }) }));
    const destination = destinationOf('slack', id, 'channel', channels[0]?.id ?? '');
    await storage.subscriptions.put(makeSubscription(id, { destination }), undefined);
  }
}

/** An unserved workspace is acknowledged, too: the article has to be in the answer. */
async function isAnswered(slack: SlackSandbox, { users, channels }: TeamSeed): Promise<boolean> {
  const who = { userId: users[0]?.id ?? '', channelId: channels[0]?.id ?? '' };
  const asked = await slack.slash({ ...who, command: '/news', text: 'colossus' });
  // An answer of the acknowledgement itself is there already.
  const answer = asked.message ?? (await asked.answer().catch(() => undefined));
  return JSON.stringify(answer ?? '').includes('Colossus');
}

/** Resident memory, as Linux tells it; 0 elsewhere. */
function megabytesOf(pid = 0): number {
  if (process.platform !== 'linux') return 0;
  const [, kilobytes] = /^VmRSS:\s+(\d+)/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1_024);
}

function since(began: number): number {
  return Math.round(performance.now() - began);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
