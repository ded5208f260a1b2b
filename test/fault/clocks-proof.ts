import type { ChildProcess } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import type { DiscordSandbox } from '../../src/sandbox/discord/discord-sandbox.ts';
import { defaultUsers } from '../../src/sandbox/discord/seed.ts';
import { createSlackSandbox, type SlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { startPostgres } from '../storage/start-postgres.ts';
import { forkServe } from './fork-serve.ts';
import { inDirectory } from './in-directory.ts';
import { pause } from './load.ts';
import { patienceFor, type Patience } from './patience.ts';
import { judge, type Proof, type ProofReport } from './proof.ts';

/** Of each replica, in ms: ten minutes lie between the first two. */
const AHEAD_MS = [300_000, -300_000, 0, 60_000] as const;
/** From a run of so many articles on there are four replicas. */
const FOUR_FROM = 10;
/** An embargo ends so long after its article was saved, and the next one so much later. */
const FIRST_END_MS = 10_000;
const NEXT_END_MS = 1_500;
/** Plans for what time brings are made every five seconds. */
const MAX_LATE_MS = 9_000;
const PEOPLE = 20;
/** Somebody who is told that the database is busy tries again so often, as the answer says. */
const MAX_PRESSES = 20;
const SWITCHES = 10;
const FOLLOWS_NOW = /You follow [^:"]+: new articles/u;
/** The first press may have been done after its answer. */
const FOLLOWS_SINCE = /You follow (?:[^:"]+: new articles|[^:"]+ already)/u;
/** Discord's flag of a message whose words are still to come (message object, flags). */
const LOADING = 1 << 7;
/** An answer that is not there by then is not coming, in ms. */
const MAX_ANSWER_MS = 60_000;

export const wrongClocks: Proof = {
  id: 'CLOCKS',
  title: 'replicas with clocks ten minutes apart show nothing early, do nothing twice, and say what was done, whichever of them did it',
  unit: 'embargoes that end one after the other',
  counts: { full: 20, short: 3 },
  seeds: 1,
  run: ({ count }) => inDirectory('clocks', (directory) => runReplicas(directory, count, patienceFor(count, wrongClocks.counts))),
};

async function runReplicas(directory: string, count: number, { clock, limit }: Patience): Promise<ProofReport> {
  const isFull = count >= wrongClocks.counts.full;
  await using server = await startPostgres();
  const content = `${directory}/content`;
  await mkdir(content);
  await writeFile(`${content}/first.md`, articleOf('Herons at the gate', ''));
  const people = Array.from({ length: PEOPLE }, (_, index) => ({ username: `reader-${index}` }));
  const discord = await createDiscordSandbox({ clock, users: [...defaultUsers, ...people] });
  const slack = await createSlackSandbox({ clock });
  const variables = {
    CONTENT_DIR: content,
    DATABASE_URL: await server.createDatabase('clocks'),
    DISCORD_API_URL: discord.apiUrl,
    DISCORD_TOKEN: discord.token,
    ANNOUNCE_DISCORD_CHANNELS: discord.channelId('announcements'),
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    ANNOUNCE_SLACK_CHANNELS: 'C0ANNOUNCE',
  };
  const offsets = AHEAD_MS.slice(0, count < FOUR_FROM ? 2 : 4);
  const replicas = offsets.map((aheadMs) =>
    startReplica(forkServe(new URL('./wrong-clock-fixture.ts', import.meta.url), { ...variables, WRONG_CLOCK_MS: String(aheadMs) })),
  );
  try {
    await Promise.all(replicas.map(({ ready }) => ready));
    const embargoes = await passEmbargoes({ content, discord, slack, maxLateMs: limit(MAX_LATE_MS) }, count);
    const { wrong, ...follows } = await followAll(discord);
    const switches = await switchOnAndOff(discord);
    const tests = await postTests(discord);
    const notes = await Promise.all(
      replicas.map(async ({ url }) => (await (await fetch(`${await url}/readyz`)).text()).includes('The clock of')),
    );
    const figures = { replicas: replicas.length, ...embargoes, ...follows, ...switches, ...tests };
    return judge(figures, [
      [embargoes.looks > count, `only ${embargoes.looks} looks`],
      [embargoes.early === 0, `${embargoes.early} times an article was seen before its minute`],
      [embargoes.lost === 0, `${embargoes.lost} lost`],
      [embargoes.doubled === 0, `${embargoes.doubled} doubled`],
      [embargoes.latestMs <= limit(MAX_LATE_MS), `an article was announced ${embargoes.latestMs} ms after its minute`],
      [follows.confirmed === PEOPLE, `${follows.confirmed} confirmations for ${PEOPLE} people who follow`],
      [
        follows.wrongWords === 0,
        `${follows.wrongWords} of ${PEOPLE} were told something else than that they follow now: ${wrong.join('; ')}`,
      ],
      // Beside other tests the database may take longer than a person is waited for.
      [follows.busy === 0 || !isFull, `${follows.busy} times somebody was told that the database is busy`],
      [
        switches.wrongSwitchWords === 0,
        `${switches.wrongSwitchWords} of ${SWITCHES * 2} switches were told something else than what was done`,
      ],
      [tests.testPosts === SWITCHES, `${tests.testPosts} posts of ${SWITCHES} tests`],
      [offsets.every((ms, index) => notes[index] === Math.abs(ms) >= 5_000), `/readyz speaks of the clock: ${notes.join()}`],
    ]);
  } finally {
    for (const { child } of replicas) child.kill('SIGKILL');
    await discord.close();
    await slack.close();
  }
}

interface Replica {
  readonly child: ChildProcess;
  readonly ready: Promise<void>;
  /** The address of its health. */
  readonly url: Promise<string>;
}

function startReplica(child: ChildProcess): Replica {
  const ready = Promise.withResolvers<void>();
  const url = Promise.withResolvers<string>();
  let log = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    log += text;
    const found = /"url":"(http[^"]+)"[^\n]*health is answered/u.exec(log)?.[1];
    if (found !== undefined) url.resolve(found.replace(/\/$/u, '').replace('0.0.0.0', '127.0.0.1'));
    if (log.includes('"msg":"ready"')) ready.resolve();
  });
  child.once('exit', (code) => ready.reject(new Error(`A replica ended with ${code}:\n${log.slice(-2_000)}`)));
  return { child, ready: ready.promise, url: url.promise };
}

interface Stage {
  readonly content: string;
  readonly discord: DiscordSandbox;
  readonly slack: SlackSandbox;
  readonly maxLateMs: number;
}

/** Asks both platforms again and again for articles whose embargo has not ended, and counts their posts. */
async function passEmbargoes(
  { content, discord, slack, maxLateMs }: Stage,
  count: number,
): Promise<Record<'looks' | 'early' | 'lost' | 'doubled' | 'latestMs', number>> {
  const firstEnd = Math.ceil((Date.now() + FIRST_END_MS) / 1_000) * 1_000;
  const embargoes = Array.from({ length: count }, (_, index) => ({
    title: `Mill wheel ${'abcdefghijklmnopqrstuvwxyz'[index % 26]}x${index}x`,
    end: firstEnd + index * NEXT_END_MS,
  }));
  for (const [index, { title, end }] of embargoes.entries())
    await writeFile(`${content}/mill-${index}.md`, articleOf(title, `embargo: ${new Date(end).toISOString()}\n`));
  const inDiscord = (title: string): number =>
    discord.posted.filter(
      ({ channelId, payload }) => channelId === discord.channelId('announcements') && JSON.stringify(payload).includes(title),
    ).length;
  const inSlack = (title: string): number =>
    slack.messages('C0ANNOUNCE').filter(({ blocks }) => JSON.stringify(blocks).includes(title)).length;
  const totals = { looks: 0, early: 0, lost: 0, doubled: 0, latestMs: 0 };
  const seenAt = new Map<string, number>();
  const ask = async (): Promise<void> => {
    const asked = {
      userId: discord.userId('linus'),
      channelId: discord.channelId('general'),
      command: 'news',
      options: { query: 'mill wheel' },
    };
    const answers = await Promise.all([
      discord.slash(asked).then(({ message }) => JSON.stringify(message?.payload ?? '')),
      discord.slash({ ...asked, command: 'latest', options: {} }).then(({ message }) => JSON.stringify(message?.payload ?? '')),
      slack
        .slash({ userId: 'U0READER01', channelId: 'C0GENERAL1', command: '/news', text: 'mill wheel' })
        .then(({ message }) => JSON.stringify(message ?? '')),
    ]);
    const now = Date.now();
    totals.looks += answers.length;
    for (const { title, end } of embargoes) if (now < end && answers.some((answer) => answer.includes(title))) totals.early += 1;
  };
  const lastEnd = embargoes.at(-1)?.end ?? firstEnd;
  while (Date.now() < lastEnd + maxLateMs + 3_000 && seenAt.size < count) {
    await ask();
    for (const { title, end } of embargoes) {
      const amounts = [inDiscord(title), inSlack(title)];
      const now = Date.now();
      if (now < end && amounts.some((amount) => amount > 0)) totals.early += 1;
      if (amounts.every((amount) => amount > 0) && !seenAt.has(title)) seenAt.set(title, now);
    }
    await pause(100);
  }
  // A post that would come twice has time to.
  await pause(3_000);
  for (const { title, end } of embargoes) {
    for (const amount of [inDiscord(title), inSlack(title)]) {
      if (amount === 0) totals.lost += 1;
      if (amount > 1) totals.doubled += 1;
    }
    totals.latestMs = Math.max(totals.latestMs, (seenAt.get(title) ?? Infinity) - end);
  }
  return totals;
}

/** Twenty people press the same button within moments. */
async function followAll(
  discord: DiscordSandbox,
): Promise<Record<'confirmed' | 'wrongWords' | 'busy', number> & { readonly wrong: readonly string[] }> {
  const post = discord.messages(discord.channelId('announcements')).find(({ payload }) => JSON.stringify(payload).includes('Mill wheel'));
  const customId = /"custom_id":"(1f[^"]*)"/u.exec(JSON.stringify(post?.payload))?.[1] ?? '';
  let busy = 0;
  /** The answer, if it is another than what was done. */
  const press = async (username: string): Promise<readonly string[]> => {
    for (let presses = 1; ; presses += 1) {
      const userId = discord.userId(username);
      const { message } = await discord.click({ userId, messageId: post?.id ?? '', customId });
      const told = await shownIn(discord, userId, message?.id);
      const isBusy = told.includes('The database is busy');
      if (!isBusy || presses === MAX_PRESSES) return (presses === 1 ? FOLLOWS_NOW : FOLLOWS_SINCE).test(told) ? [] : [told];
      busy += 1;
      await pause(500);
    }
  };
  const wrong = (await Promise.all(Array.from({ length: PEOPLE }, (_, index) => press(`reader-${index}`)))).flat();
  await pause(4_000);
  return {
    wrong,
    busy,
    confirmed: discord.posted.filter(({ guildId, payload }) => guildId === undefined && JSON.stringify(payload).includes('You follow'))
      .length,
    wrongWords: wrong.length,
  };
}

/** The words that a person sees once they are there: a process that needs longer says first that it is at it. */
async function shownIn(discord: DiscordSandbox, userId: string, id: string | undefined): Promise<string> {
  const end = performance.now() + MAX_ANSWER_MS;
  for (;;) {
    const shown = discord.messages(discord.channelId('announcements'), { as: userId }).find((message) => message.id === id)?.payload;
    const isLoading = ((Number((shown as { flags?: number } | undefined)?.flags) || 0) & LOADING) !== 0;
    if (!isLoading || performance.now() > end) return JSON.stringify(shown ?? '');
    await pause(50);
  }
}

async function switchOnAndOff(discord: DiscordSandbox): Promise<Record<'wrongSwitchWords', number>> {
  const manager = { userId: discord.userId('grace'), channelId: discord.channelId('general') };
  let wrongSwitchWords = 0;
  for (let round = 0; round < SWITCHES; round += 1) {
    const on = await discord.slash({ ...manager, command: 'announcements on', options: { settings: 'topic:herons' } });
    const off = await discord.slash({ ...manager, command: 'announcements off' });
    if (!JSON.stringify(on.message?.payload ?? '').includes('are announced here from now on')) wrongSwitchWords += 1;
    if (!JSON.stringify(off.message?.payload ?? '').includes('are not announced here any more')) wrongSwitchWords += 1;
  }
  return { wrongSwitchWords };
}

async function postTests(discord: DiscordSandbox): Promise<Record<'testPosts', number>> {
  const manager = { userId: discord.userId('grace'), channelId: discord.channelId('announcements') };
  const isPost = ({ channelId, ephemeralFor }: { readonly channelId: string; readonly ephemeralFor?: string | undefined }): boolean =>
    channelId === manager.channelId && ephemeralFor === undefined;
  const before = discord.posted.filter(isPost).length;
  await Promise.all(Array.from({ length: SWITCHES }, () => discord.slash({ ...manager, command: 'announcements test' })));
  await pause(4_000);
  return { testPosts: discord.posted.filter(isPost).length - before };
}

function articleOf(title: string, extra: string): string {
  return `---\ntitle: ${title}\ntopics: [power]\n${extra}---\n\n${title}: a mill wheel that turns again.\n`;
}
