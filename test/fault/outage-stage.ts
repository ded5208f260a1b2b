import { type Destination, destinationOf } from '../../src/subscription/subscription.ts';
import { createDiscordPublisher } from '../../src/platform/discord/publisher.ts';
import { createSlackPublisher } from '../../src/platform/slack/publisher.ts';
import type { Publisher } from '../../src/ports/publisher.ts';
import type { Clock } from '../../src/runtime/clock.ts';
import { createDiscordSandbox } from '../../src/sandbox/discord/create-discord-sandbox.ts';
import { faultActions, type FaultPlan, type PlannedFault } from '../../src/sandbox/faults.ts';
import { createSlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';
import { defaultTeam } from '../../src/sandbox/slack/seed.ts';
import { startTcpProxy } from './tcp-proxy.ts';

/** The fate of every request in an outage. */
export const outageKinds = ['refused', 'swallowed', 'answered with 503'] as const;
export type OutageKind = (typeof outageKinds)[number];

/** A local platform behind a network that can be broken. */
export interface OutageStage {
  readonly publisher: Publisher;
  readonly destinations: readonly Destination[];
  /** By channel: the titles of what was posted there, in order. */
  posted(): readonly (readonly string[])[];
  breakOff(kind: OutageKind): Promise<void>;
  restore(): Promise<void>;
  close(): Promise<void>;
}

const CHANNELS = 3;
const names = Array.from({ length: CHANNELS }, (_, index) => `news-${index}`);

interface Local extends Pick<OutageStage, 'destinations' | 'posted' | 'close'> {
  readonly port: number;
  readonly faults: FaultPlan;
  /** Given the port of the network in between. */
  readonly createPublisher: (port: number) => Publisher;
}

/** `factor`: how much faster than the wall `clock` runs; requests have as much less time. */
export async function openOutageStage(platform: 'discord' | 'slack', clock: Clock, factor: number): Promise<OutageStage> {
  const timeoutMs = 15_000 / factor;
  const local = await (platform === 'discord' ? openDiscord(clock, timeoutMs) : openSlack(clock, timeoutMs));
  const network = await startTcpProxy(local.port);
  const publisher = local.createPublisher(network.port);
  let fault: PlannedFault | undefined;
  return {
    ...local,
    publisher: { ...publisher, timeoutMs: publisher.timeoutMs * factor },
    async breakOff(kind) {
      if (kind === 'refused') await network.refuse();
      else if (kind === 'swallowed') network.swallow();
      else fault = local.faults.fault({ times: Infinity, action: faultActions.serverError(503) });
    },
    async restore() {
      fault?.remove();
      await network.restore();
    },
    async close() {
      await network[Symbol.asyncDispose]();
      await local.close();
    },
  };
}

async function openDiscord(clock: Clock, timeoutMs: number): Promise<Local> {
  const discord = await createDiscordSandbox({ clock, guilds: [{ name: 'Gazette', channels: names.map((name) => ({ name })) }] });
  const ids = names.map((name) => discord.channelId(name));
  return {
    port: discord.port,
    faults: discord.faults,
    createPublisher: (port) =>
      createDiscordPublisher({ token: discord.token, apiUrl: discord.apiUrl.replace(`:${discord.port}/`, `:${port}/`), timeoutMs }),
    destinations: ids.map((id) => destinationOf('discord', discord.guildId, 'channel', id)),
    posted: () => ids.map((id) => discord.posted.filter(({ channelId }) => channelId === id).flatMap(({ payload }) => titleIn(payload))),
    close: () => discord.close(),
  };
}

async function openSlack(clock: Clock, timeoutMs: number): Promise<Local> {
  const ids = names.map((_, index) => `C${String(index).padStart(9, '0')}`);
  const channels = names.map((name, index) => ({ id: ids[index] ?? '', name }));
  const slack = await createSlackSandbox({ clock, teams: [{ ...defaultTeam, channels }] });
  const { origin, port } = new URL(slack.apiUrl);
  return {
    port: Number(port),
    faults: slack.faults,
    createPublisher: (between) =>
      createSlackPublisher({ token: slack.botToken, apiUrl: slack.apiUrl.replace(origin, `http://127.0.0.1:${between}`), timeoutMs }),
    destinations: ids.map((id) => destinationOf('slack', slack.teamId, 'channel', id)),
    posted: () => ids.map((id) => slack.messages(id).flatMap(({ blocks }) => titleIn(blocks))),
    close: () => slack.close(),
  };
}

function titleIn(payload: unknown): readonly string[] {
  const title = /article-\d+-end/u.exec(JSON.stringify(payload).replaceAll('\\', ''))?.[0];
  return title === undefined ? [] : [title];
}
