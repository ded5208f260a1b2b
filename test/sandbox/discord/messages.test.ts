import { describe, expect, it } from 'vitest';
import type { DiscordSandboxOptions } from '../../../src/sandbox/discord/options.ts';
import { type ApiAnswer, callApi } from './call-api.ts';
import { useFixtures } from './fixtures.ts';
import { createManualClock } from './manual-clock.ts';

const fixtures = useFixtures();

async function open(channelName = 'general', options?: DiscordSandboxOptions) {
  const sandbox = await fixtures.sandbox(options);
  const channelId = sandbox.channelId(channelName);
  const call = (method: string, path = '', body?: unknown): Promise<ApiAnswer> =>
    callApi(sandbox, method, `/channels/${channelId}${path}`, body);
  return { sandbox, channelId, call, post: (body: unknown) => call('POST', '/messages', body) };
}

describe('history', () => {
  it('pages before, after and around, newest first', async () => {
    const { call, post } = await open();
    const ids: string[] = [];
    for (let index = 0; index < 10; index += 1) ids.push((await post({ content: `m${index}` })).json.id);
    const page = async (query: string) =>
      (await call('GET', `/messages?${query}`)).json.map((message: { content: string }) => message.content);

    expect(await page('limit=3')).toEqual(['m9', 'm8', 'm7']);
    expect(await page(`limit=2&before=${ids[5]}`)).toEqual(['m4', 'm3']);
    expect(await page(`limit=2&after=${ids[5]}`)).toEqual(['m7', 'm6']);
    expect(await page(`limit=3&around=${ids[5]}`)).toEqual(['m5', 'm4', 'm3']);
  });

  it.each(['limit=0', 'limit=101', 'limit=ten', 'before=yesterday'])('refuses %s', async (query) => {
    const { call } = await open();

    const { status, json } = await call('GET', `/messages?${query}`);

    expect([status, json.code]).toEqual([400, 50_035]);
  });

  it('is empty without ReadMessageHistory, and one message is refused', async () => {
    const { sandbox, channelId, call, post } = await open();
    const { json } = await post({ content: 'x' });
    sandbox.removePermission(channelId, 'ReadMessageHistory');

    const list = await call('GET', '/messages');
    const one = await call('GET', `/messages/${json.id}`);

    expect(list.json).toEqual([]);
    expect(one.json.code).toBe(50_013);
  });

  it('does not carry the nonce that the answer echoed', async () => {
    const { call, post } = await open();

    const sent = await post({ content: 'x', nonce: 'n1' });
    const read = await call('GET', `/messages/${sent.json.id}`);

    expect(sent.json.nonce).toBe('n1');
    expect(read.json).not.toHaveProperty('nonce');
  });
});

describe('a nonce that is enforced', () => {
  it('gives the first message back, whatever the second says and wherever', async () => {
    const { sandbox, post } = await open();
    const first = await post({ content: 'one', nonce: 'n', enforce_nonce: true });

    const second = await post({ content: 'two', nonce: 'n', enforce_nonce: true });
    const elsewhere = await callApi(sandbox, 'POST', `/channels/${sandbox.channelId('announcements')}/messages`, {
      content: 'x',
      nonce: 'n',
      enforce_nonce: true,
    });

    expect([second.json.id, second.json.content]).toEqual([first.json.id, 'one']);
    expect(elsewhere.json.id).toBe(first.json.id);
    expect(sandbox.posted).toHaveLength(1);
  });

  it('answers Unknown Message once the first message is deleted', async () => {
    const { call, post } = await open();
    const first = await post({ content: 'one', nonce: 'n', enforce_nonce: true });
    await call('DELETE', `/messages/${first.json.id}`);

    const second = await post({ content: 'one', nonce: 'n', enforce_nonce: true });

    expect([second.status, second.json.code]).toEqual([404, 10_008]);
  });

  it('is forgotten after its window, and never looked at when not enforced', async () => {
    const clock = createManualClock();
    const { sandbox, post } = await open('general', { clock, nonceWindowMs: 60_000 });
    await post({ content: 'one', nonce: 'n', enforce_nonce: true });

    await post({ content: 'two', nonce: 'n' });
    clock.advance(60_000);
    await post({ content: 'three', nonce: 'n', enforce_nonce: true });

    expect(sandbox.posted.map((message) => message.payload.content)).toEqual(['one', 'two', 'three']);
  });
});

describe('who may do what', () => {
  it('answers 10003 for a channel that is not there', async () => {
    const sandbox = await fixtures.sandbox();

    const { status, json } = await callApi(sandbox, 'POST', '/channels/1/messages', { content: 'x' });

    expect([status, json.code]).toEqual([404, 10_003]);
  });

  it('answers 50001 to who may not see, 50013 to who may not send, and heals', async () => {
    const { sandbox, channelId, post } = await open();

    sandbox.removePermission(channelId, 'SendMessages');
    const noSending = await post({ content: 'x' });
    sandbox.removePermission(channelId, 'ViewChannel');
    const noSeeing = await post({ content: 'x' });
    sandbox.restorePermission(channelId, 'ViewChannel');
    sandbox.restorePermission(channelId, 'SendMessages');
    const healed = await post({ content: 'x' });

    expect([noSending.status, noSending.json.code]).toEqual([403, 50_013]);
    expect([noSeeing.status, noSeeing.json.code]).toEqual([403, 50_001]);
    expect(healed.status).toBe(200);
  });

  it('answers 10003 after the channel was deleted', async () => {
    const { sandbox, channelId, post } = await open();

    sandbox.deleteChannel(channelId);

    expect((await post({ content: 'x' })).json.code).toBe(10_003);
  });

  it('needs EmbedLinks for embeds and AttachFiles for files', async () => {
    const { sandbox, channelId, post } = await open();
    sandbox.removePermission(channelId, 'EmbedLinks');
    sandbox.removePermission(channelId, 'AttachFiles');
    const form = new FormData();
    form.append('payload_json', '{"content":"x"}');
    form.append('files[0]', new Blob(['a']), 'a.txt');

    const embed = await post({ embeds: [{ title: 't' }] });
    const file = await post(form);

    expect([embed.json.code, file.json.code]).toEqual([50_013, 50_013]);
  });

  it('edits nobody else: 50005; deletes others only with ManageMessages', async () => {
    const { sandbox, channelId, call } = await open();
    const said = sandbox.say({ userId: sandbox.userId('ada'), channelId, content: 'mine' });

    const edited = await call('PATCH', `/messages/${said.id}`, { content: 'x' });
    sandbox.removePermission(channelId, 'ManageMessages');
    const denied = await call('DELETE', `/messages/${said.id}`);
    sandbox.restorePermission(channelId, 'ManageMessages');
    const deleted = await call('DELETE', `/messages/${said.id}`);

    expect([edited.json.code, denied.json.code, deleted.status]).toEqual([50_005, 50_013, 204]);
    expect(said.deleted).toBe(true);
  });

  it('knows no token but its own', async () => {
    const { sandbox, channelId } = await open();

    const wrong = await callApi(sandbox, 'GET', `/channels/${channelId}`, undefined, { token: 'nonsense' });
    const none = await callApi(sandbox, 'GET', `/channels/${channelId}`, undefined, { token: null });

    expect([wrong.status, wrong.json]).toEqual([401, { message: '401: Unauthorized', code: 0 }]);
    expect(none.status).toBe(401);
  });

  it('tells an unknown path from a wrong method', async () => {
    const sandbox = await fixtures.sandbox();

    const unknown = await callApi(sandbox, 'GET', '/nowhere');
    const wrong = await callApi(sandbox, 'PUT', '/users/@me');

    expect([unknown.status, unknown.json.code, wrong.status]).toEqual([404, 0, 405]);
  });
});

describe('crossposting', () => {
  it('is for announcement channels, and once', async () => {
    const general = await open('general');
    const news = await open('announcements');
    const elsewhere = (await general.post({ content: 'x' })).json.id;
    const message = (await news.post({ content: 'x' })).json.id;

    const wrongPlace = await general.call('POST', `/messages/${elsewhere}/crosspost`);
    const first = await news.call('POST', `/messages/${message}/crosspost`);
    const second = await news.call('POST', `/messages/${message}/crosspost`);

    expect([wrongPlace.status, wrongPlace.json.code]).toEqual([400, 50_024]);
    expect([first.status, first.json.flags]).toEqual([200, 1]);
    expect([second.status, second.json.code]).toEqual([400, 40_033]);
    expect(news.sandbox.findMessage(message)?.crossposted).toBe(true);
  });
});

describe('threads', () => {
  it('start from a message with its id, once, and take messages of their own', async () => {
    const { sandbox, channelId, call, post } = await open();
    const { json: message } = await post({ content: 'x' });

    const thread = await call('POST', `/messages/${message.id}/threads`, { name: 'Talk', auto_archive_duration: 1440 });
    const again = await call('POST', `/messages/${message.id}/threads`, { name: 'Talk' });
    const inside = await callApi(sandbox, 'POST', `/channels/${thread.json.id}/messages`, { content: 'inside' });
    const active = await callApi(sandbox, 'GET', `/guilds/${sandbox.guildId}/threads/active`);

    expect(thread.json).toMatchObject({
      id: message.id,
      type: 11,
      parent_id: channelId,
      thread_metadata: { archived: false, auto_archive_duration: 1440 },
    });
    expect(again.json.code).toBe(160_004);
    expect(inside.status).toBe(200);
    expect(active.json.threads).toMatchObject([{ id: message.id, message_count: 1 }]);
    expect(sandbox.findMessage(message.id)?.payload.flags).toBe(1 << 5);
  });

  it.each([
    ['no name', {}, 'name', 'BASE_TYPE_REQUIRED'],
    ['a name of 101', { name: 'x'.repeat(101) }, 'name', 'BASE_TYPE_BAD_LENGTH'],
    ['an odd archive time', { name: 'x', auto_archive_duration: 5 }, 'auto_archive_duration', 'BASE_TYPE_CHOICES'],
  ])('are refused with %s', async (_, body, field, code) => {
    const { call } = await open();

    const { json } = await call('POST', '/threads', body);

    expect(json.errors[field]._errors[0].code).toBe(code);
  });

  it('need permission to be created and to be written in', async () => {
    const { sandbox, channelId, call, post } = await open();
    const { json: message } = await post({ content: 'x' });
    const { json: thread } = await call('POST', '/threads', { name: 'Talk', type: 11 });
    sandbox.removePermission(channelId, 'CreatePublicThreads');
    sandbox.removePermission(channelId, 'SendMessagesInThreads');

    const created = await call('POST', `/messages/${message.id}/threads`, { name: 'Talk' });
    const written = await callApi(sandbox, 'POST', `/channels/${thread.id}/messages`, { content: 'x' });

    expect([created.json.code, written.json.code]).toEqual([50_013, 50_013]);
  });

  it('are joined, left, archived, locked and woken by a message', async () => {
    const { sandbox, call } = await open();
    const { json: thread } = await call('POST', '/threads', { name: 'Talk', type: 11 });
    const path = `/channels/${thread.id}`;
    const { json: first } = await callApi(sandbox, 'POST', `${path}/messages`, { content: 'x' });

    const left = await callApi(sandbox, 'DELETE', `${path}/thread-members/@me`);
    const joined = await callApi(sandbox, 'PUT', `${path}/thread-members/@me`);
    const archived = await callApi(sandbox, 'PATCH', path, { archived: true, name: 'Closed' });
    const editedInside = await callApi(sandbox, 'PATCH', `${path}/messages/${first.id}`, { content: 'y' });
    await callApi(sandbox, 'POST', `${path}/messages`, { content: 'woken' });
    const woken = await callApi(sandbox, 'GET', path);

    expect([left.status, joined.status]).toEqual([204, 204]);
    expect(archived.json).toMatchObject({ name: 'Closed', thread_metadata: { archived: true } });
    expect(editedInside.json.code).toBe(50_083);
    expect(woken.json.thread_metadata.archived).toBe(false);
  });
});

describe('a forum', () => {
  it('takes posts, not messages, with tags of its own', async () => {
    const { sandbox, channelId, call } = await open('articles');
    const tag = sandbox.world.channels.get(channelId)?.tags[0]?.id;

    const message = await call('POST', '/messages', { content: 'x' });
    const post = await call('POST', '/threads', { name: 'A post', applied_tags: [tag], message: { content: 'x' } });
    const unknownTag = await call('POST', '/threads', { name: 'A post', applied_tags: ['1'], message: { content: 'x' } });
    const sixTags = await call('POST', '/threads', {
      name: 'A post',
      applied_tags: ['1', '2', '3', '4', '5', '6'],
      message: { content: 'x' },
    });

    expect(message.json.code).toBe(50_008);
    expect(post.json).toMatchObject({ type: 11, applied_tags: [tag], message: { id: post.json.id, content: 'x' } });
    expect(unknownTag.json.code).toBe(10_087);
    expect(sixTags.json.errors.applied_tags._errors[0].code).toBe('BASE_TYPE_MAX_LENGTH');
  });

  it('names what is wrong in the message of a post', async () => {
    const { call } = await open('articles');

    const missing = await call('POST', '/threads', { name: 'A post' });
    const wrong = await call('POST', '/threads', { name: 'A post', message: { content: 'x'.repeat(2001) } });

    expect(missing.json.errors.message._errors[0].code).toBe('BASE_TYPE_REQUIRED');
    expect(wrong.json.errors.message.content._errors[0].code).toBe('BASE_TYPE_MAX_LENGTH');
  });

  it('can demand a tag: 40067', async () => {
    const sandbox = await fixtures.sandbox();
    const forum = sandbox.createChannel({ name: 'strict', type: 'forum', tags: ['a'], requiresTag: true });

    const { json } = await callApi(sandbox, 'POST', `/channels/${forum}/threads`, { name: 'A post', message: { content: 'x' } });

    expect(json.code).toBe(40_067);
  });
});

describe('channels, guilds and users', () => {
  it('are read as they are', async () => {
    const sandbox = await fixtures.sandbox();
    const channelId = sandbox.channelId('announcements');
    const ada = sandbox.userId('ada');
    const get = async (path: string) => (await callApi(sandbox, 'GET', path)).json;

    expect(await get('/gateway')).toEqual({ url: `ws://127.0.0.1:${sandbox.port}/gateway` });
    expect(await get('/users/@me')).toMatchObject({ id: sandbox.botUserId, bot: true });
    expect(await get('/users/@me/guilds')).toMatchObject([{ id: sandbox.guildId }]);
    expect(await get(`/users/${ada}`)).toMatchObject({ username: 'ada', global_name: 'Ada' });
    expect(await get('/applications/@me')).toMatchObject({ id: sandbox.applicationId });
    expect(await get('/oauth2/applications/@me')).toMatchObject({ id: sandbox.applicationId });
    expect(await get(`/channels/${channelId}`)).toMatchObject({ id: channelId, type: 5, guild_id: sandbox.guildId });
    expect(await get(`/guilds/${sandbox.guildId}`)).toMatchObject({ name: 'The Newsroom', owner_id: ada });
    expect(await get(`/guilds/${sandbox.guildId}/channels`)).toHaveLength(3);
    expect(await get(`/guilds/${sandbox.guildId}/roles`)).toMatchObject([{ name: '@everyone' }, {}, {}, {}, {}]);
    expect(await get(`/guilds/${sandbox.guildId}/members/${ada}`)).toMatchObject({ user: { username: 'ada' } });
  });

  it('are unknown when they are not there', async () => {
    const sandbox = await fixtures.sandbox();
    const codeOf = async (path: string) => (await callApi(sandbox, 'GET', path)).json.code;

    expect(await codeOf('/users/1')).toBe(10_013);
    expect(await codeOf('/channels/1')).toBe(10_003);
    expect(await codeOf('/guilds/1')).toBe(10_004);
    expect(await codeOf(`/guilds/${sandbox.guildId}/members/1`)).toBe(10_007);
  });

  it('a direct channel is the same one every time, and not for strangers', async () => {
    const sandbox = await fixtures.sandbox();

    const first = await callApi(sandbox, 'POST', '/users/@me/channels', { recipient_id: sandbox.userId('linus') });
    const second = await callApi(sandbox, 'POST', '/users/@me/channels', { recipient_id: sandbox.userId('linus') });
    const stranger = await callApi(sandbox, 'POST', '/users/@me/channels', { recipient_id: '1' });

    expect(first.json).toMatchObject({ type: 1, recipients: [{ username: 'linus' }] });
    expect(second.json.id).toBe(first.json.id);
    expect(stranger.json.code).toBe(50_033);
  });

  it('renames and deletes a channel only for who may', async () => {
    const { call, sandbox, channelId } = await open();

    const denied = await call('PATCH', '', { name: 'renamed' });
    const deniedToo = await call('DELETE');
    const { json: thread } = await call('POST', '/threads', { name: 'Talk', type: 11 });
    const deleted = await callApi(sandbox, 'DELETE', `/channels/${thread.id}`);

    expect([denied.json.code, deniedToo.json.code]).toEqual([50_013, 50_013]);
    expect(deleted.json.id).toBe(thread.id);
    expect(sandbox.world.channels.has(thread.id)).toBe(false);
    expect(sandbox.world.channels.has(channelId)).toBe(true);
  });

  it('shows that the bot is typing', async () => {
    const { sandbox, channelId, call } = await open();
    const seen: unknown[] = [];
    sandbox.subscribe((event) => event.kind === 'typing' && seen.push(event.channelId));

    const { status } = await call('POST', '/typing');

    expect(status).toBe(204);
    expect(seen).toEqual([channelId]);
  });

  it('takes a reaction and takes it back', async () => {
    const { sandbox, call, post } = await open();
    const { json: message } = await post({ content: 'x' });
    const emoji = encodeURIComponent('👍');

    const added = await call('PUT', `/messages/${message.id}/reactions/${emoji}/@me`);
    const reactions = sandbox.findMessage(message.id)?.payload['reactions'];
    const removed = await call('DELETE', `/messages/${message.id}/reactions/${emoji}/@me`);
    const unknown = await call('PUT', `/messages/${message.id}/reactions/nope/@me`);

    expect([added.status, removed.status, unknown.json.code]).toEqual([204, 204, 10_014]);
    expect(reactions).toMatchObject([{ emoji: { name: '👍' } }]);
    expect(sandbox.findMessage(message.id)?.payload['reactions']).toEqual([]);
  });

  it('invites the bot to another guild, with channels of the same names', async () => {
    const sandbox = await fixtures.sandbox();
    const client = await fixtures.bot(sandbox);

    const guildId = sandbox.createGuild({ name: 'Second', channels: [{ name: 'general' }] });
    await expect.poll(() => client.guilds.cache.has(guildId)).toBe(true);

    expect(sandbox.channelId('general', guildId)).not.toBe(sandbox.channelId('general'));
    expect(sandbox.guildIdOf('Second')).toBe(guildId);
  });
});
