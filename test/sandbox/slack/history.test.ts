import { expect, test } from 'vitest';

import { call, createClient, general, openSandbox, reader, refusalOf } from './open-sandbox.ts';
import type { SlackSandbox } from '../../../src/sandbox/slack/slack-sandbox.ts';

async function post(sandbox: SlackSandbox, count: number, more: Record<string, unknown> = {}): Promise<string[]> {
  const stamps: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const { body } = await call(sandbox, 'chat.postMessage', { channel: general, text: `m${index}`, ...more });
    stamps.push(String(body['ts']));
  }
  return stamps;
}

test('history is newest first, without replies that were not broadcast', async () => {
  const sandbox = await openSandbox();
  const client = createClient(sandbox);
  const [first = ''] = await post(sandbox, 2);
  await post(sandbox, 1, { thread_ts: first, text: 'hidden' });
  await post(sandbox, 1, { thread_ts: first, text: 'broadcast', reply_broadcast: true });

  const { messages = [] } = await client.conversations.history({ channel: general });

  expect(messages.map(({ text }) => text)).toEqual(['broadcast', 'm1', 'm0']);
  expect(messages[2]).toMatchObject({ reply_count: 2, reply_users_count: 1 });
});

test('metadata comes back only when asked for', async () => {
  const sandbox = await openSandbox();
  const client = createClient(sandbox);
  const metadata = { event_type: 'newsdesk_delivery', event_payload: { delivery_id: 'd1' } };
  await client.chat.postMessage({ channel: general, text: 'x', metadata });

  const plain = await client.conversations.history({ channel: general });
  const full = await client.conversations.history({ channel: general, include_all_metadata: true });

  expect(plain.messages?.[0]).not.toHaveProperty('metadata');
  expect(full.messages?.[0]?.metadata).toEqual(metadata);
});

test('bounds are exclusive unless inclusive is set', async () => {
  const sandbox = await openSandbox();
  const client = createClient(sandbox);
  const [oldest = '', , latest = ''] = await post(sandbox, 3);
  const texts = async (inclusive: boolean): Promise<unknown> =>
    (await client.conversations.history({ channel: general, oldest, latest, inclusive })).messages?.map(({ text }) => text);

  expect(await texts(false)).toEqual(['m1']);
  expect(await texts(true)).toEqual(['m2', 'm1', 'm0']);
});

test('the WebClient pages through all of it by cursor', async () => {
  const sandbox = await openSandbox();
  const client = createClient(sandbox);
  await post(sandbox, 7);
  const seen: unknown[] = [];

  for await (const page of client.paginate('conversations.history', { channel: general, limit: 3 }))
    seen.push(...((page as { messages?: { text?: string }[] }).messages ?? []).map(({ text }) => text));

  expect(seen).toEqual(['m6', 'm5', 'm4', 'm3', 'm2', 'm1', 'm0']);
});

test('replies come oldest first, below their parent, and page as well', async () => {
  const sandbox = await openSandbox();
  const client = createClient(sandbox);
  const [parent = ''] = await post(sandbox, 1);
  const [first = ''] = await post(sandbox, 3, { thread_ts: parent });

  const all = await client.conversations.replies({ channel: general, ts: parent });
  const byReply = await client.conversations.replies({ channel: general, ts: first, limit: 2 });
  const unknown = await refusalOf(client.conversations.replies({ channel: general, ts: '1.000001' }));

  expect(all.messages?.map(({ text }) => text)).toEqual(['m0', 'm0', 'm1', 'm2']);
  expect(byReply).toMatchObject({ has_more: true, messages: [{ ts: parent }, { ts: first }] });
  expect(unknown['error']).toBe('thread_not_found');
});

test.each([
  [{ channel: 'C404' }, 'channel_not_found'],
  [{ channel: 'C0NOTINVIT' }, 'not_in_channel'],
  [{ channel: general, cursor: 'bogus' }, 'invalid_cursor'],
  [{ channel: general, limit: 1000 }, 'invalid_limit'],
  [{ channel: general, oldest: 'yesterday' }, 'invalid_ts_oldest'],
  [{ channel: general, latest: 'now' }, 'invalid_ts_latest'],
])('history with %j is refused', async (args, error) => {
  const sandbox = await openSandbox();

  expect((await call(sandbox, 'conversations.history', args)).body).toMatchObject({ ok: false, error });
});

test('history needs the scope of the kind of conversation', async () => {
  const sandbox = await openSandbox();
  sandbox.admin.setScopes(sandbox.botToken, ['channels:history']);

  const inChannel = await call(sandbox, 'conversations.history', { channel: general });
  const inPrivate = await call(sandbox, 'conversations.history', { channel: 'C0EDITORS1' });
  const direct = await call(sandbox, 'conversations.history', { channel: sandbox.openDirectMessage(reader) });

  expect(inChannel.body['ok']).toBe(true);
  expect(inPrivate.body).toMatchObject({ error: 'missing_scope', needed: 'groups:history' });
  expect(direct.body).toMatchObject({ error: 'missing_scope', needed: 'im:history' });
});
