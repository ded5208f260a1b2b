import { afterEach, describe, expect, it } from 'vitest';
import { createSlackPlatform, type SharedSlackOptions } from '../../../src/platform/slack/slack-platform.ts';
import { renderSlack } from '../../../src/platform/slack/render.ts';
import type { LostPart } from '../../../src/platform/send-plainer.ts';
import type { Reply } from '../../../src/reply/reply.ts';
import { type Clock, systemClock } from '../../../src/runtime/clock.ts';
import { createLogger } from '../../../src/runtime/logger.ts';
import { refusePart } from '../../../src/sandbox/slack/refuse-part.ts';
import { createSlackSandbox, type SlackSandbox } from '../../../src/sandbox/slack/slack-sandbox.ts';
import type { SlackMessage } from '../../../src/sandbox/slack/state/message.ts';
import { kindsIn, replies, samplesOf, slackKindOf, wordsToSee } from './kinds.ts';
import { createSampleDispatch, sampleCommands } from './sample-dispatch.ts';

const samples = samplesOf((reply) => kindsIn(renderSlack(reply, { page: 1 }).payload.blocks, slackKindOf));
const reader = { userId: 'U0READER01', channelId: 'C0GENERAL1' };
const hurried: Clock = { now: systemClock.now, after: (delayMs, callback) => systemClock.after(delayMs / 40, callback) };
const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface SetUp {
  readonly sandbox: SlackSandbox;
  readonly lost: LostPart[];
  readonly undelivered: unknown[];
}

async function setUp(options: Partial<SharedSlackOptions> = {}): Promise<SetUp> {
  const sandbox = await createSlackSandbox();
  const lost: LostPart[] = [];
  const undelivered: unknown[] = [];
  const platform = createSlackPlatform({
    botToken: sandbox.botToken,
    appToken: sandbox.appToken,
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
  return { sandbox, lost, undelivered };
}

function expectAnswer(message: SlackMessage | undefined, kind: string, reply: Reply | undefined): void {
  expect([...kindsIn(message?.blocks, slackKindOf)]).not.toContain(kind);
  for (const word of reply === undefined ? [] : wordsToSee(reply))
    expect(`${message?.text} ${JSON.stringify(message?.blocks)}`).toContain(word);
}

describe('an answer on Slack', () => {
  it.each([false, true])(
    'that is late arrives without whatever kind of block is refused (without a word of where: %s)',
    async (isUnnamed) => {
      const { sandbox, undelivered, lost } = await setUp({ dispatch: createSampleDispatch({ delayMs: 120 }), clock: hurried });

      for (const [kind, name] of samples) {
        const fault = sandbox.faults.fault(refusePart({ isRefused: (part) => slackKindOf(part) === kind, isUnnamed }));
        const asked = await sandbox.slash({ ...reader, command: '/show', text: name });
        const [response, ...others] = await asked.waitForResponses(1);
        fault.remove();

        expect(others).toEqual([]);
        expectAnswer(response?.message, kind, replies[name]);
      }
      expect(samples.length).toBeGreaterThan(7);
      expect(lost.length).toBeGreaterThan(4);
      expect(undelivered).toEqual([]);
    },
  );

  it('to a button arrives without whatever is refused', async () => {
    const dispatch = createSampleDispatch();
    const { sandbox, undelivered } = await setUp({ dispatch });

    for (const [kind, name] of samples) {
      const asked = await sandbox.slash({ ...reader, command: '/show', text: 'button' });
      const message = await asked.answer();
      (dispatch as typeof dispatch & { choose(name: string): void }).choose(name);
      const fault = sandbox.faults.fault(refusePart({ isRefused: (part) => slackKindOf(part) === kind }));
      const pressed = await sandbox.click({ userId: reader.userId, message, actionId: actionIdIn(message) });
      const [response, ...others] = await pressed.waitForResponses(1);
      fault.remove();

      expect(others).toEqual([]);
      expectAnswer(response?.message, kind, replies[name]);
    }
    expect(undelivered).toEqual([]);
  });

  it('with a picture never stands in an acknowledgement, whose refusal Slack would report to nobody', async () => {
    const { sandbox } = await setUp();
    sandbox.faults.fault(
      refusePart({ isRefused: ({ type }) => type === 'image', member: 'image_url', message: 'downloading image failed' }),
    );

    const plain = await sandbox.slash({ ...reader, command: '/show', text: 'help' });
    const pictured = await sandbox.slash({ ...reader, command: '/show', text: 'announcement-card' });
    const answer = await pictured.answer();

    expect([plain.message === undefined, pictured.message, pictured.refusal]).toEqual([false, undefined, undefined]);
    expectAnswer(answer, 'image', replies['announcement-card']);
  });

  it('remembers what was refused, and asks for it again only after a while', async () => {
    let now = Date.now();
    const { sandbox } = await setUp({ clock: { ...systemClock, now: () => now } });
    const ask = async (): Promise<readonly string[]> => {
      const asked = await sandbox.slash({ ...reader, command: '/show', text: 'announcement-card' });
      return [...kindsIn((await asked.answer()).blocks, slackKindOf)];
    };
    const fault = sandbox.faults.fault(refusePart({ isRefused: ({ type }) => type === 'image' }));
    await ask();
    await ask();
    const strikes = sandbox.faults.strikes.length;
    fault.remove();
    const early = await ask();
    now += 601_000;

    const later = await ask();

    expect([strikes, early.includes('image'), later.includes('image')]).toEqual([1, false, true]);
  });

  it('has a plainer block at once and from then on in place of one that Slack refuses without a word of where', async () => {
    const { sandbox } = await setUp();
    sandbox.faults.fault(refusePart({ isRefused: ({ type }) => type === 'container', isUnnamed: true }));
    const ask = async (): Promise<readonly string[]> => {
      const asked = await sandbox.slash({ ...reader, command: '/show', text: 'contents' });
      return [...kindsIn((await asked.answer()).blocks, slackKindOf)];
    };

    const answers = [await ask(), await ask()];

    expect(answers.every((kinds) => kinds.includes('static_select'))).toBe(true);
    expect(sandbox.faults.strikes.length).toBe(1);
  });

  it('that is a form opens without its hints and with fields to type in, or says in words what to type', async () => {
    const { sandbox, undelivered } = await setUp();
    const menus = sandbox.faults.fault(refusePart({ isRefused: ({ type }) => type === 'external_select', error: 'invalid_arguments' }));
    await sandbox.slash({ ...reader, command: '/show', text: 'form' });
    const view = JSON.stringify(await eventually(() => sandbox.views(reader.userId).at(-1)?.definition));
    menus.remove();
    sandbox.faults.fault(refusePart({ isRefused: ({ type }) => type === 'modal', error: 'invalid_arguments' }));

    const told = await sandbox.slash({ ...reader, command: '/show', text: 'form' });
    const answer = await told.answer();

    expect(view).not.toMatch(/external_select|"hint"/u);
    expect(JSON.stringify(answer.blocks)).toContain('The form did not open');
    // The operator is told that no form opened.
    expect(await eventually(() => undelivered[0])).toBeInstanceOf(Error);
  });
});

function actionIdIn(message: SlackMessage): string {
  return /"action_id":"([^"]+)"/u.exec(JSON.stringify(message.blocks))?.[1] ?? '';
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
