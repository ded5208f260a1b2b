import { afterEach, expect, it } from 'vitest';
import type { Asker, Dispatch } from '../../../src/command/command.ts';
import { createDiscordHttpPlatform, type HttpDiscordOptions } from '../../../src/platform/discord/receiver/http-platform.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { createLogger } from '../../../src/runtime/logger.ts';
import { createDiscordSandbox } from '../../../src/sandbox/discord/create-discord-sandbox.ts';
import type { DiscordSandbox } from '../../../src/sandbox/discord/discord-sandbox.ts';
import { faultActions } from '../../../src/sandbox/faults.ts';
import { startHttpServer } from '../../../src/runtime/http-server.ts';
import { createInboundRoutes } from '../../../src/web/inbound-routes.ts';
import { articleCommands, createArticleDispatch, createSlowDispatch } from '../article-dispatch.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface Stage {
  readonly discord: DiscordSandbox;
  readonly platform: Platform;
  /** The people who asked, as commands see them. */
  readonly askers: readonly Asker[];
  readonly fatal: readonly Error[];
  readonly log: readonly string[];
  ask(channelId?: string, user?: string): ReturnType<DiscordSandbox['slash']>;
}

async function setUp(options: Partial<HttpDiscordOptions> = {}): Promise<Stage> {
  const discord = await createDiscordSandbox();
  closers.push(() => discord.close());
  const askers: Asker[] = [];
  const fatal: Error[] = [];
  const log: string[] = [];
  const { dispatch: inner = createArticleDispatch() } = options;
  const dispatch: Dispatch = {
    ...inner,
    run(request) {
      askers.push(request.asker);
      return inner.run(request);
    },
  };
  const platform = createDiscordHttpPlatform({
    token: discord.token,
    apiUrl: discord.apiUrl,
    publicKey: discord.publicKey,
    commands: articleCommands,
    clock: systemClock,
    logger: createLogger({ level: 'info', destination: { write: (line) => void log.push(line) }, format: 'json' }),
    onAnswered: () => {},
    onUndelivered: (cause) => void log.push(String(cause)),
    onDropped: (what) => void log.push(`dropped ${what}`),
    onFatal: (error) => void fatal.push(error),
    ...options,
    dispatch,
  });
  closers.push(() => platform.stop());
  const routes = createInboundRoutes({ path: '/discord', inbound: () => platform.inbound, clock: systemClock, onAnswered: () => {} });
  const server = await startHttpServer({ host: '127.0.0.1', port: 0, routes });
  closers.push(() => server.close());
  await discord.endpoint.save(`${server.url}/discord`);
  return {
    discord,
    platform,
    askers,
    fatal,
    log,
    ask: (channelId = discord.channelId('general'), user = 'grace') =>
      discord.slash({ userId: discord.userId(user), channelId, command: 'read', options: {} }),
  };
}

async function openThread({ apiUrl, token }: DiscordSandbox, parentId: string, name: string): Promise<string> {
  const isForum = name === 'post';
  const response = await fetch(`${apiUrl}/v10/channels/${parentId}/threads`, {
    method: 'POST',
    headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(isForum ? { name, message: { content: 'A post.' } } : { name, type: 11 }),
  });
  return ((await response.json()) as { readonly id: string }).id;
}

it('answers without a gateway, and tells a channel, a thread and a post of a forum apart', async () => {
  const { discord, platform, askers, ask } = await setUp();
  await platform.start();
  const forum = discord.channelId('articles');

  const answer = await ask();
  await ask(discord.channelId('announcements'));
  await ask(await openThread(discord, discord.channelId('general'), 'thread'));
  await ask(await openThread(discord, forum, 'post'));
  await ask(discord.openDirectMessage(discord.userId('grace')));

  expect(answer.status).toBe('answered');
  expect(discord.gateway.connectionCount).toBe(0);
  expect(platform.isReady()).toBe(true);
  expect(askers.map(({ channelOffers, isDirect, isUnfamiliar }) => ({ channelOffers, isDirect, isUnfamiliar }))).toEqual([
    { channelOffers: ['threads'], isDirect: false },
    { channelOffers: ['threads', 'followers'], isDirect: false },
    { channelOffers: [], isDirect: false },
    { channelOffers: [], isDirect: false },
    { channelOffers: [], isDirect: true },
  ]);
  expect(askers.map(({ forum: place }) => place?.id)).toEqual([undefined, undefined, undefined, forum, undefined]);
  expect(askers[3]?.forum?.tags.map(({ name }) => name)).toEqual(['infrastructure', 'policy']);
  expect(askers[0]?.userName).toBe('Grace');
});

it('cannot tell a post of a forum while Discord is slow to answer about its parent, and knows the parent for a minute', async () => {
  let offsetMs = 0;
  const clock = { ...systemClock, now: () => systemClock.now() + offsetMs };
  const { discord, platform, askers, ask } = await setUp({ clock });
  await platform.start();
  const post = await openThread(discord, discord.channelId('articles'), 'post');
  const parent = `/channels/${discord.channelId('articles')}`;
  discord.faults.fault({ match: { method: 'GET', path: parent }, action: faultActions.delay(1_500), times: 1 });
  const asked = () => discord.requests.filter(({ method, path }) => method === 'GET' && path.endsWith(parent)).length;

  await ask(post);
  await expect.poll(asked, { timeout: 5_000 }).toBe(1);
  await ask(post);
  offsetMs = 45_000;
  await ask(post);
  expect(asked()).toBe(1);
  offsetMs = 61_000;
  await ask(post);

  expect(askers.map(({ isUnfamiliar }) => isUnfamiliar)).toEqual([true, undefined, undefined, undefined]);
  // Its tags may be others by now.
  expect(asked()).toBe(2);
});

it('asks again about a parent that Discord did not answer about', async () => {
  const { discord, platform, askers, ask } = await setUp();
  await platform.start();
  const post = await openThread(discord, discord.channelId('articles'), 'post');
  const match = { method: 'GET', path: `/channels/${discord.channelId('articles')}` };
  discord.faults.fault({ match, action: faultActions.lostBeforeAcceptance(), times: 1 });

  await ask(post);
  await ask(post);

  expect(askers.map(({ isUnfamiliar }) => isUnfamiliar)).toEqual([true, undefined]);
});

it('finds out who may manage another channel by asking', async () => {
  const { discord, platform, askers, ask } = await setUp();
  await platform.start();
  const thread = await openThread(discord, discord.channelId('general'), 'thread');

  await ask(undefined, 'grace');
  await ask(undefined, 'linus');

  const [manager, reader] = askers;
  expect([manager?.managesChannel, reader?.managesChannel]).toEqual([true, false]);
  for (const channelId of [discord.channelId('announcements'), thread]) {
    expect(await manager?.mayManage?.(channelId)).toBe(true);
    expect(await reader?.mayManage?.(channelId)).toBe(false);
  }
  expect(await manager?.mayManage?.('123456789012345678')).toBe(false);
  expect(await manager?.mayManage?.(discord.openDirectMessage(discord.userId('grace')))).toBe(false);
});

it('defers an answer that takes long, and brings it later', async () => {
  const { platform, ask } = await setUp({ dispatch: createSlowDispatch(2_000) });
  await platform.start();

  const answer = await ask();

  expect(answer.status).toBe('deferred');
  expect(await answer.completed({ timeoutMs: 10_000 })).toBe(true);
});

it('says at the start that no address is saved yet', async () => {
  const { discord, platform, log } = await setUp();
  await discord.endpoint.save(undefined);

  await platform.start();

  expect(log.join('')).toContain('discord sends no interactions over http yet');
});

it('stops at the start if the public key is that of another application', async () => {
  const other = await createDiscordSandbox();
  closers.push(() => other.close());
  const { platform } = await setUp({ token: other.token, apiUrl: other.apiUrl });

  await expect(platform.start()).rejects.toMatchObject({ code: 'discord.publicKey' });
});

it('is stopped by a token that was revoked, and takes no interaction from then on', async () => {
  const { discord, platform, askers, fatal, ask } = await setUp();
  await platform.start();
  discord.revokeToken();
  const asked = await ask();
  await askers[0]?.mayManage?.(discord.channelId('general'));
  await expect.poll(() => fatal.length).toBe(1);

  const later = await ask();

  expect(asked.status).toBe('answered');
  expect([later.status, platform.isReady()]).toEqual(['timeout', false]);
  expect(fatal[0]?.message).toContain('refused the token');
});
