import { afterEach, describe, expect, it } from 'vitest';
import { createDiscordPlatform, type DiscordOptions } from '../../../src/platform/discord/discord-platform.ts';
import { renderDiscord } from '../../../src/platform/discord/render.ts';
import type { LostPart } from '../../../src/platform/send-plainer.ts';
import type { Reply } from '../../../src/reply/reply.ts';
import { type Clock, systemClock } from '../../../src/runtime/clock.ts';
import { createLogger } from '../../../src/runtime/logger.ts';
import { createDiscordSandbox } from '../../../src/sandbox/discord/create-discord-sandbox.ts';
import type { DiscordSandbox } from '../../../src/sandbox/discord/discord-sandbox.ts';
import { refusePart } from '../../../src/sandbox/discord/refuse-part.ts';
import { discordKindOf, kindsIn, replies, samplesOf, wordsToSee } from './kinds.ts';
import { createSampleDispatch, sampleCommands } from './sample-dispatch.ts';
import { sayKept } from '../../../src/words/kept-text.ts';

const samples = samplesOf((reply) => kindsIn(renderDiscord({ ...reply, audience: 'channel' }, { page: 1 }).payload, discordKindOf));
const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface SetUp {
  readonly sandbox: DiscordSandbox;
  readonly reader: { readonly userId: string; readonly channelId: string };
  readonly lost: LostPart[];
  readonly undelivered: unknown[];
}

async function setUp(options: Partial<DiscordOptions> = {}): Promise<SetUp> {
  const sandbox = await createDiscordSandbox();
  const lost: LostPart[] = [];
  const undelivered: unknown[] = [];
  const platform = createDiscordPlatform({
    token: sandbox.token,
    apiUrl: sandbox.apiUrl,
    commands: sampleCommands,
    dispatch: createSampleDispatch(),
    clock: systemClock,
    logger: createLogger({ level: 'fatal', destination: 'stderr', format: 'json' }),
    onAnswered: () => {},
    onUndelivered: (cause) => void undelivered.push(cause),
    onLeftOut: (parts) => void lost.push(...parts),
    onFatal: () => {},
    ...options,
  });
  closers.push(
    () => sandbox.close(),
    () => platform.stop(),
  );
  await platform.start();
  return { sandbox, reader: { userId: sandbox.userId('linus'), channelId: sandbox.channelId('general') }, lost, undelivered };
}

function expectWords(message: unknown, reply: Reply | undefined): void {
  for (const word of reply === undefined ? [] : wordsToSee(reply)) expect(JSON.stringify(message)).toContain(word);
}

describe('an answer on Discord', () => {
  it('arrives without whatever kind of component is refused, and once', async () => {
    const { sandbox, reader, undelivered, lost } = await setUp();

    for (const [kind, name] of samples) {
      const fault = sandbox.faults.fault(refusePart({ isRefused: (part) => discordKindOf(part) === kind }));
      const answered = await sandbox.slash({ ...reader, command: 'show', options: { sample: name } });
      fault.remove();

      expect([kind, answered.status, answered.followups]).toEqual([kind, 'answered', []]);
      expect([...kindsIn(answered.message?.payload.components, discordKindOf)]).not.toContain(kind);
      expectWords(answered.message?.payload, replies[name]);
    }
    expect(samples.length).toBeGreaterThan(6);
    expect(lost.length).toBeGreaterThan(5);
    expect(new Set(lost.map(({ why }) => sayKept(why)))).toEqual(new Set(['Discord says: it is not accepted (50035)']));
    expect(undelivered).toEqual([]);
  });

  it('arrives when Discord does not say what it refuses', async () => {
    const { sandbox, reader, undelivered } = await setUp();

    for (const [kind, name] of samples) {
      const fault = sandbox.faults.fault(refusePart({ isRefused: (part) => discordKindOf(part) === kind, isUnnamed: true }));
      const answered = await sandbox.slash({ ...reader, command: 'show', options: { sample: name } });
      fault.remove();

      expect([kind, answered.status]).toEqual([kind, 'answered']);
      expectWords(answered.message?.payload, replies[name]);
    }
    expect(undelivered).toEqual([]);
  });

  it('to a button arrives without whatever is refused', async () => {
    const dispatch = createSampleDispatch();
    const { sandbox, reader, undelivered } = await setUp({ dispatch });

    for (const [kind, name] of samples) {
      const asked = await sandbox.slash({ ...reader, command: 'show', options: { sample: 'button' } });
      (dispatch as typeof dispatch & { choose(name: string): void }).choose(name);
      const fault = sandbox.faults.fault(refusePart({ isRefused: (part) => discordKindOf(part) === kind }));
      const answered = await sandbox.click({
        userId: reader.userId,
        messageId: asked.message?.id ?? '',
        customId: customIdIn(asked.message?.payload),
      });
      fault.remove();

      expect([kind, answered.status]).toEqual([kind, kind === 'text' ? 'answered' : 'updated']);
      const shown = answered.message?.payload;
      expect([...kindsIn(shown?.components, discordKindOf)]).not.toContain(kind);
      expectWords(shown, replies[name]);
    }
    expect(undelivered).toEqual([]);
  });

  it('that is late arrives without whatever is refused', async () => {
    const hurried: Clock = { now: systemClock.now, after: (delayMs, callback) => systemClock.after(delayMs / 40, callback) };
    const { sandbox, reader, undelivered } = await setUp({ dispatch: createSampleDispatch({ delayMs: 120 }), clock: hurried });

    for (const [kind, name] of samples.slice(0, 6)) {
      const fault = sandbox.faults.fault(refusePart({ isRefused: (part) => discordKindOf(part) === kind }));
      const answered = await sandbox.slash({ ...reader, command: 'show', options: { sample: name } });
      const shown = await eventually(() => {
        const { payload } = sandbox.findMessage(answered.message?.id ?? '') ?? {};
        return payload !== undefined && (payload.flags & 128) === 0 ? payload : undefined;
      });
      fault.remove();

      expect([...kindsIn(shown?.components, discordKindOf)]).not.toContain(kind);
      expectWords(shown, replies[name]);
    }
    expect(undelivered).toEqual([]);
  });

  it('remembers an address that was refused, and shows it as text at once', async () => {
    const { sandbox, reader } = await setUp();
    const asked = { ...reader, command: 'show', options: { sample: 'announcement-card' } };
    sandbox.faults.fault(refusePart({ isRefused: (part) => discordKindOf(part) === 'gallery', message: 'It cannot be fetched.' }));
    await sandbox.slash(asked);
    const since = sandbox.faults.strikes.length;

    const again = await sandbox.slash(asked);

    expect(since).toBe(1);
    expect(sandbox.faults.strikes).toHaveLength(since);
    expect([...kindsIn(again.message?.payload.components, discordKindOf)]).toEqual(
      expect.arrayContaining(['button', 'link button', 'container']),
    );
  });

  it('of suggestions leaves out the refused ones, and is empty rather than none', async () => {
    const { sandbox, reader, undelivered } = await setUp();
    const type = { ...reader, command: 'show', options: { sample: 'x' }, focused: 'sample' };
    const isSecond = (part: Readonly<Record<string, unknown>>): boolean => part['name'] === 'second';
    sandbox.faults.fault(refusePart({ isRefused: isSecond, member: 'name' }));

    const some = await sandbox.autocomplete(type);
    sandbox.faults.clear();
    sandbox.faults.fault(refusePart({ isRefused: ({ name }) => typeof name === 'string', isUnnamed: true }));
    const none = await sandbox.autocomplete(type);

    expect([some.choices?.map(({ name }) => name), none.choices]).toEqual([['first', 'third'], []]);
    expect(undelivered).toEqual([]);
  });

  it('that is a form opens without its hints, or says in words what to type', async () => {
    const { sandbox, reader, undelivered } = await setUp();
    const ask = { ...reader, command: 'show', options: { sample: 'form' } };
    const hints = sandbox.faults.fault(
      refusePart({ isRefused: (part) => 'description' in part && 'label' in part, member: 'description' }),
    );
    const plain = await sandbox.slash(ask);
    hints.remove();
    sandbox.faults.fault(refusePart({ isRefused: ({ type }) => type === 18 }));

    const told = await sandbox.slash(ask);

    expect(JSON.stringify(plain.modal)).toContain('"label"');
    expect(JSON.stringify(plain.modal)).not.toContain('"description"');
    expect(JSON.stringify(told.message?.payload)).toContain('The form did not open');
    expect(undelivered).toEqual([]);
  });
});

function customIdIn(payload: unknown): string {
  return /"custom_id":"([^"]+)"/u.exec(JSON.stringify(payload))?.[1] ?? '';
}

async function eventually<T>(find: () => T | undefined): Promise<T> {
  const end = performance.now() + 60_000;
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error('It never came.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
