import { describe, expect, it } from 'vitest';
import type { InteractionAnswer } from '../../../src/sandbox/discord/interactions.ts';
import { callApi } from './call-api.ts';
import { newsCommand, useFixtures } from './fixtures.ts';

const fixtures = useFixtures();

/** A sandbox with commands and no bot: whatever is let through times out, so only refusals are looked at. */
async function register(commands: readonly object[]) {
  const sandbox = await fixtures.sandbox();
  const { status, json } = await callApi(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, commands);
  if (status !== 200) throw new Error(JSON.stringify(json));
  return { sandbox, linus: { userId: sandbox.userId('linus'), channelId: sandbox.channelId('general') } };
}

const codeOf = async (answer: Promise<InteractionAnswer>): Promise<string | undefined> => (await answer).refusal?.code;

const option = (extra: object) => ({ type: 3, name: 'value', description: 'd', ...extra });
const command = (...options: object[]) => ({ name: 'try', description: 'd', options });

describe("a person's client", () => {
  it('knows only what is registered', async () => {
    const { sandbox, linus } = await register([newsCommand]);

    expect(await codeOf(sandbox.slash({ ...linus, command: 'weather' }))).toBe('unknownCommand');
    expect(await codeOf(sandbox.slash({ ...linus, command: 'news', options: {} }))).toBe('missingOption');
    expect(await codeOf(sandbox.slash({ ...linus, command: 'news', options: { query: 'x', more: 'y' } }))).toBe('unknownOption');
    expect(await codeOf(sandbox.contextCommand({ ...linus, command: 'news', targetId: linus.userId }))).toBe('unknownCommand');
    expect(await codeOf(sandbox.autocomplete({ ...linus, command: 'news', focused: 'nothing' }))).toBe('invalidOption');
  });

  it.each([
    ['text for a number', option({ type: 4 }), 'one'],
    ['half a whole number', option({ type: 4 }), 1.5],
    ['a number for text', option({}), 1],
    ['text for a switch', option({ type: 5 }), 'true'],
    ['less than the minimum', option({ type: 4, min_value: 3 }), 2],
    ['more than the maximum', option({ type: 10, max_value: 3 }), 3.1],
    ['a text that is too short', option({ min_length: 3 }), 'ab'],
    ['a text that is too long', option({ max_length: 3 }), 'abcd'],
    ['an empty required text', option({ required: true }), ''],
    ['a text beyond 6000', option({}), 'x'.repeat(6001)],
    ['what is not a choice', option({ choices: [{ name: 'A', value: 'a' }] }), 'b'],
    ['a user who is not there', option({ type: 6 }), '1'],
    ['a role that is not there', option({ type: 8 }), '1'],
    ['a channel that is not there', option({ type: 7 }), '1'],
  ])('does not send %s', async (_, definition, value) => {
    const { sandbox, linus } = await register([command(definition)]);

    expect(await codeOf(sandbox.slash({ ...linus, command: 'try', options: { value } }))).toBe('invalidOption');
  });

  it('does not offer a channel of another kind', async () => {
    const { sandbox, linus } = await register([command(option({ type: 7, channel_types: [5] }))]);

    expect(await codeOf(sandbox.slash({ ...linus, command: 'try', options: { value: linus.channelId } }))).toBe('invalidOption');
  });

  it('needs a subcommand where there are some', async () => {
    const { sandbox, linus } = await register([command({ type: 1, name: 'on', description: 'd' })]);

    expect(await codeOf(sandbox.slash({ ...linus, command: 'try' }))).toBe('unknownCommand');
    expect(await codeOf(sandbox.slash({ ...linus, command: 'try off' }))).toBe('unknownCommand');
  });

  it('hides a command from who lacks its permissions', async () => {
    const manage = { ...newsCommand, name: 'manage', default_member_permissions: 1 << 4 };
    const admins = { ...newsCommand, name: 'admin', default_member_permissions: 0 };
    const { sandbox, linus } = await register([manage, admins]);
    const grace = { ...linus, userId: sandbox.userId('grace') };

    expect(await codeOf(sandbox.slash({ ...linus, command: 'manage', options: { query: 'x' } }))).toBe('noPermission');
    expect(await codeOf(sandbox.slash({ ...grace, command: 'manage', options: { query: 1 } }))).toBe('invalidOption');
    expect(await codeOf(sandbox.slash({ ...grace, command: 'admin', options: { query: 'x' } }))).toBe('noPermission');
    expect(await codeOf(sandbox.slash({ ...linus, userId: sandbox.userId('ada'), command: 'admin', options: { query: 1 } }))).toBe(
      'invalidOption',
    );
  });

  it('offers a command only where its contexts say', async () => {
    const { sandbox, linus } = await register([{ ...newsCommand, contexts: [0] }]);
    const direct = sandbox.openDirectMessage(linus.userId);

    expect(await codeOf(sandbox.slash({ userId: linus.userId, channelId: direct, command: 'news', options: { query: 'x' } }))).toBe(
      'wrongContext',
    );
  });

  it('types no command into a forum, which takes posts only', async () => {
    const { sandbox, linus } = await register([newsCommand]);
    const channelId = sandbox.channelId('articles');

    expect(await codeOf(sandbox.slash({ userId: linus.userId, channelId, command: 'news', options: { query: 'x' } }))).toBe('wrongContext');
  });

  it('sees no channel it may not see, and no direct channel of others', async () => {
    const { sandbox, linus } = await register([newsCommand]);
    const direct = sandbox.openDirectMessage(sandbox.userId('grace'));

    expect(await codeOf(sandbox.slash({ ...linus, channelId: direct, command: 'news', options: { query: 'x' } }))).toBe('wrongContext');
    expect(await codeOf(sandbox.slash({ ...linus, channelId: '1', command: 'news', options: { query: 'x' } }))).toBe('wrongContext');
  });

  it('uses only components that are there, enabled and of that kind', async () => {
    const { sandbox, linus } = await register([]);
    const components = [
      {
        type: 1,
        components: [
          { type: 2, style: 1, label: 'a', custom_id: 'on' },
          { type: 2, style: 1, label: 'b', custom_id: 'off', disabled: true },
        ],
      },
      {
        type: 1,
        components: [{ type: 3, custom_id: 'pick', max_values: 2, options: ['a', 'b', 'c'].map((value) => ({ label: value, value })) }],
      },
    ];
    const { json } = await callApi(sandbox, 'POST', `/channels/${linus.channelId}/messages`, { content: 'x', components });
    const on = { userId: linus.userId, messageId: json.id };

    expect(await codeOf(sandbox.click({ ...on, customId: 'nothing' }))).toBe('unknownComponent');
    expect(await codeOf(sandbox.click({ ...on, customId: 'pick' }))).toBe('unknownComponent');
    expect(await codeOf(sandbox.click({ ...on, customId: 'off' }))).toBe('disabledComponent');
    expect(await codeOf(sandbox.click({ ...on, messageId: '1', customId: 'on' }))).toBe('unknownMessage');
    expect(await codeOf(sandbox.select({ ...on, customId: 'on', values: ['a'] }))).toBe('unknownComponent');
    expect(await codeOf(sandbox.select({ ...on, customId: 'pick', values: ['d'] }))).toBe('invalidValues');
    expect(await codeOf(sandbox.select({ ...on, customId: 'pick', values: [] }))).toBe('invalidValues');
    expect(await codeOf(sandbox.select({ ...on, customId: 'pick', values: ['a', 'b', 'c'] }))).toBe('invalidValues');
  });

  it('has no modal that nobody opened', async () => {
    const { sandbox, linus } = await register([]);

    expect(await codeOf(sandbox.submitModal({ userId: linus.userId, interactionId: '1', values: {} }))).toBe('noModal');
  });

  it('cannot use what only somebody else sees', async () => {
    const { sandbox, linus } = await register([newsCommand]);
    const gateway = fixtures.gateway(sandbox);
    gateway.identify();
    await gateway.event('READY');
    const answer = sandbox.slash({ ...linus, command: 'news', options: { query: 'x' } });
    const { d } = await gateway.event('INTERACTION_CREATE');
    const components = [{ type: 1, components: [{ type: 2, style: 1, label: 'a', custom_id: 'on' }] }];
    await callApi(sandbox, 'POST', `/interactions/${d.id}/${d.token}/callback`, { type: 4, data: { content: 'x', flags: 64, components } });

    const messageId = (await answer).message?.id ?? '';

    expect(await codeOf(sandbox.click({ userId: sandbox.userId('ada'), messageId, customId: 'on' }))).toBe('unknownMessage');
  });
});
