import { afterEach, describe, expect, it } from 'vitest';
import type { Anchor, Slug } from '../../../src/content/article.ts';
import { createDiscordPlatform, type DiscordOptions } from '../../../src/platform/discord/discord-platform.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import { encodeIntent, sectionKey } from '../../../src/reply/intent-codec.ts';
import { type Clock, systemClock } from '../../../src/runtime/clock.ts';
import { createLogger } from '../../../src/runtime/logger.ts';
import { createDiscordSandbox } from '../../../src/sandbox/discord/create-discord-sandbox.ts';
import type { DiscordSandbox } from '../../../src/sandbox/discord/discord-sandbox.ts';
import { transcribeDiscordMessage } from '../../../src/sandbox/discord/discord-transcript.ts';
import type { MessageRecord } from '../../../src/sandbox/discord/world.ts';
import { faultActions } from '../../../src/sandbox/faults.ts';
import { articleCommands, createArticleDispatch, createSlowDispatch, longText } from '../article-dispatch.ts';
import { identityStyle } from '../transcripts.ts';

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface SetUp {
  readonly sandbox: DiscordSandbox;
  readonly platform: Platform;
  readonly reader: { readonly userId: string; readonly channelId: string };
  readonly fatal: Error[];
  readonly undelivered: unknown[];
  connect(options?: Partial<DiscordOptions>): Platform;
}

async function setUp(options: Partial<DiscordOptions> = {}): Promise<SetUp> {
  const sandbox = await createDiscordSandbox();
  closers.push(() => sandbox.close());
  const fatal: Error[] = [];
  const undelivered: unknown[] = [];
  const connect = (more: Partial<DiscordOptions> = {}): Platform => {
    const platform = createDiscordPlatform({
      token: sandbox.token,
      apiUrl: sandbox.apiUrl,
      commands: articleCommands,
      dispatch: createArticleDispatch(),
      clock: systemClock,
      logger: createLogger({ level: 'fatal', destination: 'stderr', format: 'json' }),
      onAnswered: () => {},
      onUndelivered: (cause) => void undelivered.push(cause),
      onFatal: (error) => void fatal.push(error),
      ...options,
      ...more,
    });
    closers.push(() => platform.stop());
    return platform;
  };
  return {
    sandbox,
    platform: connect(),
    reader: { userId: sandbox.userId('linus'), channelId: sandbox.channelId('general') },
    fatal,
    undelivered,
    connect,
  };
}

function read(message: MessageRecord | undefined) {
  const { components } = (message?.payload ?? {}) as { readonly components?: unknown };
  return transcribeDiscordMessage({ components }, identityStyle);
}

describe('the Discord platform', () => {
  it('answers a slash command in one round trip', async () => {
    const { sandbox, platform, reader } = await setUp();
    await platform.start();

    const answered = await sandbox.slash({ ...reader, command: 'read', options: { word: 'hello @everyone <@1>' } });

    expect(platform.isReady()).toBe(true);
    expect(answered).toMatchObject({ status: 'answered', edits: 0, followups: [] });
    expect(read(answered.message).lines.join('\n')).toContain('You said hello @everyone <@1>');
    expect(answered.message?.pings).toEqual({ everyone: false, here: false, userIds: [], roleIds: [] });
  });

  it('defers what takes longer than Discord waits, and leaves the answer of another process alone', async () => {
    const hurried: Clock = { now: systemClock.now, after: (delayMs, callback) => systemClock.after(delayMs / 20, callback) };
    const { sandbox, platform, reader, undelivered, connect } = await setUp();
    const slow = connect({ dispatch: createSlowDispatch(400), clock: hurried });
    await slow.start();
    sandbox.faults.fault({ match: { method: 'PATCH', path: '@original' }, times: 2, action: faultActions.lostBeforeAcceptance() });

    const late = await sandbox.slash({ ...reader, command: 'read', options: { word: 'late' } });
    await platform.start();
    const first = await sandbox.slash({ ...reader, command: 'read', options: { word: 'soon' } });
    await slow.stop();

    expect(late).toMatchObject({ edits: 1 });
    expect(sandbox.faults.strikes).toHaveLength(2);
    expect(read(sandbox.findMessage(late.message?.id ?? '')).lines.join('\n')).toContain('You said late');
    expect(read(first.message).lines.join('\n')).toContain('You said soon');
    expect(sandbox.findMessage(first.message?.id ?? '')?.versions).toHaveLength(1);
    expect(undelivered).toEqual([]);
  });

  it('suggests while an option is typed', async () => {
    const { sandbox, platform, reader } = await setUp();
    await platform.start();

    const { choices } = await sandbox.autocomplete({ ...reader, command: 'read', options: { word: 'wat' }, focused: 'word' });

    expect(choices).toEqual([{ name: 'wat!', value: 'wat' }]);
  });

  it('turns every page in place, after a restart too, and together they are the section', async () => {
    const { sandbox, platform, reader, connect } = await setUp();
    await platform.start();
    const first = await sandbox.slash({ ...reader, command: 'read' });
    const pages = [read(first.message)];
    await platform.stop();
    await connect().start();

    for (
      let next = pages[0]?.controls.find(({ label }) => label.startsWith('Next'));
      next;
      next = pages.at(-1)?.controls.find(({ label }) => label.startsWith('Next'))
    ) {
      const turned = await sandbox.click({ userId: reader.userId, messageId: first.message?.id ?? '', customId: next.id });
      expect(turned.status).toBe('updated');
      pages.push(read(turned.message));
    }

    expect(pages.length).toBeGreaterThan(1);
    expect(sandbox.messages(reader.channelId)).toHaveLength(1);
    const text = pages.flatMap(({ lines }) => lines).join('\n');
    for (const paragraph of longText.split('\n\n')) expect(text).toContain(paragraph);
  });

  it("gives somebody else an answer of their own instead of turning the asker's page", async () => {
    const { sandbox, platform, reader } = await setUp();
    await platform.start();
    const { message } = await sandbox.slash({ ...reader, command: 'read' });
    const next = read(message).controls.find(({ label }) => label.startsWith('Next'));

    const turned = await sandbox.click({ userId: sandbox.userId('ada'), messageId: message?.id ?? '', customId: next?.id ?? '' });

    expect(turned.status).toBe('answered');
    expect(turned.message?.ephemeralFor).toBe(sandbox.userId('ada'));
    expect(sandbox.findMessage(message?.id ?? '')?.versions).toHaveLength(1);
  });

  it('answers privately what somebody reads in an announcement, which stays as it is for everybody', async () => {
    const { sandbox, platform, reader } = await setUp();
    await platform.start();
    const button = {
      type: 2,
      style: 1,
      label: 'Read here',
      custom_id: encodeIntent({ kind: 'article', section: sectionKey('a' as Slug, 'all' as Anchor) }, 100),
    };
    const posted = await fetch(`${sandbox.apiUrl}/v10/channels/${reader.channelId}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${sandbox.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ content: 'News', components: [{ type: 1, components: [button] }] }),
    });
    const { id } = (await posted.json()) as { readonly id: string };

    const read = await sandbox.click({ userId: reader.userId, messageId: id, customId: button.custom_id });

    expect(read.status).toBe('answered');
    expect(read.message?.ephemeralFor).toBe(reader.userId);
    expect(sandbox.findMessage(id)?.versions).toHaveLength(1);
  });

  it('registers what differs, and nothing when nothing does', async () => {
    const { sandbox, platform, connect } = await setUp();
    await platform.start();
    const writes = (): number => sandbox.requests.filter(({ method, path }) => method !== 'GET' && path.includes('/commands')).length;
    const afterFirst = writes();

    await platform.stop();
    const second = connect();
    await second.start();
    expect(writes()).toBe(afterFirst);
    await second.stop();
    const aloud = { ...articleCommands[0], description: 'Reads it aloud' } as (typeof articleCommands)[number];
    const third = connect({ commands: [aloud] });
    await third.start();
    await third.stop();
    await connect({ commands: [{ ...aloud, forManagers: true }] }).start();

    expect(afterFirst).toBe(1);
    expect(writes()).toBe(afterFirst + 2);
    expect(sandbox.commands().map(({ description }) => description)).toEqual(['Reads it aloud', '']);
  });

  it('registers to one guild when it is told to', async () => {
    const { sandbox, connect } = await setUp();

    await connect({ guildId: sandbox.guildId }).start();

    expect(sandbox.commands()).toEqual([]);
    // Two commands, and the entry in the menu of a message.
    expect(sandbox.commands(sandbox.guildId)).toHaveLength(3);
  });

  it('sends an answer again when it was lost on the way, and shows it once', async () => {
    const { sandbox, platform, reader, undelivered } = await setUp();
    await platform.start();
    for (const action of [
      faultActions.lostBeforeAcceptance(),
      faultActions.lostAfterAcceptance(),
      faultActions.serverError(502),
      faultActions.serverErrorAfterAcceptance(500),
    ]) {
      sandbox.faults.fault({ match: { path: /\/callback$/u }, action });

      const answered = await sandbox.slash({ ...reader, command: 'read', options: { word: 'again' } });

      expect(answered.status).toBe('answered');
    }
    expect(sandbox.messages(reader.channelId, { as: reader.userId })).toHaveLength(4);
    expect(undelivered).toEqual([]);
  });

  it('sends an answer again although the clock is set an hour ahead in between', async () => {
    let ahead = 0;
    const { sandbox, reader, undelivered, connect } = await setUp();
    await connect({ clock: { ...systemClock, now: () => systemClock.now() + (ahead += 3_600_000) } }).start();
    sandbox.faults.fault({ match: { path: /\/callback$/u }, action: faultActions.lostBeforeAcceptance() });

    const answered = await sandbox.slash({ ...reader, command: 'read', options: { word: 'again' } });

    expect(answered.status).toBe('answered');
    expect(undelivered).toEqual([]);
  });

  it('answers a replayed interaction once', async () => {
    const { sandbox, platform, reader } = await setUp();
    await platform.start();
    const answered = await sandbox.slash({ ...reader, command: 'read', options: { word: 'once' } });

    sandbox.gateway.drop();
    await expect.poll(() => platform.isReady()).toBe(true);
    const again = await sandbox.slash({ ...reader, command: 'read', options: { word: 'twice' } });

    expect([answered.status, again.status]).toEqual(['answered', 'answered']);
    expect(sandbox.messages(reader.channelId, { as: reader.userId })).toHaveLength(2);
  });

  it('refuses to start with a wrong token, and says so when the token is revoked later', async () => {
    const { sandbox, platform, fatal, connect } = await setUp();
    await expect(connect({ token: 'wrong.token.here' }).start()).rejects.toMatchObject({ code: 'discord.tokenRefused' });
    await platform.start();

    sandbox.revokeToken();

    await expect.poll(() => fatal.length).toBeGreaterThan(0);
    expect(fatal[0]).toMatchObject({ code: 'discord.tokenRefused', fix: expect.stringContaining('DISCORD_TOKEN') });
  });

  it('waits for a Discord that is down, and starts when it is back', async () => {
    const { sandbox, platform } = await setUp();
    sandbox.faults.fault({ match: { path: '/gateway/bot' }, times: 2, action: faultActions.serverError(503) });

    await platform.start();

    expect(platform.isReady()).toBe(true);
  });
});
