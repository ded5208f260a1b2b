import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import { createSlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { feedOf, type FeedItem, startFeedServer } from '../sources/feeds/feed-server.ts';
import { bundleWorker } from './bundle-worker.ts';
import { inDirectory } from './in-directory.ts';
import { patienceFor } from './patience.ts';
import { judge, type Proof, type ProofReport } from './proof.ts';
import { createRandom, type Random } from './random.ts';
import { createScaledClock } from './scaled-clock.ts';
import type { WorkerOptions } from './worker-options.ts';

const FACTOR = 30;
const TIMEOUT_MS = 2_000;
const SLACK_CHANNEL = 'C0GENERAL1';
/**
 * The feed shows so many of its newest articles, and older ones that no process has read yet: feeds are windows, and an article that was never
 * in a whole answer is not for Newsdesk to lose.
 */
const WINDOW = 8;

interface Channel {
  readonly installation: string;
  readonly channel: string;
}

export interface FeedWorkerOptions extends WorkerOptions {
  readonly feedUrl: string;
  readonly root: string;
  readonly channels: { readonly discord: Channel; readonly slack: Channel };
}

/** One of them: the articles of an edition, which are kept by then; trouble; or that it goes on by itself. */
export interface FeedWorkerMessage {
  readonly titles?: readonly string[];
  readonly trouble?: string;
  readonly isReady?: true;
}

export const feedUnderFire: Proof = {
  id: 'FEEDS',
  title:
    'a feed whose server loses, delays, cuts and repeats answers, and changes ids, addresses and dates, is announced once while its reader is killed again and again',
  unit: 'SIGKILLs',
  counts: { full: 300, short: 4 },
  seeds: 3,
  run: ({ count, seed }) => inDirectory('feeds', (directory) => readUnderFire(directory, count, seed)),
};

async function readUnderFire(directory: string, kills: number, seed: number): Promise<ProofReport> {
  const random = createRandom(seed);
  const { script, env } = await bundleWorker('feed-worker.ts');
  const startedAt = Date.now();
  const clock = createScaledClock(startedAt, FACTOR);
  const discord = await createDiscordSandbox({ clock });
  const slack = await createSlackSandbox({ clock });
  await using server = await startFeedServer();
  /** All articles that were ever given, the newest first. */
  const articles: FeedItem[] = [{ slug: 'archive', date: dateOf(startedAt) }];
  /** The titles of the articles that a process had read and kept. */
  const read = new Set<string>();
  const troubles: string[] = [];
  let hasFaults = false;
  const earlier: string[] = [];
  server.answer = (_, response) => {
    const shown = articles.filter(({ slug }, index) => index < WINDOW || !read.has(`Title of ${slug}`));
    const body = disguise(feedOf(server.origin, shown), hasFaults ? random : undefined);
    earlier.push(body);
    answer(response, body, { earlier, random: hasFaults ? random : undefined });
  };
  const options: FeedWorkerOptions = {
    location: `${directory}/newsdesk.db`,
    discord: { token: discord.token, apiUrl: discord.apiUrl },
    slack: { token: slack.botToken, apiUrl: slack.apiUrl },
    startedAt,
    factor: FACTOR,
    timeoutMs: TIMEOUT_MS,
    leaseMs: 3 * TIMEOUT_MS * FACTOR,
    naive: false,
    feedUrl: `${server.origin}/feed.xml`,
    root: join(directory, 'feeds'),
    channels: {
      discord: { installation: discord.guildId, channel: discord.channelId('general') },
      slack: { installation: slack.teamId, channel: SLACK_CHANNEL },
    },
  };
  const start = (): ChildProcess => {
    const child = fork(script, [JSON.stringify(options)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env, execArgv: [] });
    child.on('message', ({ titles, trouble }: FeedWorkerMessage) => {
      for (const title of titles ?? []) read.add(title);
      if (trouble !== undefined) troubles.push(trouble);
    });
    return child;
  };
  try {
    // The archive has to be known as such before the first article comes.
    const first = start();
    await untilReady(first);
    await end(first);
    hasFaults = true;
    for (let kill = 0; kill < kills; kill += 1) {
      publish(articles, kill, random);
      const child = start();
      // Most have read and planned something by then, and some have not begun.
      await (random.next() < 0.3 ? pause(random.between(100, 1_500)) : untilReady(child));
      await pause(random.between(0, 1_500));
      await end(child);
    }
    hasFaults = false;
    const last = start();
    const expected = articles.filter(({ slug }) => slug !== 'archive');
    const posts = (): readonly (readonly string[])[] => [
      discord.posted
        .filter(({ channelId }) => channelId === options.channels.discord.channel)
        .map(({ payload }) => JSON.stringify(payload)),
      slack.messages(SLACK_CHANNEL).map(({ text, blocks }) => `${text} ${JSON.stringify(blocks)}`),
    ];
    // Many articles at once are one digest.
    const titlesIn = (channel: readonly string[]): readonly string[] =>
      channel.flatMap((post) => [...new Set([...post.matchAll(/Title of n\d+x/gu)].map(([title]) => title))]);
    const isDone = (): boolean => posts().every((channel) => new Set(titlesIn(channel)).size >= expected.length);
    const deadline = performance.now() + patienceFor(kills, feedUnderFire.counts).limit(90_000);
    while (!isDone() && performance.now() < deadline) await pause(200);
    // A second post would come now.
    await pause(3_000);
    await end(last);
    const found = posts().map(titlesIn);
    const figures = {
      articles: expected.length,
      requests: server.requests.length,
      lost: found.reduce((sum, titles) => sum + expected.length - new Set(titles).size, 0),
      doubled: found.reduce((sum, titles) => sum + titles.length - new Set(titles).size, 0),
      archived: posts()
        .flat()
        .filter((post) => post.includes('Title of archive')).length,
    };
    return judge(figures, [
      [figures.lost === 0, `${figures.lost} lost`],
      [figures.doubled === 0, `${figures.doubled} doubled`],
      [figures.archived === 0, 'the archive was announced'],
      [troubles.length === 0, troubles.slice(0, 3).join('; ')],
    ]);
  } finally {
    await discord.close();
    await slack.close();
  }
}

/** One or two new articles, and now and then another text of an old one. */
function publish(articles: FeedItem[], round: number, random: Random): void {
  const many = random.next() < 0.3 ? 2 : 1;
  for (let index = 0; index < many; index += 1) {
    const slug = `n${round * 2 + index}x`;
    articles.unshift({ slug, html: `<p>Text of ${slug}, the first.</p>`, date: dateOf(Date.now()) });
  }
  if (random.next() < 0.4 && articles.length > 3) {
    const at = Math.floor(random.between(1, Math.min(articles.length, WINDOW)));
    const old = articles[at];
    if (old !== undefined && old.slug !== 'archive') articles[at] = { ...old, html: `<p>Text of ${old.slug}, again ${round}.</p>` };
  }
}

/** The same articles with other ids, addresses, dates and in another order. */
function disguise(feed: string, random: Random | undefined): string {
  if (random === undefined) return feed;
  const which = random.next();
  if (which < 0.1) return feed.replaceAll(/<guid isPermaLink="false">/gu, '<guid isPermaLink="false">v2-');
  if (which < 0.2) return feed.replaceAll(/\/<\/link><guid/gu, '/?utm_source=feed</link><guid');
  if (which < 0.3) return feed.replaceAll(/<pubDate>[^<]*</gu, `<pubDate>${dateOf(Date.now())}<`);
  if (which < 0.4)
    return feed.replace(/(<item>.*<\/item>)/su, (items) =>
      items
        .split(/(?=<item>)/u)
        .toReversed()
        .join(''),
    );
  return feed;
}

interface Answering {
  readonly earlier: readonly string[];
  readonly random: Random | undefined;
}

/** Loses, cuts, delays and repeats answers. */
function answer(response: ServerResponse, body: string, { earlier, random }: Answering): void {
  const which = random?.next() ?? 1;
  if (which < 0.08) response.destroy();
  else if (which < 0.16) response.end(body.slice(0, body.length / 2));
  else if (which < 0.24) setTimeout(() => response.end(body), 300);
  else if (which < 0.32) response.end(earlier.at(-2) ?? body);
  else if (which < 0.38) response.writeHead(503).end();
  else if (which < 0.44) response.end(feedOf('http://127.0.0.1', []));
  else response.end(body);
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.on('message', ({ isReady }: FeedWorkerMessage) => isReady && resolve());
    child.once('exit', () => resolve());
  });
}

/** Processes are ended by their own handle. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

function dateOf(ms: number): string {
  return new Date(ms).toUTCString();
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
