import { expect, test } from 'vitest';

import { defaultTeam } from '../../../src/sandbox/slack/seed.ts';
import { admin, announcements, call, createClient, general, guest, openSandbox, reader, refusalOf } from './open-sandbox.ts';

test('people are found by id and listed in pages, the bot among them', async () => {
  const sandbox = await openSandbox();
  const client = createClient(sandbox);

  const ada = await client.users.info({ user: admin });
  const unknown = await refusalOf(client.users.info({ user: 'U404' }));
  const everybody = await client.users.list({ limit: 3 });
  const rest = await client.users.list({ limit: 3, cursor: everybody.response_metadata?.next_cursor ?? '' });

  expect(ada.user).toMatchObject({ id: admin, is_admin: true, tz: 'America/New_York' });
  expect((await client.users.info({ user: guest })).user).toMatchObject({ is_restricted: true });
  expect((await client.users.info({ user: sandbox.botUserId })).user).toMatchObject({ is_bot: true });
  expect(unknown['error']).toBe('user_not_found');
  expect([...(everybody.members ?? []), ...(rest.members ?? [])].map(({ id }) => id)).toEqual([reader, admin, guest, sandbox.botUserId]);
});

test('usergroups, the team and the bot are described', async () => {
  const sandbox = await openSandbox();
  const client = createClient(sandbox);

  expect((await client.usergroups.list({ include_users: true })).usergroups).toMatchObject([
    { id: 'S0EDITORS1', handle: 'editors', users: [admin] },
  ]);
  expect((await client.usergroups.users.list({ usergroup: 'S0EDITORS1' })).users).toEqual([admin]);
  expect((await refusalOf(client.usergroups.users.list({ usergroup: 'S404' })))['error']).toBe('no_such_subteam');
  expect((await client.team.info()).team).toMatchObject({ id: sandbox.teamId, domain: 'sandbox-gazette' });
  expect((await client.bots.info({ bot: 'B0BOT00001' })).bot).toMatchObject({ app_id: sandbox.appId, user_id: sandbox.botUserId });
  expect((await refusalOf(client.bots.info({ bot: 'B404' })))['error']).toBe('bot_not_found');
  expect((await refusalOf(client.team.info({ team: 'T404' })))['error']).toBe('team_not_found');
});

test('conversations are listed by type, and private ones only where the bot is a member', async () => {
  const sandbox = await openSandbox();
  const client = createClient(sandbox);
  const names = async (types: string, more = {}): Promise<unknown> =>
    (await client.conversations.list({ types, ...more })).channels?.map(({ name }) => name);

  sandbox.admin.removeBot('C0EDITORS1');
  const hidden = await names('private_channel');
  sandbox.admin.inviteBot('C0EDITORS1');

  expect(hidden).toEqual([]);
  expect(await names('private_channel')).toEqual(['editors']);
  expect(await names('public_channel')).toEqual(['general', 'announcements', 'random', 'old-news']);
  expect(await names('public_channel,private_channel', { exclude_archived: true })).toEqual([
    'general',
    'announcements',
    'editors',
    'random',
  ]);
  expect((await refusalOf(client.conversations.list({ types: 'public' })))['error']).toBe('invalid_types');
});

test('a conversation tells whether the bot is in it, and who else', async () => {
  const sandbox = await openSandbox();
  const client = createClient(sandbox);

  const known = await client.conversations.info({ channel: announcements, include_num_members: true });
  const members = await client.conversations.members({ channel: announcements });

  expect(known.channel).toMatchObject({ name: 'announcements', is_member: true, num_members: 3, purpose: { value: 'New articles' } });
  expect((await client.conversations.info({ channel: 'C0NOTINVIT' })).channel).toMatchObject({ is_member: false });
  expect(members.members).toEqual([reader, admin, sandbox.botUserId]);
  expect((await refusalOf(client.conversations.members({ channel: 'C404' })))['error']).toBe('channel_not_found');
});

test('the bot joins public channels by itself, and no others', async () => {
  const sandbox = await openSandbox();
  const client = createClient(sandbox);

  await client.conversations.join({ channel: 'C0NOTINVIT' });
  const again = await client.conversations.join({ channel: 'C0NOTINVIT' });

  expect((await client.chat.postMessage({ channel: 'C0NOTINVIT', text: 'hi' })).ok).toBe(true);
  expect(again.response_metadata?.warnings).toEqual(['already_in_channel']);
  expect((await call(sandbox, 'conversations.join', { channel: 'C0ARCHIVED' })).body).toMatchObject({ error: 'is_archived' });
  expect((await call(sandbox, 'conversations.join', { channel: 'C0EDITORS1' })).body).toMatchObject({
    error: 'method_not_supported_for_channel_type',
  });
});

test('direct messages open with one person or several, and stay the same conversation', async () => {
  const sandbox = await openSandbox();
  const client = createClient(sandbox);

  const one = await client.conversations.open({ users: reader, return_im: true });
  const again = await client.conversations.open({ users: reader });
  const several = await client.conversations.open({ users: `${reader},${admin}` });

  expect(one.channel).toMatchObject({ is_im: true, user: reader });
  expect(again.channel?.id).toBe(one.channel?.id);
  expect(several.channel?.id).not.toBe(one.channel?.id);
  expect((await refusalOf(client.conversations.open({ users: 'U404' })))['error']).toBe('user_not_found');
  expect((await call(sandbox, 'conversations.open')).body).toMatchObject({ error: 'users_list_not_supplied' });
  expect((await call(sandbox, 'conversations.open', { channel: general })).body).toMatchObject({ error: 'channel_not_found' });
});

test('somebody of another organization has its workspace, and may be a stranger', async () => {
  const people = [
    { id: 'U0PARTNER1', name: 'pia', homeTeamId: 'T0PARTNER1', isStranger: false },
    { id: 'U0STRANGER', name: 'sven', homeTeamId: 'T0FARAWAY1', isStranger: true },
    { id: 'U0GRIDUSER', name: 'gwen', homeTeamId: 'T0GRIDHOME', gridTeamIds: ['T0GRIDHOME', defaultTeam.id] },
  ];
  const sandbox = await openSandbox({ teams: [{ ...defaultTeam, users: [...defaultTeam.users, ...people] }] });
  const client = createClient(sandbox);

  const [partner, stranger, grid] = await Promise.all(people.map(async ({ id }) => (await client.users.info({ user: id })).user));

  expect(partner).toMatchObject({ team_id: 'T0PARTNER1', is_stranger: false });
  expect(stranger).toMatchObject({ team_id: 'T0FARAWAY1', is_stranger: true });
  expect(grid).toMatchObject({ team_id: 'T0GRIDHOME', enterprise_user: { teams: ['T0GRIDHOME', defaultTeam.id] } });
});
