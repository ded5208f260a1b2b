import { describe, it } from 'vitest';
import { createDiscordPlatform } from '../../../src/platform/discord/discord-platform.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { createLogger } from '../../../src/runtime/logger.ts';
import { createDiscordSandbox } from '../../../src/sandbox/discord/create-discord-sandbox.ts';
import type { DiscordSandbox } from '../../../src/sandbox/discord/discord-sandbox.ts';
import type { FaultAction } from '../../../src/sandbox/faults.ts';
import { listMalformations, malform } from '../../fault/malform.ts';
import { articleCommands, createArticleDispatch } from '../article-dispatch.ts';

const unauthorized: FaultAction = { kind: 'status', status: 401, effect: false, body: '{"message":"401: Unauthorized","code":0}' };
/** Waits between attempts are what they are, twenty times as fast. */
const hasty = { ...systemClock, after: (delayMs: number, callback: () => void) => systemClock.after(delayMs / 20, callback) };

interface Bot extends AsyncDisposable {
  readonly sandbox: DiscordSandbox;
  readonly platform: Platform;
  readonly fatal: Error[];
  readonly dropped: string[];
  ask(): Promise<string>;
}

async function createBot(): Promise<Bot> {
  const sandbox = await createDiscordSandbox();
  const fatal: Error[] = [];
  const dropped: string[] = [];
  const platform = createDiscordPlatform({
    token: sandbox.token,
    apiUrl: sandbox.apiUrl,
    commands: articleCommands,
    dispatch: createArticleDispatch(),
    clock: hasty,
    logger: createLogger({ level: 'fatal', destination: 'stderr', format: 'json' }),
    onAnswered: () => {},
    onUndelivered: () => {},
    onDropped: (what) => void dropped.push(what),
    onFatal: (error) => void fatal.push(error),
  });
  return {
    sandbox,
    platform,
    fatal,
    dropped,
    ask: async () =>
      (
        await sandbox.slash({
          userId: sandbox.userId('linus'),
          channelId: sandbox.channelId('general'),
          command: 'read',
          options: { word: 'mill' },
        })
      ).status,
    async [Symbol.asyncDispose]() {
      await platform.stop();
      await sandbox.close();
    },
  };
}

/** The first greeting and the first welcome, each with one thing wrong. */
function spoilFirst(sandbox: DiscordSandbox, name: 'hello' | 'READY', spoil: (frame: unknown) => unknown): { restore(): void } {
  let isSpoiled = false;
  const spoiling = sandbox.gateway.alterFrames((text) => {
    const frame = JSON.parse(text) as { readonly op: number; readonly t: string | null };
    if (isSpoiled || (name === 'hello' ? frame.op !== 10 : frame.t !== name)) return text;
    isSpoiled = true;
    return JSON.stringify(spoil(frame));
  });
  return spoiling;
}

describe.concurrent('a gateway that cannot be read', () => {
  const ready = ['d', 'user', 'application', 'guilds', 'session_id', 'resume_gateway_url'];
  it.for([...['d', 'heartbeat_interval'].map((field) => ['hello', field] as const), ...ready.map((field) => ['READY', field] as const)])(
    'is left and connected to again when its %s has no %s',
    async ([name, field], { expect }) => {
      await using bot = await createBot();
      const wrong = (kind: string) => (frame: unknown) => {
        const malformation = listMalformations(frame).find(({ path, kind: each }) => path.at(-1) === field && each === kind);
        return malformation === undefined ? frame : malform(frame, malformation);
      };
      spoilFirst(bot.sandbox, name, wrong('null'));

      await bot.platform.start();

      expect(bot.dropped).toContain(name);
      expect(await bot.ask()).toBe('answered');
    },
  );
});

describe.concurrent('a Discord that refuses', () => {
  it('goes on after a single 401 at the address of the gateway', async ({ expect }) => {
    await using bot = await createBot();
    bot.sandbox.faults.fault({ match: { path: '/gateway/bot' }, action: unauthorized });

    await bot.platform.start();

    expect(await bot.ask()).toBe('answered');
    expect(bot.fatal).toEqual([]);
  });

  it('is come back to after 4004, when it takes the token after all', async ({ expect }) => {
    await using bot = await createBot();
    await bot.platform.start();

    bot.sandbox.gateway.closeWith(4004, 'Authentication failed.');
    await expect.poll(() => bot.sandbox.counters.identifies).toBe(2);
    await expect.poll(() => bot.platform.isReady()).toBe(true);

    expect(await bot.ask()).toBe('answered');
    expect(bot.fatal).toEqual([]);
  });

  it.for([4010, 4011, 4012, 4013, 4014])('stops after %i, which trying again does not mend', async (code, { expect }) => {
    await using bot = await createBot();
    await bot.platform.start();

    bot.sandbox.gateway.closeWith(code);

    await expect.poll(() => bot.fatal.length).toBe(1);
    expect(bot.platform.findTrouble()).toMatch(/Discord ended the connection/u);
  });

  it.for([
    [4010, /^Leave DISCORD_SHARDS unset/u],
    [4011, /^Leave DISCORD_SHARDS unset or raise it/u],
    [4012, /^Upgrade Newsdesk/u],
    [4013, /^Upgrade Newsdesk/u],
    [4014, /^Upgrade Newsdesk/u],
  ] as const)('ends the start with the cure when it answers the first session with %i', async ([code, fix], { expect }) => {
    await using bot = await createBot();
    bot.sandbox.gateway.alterFrames((text) => {
      if ((JSON.parse(text) as { readonly op: number }).op === 10) queueMicrotask(() => bot.sandbox.gateway.closeWith(code));
      return text;
    });

    await expect(bot.platform.start()).rejects.toMatchObject({
      message: expect.stringMatching(/^Discord refused the connection: /u),
      fix: expect.stringMatching(fix),
    });
  });

  it('is asked for few sessions while it takes back each of them at once', async ({ expect }) => {
    await using bot = await createBot();
    await bot.platform.start();
    const before = bot.sandbox.counters.identifies;
    const end = performance.now() + 4_000;
    while (performance.now() < end || bot.sandbox.counters.identifies === before) {
      bot.sandbox.gateway.invalidateSessions({ resumable: false });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }

    await expect.poll(() => bot.platform.isReady()).toBe(true);

    expect(bot.sandbox.counters.identifies - before).toBeGreaterThan(0);
    expect(bot.sandbox.counters.identifies - before).toBeLessThan(5);
  });
});
