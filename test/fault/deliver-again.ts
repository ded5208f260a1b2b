import { createDiscordPlatform } from '../../src/platform/discord/discord-platform.ts';
import { createDiscordHttpPlatform } from '../../src/platform/discord/receiver/http-platform.ts';
import { inboundPaths } from '../../src/platform/inbound-paths.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { createSlackPlatform } from '../../src/platform/slack/slack-platform.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { startHttpServer } from '../../src/runtime/http-server.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import { createSlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { askOnDiscord, askOnSlack, type EachWay } from './ask-each-way.ts';
import { createWitness, pause, type Witness } from './load.ts';
import { createInboundRoutes } from '../../src/web/inbound-routes.ts';
import { createRandom, type Random } from './random.ts';
import { startRepeatingRelay } from './repeating-relay.ts';

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
  /** Questions whose answer did not come exactly once. */
  readonly wronglyShown: readonly string[];
  readonly undelivered: number;
}

interface Stage extends EachWay {
  readonly witness: Witness;
  readonly platform: Platform;
  /** Something that makes a platform deliver again what it delivered before. */
  disturb(): void;
  close(): Promise<void>;
}

/** The ways in which a platform delivers. Over HTTP the copies come from a proxy. */
export const waysIn = {
  'discord by gateway': openDiscord,
  'discord over HTTP': openDiscordOverHttp,
  'slack by socket': openSlack,
  'slack over HTTP': openSlackOverHttp,
} as const;

/** Delivers every question several times, and counts what came of it. */
export async function deliverAgain(way: keyof typeof waysIn, options: DeliverAgainOptions): Promise<DeliverAgainReport> {
  const random = createRandom(options.seed);
  const stage = await waysIn[way](options, random);
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

async function openDiscord({ copies }: DeliverAgainOptions): Promise<Stage> {
  const sandbox = await createDiscordSandbox();
  const witness = createWitness();
  const platform = createDiscordPlatform({ token: sandbox.token, apiUrl: sandbox.apiUrl, ...platformOptions(witness) });
  await platform.start();
  const repeating = (['INTERACTION_CREATE', 'MESSAGE_CREATE'] as const).map((name) => sandbox.gateway.repeat(copies, name));
  return {
    witness,
    platform,
    ...askOnDiscord(sandbox, true),
    disturb: () => sandbox.gateway.requestReconnect(),
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
  return {
    witness,
    platform,
    ...askOnSlack(sandbox),
    disturb() {
      stopRepeating();
      stopRepeating = sandbox.socket.repeat(copies, random.between(0, gapMs));
    },
    async close() {
      stopRepeating();
      await platform.stop();
      await sandbox.close();
    },
  };
}

async function openDiscordOverHttp(options: DeliverAgainOptions, random: Random): Promise<Stage> {
  const sandbox = await createDiscordSandbox();
  const witness = createWitness();
  const { token, apiUrl, publicKey } = sandbox;
  const platform = createDiscordHttpPlatform({ token, apiUrl, publicKey, ...platformOptions(witness) });
  const door = await openDoor(platform, options, random);
  await platform.start();
  await sandbox.endpoint.save(door.url);
  return {
    witness,
    platform,
    ...askOnDiscord(sandbox, false),
    disturb: () => {},
    async close() {
      await door.close();
      await platform.stop();
      await sandbox.close();
    },
  };
}

async function openSlackOverHttp(options: DeliverAgainOptions, random: Random): Promise<Stage> {
  const sandbox = await createSlackSandbox();
  const witness = createWitness();
  const { botToken, signingSecret, apiUrl } = sandbox;
  const platform = createSlackPlatform({ botToken, signingSecret, apiUrl, ...platformOptions(witness) });
  const door = await openDoor(platform, options, random);
  await platform.start();
  await sandbox.setRequestUrl(door.url);
  return {
    witness,
    platform,
    ...askOnSlack(sandbox),
    disturb: () => {},
    async close() {
      await door.close();
      await platform.stop();
      await sandbox.close();
    },
  };
}

/** The bot's one HTTP server with the address of a platform, and before it a proxy that repeats. */
async function openDoor(
  { name, inbound }: Platform,
  { copies, gapMs }: DeliverAgainOptions,
  random: Random,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const path = inboundPaths[name];
  const routes = createInboundRoutes({ path, inbound: () => inbound, clock: systemClock, onAnswered: () => {} });
  const server = await startHttpServer({ host: '127.0.0.1', port: 0, routes });
  const relay = await startRepeatingRelay({ to: server.url, copies, gapMs: () => random.between(0, gapMs) });
  return {
    url: relay.url + path,
    async close() {
      await relay.close();
      await server.close();
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
