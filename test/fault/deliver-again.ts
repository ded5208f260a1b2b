import { lookUpEntry } from '../../src/command/look-up-entry.ts';
import { createDiscordPlatform } from '../../src/platform/discord/discord-platform.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { createSlackPlatform } from '../../src/platform/slack/slack-platform.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import { createSlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { createWitness, pause, type Witness, wordIn } from './load.ts';
import { createRandom, type Random } from './random.ts';

export interface DeliverAgainOptions {
  readonly seed: number;
  /** Questions in each way that the platform has: a command, a mention, the menu of a message and, on Slack, a link. */
  readonly each: number;
  /** The number of deliveries of each in all. */
  readonly copies: number;
  /** The longest time between Slack's copies, in ms; Discord's come at once, and after a resume. */
  readonly gapMs: number;
}

export interface DeliverAgainReport {
  readonly asked: number;
  /** The asker saw the answer. */
  readonly answered: number;
  /** Questions whose handler did not run exactly once. */
  readonly wronglyRun: readonly string[];
  /** Questions whose answer is not there exactly once. */
  readonly wronglyShown: readonly string[];
  readonly undelivered: number;
}

type Way = 'command' | 'mention' | 'menu' | 'link';

interface Stage {
  readonly witness: Witness;
  readonly platform: Platform;
  readonly ways: readonly Way[];
  /** True when the answer is on screen. */
  ask(way: Way, word: string): Promise<boolean>;
  /** Something that makes a platform deliver again what it delivered before. */
  disturb(): void;
  /** The words of every answer that is there, each as often as it is. */
  shown(): readonly string[];
  close(): Promise<void>;
}

/** Delivers every question several times, and counts what came of it. */
export async function deliverAgain(name: 'discord' | 'slack', options: DeliverAgainOptions): Promise<DeliverAgainReport> {
  const random = createRandom(options.seed);
  const stage = name === 'discord' ? await openDiscord(options) : await openSlack(options, random);
  try {
    const words = Array.from({ length: options.each * stage.ways.length }, (_, index) => `word-${index + 1}-end`);
    let answered = 0;
    let next = 0;
    const reader = async (): Promise<void> => {
      for (let word = words[next++]; word !== undefined; word = words[next++]) {
        if (next % Math.ceil(words.length / 5) === 0) stage.disturb();
        if (await stage.ask(stage.ways[next % stage.ways.length] ?? 'command', word)) answered += 1;
        await pause(random.between(0, 10));
      }
    };
    await Promise.all(Array.from({ length: 16 }, reader));
    await pause(options.copies * options.gapMs + 200);
    const shown = countWords(stage.shown());
    return {
      asked: words.length,
      answered,
      wronglyRun: words.filter((word) => stage.witness.runs(word).length !== 1),
      wronglyShown: words.filter((word) => shown.get(word) !== 1),
      undelivered: stage.witness.undelivered.length,
    };
  } finally {
    await stage.close();
  }
}

function countWords(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** An answer that comes by itself is looked for so long, in ms: far longer than any takes. */
const lookForMs = 10_000;

async function comes(isThere: () => boolean): Promise<boolean> {
  const end = performance.now() + lookForMs;
  while (!isThere() && performance.now() < end) await pause(5);
  return isThere();
}

async function openDiscord({ copies }: DeliverAgainOptions): Promise<Stage> {
  const sandbox = await createDiscordSandbox();
  const witness = createWitness();
  const platform = createDiscordPlatform({ token: sandbox.token, apiUrl: sandbox.apiUrl, ...platformOptions(witness) });
  await platform.start();
  const repeating = (['INTERACTION_CREATE', 'MESSAGE_CREATE'] as const).map((name) => sandbox.gateway.repeat(copies, name));
  const place = { userId: sandbox.userId('linus'), channelId: sandbox.channelId('general') };
  const shown: string[] = [];
  sandbox.subscribe((event) => {
    if (event.kind !== 'messageCreated' || event.message.authorId !== sandbox.botUserId) return;
    shown.push(wordIn(JSON.stringify(event.message.payload.components)) ?? '');
  });
  return {
    witness,
    platform,
    ways: ['command', 'mention', 'menu'],
    async ask(way, word) {
      if (way === 'command') return (await sandbox.slash({ ...place, command: 'echo', options: { word } })).status === 'answered';
      const { id } = sandbox.say({ ...place, content: way === 'mention' ? `<@${sandbox.botUserId}> ${word}` : word });
      if (way === 'mention') return comes(() => shown.includes(word));
      return (await sandbox.contextCommand({ ...place, command: lookUpEntry.name, targetId: id })).status === 'answered';
    },
    disturb: () => sandbox.gateway.requestReconnect(),
    shown: () => shown,
    async close() {
      for (const each of repeating) each.stop();
      await platform.stop();
      await sandbox.close();
    },
  };
}

async function openSlack({ copies, gapMs }: DeliverAgainOptions, random: Random): Promise<Stage> {
  const sandbox = await createSlackSandbox();
  const witness = createWitness();
  const { botToken, appToken, apiUrl } = sandbox;
  const platform = createSlackPlatform({ botToken, appToken, apiUrl, ...platformOptions(witness) });
  await platform.start();
  let stopRepeating = sandbox.socket.repeat(copies, 0);
  const [userId, channelId] = ['U0READER01', 'C0GENERAL1'];
  const shown: string[] = [];
  sandbox.events.on('message', ({ userId: author, blocks }) => {
    if (author === sandbox.botUserId) shown.push(wordIn(JSON.stringify(blocks)) ?? '');
  });
  sandbox.events.on('request', ({ method, args }) => {
    if (method === 'chat.unfurl') shown.push(wordIn(JSON.stringify(args['unfurls'])) ?? '');
  });
  return {
    witness,
    platform,
    ways: ['command', 'mention', 'menu', 'link'],
    async ask(way, word) {
      if (way === 'command') {
        const { status, message } = await sandbox.slash({ userId, channelId, command: '/echo', text: word });
        return status === 'acked' && message !== undefined;
      }
      const texts = { mention: `<@${sandbox.botUserId}> ${word}`, link: `<https://news.example/${word}>`, menu: word };
      const { message } = await sandbox.say({ userId, channelId, text: texts[way] });
      if (way === 'menu') {
        const used = await sandbox.shortcut({ userId, callbackId: lookUpEntry.callbackId, message });
        return (await used.waitForResponses(1, lookForMs)).length === 1;
      }
      return comes(() => shown.includes(word));
    },
    disturb() {
      stopRepeating();
      stopRepeating = sandbox.socket.repeat(copies, random.between(0, gapMs));
    },
    shown: () => shown,
    async close() {
      stopRepeating();
      await platform.stop();
      await sandbox.close();
    },
  };
}

function platformOptions(witness: Witness) {
  return {
    commands: witness.commands,
    dispatch: witness.dispatch,
    clock: systemClock,
    logger: createLogger({ level: 'fatal', destination: 'stderr', format: 'json' }),
    onAnswered: () => {},
    onUndelivered: (cause: unknown) => void witness.undelivered.push(cause),
    onFatal: (error: Error) => void witness.undelivered.push(error),
  };
}
