import { expect, it, onTestFinished } from 'vitest';
import { askEntry } from '../../../src/command/ask-entry.ts';
import type { CommandResult } from '../../../src/command/command.ts';
import { createDispatch } from '../../../src/command/dispatch.ts';
import { createHeardOnce } from '../../../src/platform/heard-once.ts';
import { createSlackPlatform } from '../../../src/platform/slack/slack-platform.ts';
import type { Form } from '../../../src/reply/form.ts';
import type { Reply } from '../../../src/reply/reply.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { faultActions } from '../../../src/sandbox/faults.ts';
import { createSlackSandbox } from '../../../src/sandbox/slack/slack-sandbox.ts';
import { openMemory } from '../../../src/storage/open-sqlite.ts';
import { openDoor, platformOptions } from '../../fault/deliver-again.ts';
import { createWitness } from '../../fault/load.ts';
import { createRandom } from '../../fault/random.ts';

const reader = { userId: 'U0READER01', channelId: 'C0GENERAL1' };
/** The time in which a second answer would come, in ms. */
const SECOND_ANSWER_MS = 1_500;
/** Longer than an acknowledgement waits for an answer, in ms. */
const SLOW_MS = 2_200;

const say = (text: string): Reply => ({
  audience: 'channel',
  summary: text,
  blocks: [{ kind: 'notice', tone: 'info', text }],
  actions: [{ kind: 'button', label: 'Again', intent: { kind: 'term', name: text } }],
});
const picture: Reply = { ...say('A gate'), blocks: [{ kind: 'image', url: 'https://news.example/gate.png', alt: 'A gate' }] };
const form: Form = {
  kind: 'form',
  title: 'A form',
  sections: [{ title: 'All', fields: [{ kind: 'text', name: 'word', label: 'A word', value: '', maxLength: 20, optional: true }] }],
  submitLabel: 'Send',
};
const answers: Readonly<Record<string, () => CommandResult | Promise<CommandResult>>> = {
  words: () => say('At once'),
  picture: () => picture,
  slow: () => new Promise((resolve) => systemClock.after(SLOW_MS, () => resolve(say('At last')))),
  form: () => form,
};

/** Both are told of everything. */
async function openTwo() {
  const [slack, storage] = await Promise.all([createSlackSandbox(), openMemory()]);
  const { botToken, signingSecret, apiUrl } = slack;
  const answered: string[] = [];
  const undelivered: unknown[] = [];
  const platforms = [createWitness(), createWitness()].map((witness) => {
    const commands = witness.commands.map((command) => ({
      ...command,
      handler: ({ word = '' }: { word?: string }) => answers[word]?.() ?? say(word),
      form: { open: () => form, submit: () => say('Filled in') },
    }));
    return createSlackPlatform({
      ...platformOptions(witness),
      commands,
      dispatch: createDispatch<undefined>({
        commands,
        act: () => say('Pressed'),
        hear: async () => say('Heard'),
        context: () => undefined,
        createIncidentId: () => 'K7QF-3M9T',
        onIncident: ({ cause }) => void undelivered.push(cause),
      }),
      botToken,
      signingSecret,
      apiUrl,
      heard: createHeardOnce(storage.effects, systemClock),
      onAnswered: (what) => void answered.push(what),
      onUndelivered: (cause) => void undelivered.push(cause),
    });
  });
  await Promise.all(platforms.map((platform) => platform.start()));
  const door = await openDoor(platforms, { seed: 1, each: 1, copies: 2, gapMs: 10 }, createRandom(1));
  onTestFinished(async () => {
    await door.close();
    await Promise.all(platforms.map((platform) => platform.stop()));
    await Promise.all([slack.close(), storage.close()]);
  });
  await slack.setRequestUrl(door.url);
  return { slack, answered, undelivered, ask: (text: string) => slack.slash({ ...reader, command: '/echo', text }) };
}

type Asked = Awaited<ReturnType<Awaited<ReturnType<typeof openTwo>>['ask']>>;

/** All that came by the response URL. */
async function listResponses(asked: Asked): Promise<readonly unknown[]> {
  await asked.waitForResponses(1);
  await asked.waitForResponses(2, SECOND_ANSWER_MS).catch(() => undefined);
  return asked.responses;
}

it('answer a button once, although both are told of the press', async () => {
  const { slack, answered, ask } = await openTwo();
  const { message } = await ask('words');
  if (message === undefined) throw new Error('The command was not answered.');
  const actionId = /"action_id":"([^"]+)"/u.exec(JSON.stringify(message.blocks))?.[1] ?? '';

  const pressed = await slack.click({ message, actionId, userId: reader.userId });
  const responses = await listResponses(pressed);

  expect(responses).toHaveLength(1);
  expect(JSON.stringify(responses)).toContain('Pressed');
  // The one that left it to the other has answered nothing.
  expect(answered.filter((what) => what === 'block action')).toHaveLength(1);
});

it.each([
  ['holds a picture', 'picture', 'gate.png'],
  ['comes late', 'slow', 'At last'],
])('answer a command once if its answer %s', async (_how, text, expected) => {
  const { answered, undelivered, ask } = await openTwo();

  const responses = await listResponses(await ask(text));

  expect(responses).toHaveLength(1);
  expect(JSON.stringify(responses)).toContain(expected);
  expect(answered).toEqual(['/echo']);
  expect(undelivered).toEqual([]);
});

it('open a form once, and answer it once', async () => {
  const { slack, answered, undelivered, ask } = await openTwo();
  const asked = await ask('form');
  await expect.poll(() => answered).toHaveLength(1);
  const views = slack.views(reader.userId);
  const [view] = views;
  if (view === undefined) throw new Error('No form was opened.');

  await slack.submitView({ view });
  const responses = await listResponses(asked);

  expect(views).toHaveLength(1);
  expect(responses).toHaveLength(1);
  expect(JSON.stringify(responses)).toContain('Filled in');
  expect(answered).toEqual(['/echo', 'form']);
  expect(undelivered).toEqual([]);
});

it('open the form of questions once', async () => {
  const { slack, answered, undelivered } = await openTwo();

  await slack.shortcut({ userId: reader.userId, callbackId: askEntry.callbackId });
  await expect.poll(() => slack.views(reader.userId)).toHaveLength(1);
  await new Promise((resolve) => setTimeout(resolve, SECOND_ANSWER_MS));

  expect(answered).toEqual([askEntry.name]);
  expect(undelivered).toEqual([]);
});

it.each([
  ['refused', faultActions.serverError(503)],
  ['lost on the way back', faultActions.lostAfterAcceptance()],
])('show the answer to a mention once if the first post of it is %s', async (_how, action) => {
  const { slack, answered, undelivered } = await openTwo();
  slack.faults.fault({ match: { path: 'chat.postMessage' }, action });
  const shown = (): readonly unknown[] => slack.messages(reader.channelId).filter(({ userId }) => userId === slack.botUserId);

  await slack.say({ ...reader, text: `<@${slack.botUserId}> heard` });
  await expect.poll(shown).toHaveLength(1);
  await new Promise((resolve) => setTimeout(resolve, SECOND_ANSWER_MS));

  expect(shown()).toHaveLength(1);
  expect(undelivered).toHaveLength(1);
  expect(answered).toHaveLength(action.kind === 'status' ? 1 : 0);
});
