import { mkdir, writeFile } from 'node:fs/promises';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import type { DiscordSandbox } from '../../src/sandbox/discord/discord-sandbox.ts';
import { createSlackSandbox, type SlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { startPostgres } from '../storage/start-postgres.ts';
import { type Asked, askBoth } from './ask-both.ts';
import { inDirectory } from './in-directory.ts';
import { pause, wordIn } from './load.ts';
import { patienceFor, type Patience } from './patience.ts';
import { judge, type Proof, type ProofReport } from './proof.ts';
import { createRandom, type Random, shuffled } from './random.ts';
import { createServeReplicas, type ServeReplica, type ServeReplicas } from './serve-replicas.ts';
import { raiseStorm } from './storm.ts';

const REPLICAS = 4;
/** Those that may be struck at the same time: one at least takes requests. */
const STRUCK = REPLICAS - 1;
/** Pauses to a hundred kills, as in R3. */
const PAUSES = 0.3;
/** Longer than the lease of a claim, which is a minute; in a short run a pause only holds up what is under way. In ms. */
const PAUSE_MS = { full: 66_000, short: 3_000 };
/** From being ready to being killed, in ms at most. */
const MAX_LIFE_MS = 4_000;
/** A start takes some seconds; only one that hangs is a fault here, whatever else the machine does. In ms. */
const START_MS = 180_000;
/** The publishers' own: what hangs is given up after it, and accepted late half a second after that. In ms. */
const TIMEOUT_MS = 15_000;
const LATE_MS = 600;
/** Until everything has been posted: a lost answer waits a minute on Slack, a dead process' claim another one, some more than once; a short run has few of them. In ms. */
export const SETTLE_MS = { full: 900_000, short: 300_000 };
/** A second post would come by then, in ms. */
const SECOND_POST_MS = 3_000;
/** Platforms give up on an answer after that, in ms. */
const ANSWER_MS = 3_000;
const SLACK_CHANNEL = 'C0GENERAL1';

export const replicasUnderFire: Proof = {
  id: 'R3-HTTP',
  title:
    'four newsdesk serve that both platforms send to over HTTP are killed and paused while a third of all posts goes wrong: articles arrive once each, and who reaches a process is answered',
  unit: 'SIGKILLs (and 60 pauses beyond the lease to 200 of them)',
  counts: { full: 200, short: 4 },
  seeds: 1,
  run: ({ count, seed }) =>
    inDirectory('replicas', (directory) =>
      strike({ directory, kills: count, random: createRandom(seed), patience: patienceFor(count, replicasUnderFire.counts) }),
    ),
};

interface Run {
  readonly directory: string;
  readonly kills: number;
  readonly random: Random;
  readonly patience: Patience;
}

interface Platforms {
  readonly discord: DiscordSandbox;
  readonly slack: SlackSandbox;
}

async function strike({ directory, kills, random, patience }: Run): Promise<ProofReport> {
  const content = `${directory}/content`;
  await mkdir(content);
  await writeFile(`${content}/archive.md`, articleOf('archive'));
  await using stack = new AsyncDisposableStack();
  const server = stack.use(await startPostgres());
  const platforms: Platforms = {
    discord: stack.adopt(await createDiscordSandbox({ clock: patience.clock }), (sandbox) => sandbox.close()),
    slack: stack.adopt(await createSlackSandbox({ clock: patience.clock }), (sandbox) => sandbox.close()),
  };
  /** The process that each question was passed on to. */
  const reached = new Map<string, ServeReplica>();
  const replicas = stack.use(
    await createServeReplicas({
      environment: {
        CONTENT_DIR: content,
        DATABASE_URL: await server.createDatabase('replicas'),
        ANNOUNCE_DISCORD_CHANNELS: platforms.discord.channelId('general'),
        ANNOUNCE_SLACK_CHANNELS: SLACK_CHANNEL,
        QUESTIONS_PER_MINUTE: '0',
      },
      ...platforms,
      startMs: START_MS,
      onPassed(body, replica) {
        const word = wordIn(body.toString());
        if (word !== undefined) reached.set(word, replica);
      },
    }),
  );
  // The archive has to be known as such before the first article comes.
  const first = Array.from({ length: REPLICAS }, () => replicas.start());
  await Promise.all(first.map(({ ready }) => ready));
  await replicas.connect();
  const storms = brew(platforms, random);
  const asking = askBoth(platforms, SLACK_CHANNEL);
  stack.defer(async () => void (await asking.stop()));
  const saved: string[] = [];
  const save = async (): Promise<void> => {
    const slug = `n${saved.length}x`;
    await writeFile(`${content}/${slug}.md`, articleOf(slug));
    saved.push(slug);
  };

  const pauses = Math.round(kills * PAUSES);
  const isShort = kills < replicasUnderFire.counts.full;
  const done = { kills: 0, pauses: 0 };
  const blows = shuffled([...Array<'kill'>(kills).fill('kill'), ...Array<'pause'>(pauses).fill('pause')], random);
  const unharmed = new Set(first);
  const failed = new AbortController();
  const torment = async (): Promise<void> => {
    for (let blow = blows.pop(); blow !== undefined && !failed.signal.aborted; blow = blows.pop()) {
      const [victim] = shuffled([...unharmed], random);
      if (victim === undefined) throw new Error('Every process is struck.');
      unharmed.delete(victim);
      await pause(random.between(0, MAX_LIFE_MS));
      await save();
      done[blow === 'kill' ? 'kills' : 'pauses'] += 1;
      unharmed.add(await (blow === 'kill' ? replace(victim, replicas) : hold(victim, isShort ? PAUSE_MS.short : PAUSE_MS.full)));
    }
  };
  const torments = Array.from({ length: STRUCK }, () =>
    torment().catch((error: unknown) => {
      failed.abort();
      throw error;
    }),
  );
  // All of them have ended before anything is closed: each may be starting a process.
  await Promise.allSettled(torments);
  await Promise.all(torments);

  const asked = await asking.stop();
  const settledMs = await untilPosted(platforms, saved, isShort ? SETTLE_MS.short : SETTLE_MS.full);
  await pause(SECOND_POST_MS);
  const codes = await replicas.end();
  return report({ platforms, saved, asked, reached, done, codes, storms, settledMs, wanted: { kills, pauses } });
}

/** A new process for one that is killed. */
async function replace(victim: ServeReplica, replicas: ServeReplicas): Promise<ServeReplica> {
  await victim.kill();
  const next = replicas.start();
  await next.ready;
  return next;
}

async function hold(victim: ServeReplica, forMs: number): Promise<ServeReplica> {
  await victim.freeze(forMs);
  return victim;
}

function brew({ discord, slack }: Platforms, random: Random) {
  const shared = { random, timeoutMs: TIMEOUT_MS, lateMs: LATE_MS };
  const inDiscord = (path: string): boolean => path.includes(`/channels/${discord.channelId('general')}/messages`);
  return [
    raiseStorm({
      ...shared,
      faults: discord.faults,
      isPost: ({ method, path }) => method === 'POST' && inDiscord(path),
      isHistory: ({ method, path }) => method === 'GET' && inDiscord(path),
    }),
    raiseStorm({
      ...shared,
      faults: slack.faults,
      isPost: ({ path }) => path.endsWith('chat.postMessage'),
      isHistory: ({ path }) => path.endsWith('conversations.history'),
    }),
  ];
}

/** The titles in each of both channels; many articles at once are one digest. */
function titlesIn({ discord, slack }: Platforms): readonly (readonly string[])[] {
  const posts = [
    discord.messages(discord.channelId('general')).filter(({ ephemeralFor }) => ephemeralFor === undefined),
    slack.messages(SLACK_CHANNEL).filter(({ visibleTo }) => visibleTo === undefined),
  ];
  return posts.map((messages) =>
    messages.flatMap((message) => [
      ...new Set([...JSON.stringify(message).matchAll(/Title of (?:n\d+x|archive)/gu)].map(([title]) => title)),
    ]),
  );
}

async function untilPosted(platforms: Platforms, saved: readonly string[], withinMs: number): Promise<number> {
  const began = performance.now();
  const isDone = (): boolean => titlesIn(platforms).every((titles) => saved.every((slug) => titles.includes(titleOf(slug))));
  while (!isDone() && performance.now() - began < withinMs) await pause(500);
  return Math.round(performance.now() - began);
}

interface Outcome {
  readonly platforms: Platforms;
  readonly saved: readonly string[];
  readonly asked: readonly Asked[];
  readonly reached: ReadonlyMap<string, ServeReplica>;
  readonly done: Readonly<Record<'kills' | 'pauses', number>>;
  readonly wanted: Outcome['done'];
  readonly codes: Awaited<ReturnType<ServeReplicas['end']>>;
  readonly storms: ReturnType<typeof brew>;
  readonly settledMs: number;
}

function report({ platforms, saved, asked, reached, done, wanted, codes, storms, settledMs }: Outcome): ProofReport {
  const posted = titlesIn(platforms);
  // One that was killed or stopped before an answer could have come owes none.
  const due = asked.filter(({ word, at }) => reached.get(word)?.ran(at, at + ANSWER_MS) === true);
  const requests = storms.reduce((sum, { counts }) => sum + counts.requests, 0);
  const figures = {
    ...done,
    expected: saved.length * posted.length,
    lost: posted.reduce((sum, titles) => sum + saved.filter((slug) => !titles.includes(titleOf(slug))).length, 0),
    doubled: posted.reduce((sum, titles) => sum + titles.length - new Set(titles).size, 0),
    archived: posted.flat().filter((title) => title === titleOf('archive')).length,
    requests,
    strikes: storms.reduce((sum, { counts }) => sum + counts.strikes, 0),
    asked: asked.length,
    unanswered: asked.filter(({ isAnswered }) => !isAnswered).length,
    reachedLiveProcess: due.length,
    unansweredOfThose: due.filter(({ isAnswered }) => !isAnswered).length,
    settledMs,
    exitStatuses: codes.join(' '),
  };
  return judge(figures, [
    [done.kills === wanted.kills && done.pauses === wanted.pauses, `${done.kills} kills and ${done.pauses} pauses`],
    [figures.lost === 0, `${figures.lost} lost`],
    [figures.doubled === 0, `${figures.doubled} doubled`],
    [figures.archived === 0, 'the archive was announced'],
    [figures.strikes > 0, 'no fault struck'],
    [figures.unansweredOfThose === 0, `${figures.unansweredOfThose} questions that reached a process were not answered`],
    [due.length > asked.length / 3, `only ${due.length} of ${asked.length} questions reached a process that ran on`],
    [codes.length === REPLICAS && codes.every((code) => code === 0), `they ended with ${codes.join()}`],
  ]);
}

function articleOf(slug: string): string {
  return `---\ntitle: ${titleOf(slug)}\n---\n\nThe gate of ${slug} stands open.\n`;
}

function titleOf(slug: string): string {
  return `Title of ${slug}`;
}
