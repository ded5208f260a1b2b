import { createDiscordPlatform } from '../../src/platform/discord/discord-platform.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { createSlackPlatform } from '../../src/platform/slack/slack-platform.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import { createSlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { createWitness, pause, type Witness } from './load.ts';
import { createRandom, type Random } from './random.ts';

export interface DeliverAgainOptions {
  readonly seed: number;
  readonly commands: number;
  /** The number of deliveries of each in all. */
  readonly copies: number;
  /** The longest time between Slack's copies, in ms; Discord's come at once, and after a resume. */
  readonly gapMs: number;
}

export interface DeliverAgainReport {
  readonly asked: number;
  /** The asker saw the answer. */
  readonly answered: number;
  /** Commands whose handler did not run exactly once. */
  readonly wronglyRun: readonly string[];
  /** Commands that do not stand in the channel exactly once. */
  readonly wronglyShown: readonly string[];
  readonly undelivered: number;
}

interface Stage {
  readonly witness: Witness;
  readonly platform: Platform;
  /** True when the answer is on screen. */
  ask(word: string): Promise<boolean>;
  /** Something that makes a platform deliver again what it delivered before. */
  disturb(): void;
  shown(): readonly unknown[];
  close(): Promise<void>;
}

/** Delivers every command several times, and counts what came of it. */
export async function deliverAgain(name: 'discord' | 'slack', options: DeliverAgainOptions): Promise<DeliverAgainReport> {
  const random = createRandom(options.seed);
  const stage = name === 'discord' ? await openDiscord(options) : await openSlack(options, random);
  try {
    const words = Array.from({ length: options.commands }, (_, index) => `word-${index + 1}-end`);
    let answered = 0;
    let next = 0;
    const reader = async (): Promise<void> => {
      for (let word = words[next++]; word !== undefined; word = words[next++]) {
        if (next % Math.ceil(options.commands / 5) === 0) stage.disturb();
        if (await stage.ask(word)) answered += 1;
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

function countWords(messages: readonly unknown[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const message of messages) {
    const word = /word-\d+-end/.exec(JSON.stringify(message))?.[0];
    if (word !== undefined) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

async function openDiscord({ copies }: DeliverAgainOptions): Promise<Stage> {
  const sandbox = await createDiscordSandbox();
  const witness = createWitness();
  const platform = createDiscordPlatform({ token: sandbox.token, apiUrl: sandbox.apiUrl, ...platformOptions(witness) });
  await platform.start();
  const repeating = sandbox.gateway.repeat(copies, 'INTERACTION_CREATE');
  const place = { userId: sandbox.userId('linus'), channelId: sandbox.channelId('general') };
  return {
    witness,
    platform,
    ask: async (word) => (await sandbox.slash({ ...place, command: 'echo', options: { word } })).status === 'answered',
    disturb: () => sandbox.gateway.requestReconnect(),
    shown: () => sandbox.messages(place.channelId),
    async close() {
      repeating.stop();
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
  const channelId = 'C0GENERAL1';
  return {
    witness,
    platform,
    async ask(word) {
      const { status, message } = await sandbox.slash({ userId: 'U0READER01', channelId, command: '/echo', text: word });
      return status === 'acked' && message !== undefined;
    },
    disturb() {
      stopRepeating();
      stopRepeating = sandbox.socket.repeat(copies, random.between(0, gapMs));
    },
    shown: () => sandbox.messages(channelId),
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
