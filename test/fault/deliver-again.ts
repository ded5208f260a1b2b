import { createOnce } from '../../src/announce/once.ts';
import { createDiscordPlatform } from '../../src/platform/discord/discord-platform.ts';
import { createDiscordHttpPlatform } from '../../src/platform/discord/receiver/http-platform.ts';
import { createHeardOnce, type HeardOnce } from '../../src/platform/heard-once.ts';
import { inboundPaths } from '../../src/platform/inbound-paths.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { createSlackPlatform } from '../../src/platform/slack/slack-platform.ts';
import { type Clock, systemClock } from '../../src/runtime/clock.ts';
import { startHttpServer } from '../../src/runtime/http-server.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import { createSlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { openPostgres } from '../../src/storage/open-postgres.ts';
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
  /** Of the local platforms: their time for an answer goes by it. */
  readonly clock?: Clock;
  /** Of the bots: the time that a database or a platform has for them goes by it. */
  readonly programClock?: Clock;
  /** Over HTTP four bots share this PostgreSQL, each copy goes to the next one, and what is done once for its cause counts; one bot by default. */
  readonly databaseUrl?: string;
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
  readonly witnesses: readonly Witness[];
  /** Something that makes a platform deliver again what it delivered before. */
  disturb(): void;
  close(): Promise<void>;
}

/** Bots that share a database. */
const SHARING = 4;

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
      wronglyRun: words.filter((word) => stage.witnesses.flatMap(({ runs }) => runs(word)).length !== 1),
      wronglyShown: words.filter((word) => shown.get(word) !== 1),
      undelivered: stage.witnesses.reduce((sum, { undelivered }) => sum + undelivered.length, 0),
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

async function openDiscord({ copies, clock = systemClock, programClock }: DeliverAgainOptions): Promise<Stage> {
  const sandbox = await createDiscordSandbox({ clock });
  const witness = createWitness();
  const platform = createDiscordPlatform({ token: sandbox.token, apiUrl: sandbox.apiUrl, ...platformOptions(witness, programClock) });
  await platform.start();
  const repeating = (['INTERACTION_CREATE', 'MESSAGE_CREATE'] as const).map((name) => sandbox.gateway.repeat(copies, name));
  return {
    witnesses: [witness],
    ...askOnDiscord(sandbox, true),
    disturb: () => sandbox.gateway.requestReconnect(),
    async close() {
      for (const each of repeating) each.stop();
      await platform.stop();
      await sandbox.close();
    },
  };
}

async function openSlack({ copies, gapMs, clock = systemClock, programClock }: DeliverAgainOptions, random: Random): Promise<Stage> {
  const sandbox = await createSlackSandbox({ clock });
  const witness = createWitness();
  const { botToken, appToken, apiUrl } = sandbox;
  const platform = createSlackPlatform({ botToken, appToken, apiUrl, ...platformOptions(witness, programClock) });
  await platform.start();
  let stopRepeating = sandbox.socket.repeat(copies, 0);
  return {
    witnesses: [witness],
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
  const sandbox = await createDiscordSandbox({ clock: options.clock ?? systemClock });
  const { token, apiUrl, publicKey } = sandbox;
  const bots = await openBots(options, ({ witness }) =>
    createDiscordHttpPlatform({ token, apiUrl, publicKey, ...platformOptions(witness, options.programClock) }),
  );
  const door = await openDoor(bots.platforms, options, random);
  await sandbox.endpoint.save(door.url);
  return {
    witnesses: bots.witnesses,
    ...askOnDiscord(sandbox, false),
    disturb: () => {},
    async close() {
      await door.close();
      await bots.close();
      await sandbox.close();
    },
  };
}

async function openSlackOverHttp(options: DeliverAgainOptions, random: Random): Promise<Stage> {
  const sandbox = await createSlackSandbox({ clock: options.clock ?? systemClock });
  const { botToken, signingSecret, apiUrl } = sandbox;
  const bots = await openBots(options, ({ witness, heard }) =>
    createSlackPlatform({ botToken, signingSecret, apiUrl, heard, ...platformOptions(witness, options.programClock) }),
  );
  const door = await openDoor(bots.platforms, options, random);
  await sandbox.setRequestUrl(door.url);
  return {
    witnesses: bots.witnesses,
    ...askOnSlack(sandbox),
    disturb: () => {},
    async close() {
      await door.close();
      await bots.close();
      await sandbox.close();
    },
  };
}

/** A bot's own memory, and what it shares with the others. */
interface Bot {
  readonly witness: Witness;
  readonly heard?: HeardOnce;
}

/** Bots that are started: one, or four with a database. */
async function openBots({ databaseUrl, programClock = systemClock }: DeliverAgainOptions, create: (bot: Bot) => Platform) {
  const storages = await Promise.all(
    Array.from({ length: databaseUrl === undefined ? 0 : SHARING }, () => openPostgres(databaseUrl ?? '', { maxConnections: 3 })),
  );
  const bots: readonly Bot[] =
    storages.length === 0
      ? [{ witness: createWitness() }]
      : storages.map(({ effects }) => ({
          witness: createWitness(createOnce(effects, programClock)),
          heard: createHeardOnce(effects, programClock),
        }));
  const platforms = bots.map(create);
  await Promise.all(platforms.map((platform) => platform.start()));
  return {
    witnesses: bots.map(({ witness }) => witness),
    platforms,
    async close() {
      await Promise.all(platforms.map((platform) => platform.stop()));
      await Promise.all(storages.map((storage) => storage.close()));
    },
  };
}

/** An HTTP server for each bot with the address of its platform, and before them a proxy that repeats. */
export async function openDoor(
  platforms: readonly Platform[],
  { copies, gapMs }: DeliverAgainOptions,
  random: Random,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const path = inboundPaths[platforms[0]?.name ?? 'discord'];
  const servers = await Promise.all(
    platforms.map(({ inbound }) => {
      const routes = createInboundRoutes({ path, inbound: () => inbound, clock: systemClock, onAnswered: () => {} });
      return startHttpServer({ host: '127.0.0.1', port: 0, routes });
    }),
  );
  const relay = await startRepeatingRelay({ to: () => servers.map(({ url }) => url), copies, gapMs: () => random.between(0, gapMs) });
  return {
    url: relay.url + path,
    async close() {
      await relay.close();
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}

export function platformOptions(witness: Witness, clock = systemClock) {
  return {
    commands: witness.commands,
    dispatch: witness.dispatch,
    clock,
    logger: createLogger({ level: 'fatal', destination: 'stderr', format: 'json' }),
    onAnswered: () => {},
    onUndelivered: (cause: unknown) => void witness.undelivered.push(cause),
    onFatal: (error: Error) => void witness.undelivered.push(error),
  };
}
