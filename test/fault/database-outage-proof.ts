import { cp, writeFile } from 'node:fs/promises';
import pg from 'pg';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import type { DiscordSandbox } from '../../src/sandbox/discord/discord-sandbox.ts';
import { createSlackSandbox, type SlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { defaultTeam } from '../../src/sandbox/slack/seed.ts';
import { type Environment, startNewsdesk } from '../e2e/newsdesk-process.ts';
import { startPostgres } from '../storage/start-postgres.ts';
import { askSteadily } from './ask-steadily.ts';
import { inDirectory } from './in-directory.ts';
import { patienceFor, type Patience } from './patience.ts';
import { judge, type Proof, type ProofReport } from './proof.ts';
import { createServeReplicas } from './serve-replicas.ts';
import { startTcpProxy } from './tcp-proxy.ts';

const CHANNELS = 10;
const REPLICAS = 4;
/** Four that start together take some seconds; only one that hangs is a fault, in ms. */
const START_MS = 180_000;
/** From the end of the outage until everything has been posted. */
const MAX_RECOVERY_MS = 30_000;
/** Platforms give up on an answer after that. */
const MAX_ANSWER_MS = 3_000;

export const databaseOutage: Proof = {
  id: 'R13',
  title:
    'newsdesk serve outlives cut connections, a restart of PostgreSQL and half-open connections, posts once each afterwards, and answers meanwhile',
  unit: 'seconds of half-open connections',
  counts: { full: 60, short: 6 },
  seeds: 1,
  run: ({ count }) =>
    inDirectory('outage', (directory) => breakDatabase(directory, count * 1_000, patienceFor(count, databaseOutage.counts), startOne)),
};

export const outageOfSeveral: Proof = {
  ...databaseOutage,
  id: 'R13-REPLICAS',
  title:
    'four newsdesk serve that both platforms send to over HTTP outlive cut connections, a restart of PostgreSQL and half-open connections, post once each afterwards, and answer meanwhile',
  run: ({ count }) =>
    inDirectory('outage', (directory) => breakDatabase(directory, count * 1_000, patienceFor(count, databaseOutage.counts), startSeveral)),
};

/** The program that is watched: it resolves when everything is ready. */
type StartDesk = (environment: Environment, platforms: { discord: DiscordSandbox; slack: SlackSandbox }) => Promise<Desk>;

interface Desk extends AsyncDisposable {
  /** The number of processes. */
  readonly processes: number;
  /** Resolves with the exit codes of its processes. */
  end(): Promise<readonly (number | null)[]>;
  output(): string;
}

/** One process, by sockets. */
const startOne: StartDesk = async (environment, { discord, slack }) => {
  const desk = startNewsdesk(['serve'], {
    ...environment,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
  });
  await desk.line('ready');
  return {
    processes: 1,
    async end() {
      desk.child.kill('SIGTERM');
      return [(await desk.finished()).code];
    },
    output: desk.output,
    async [Symbol.asyncDispose]() {
      desk.child.kill('SIGKILL');
    },
  };
};

const startSeveral: StartDesk = async (environment, platforms) => {
  await using stack = new AsyncDisposableStack();
  const desks = stack.use(await createServeReplicas({ environment, ...platforms, startMs: START_MS }));
  const replicas = Array.from({ length: REPLICAS }, () => desks.start());
  await Promise.all(replicas.map(({ ready }) => ready));
  await desks.connect();
  // Those that have started are the caller's to end.
  const started = stack.move();
  return {
    processes: REPLICAS,
    end: desks.end,
    output: () => replicas.map(({ process }) => process.output()).join('\n'),
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
};

async function breakDatabase(
  directory: string,
  halfOpenMs: number,
  { clock, limit }: Patience,
  startDesk: StartDesk,
): Promise<ProofReport> {
  await using server = await startPostgres();
  const url = new URL(await server.createDatabase('outage'));
  await using proxy = await startTcpProxy(server.port);
  url.port = String(proxy.port);
  const names = Array.from({ length: CHANNELS }, (_, index) => `news-${index}`);
  const slackIds = names.map((_, index) => `C${String(index).padStart(9, '0')}`);
  const discord = await createDiscordSandbox({
    clock,
    guilds: [{ name: 'Gazette', channels: [{ name: 'general' }, ...names.map((name) => ({ name }))] }],
  });
  const general = { id: 'C0GENERAL1', name: 'general' };
  const slack = await createSlackSandbox({
    clock,
    teams: [{ ...defaultTeam, channels: [general, ...names.map((name, index) => ({ id: slackIds[index] ?? '', name }))] }],
  });
  const content = `${directory}/content`;
  await cp('content', content, { recursive: true });
  const environment = {
    DATABASE_URL: url.href,
    CONTENT_DIR: content,
    ANNOUNCE_DISCORD_CHANNELS: names.map((name) => discord.channelId(name)).join(','),
    ANNOUNCE_SLACK_CHANNELS: slackIds.join(','),
  };
  const posted = (): readonly string[] => [
    ...discord.posted.flatMap(({ channelId, payload }) => titled(channelId, payload)),
    ...slackIds.flatMap((id) => slack.messages(id).flatMap((message) => titled(id, message.blocks))),
  ];
  const announced: string[] = [];
  const save = async (slug: string): Promise<void> => {
    announced.push(slug);
    await writeFile(`${content}/${slug}.md`, `---\ntitle: Outage article ${slug}\n---\n\nThe lede of ${slug}.\n`);
  };
  /** The deliveries that waited when a recovery took longer than it may. */
  const waiting: string[] = [];
  const waitForAll = async (): Promise<number> => {
    const began = performance.now();
    while (new Set(posted()).size < announced.length * CHANNELS * 2 && performance.now() - began < limit(45_000)) {
      if (waiting.length === 0 && performance.now() - began > MAX_RECOVERY_MS) waiting.push(await listUnsettled(server.port));
      await pause(50);
    }
    return Math.round(performance.now() - began);
  };
  let phase = 'before';
  /** The commands that were not answered in time: in which phase, with what status, and after how many ms. */
  const late: string[] = [];
  const ask = async (): Promise<boolean> => {
    const during = phase;
    const answer = await discord.slash({
      userId: discord.userId('linus'),
      channelId: discord.channelId('general'),
      command: 'news',
      options: { query: 'colossus' },
    });
    const isInTime = answer.status === 'answered' && (answer.ackMs ?? Infinity) <= limit(MAX_ANSWER_MS);
    if (!isInTime) late.push(`${during}: ${answer.status} after ${Math.round(answer.ackMs ?? Infinity)} ms`);
    return isInTime;
  };
  const recovery: Record<string, number> = {};
  try {
    await using desk = await startDesk(environment, { discord, slack });
    await save('before');
    await waitForAll();
    const asking = askSteadily(ask, 250);

    phase = 'cut';
    await save('cut');
    await pause(500);
    for (let cut = 0; cut < 20; cut += 1) {
      await cutConnections(server.port);
      await pause(50);
    }
    recovery['cutMs'] = await waitForAll();

    phase = 'restart';
    await save('restart');
    await pause(800);
    await server.restart(2_000);
    recovery['restartMs'] = await waitForAll();

    phase = 'half-open';
    await save('half-open');
    await pause(1_000);
    proxy.swallow();
    await save('meanwhile');
    await pause(halfOpenMs);
    await proxy.restore();
    phase = 'restored';
    recovery['halfOpenMs'] = await waitForAll();

    const { asked, unanswered } = await asking.stop();
    const codes = await desk.end();
    const messages = posted();
    const expected = announced.length * CHANNELS * 2;
    const duplicated = messages.length - new Set(messages).size;
    const figures = {
      expected,
      lost: expected - new Set(messages).size,
      duplicated,
      ...recovery,
      asked,
      unanswered,
      processes: codes.length,
      exitStatuses: codes.join(' '),
    };
    return judge(figures, [
      [figures.lost === 0, `${figures.lost} lost: ${waiting.join()}`],
      [duplicated === 0, `${duplicated} duplicated`],
      ...Object.entries(recovery).map(
        ([name, ms]) => [ms <= limit(MAX_RECOVERY_MS), `${name}: recovered after ${ms} ms, waited for ${waiting.join()}`] as const,
      ),
      [asked > 0 && unanswered === 0, `${unanswered} of ${asked} commands were not answered in time: ${late.join('; ')}`],
      [
        codes.length === desk.processes && codes.every((code) => code === 0),
        `it ended with ${codes.join()}: ${desk.output().slice(-2_000)}`,
      ],
    ]);
  } finally {
    await discord.close();
    await slack.close();
  }
}

async function cutConnections(port: number): Promise<void> {
  const admin = new pg.Client(`postgres://newsdesk:newsdesk@127.0.0.1:${port}/postgres`);
  await admin.connect();
  await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'outage'");
  await admin.end();
}

async function listUnsettled(port: number): Promise<string> {
  const reader = new pg.Client(`postgres://newsdesk:newsdesk@127.0.0.1:${port}/outage`);
  await reader.connect();
  const { rows } = await reader.query(
    "select announcement_id, destination_id, status, attempts, reason from deliveries where status <> 'delivered' limit 5",
  );
  await reader.end();
  return JSON.stringify(rows);
}

function titled(channel: string, payload: unknown): readonly string[] {
  const title = /Outage article [a-z\\-]+/u.exec(JSON.stringify(payload))?.[0].replaceAll('\\', '');
  return title === undefined ? [] : [`${channel} ${title}`];
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
