import { describe, expect, it } from 'vitest';
import type { MessageRecord } from '../../../src/sandbox/discord/world.ts';
import { callApi } from './call-api.ts';
import { newsCommand, useFixtures } from './fixtures.ts';

const fixtures = useFixtures();

const everyone = { everyone: true, here: true, userIds: [], roleIds: [] };
const nobody = { everyone: false, here: false, userIds: [], roleIds: [] };

async function post(
  body: (ids: { readonly ada: string; readonly readers: string; readonly editors: string }) => object,
  bot?: 'mayMention',
): Promise<MessageRecord> {
  const sandbox = await fixtures.sandbox();
  const channelId = sandbox.channelId('general');
  if (bot) {
    const channel = sandbox.world.channels.get(channelId);
    channel?.overwrites.push({ id: sandbox.botUserId, type: 1, allow: 1n << 17n, deny: 0n });
  }
  const ids = { ada: sandbox.userId('ada'), readers: sandbox.roleId('Readers'), editors: sandbox.roleId('Editors') };
  const { json } = await callApi(sandbox, 'POST', `/channels/${channelId}/messages`, body(ids));
  const message = sandbox.findMessage(json.id);
  if (!message) throw new Error(JSON.stringify(json));
  return message;
}

describe('pings', () => {
  it('come from content when nothing says otherwise, as far as the bot may', async () => {
    const plain = await post(() => ({ content: '@everyone @here' }));
    const allowed = await post(() => ({ content: '@everyone @here' }), 'mayMention');

    expect(plain.pings).toEqual(nobody);
    expect(allowed.pings).toEqual(everyone);
    expect(allowed.payload['mention_everyone']).toBe(true);
  });

  it('come from text displays too', async () => {
    const message = await post(({ ada }) => ({
      flags: 1 << 15,
      components: [{ type: 17, components: [{ type: 10, content: `hi <@${ada}>` }] }],
    }));

    expect(message.pings.userIds).toEqual([message.payload['mentions'] && (message.payload['mentions'] as { id: string }[])[0]?.id]);
    expect(message.pings.userIds).toHaveLength(1);
  });

  it('never come from embeds', async () => {
    const message = await post(({ ada }) => ({ embeds: [{ description: `@everyone <@${ada}>` }] }), 'mayMention');

    expect(message.pings).toEqual(nobody);
  });

  it('reach a role that is mentionable, and any role for who may mention everyone', async () => {
    const plain = await post(({ readers, editors }) => ({ content: `<@&${readers}> <@&${editors}>` }));
    const allowed = await post(({ readers, editors }) => ({ content: `<@&${readers}> <@&${editors}>` }), 'mayMention');

    expect(plain.pings.roleIds).toHaveLength(1);
    expect(allowed.pings.roleIds).toHaveLength(2);
  });

  it('stop at allowed_mentions: none, a kind, or ids', async () => {
    const content = ({ ada, readers }: { ada: string; readers: string }) => `@everyone <@${ada}> <@!${ada}> <@&${readers}>`;

    const none = await post((ids) => ({ content: content(ids), allowed_mentions: { parse: [] } }), 'mayMention');
    const users = await post((ids) => ({ content: content(ids), allowed_mentions: { parse: ['users'] } }), 'mayMention');
    const role = await post((ids) => ({ content: content(ids), allowed_mentions: { parse: [], roles: [ids.readers] } }), 'mayMention');

    expect(none.pings).toEqual(nobody);
    expect([users.pings.everyone, users.pings.userIds.length, users.pings.roleIds.length]).toEqual([false, 1, 0]);
    expect([role.pings.everyone, role.pings.userIds.length, role.pings.roleIds.length]).toEqual([false, 0, 1]);
  });

  it('of an interaction are users only, and of a deferred one come with its content', async () => {
    const sandbox = await fixtures.sandbox();
    await callApi(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, [newsCommand]);
    const gateway = fixtures.gateway(sandbox);
    gateway.identify();
    await gateway.event('READY');
    const ada = sandbox.userId('ada');
    const answer = sandbox.slash({ userId: ada, channelId: sandbox.channelId('general'), command: 'news', options: { query: 'x' } });
    const { d } = await gateway.event('INTERACTION_CREATE');

    await callApi(sandbox, 'POST', `/interactions/${d.id}/${d.token}/callback`, { type: 5 });
    const before = (await answer).message?.pings;
    const content = `@everyone <@${ada}> <@&${sandbox.roleId('Readers')}>`;
    await callApi(sandbox, 'PATCH', `/webhooks/${sandbox.applicationId}/${d.token}/messages/@original`, { content });

    expect(before).toEqual(nobody);
    expect((await answer).message?.pings).toEqual({ ...nobody, userIds: [ada] });
  });

  it('do not come from an edit', async () => {
    const sandbox = await fixtures.sandbox();
    const path = `/channels/${sandbox.channelId('general')}/messages`;
    const { json } = await callApi(sandbox, 'POST', path, { content: 'quiet' });

    await callApi(sandbox, 'PATCH', `${path}/${json.id}`, { content: `<@${sandbox.userId('ada')}>` });

    expect(sandbox.findMessage(json.id)?.pings).toEqual(nobody);
  });
});
