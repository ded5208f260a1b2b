import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createDiscordPlatform, type DiscordOptions } from '../../../src/platform/discord/discord-platform.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { createLogger } from '../../../src/runtime/logger.ts';
import { createDiscordSandbox } from '../../../src/sandbox/discord/create-discord-sandbox.ts';
import type { DiscordSandbox } from '../../../src/sandbox/discord/discord-sandbox.ts';
import type { Storage } from '../../../src/ports/storage.ts';
import { openPostgres } from '../../../src/storage/open-postgres.ts';
import { patientClock } from '../../fault/patience.ts';
import { postgresIsMissing } from '../../storage/postgres-programs.ts';
import { startPostgres, type TestPostgres } from '../../storage/start-postgres.ts';
import { articleCommands, createArticleDispatch } from '../article-dispatch.ts';

const missing = postgresIsMissing();
const shardCount = 4;
const guilds = Array.from({ length: shardCount }, (_, index) => ({ name: `Guild ${index}` }));

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface Bot {
  readonly platform: Platform;
  readonly answers: string[];
}

function createBot(sandbox: DiscordSandbox, storage: Storage, owner: string, isSole = false, set: Partial<DiscordOptions> = {}): Bot {
  const answers: string[] = [];
  const platform = createDiscordPlatform({
    token: sandbox.token,
    apiUrl: sandbox.apiUrl,
    commands: articleCommands,
    dispatch: createArticleDispatch(),
    clock: systemClock,
    logger: createLogger({ level: 'fatal', destination: 'stderr', format: 'json' }),
    shardCount,
    sharing: { shards: storage.shards, processes: storage.processes, owner, isSole },
    onAnswered: (what) => void answers.push(what),
    onUndelivered: () => {},
    onFatal: () => {},
    ...set,
  });
  closers.push(() => platform.stop());
  return { platform, answers };
}

/** Asks in every guild, so of every shard. */
function askAll(sandbox: DiscordSandbox): Promise<readonly string[]> {
  const ask = async (index: number): Promise<string> => {
    const where = { userId: sandbox.userId('linus'), channelId: sandbox.channelId('general', sandbox.guildIdOf(`Guild ${index}`)) };
    return (await sandbox.slash({ ...where, command: 'read', options: { word: 'mill' } })).status;
  };
  return Promise.all(guilds.map((_, index) => ask(index)));
}

const answered = guilds.map(() => 'answered');

describe.skipIf(missing !== undefined)('one Discord bot in several processes', () => {
  let server: TestPostgres;
  let databases = 0;

  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => {
    await server.stop();
  });

  async function open(): Promise<{ readonly sandbox: DiscordSandbox; readonly storage: Storage }> {
    const sandbox = await createDiscordSandbox({ clock: patientClock, guilds, maxConcurrency: shardCount });
    closers.push(() => sandbox.close());
    databases += 1;
    const storage = await openPostgres(await server.createDatabase(`several-${databases}`));
    closers.push(() => storage.close());
    return { sandbox, storage };
  }

  it('shares its shards, answers each question once, and goes on with the sessions of a process that ends', async () => {
    const { sandbox, storage } = await open();
    const first = createBot(sandbox, storage, 'a');
    const second = createBot(sandbox, storage, 'b');
    await first.platform.start();
    const alone = first.platform.describeShare?.();
    await second.platform.start();
    await expect.poll(() => second.platform.describeShare?.()).toBe('shards 2-3 of 4');
    await expect.poll(() => second.platform.isReady()).toBe(true);

    const together = await askAll(sandbox);
    await expect.poll(() => [first.answers.length, second.answers.length]).toEqual([2, 2]);
    const leaving = first.platform.stop();
    const meanwhile = await askAll(sandbox);
    await leaving;

    expect(alone).toBe('shards 0-3 of 4');
    expect(together).toEqual(answered);
    expect(meanwhile).toEqual(answered);
    await expect.poll(() => first.answers.length + second.answers.length).toBe(2 * shardCount);
    await expect.poll(() => second.platform.describeShare?.()).toBe('shards 0-3 of 4');
    await expect.poll(() => second.platform.isReady()).toBe(true);
    expect(sandbox.counters).toMatchObject({ identifies: shardCount, resumes: 4 });
    expect(sandbox.gateway.connectionCount).toBe(shardCount);
  });

  it('says so when it is set to another number of shards than all run', async () => {
    const { sandbox, storage } = await open();
    await createBot(sandbox, storage, 'a').platform.start();
    const log: string[] = [];
    const logger = createLogger({ level: 'warn', destination: { write: (line) => void log.push(line) }, format: 'json' });
    const other = createBot(sandbox, storage, 'b', false, { shardCount: 2, logger });

    await other.platform.start();

    await expect.poll(() => log.join('')).toContain('DISCORD_SHARDS counts when all processes were stopped');
  });

  it('goes on where the last one ended after a restart, with all that it knows of its servers', async () => {
    const { sandbox, storage } = await open();
    const before = createBot(sandbox, storage, 'a', true);
    await before.platform.start();
    await before.platform.stop();

    const asked = askAll(sandbox);
    const after = createBot(sandbox, storage, 'b', true);
    await after.platform.start();

    expect(await asked).toEqual(answered);
    await expect.poll(() => after.answers.length).toBe(shardCount);
    expect(sandbox.counters).toMatchObject({ identifies: shardCount, resumes: shardCount });
  });
});
