import { expect, test } from 'vitest';

import { createManualClock } from './manual-clock.ts';
import { general, openSandbox, reader } from './open-sandbox.ts';
import { openSocket, type RawSocket } from './raw-socket.ts';
import type { Interaction } from '../../../src/sandbox/slack/people/interaction.ts';
import type { SlackSandbox, SlackSandboxOptions } from '../../../src/sandbox/slack/slack-sandbox.ts';

interface Asked {
  readonly sandbox: SlackSandbox;
  readonly socket: RawSocket;
  readonly asked: Interaction;
}

async function askOnce(options?: SlackSandboxOptions): Promise<Asked> {
  const sandbox = await openSandbox(options);
  const socket = await openSocket(sandbox);
  const asking = sandbox.slash({ userId: reader, channelId: general, command: '/news' });
  socket.acknowledge((await socket.next('slash_commands')).envelope_id);
  return { sandbox, socket, asked: await asking };
}

async function send(url: string, body: unknown): Promise<{ readonly status: number; readonly body: unknown }> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
}

const button = { type: 'button', text: { type: 'plain_text', text: 'More' }, action_id: 'more' };

async function clickMore({ sandbox, socket }: Asked, message: Interaction['message']): Promise<Interaction> {
  if (message === undefined) throw new Error('There is no message to click.');
  const clicking = sandbox.click({ message, actionId: 'more', userId: reader });
  socket.acknowledge((await socket.next('interactive')).envelope_id);
  return clicking;
}

test('a response is ephemeral unless it says in_channel', async () => {
  const { sandbox, asked } = await askOnce();

  await send(asked.responseUrl, { text: 'for you' });
  await send(asked.responseUrl, { text: 'for all', response_type: 'in_channel' });

  expect(sandbox.messages(general)).toMatchObject([
    { text: 'for you', visibleTo: reader, origin: 'response_url' },
    { text: 'for all', visibleTo: undefined },
  ]);
  expect(asked.responses.map(({ kind }) => kind)).toEqual(['posted', 'posted']);
});

test('five uses are the last, and a refused one is not counted', async () => {
  const { asked } = await askOnce();
  const statuses: unknown[] = [];

  statuses.push((await send(asked.responseUrl, { text: '' })).body);
  for (let index = 0; index < 5; index += 1) statuses.push((await send(asked.responseUrl, { text: 'x' })).status);
  const sixth = await send(asked.responseUrl, { text: 'x' });

  expect(statuses).toEqual([{ ok: false, error: 'no_text' }, 200, 200, 200, 200, 200]);
  expect(sixth).toEqual({ status: 404, body: { ok: false, error: 'used_url' } });
});

test('after thirty minutes it has expired', async () => {
  const clock = createManualClock();
  const { asked } = await askOnce({ clock });

  clock.advance(30 * 60_000 - 1);
  const before = await send(asked.responseUrl, { text: 'x' });
  clock.advance(1);
  const after = await send(asked.responseUrl, { text: 'x' });

  expect(before.status).toBe(200);
  expect(after).toEqual({ status: 404, body: { ok: false, error: 'expired_url' } });
});

test('a made-up address is not found', async () => {
  const { sandbox } = await askOnce();

  expect(await send(sandbox.apiUrl.replace('/api/', '/commands/T0/x/y'), { text: 'x' })).toEqual({
    status: 404,
    body: { ok: false, error: 'not_found' },
  });
});

test('a slash command has no original: replacing posts anew, deleting is refused', async () => {
  const { sandbox, asked } = await askOnce();
  await send(asked.responseUrl, { text: 'one' });

  await send(asked.responseUrl, { text: 'two', replace_original: true });
  const deleted = await send(asked.responseUrl, { delete_original: true });

  expect(sandbox.messages(general).map(({ text }) => text)).toEqual(['one', 'two']);
  expect(deleted.body).toEqual({ ok: false, error: 'message_not_found' });
});

test('a click can replace and delete the message it was on', async () => {
  const start = await askOnce();
  await send(start.asked.responseUrl, { text: 'page 1', blocks: [{ type: 'actions', elements: [button] }] });
  const message = start.asked.responses[0]?.message;

  const clicked = await clickMore(start, message);
  await send(clicked.responseUrl, { text: 'page 2', replace_original: true });
  await send(clicked.responseUrl, { text: 'beside it' });
  await send(clicked.responseUrl, { delete_original: 'true' });

  expect(clicked.responses.map(({ kind }) => kind)).toEqual(['replaced', 'posted', 'deleted']);
  expect(message).toMatchObject({ text: 'page 2', isDeleted: true, edits: [{ text: 'page 1' }] });
  expect(start.sandbox.messages(general).map(({ text }) => text)).toEqual(['page 2', 'beside it']);
});

test('the click on an ephemeral message does not carry the message', async () => {
  const start = await askOnce();
  const blocks = [{ type: 'actions', elements: [button] }];
  await send(start.asked.responseUrl, { text: 'hidden', blocks });
  await send(start.asked.responseUrl, { text: 'shown', blocks, response_type: 'in_channel' });

  const [hidden, shown] = [
    await clickMore(start, start.asked.responses[0]?.message),
    await clickMore(start, start.asked.responses[1]?.message),
  ];

  expect(hidden.payload).not.toHaveProperty('message');
  expect(hidden.payload['container']).toMatchObject({ is_ephemeral: true, message_ts: start.asked.responses[0]?.message.ts });
  expect(shown.payload['message']).toMatchObject({ text: 'shown' });
});

test('nobody else can click an ephemeral message, and nothing that is not there', async () => {
  const { sandbox, asked } = await askOnce();
  await send(asked.responseUrl, { text: 'hidden', blocks: [{ type: 'actions', elements: [button] }] });
  const message = asked.responses[0]?.message as NonNullable<Interaction['message']>;

  await expect(async () => sandbox.click({ message, actionId: 'more', userId: 'U0ADMIN001' })).rejects.toThrow('does not see message');
  await expect(async () => sandbox.click({ message, actionId: 'less', userId: reader })).rejects.toMatchObject({
    fix: 'Use one of: more.',
  });
});

test('the sum over all blocks has no limit here, each block keeps its own', async () => {
  const { asked } = await askOnce();
  const section = { type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3000) } };

  const long = await send(asked.responseUrl, { text: 'x', blocks: Array.from({ length: 50 }, () => section) });
  const broken = await send(asked.responseUrl, { text: 'x', blocks: Array.from({ length: 51 }, () => section) });

  expect(long.status).toBe(200);
  expect(broken).toMatchObject({
    status: 400,
    body: { error: 'invalid_blocks', errors: ['no more than 50 items allowed [json-pointer:/blocks]'] },
  });
});

test('a body that is no JSON is refused', async () => {
  const { asked } = await askOnce();

  const response = await fetch(asked.responseUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' });

  expect([response.status, await response.json()]).toEqual([400, { ok: false, error: 'invalid_json' }]);
});

test('a response can go into a thread', async () => {
  const { sandbox, asked } = await askOnce();
  const { message } = await sandbox.say({ userId: reader, channelId: 'C0NOTINVIT', text: 'parent' });

  await send(asked.responseUrl, { text: 'in thread', thread_ts: message.ts, response_type: 'in_channel' });

  expect(sandbox.messages(general)[0]).toMatchObject({ text: 'in thread', threadTs: message.ts });
});
