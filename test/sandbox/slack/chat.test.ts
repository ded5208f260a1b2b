import { expect, test } from 'vitest';

import { maxBlocksText, maxMessageText } from '../../../src/sandbox/slack/message-content.ts';
import { defaultTeam } from '../../../src/sandbox/slack/seed.ts';
import { announcements, call, createClient, general, guest, openSandbox, reader, refusalOf } from './open-sandbox.ts';

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } }) as const;

test('a posted message is stored with its blocks, ids filled in, and comes back', async () => {
  const sandbox = await openSandbox();

  const posted = await createClient(sandbox).chat.postMessage({ channel: announcements, text: 'New', blocks: [section('*Colossus*')] });

  const [message] = sandbox.messages(announcements);
  expect(message).toMatchObject({ ts: posted.ts, text: 'New', userId: sandbox.botUserId, origin: 'chat.postMessage' });
  expect(message?.blocks[0]).toMatchObject({ ...section('*Colossus*'), block_id: expect.any(String) });
  expect(posted.message).toMatchObject({
    type: 'message',
    bot_id: 'B0BOT00001',
    app_id: sandbox.appId,
    text: 'New',
    blocks: message?.blocks,
  });
});

test('timestamps rise, even within one millisecond', async () => {
  const sandbox = await openSandbox();
  const client = createClient(sandbox);

  const posted = await Promise.all(Array.from({ length: 20 }, () => client.chat.postMessage({ channel: general, text: 'x' })));

  const stamps = sandbox.messages(general).map(({ ts }) => ts);
  expect(new Set(posted.map(({ ts }) => ts)).size).toBe(20);
  expect(stamps).toEqual(stamps.toSorted((left, right) => Number(left) - Number(right)));
  expect(stamps.every((ts) => /^\d{10}\.\d{6}$/.test(ts))).toBe(true);
});

test('a channel is found by id, by name and by the person to write to', async () => {
  const sandbox = await openSandbox();
  const client = createClient(sandbox);

  const byName = await client.chat.postMessage({ channel: '#general', text: 'a' });
  const direct = await client.chat.postMessage({ channel: reader, text: 'b' });

  expect(byName.channel).toBe(general);
  expect(direct.channel).toBe(sandbox.openDirectMessage(reader));
});

test.each([
  ['a channel that is not there', { channel: 'C404', text: 'x' }, 'channel_not_found'],
  ['a private channel the bot is not in', { channel: 'C0SECRET01', text: 'x' }, 'channel_not_found'],
  ['a public channel the bot is not in', { channel: 'C0NOTINVIT', text: 'x' }, 'not_in_channel'],
  ['an archived channel', { channel: 'C0ARCHIVED', text: 'x' }, 'is_archived'],
  ['no text', { channel: general }, 'no_text'],
  ['blank text', { channel: general, text: ' \n' }, 'no_text'],
  ['blocks that are not JSON', { channel: general, text: 'x', blocks: '[{' }, 'invalid_blocks_format'],
  ['blocks that are not a list', { channel: general, text: 'x', blocks: '{}' }, 'invalid_blocks_format'],
  ['too many attachments', { channel: general, attachments: Array.from({ length: 101 }, () => ({ text: 'a' })) }, 'too_many_attachments'],
  ['metadata that is not JSON', { channel: general, text: 'x', metadata: '{' }, 'invalid_metadata_format'],
  ['metadata without a payload', { channel: general, text: 'x', metadata: { event_type: 'a' } }, 'invalid_metadata_schema'],
  [
    'metadata beyond measure',
    { channel: general, text: 'x', metadata: { event_type: 'a', event_payload: { a: 'x'.repeat(20_000) } } },
    'metadata_too_large',
  ],
  ['markdown beside text', { channel: general, text: 'x', markdown_text: 'y' }, 'markdown_text_conflict'],
])('chat.postMessage with %s is refused', async (_name, args, error) => {
  const sandbox = await openSandbox({
    teams: [{ ...defaultTeam, channels: [...defaultTeam.channels, { id: 'C0SECRET01', name: 'secret', isPrivate: true, hasBot: false }] }],
  });

  const { body } = await call(sandbox, 'chat.postMessage', args);

  expect(body).toMatchObject({ ok: false, error });
});

test('text over 40,000 characters is cut with a warning when posted, and refused when updated', async () => {
  const sandbox = await openSandbox();
  const client = createClient(sandbox);

  const posted = await client.chat.postMessage({ channel: general, text: 'x'.repeat(maxMessageText + 1) });
  const updated = await refusalOf(client.chat.update({ channel: general, ts: posted.ts ?? '', text: 'x'.repeat(maxMessageText + 1) }));

  expect(posted.response_metadata?.warnings).toEqual(['message_truncated']);
  expect(sandbox.messages(general)[0]?.text).toHaveLength(maxMessageText);
  expect(updated['error']).toBe('msg_too_long');
});

test('the text of all blocks together has a limit of its own', async () => {
  const sandbox = await openSandbox();
  const client = createClient(sandbox);
  const blocksOf = (length: number) =>
    Array.from({ length: 4 }, (_, index) => section('x'.repeat(Math.floor(length / 4) + (index < length % 4 ? 1 : 0))));

  const fits = await client.chat.postMessage({ channel: general, text: 'x', blocks: blocksOf(maxBlocksText) });
  const tooLong = await refusalOf(client.chat.postMessage({ channel: general, text: 'x', blocks: blocksOf(maxBlocksText + 1) }));

  expect(fits.ok).toBe(true);
  expect(tooLong['error']).toBe('msg_blocks_too_long');
});

test('invalid blocks are refused with a JSON pointer to what is wrong', async () => {
  const sandbox = await openSandbox();

  const refused = await refusalOf(
    createClient(sandbox).chat.postMessage({ channel: general, text: 'x', blocks: [section('x'.repeat(3001))] }),
  );

  expect(refused).toMatchObject({
    error: 'invalid_blocks',
    errors: [
      'failed to match all allowed schemas [json-pointer:/blocks/0/text]',
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    response_metadata: {
      messages: [
        '[ERROR] failed to match all allowed schemas [json-pointer:/blocks/0/text]',
        '[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
      ],
    },
  });
  expect(sandbox.messages(general)).toEqual([]);
});

test('a reply joins its thread, and a reply to a reply joins the same one', async () => {
  const sandbox = await openSandbox();
  const client = createClient(sandbox);
  const parent = await client.chat.postMessage({ channel: general, text: 'parent' });

  const reply = await client.chat.postMessage({ channel: general, text: 'reply', thread_ts: parent.ts ?? '' });
  const nested = await client.chat.postMessage({ channel: general, text: 'nested', thread_ts: reply.ts ?? '', reply_broadcast: true });

  expect(nested.message?.thread_ts).toBe(parent.ts);
  expect(sandbox.messages(general).map(({ threadTs }) => threadTs)).toEqual([undefined, parent.ts, parent.ts]);
  expect(sandbox.messages(general)[2]?.replyBroadcast).toBe(true);
});

test('a repeated client_msg_id posts again unless deduplication is asked for', async () => {
  const plain = await openSandbox();
  const deduplicating = await openSandbox({ dedupesClientMsgId: true });
  const args = { channel: general, text: 'once', client_msg_id: '9f8c2e1a-0000-4000-8000-000000000001' };

  for (const sandbox of [plain, deduplicating]) await call(sandbox, 'chat.postMessage', args);
  const again = await call(plain, 'chat.postMessage', args);
  const duplicate = await call(deduplicating, 'chat.postMessage', args);

  expect(again.body).not.toHaveProperty('is_duplicate');
  expect(plain.messages(general)).toHaveLength(2);
  expect(duplicate.body).toMatchObject({ ok: true, is_duplicate: true, ts: deduplicating.messages(general)[0]?.ts });
  expect(deduplicating.messages(general)).toHaveLength(1);
});

test('an update keeps what it does not name, and the earlier content stays on record', async () => {
  const sandbox = await openSandbox();
  const client = createClient(sandbox);
  const metadata = { event_type: 'article', event_payload: { id: 'a1' } };
  const { ts = '' } = await client.chat.postMessage({ channel: general, text: 'v1', blocks: [section('one')], metadata });

  const updated = await client.chat.update({ channel: general, ts, text: 'v2' });
  await client.chat.update({ channel: general, ts, text: 'v3', blocks: [] });

  const [message] = sandbox.messages(general);
  expect(updated.message).toMatchObject({ text: 'v2', edited: { user: 'B0BOT00001' } });
  expect(message).toMatchObject({ text: 'v3', blocks: [], metadata });
  expect(message?.edits.map(({ text, blocks }) => [text, blocks.length])).toEqual([
    ['v1', 1],
    ['v2', 1],
  ]);
});

test.each([
  ['chat.update', 'cant_update_message'],
  ['chat.delete', 'cant_delete_message'],
])('%s of a message of somebody else is refused', async (method, error) => {
  const sandbox = await openSandbox();
  const { message } = await sandbox.say({ userId: reader, channelId: general, text: 'mine' });

  const { body } = await call(sandbox, method, { channel: general, ts: message.ts, text: 'yours' });

  expect(body).toMatchObject({ ok: false, error });
});

test('a deleted message is gone for every method', async () => {
  const sandbox = await openSandbox();
  const client = createClient(sandbox);
  const { ts = '' } = await client.chat.postMessage({ channel: general, text: 'x' });

  await client.chat.delete({ channel: general, ts });

  for (const method of ['chat.update', 'chat.delete', 'chat.getPermalink', 'reactions.add'] as const) {
    const { body } = await call(sandbox, method, { channel: general, ts, message_ts: ts, timestamp: ts, name: 'eyes', text: 'y' });
    expect(body).toMatchObject({ error: 'message_not_found' });
  }
  expect(sandbox.messages(general)[0]?.isDeleted).toBe(true);
});

test('an ephemeral message is for one member, and no method finds it', async () => {
  const sandbox = await openSandbox();
  const client = createClient(sandbox);

  const { message_ts: ts = '' } = await client.chat.postEphemeral({ channel: general, user: reader, text: 'only you' });
  const outsider = await refusalOf(client.chat.postEphemeral({ channel: announcements, user: guest, text: 'x' }));
  const update = await refusalOf(client.chat.update({ channel: general, ts, text: 'y' }));

  expect(sandbox.messages(general)[0]).toMatchObject({ ts, visibleTo: reader, origin: 'chat.postEphemeral' });
  expect(outsider['error']).toBe('user_not_in_channel');
  expect(update['error']).toBe('message_not_found');
  expect((await client.conversations.history({ channel: general })).messages).toEqual([]);
});

test('a permalink names channel, message and thread', async () => {
  const sandbox = await openSandbox();
  const client = createClient(sandbox);
  const parent = await client.chat.postMessage({ channel: general, text: 'p' });
  const reply = await client.chat.postMessage({ channel: general, text: 'r', thread_ts: parent.ts ?? '' });

  const { permalink = '' } = await client.chat.getPermalink({ channel: general, message_ts: reply.ts ?? '' });

  expect(permalink).toBe(
    `https://sandbox-gazette.slack.com/archives/${general}/p${reply.ts?.replace('.', '')}?thread_ts=${parent.ts}&cid=${general}`,
  );
});

test('a link is unfurled where it was shared, and only that link', async () => {
  const sandbox = await openSandbox();
  const client = createClient(sandbox);
  const url = 'https://gazette.example/colossus';
  const { message } = await sandbox.say({ userId: reader, channelId: general, text: `see <${url}>` });

  await client.chat.unfurl({ channel: general, ts: message.ts, unfurls: { [url]: { blocks: [section('Colossus')] } } });
  const other = await refusalOf(
    client.chat.unfurl({ channel: general, ts: message.ts, unfurls: { 'https://other.example/': { text: 'x' } } }),
  );
  const broken = await call(sandbox, 'chat.unfurl', {
    channel: general,
    ts: message.ts,
    unfurls: { [url]: { blocks: [{ type: 'header' }] } },
  });

  expect(message.unfurls[url]).toMatchObject({ blocks: [section('Colossus')] });
  expect(other['error']).toBe('cannot_unfurl_url');
  expect(broken.body).toMatchObject({
    error: 'invalid_unfurls',
    errors: ['missing required field: text [json-pointer:/unfurls/https:~1~1gazette.example~1colossus/blocks/0]'],
  });
});

test('a link is unfurled by the id of its event where the bot is not a member, and never by half of a pair', async () => {
  const sandbox = await openSandbox();
  const client = createClient(sandbox);
  const url = 'https://gazette.example/colossus';
  const apart = [...sandbox.workspace().channels.values()].find(({ memberIds }) => !memberIds.has(sandbox.botUserId));
  const { message, events } = await sandbox.say({
    userId: [...(apart?.memberIds ?? [])][0] ?? '',
    channelId: apart?.id ?? '',
    text: `<${url}>`,
  });
  const [shared] = events.map(({ payload }) => payload['event'] as { readonly unfurl_id: string });
  const unfurlId = shared?.unfurl_id ?? '';
  const unfurls = { [url]: { blocks: [section('Colossus')] } };

  const refusals = await Promise.all(
    [
      { unfurl_id: unfurlId },
      { source: 'composer' },
      { channel: message.channelId },
      { ts: message.ts },
      { unfurl_id: 'U.unknown', source: 'conversations_history' },
      { unfurl_id: unfurlId, source: 'composer' },
      { channel: message.channelId, ts: '1.000001' },
    ].map(async (place) => (await call(sandbox, 'chat.unfurl', { ...place, unfurls })).body),
  );
  const preview = await call(sandbox, 'chat.unfurl', {
    unfurl_id: unfurlId,
    source: 'conversations_history',
    unfurls: { [url]: { preview: { title: 'x' } } },
  });
  await client.chat.unfurl({ unfurl_id: unfurlId ?? '', source: 'conversations_history', unfurls });

  expect(refusals.map((body) => (body as { readonly error?: string }).error)).toEqual([
    'missing_source',
    'missing_unfurl_id',
    'missing_ts',
    'missing_channel',
    'invalid_unfurl_id',
    'invalid_source',
    'cannot_unfurl_message',
  ]);
  expect(preview.body).toMatchObject({ error: 'invalid_unfurls' });
  expect(message.unfurls[url]).toMatchObject({ blocks: [section('Colossus')] });
});

test('a reaction is added once', async () => {
  const sandbox = await openSandbox();
  const client = createClient(sandbox);
  const { ts = '' } = await client.chat.postMessage({ channel: general, text: 'x' });

  await client.reactions.add({ channel: general, timestamp: ts, name: 'eyes' });
  const again = await refusalOf(client.reactions.add({ channel: general, timestamp: ts, name: 'eyes' }));
  const wrong = await refusalOf(client.reactions.add({ channel: general, timestamp: ts, name: 'Not A Name' }));

  expect(sandbox.messages(general)[0]?.reactions).toEqual([{ name: 'eyes', userIds: [sandbox.botUserId] }]);
  expect(again['error']).toBe('already_reacted');
  expect(wrong['error']).toBe('invalid_name');
});

test('what the people of a workspace do makes posting fail as it does at Slack', async () => {
  const sandbox = await openSandbox();
  const client = createClient(sandbox);
  const post = (): Promise<unknown> => client.chat.postMessage({ channel: announcements, text: 'x' });

  sandbox.admin.removeBot(announcements);
  const removed = await refusalOf(post());
  sandbox.admin.inviteBot(announcements);
  sandbox.admin.archive(announcements);
  const archived = await refusalOf(post());
  sandbox.admin.unarchive(announcements);
  await post();
  sandbox.admin.deleteChannel(announcements);
  const deleted = await refusalOf(post());

  expect([removed, archived, deleted].map(({ error }) => error)).toEqual(['not_in_channel', 'is_archived', 'channel_not_found']);
  expect(sandbox.messages(announcements)).toHaveLength(1);
});
