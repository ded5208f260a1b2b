import { describe, expect, it } from 'vitest';
import type { InteractionAnswer } from '../../../src/sandbox/discord/interactions.ts';
import type { DiscordSandboxOptions } from '../../../src/sandbox/discord/options.ts';
import { createManualClock } from './manual-clock.ts';
import { callApi } from './call-api.ts';
import { newsCommand, useFixtures } from './fixtures.ts';

const fixtures = useFixtures();

/** A command on its way to a bot that does nothing by itself: the test answers it by hand. */
async function ask(options?: DiscordSandboxOptions, kind: 'slash' | 'autocomplete' = 'slash') {
  const sandbox = await fixtures.sandbox(options);
  await callApi(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, [newsCommand]);
  const gateway = fixtures.gateway(sandbox);
  gateway.identify();
  await gateway.event('READY');
  const where = { userId: sandbox.userId('linus'), channelId: sandbox.channelId('general') };
  const input = { ...where, command: 'news', options: { query: 'x' } };
  const answer: Promise<InteractionAnswer> = kind === 'slash' ? sandbox.slash(input) : sandbox.autocomplete({ ...input, focused: 'query' });
  const { d: interaction } = await gateway.event('INTERACTION_CREATE');
  return {
    sandbox,
    gateway,
    where,
    answer,
    interaction,
    callback: (body: unknown, query = '') =>
      callApi(sandbox, 'POST', `/interactions/${interaction.id}/${interaction.token}/callback${query}`, body, { token: null }),
    webhook: (method: string, path: string, body?: unknown) =>
      callApi(sandbox, method, `/webhooks/${sandbox.applicationId}/${interaction.token}${path}`, body, { token: null }),
  };
}

describe('an interaction', () => {
  it('arrives with its asker, place, permissions and command', async () => {
    const { sandbox, interaction, where } = await ask();

    expect(interaction).toMatchObject({
      application_id: sandbox.applicationId,
      type: 2,
      version: 1,
      guild_id: sandbox.guildId,
      channel: { id: where.channelId },
      member: { user: { username: 'linus' }, permissions: expect.stringMatching(/^\d+$/) },
      locale: 'en-US',
      context: 0,
      data: { name: 'news', type: 1, options: [{ name: 'query', type: 3, value: 'x' }] },
    });
    expect(interaction).not.toHaveProperty('user');
  });

  it('can be looked at while it waits and once it is answered, without the token that answers it', async () => {
    const { sandbox, callback, interaction, answer, where } = await ask();

    const waiting = sandbox.findInteraction(interaction.id);
    await callback({ type: 4, data: { content: 'one' } });
    const { message } = await answer;
    const answered = sandbox.findInteraction(interaction.id);

    expect(waiting).toMatchObject({ ...where, commandName: 'news', phase: 'waiting', ackMs: undefined, messageId: undefined });
    expect(waiting?.data['options']).toEqual([{ name: 'query', type: 3, value: 'x' }]);
    expect(answered).toMatchObject({ phase: 'acknowledged', ackMs: expect.any(Number), messageId: message?.id });
    expect(JSON.stringify(answered)).not.toContain(interaction.token);
    expect(sandbox.findInteraction('1')).toBeUndefined();
  });

  it('is acknowledged once: a second callback is 40060', async () => {
    const { callback, answer } = await ask();

    const first = await callback({ type: 4, data: { content: 'one' } });
    const second = await callback({ type: 4, data: { content: 'two' } });

    expect([first.status, second.status, second.json.code]).toEqual([204, 400, 40060]);
    expect((await answer).message?.payload.content).toBe('one');
  });

  it('is unknown after three seconds: 10062, and the asker reads that nobody answered', async () => {
    const clock = createManualClock();
    const { sandbox, callback, answer } = await ask({ clock });

    clock.advance(3000);
    const late = await callback({ type: 4, data: { content: 'late' } });

    expect((await answer).status).toBe('timeout');
    expect([late.status, late.json.code]).toEqual([404, 10062]);
    expect(sandbox.counters.interactionTimeouts).toBe(1);
    expect(sandbox.messages(sandbox.channelId('general'))).toEqual([]);
  });

  it('is still open at two seconds and 999 milliseconds', async () => {
    const clock = createManualClock();
    const { callback } = await ask({ clock });

    clock.advance(2999);

    expect((await callback({ type: 5 })).status).toBe(204);
  });

  it('is unknown under another id or token', async () => {
    const { sandbox, interaction } = await ask();

    const wrongToken = await callApi(sandbox, 'POST', `/interactions/${interaction.id}/nonsense/callback`, { type: 5 });
    const wrongId = await callApi(sandbox, 'POST', `/interactions/1/${interaction.token}/callback`, { type: 5 });

    expect([wrongToken.json.code, wrongId.json.code]).toEqual([10062, 10062]);
  });

  it('answers with the response when asked to', async () => {
    const { callback, interaction } = await ask();

    const { status, json } = await callback({ type: 4, data: { content: 'hi', flags: 64 } }, '?with_response=true');

    expect(status).toBe(200);
    expect(json).toMatchObject({
      interaction: { id: interaction.id, type: 2, response_message_loading: false, response_message_ephemeral: true },
      resource: {
        type: 4,
        message: { content: 'hi', flags: 64, interaction_metadata: { id: interaction.id, user: { username: 'linus' } } },
      },
    });
  });

  it('stays open after a callback that was refused', async () => {
    const { callback, answer } = await ask();

    const refused = await callback({ type: 4, data: { content: 'x'.repeat(2001) } });
    const accepted = await callback({ type: 4, data: { content: 'x' } });

    expect(refused.json).toEqual({
      message: 'Invalid Form Body',
      code: 50035,
      errors: { data: { content: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 2000 or fewer in length.' }] } } },
    });
    expect(accepted.status).toBe(204);
    expect((await answer).status).toBe('answered');
  });

  it.each([
    ['a command', 'slash', [1, 6, 7, 8, 99]],
    ['an autocomplete', 'autocomplete', [4, 5, 6, 7, 9]],
  ] as const)('of %s does not take the callbacks of another kind', async (_, kind, types) => {
    const { callback } = await ask({}, kind);

    const codes = await Promise.all(types.map(async (type) => (await callback({ type, data: {} })).json));

    for (const json of codes) expect(json).toMatchObject({ code: 50035, errors: { type: { _errors: [{ code: 'BASE_TYPE_CHOICES' }] } } });
  });

  it('takes no follow-up before its callback: 10015', async () => {
    const { webhook } = await ask();

    const early = await webhook('POST', '', { content: 'too early' });

    expect([early.status, early.json.code]).toEqual([404, 10015]);
  });

  it('keeps the privacy of its deferral, whatever the answer says', async () => {
    const { sandbox, callback, webhook, answer, where } = await ask();
    await callback({ type: 5, data: { flags: 64 } });

    const loading = await webhook('GET', '/messages/@original');
    const followup = await webhook('POST', '', { content: 'the answer' });

    expect(loading.json.flags).toBe(64 | 128);
    expect(followup.json).toMatchObject({ id: loading.json.id, content: 'the answer', flags: 64 });
    expect((await answer).message?.ephemeralFor).toBe(where.userId);
    expect(sandbox.messages(where.channelId)).toHaveLength(1);
  });

  it('takes no other flag than EPHEMERAL while deferring', async () => {
    const { callback } = await ask();

    const refused = await callback({ type: 5, data: { flags: 1 << 15 } });

    expect(refused.json).toMatchObject({ code: 50035, errors: { data: { flags: { _errors: [{}] } } } });
  });

  it('reads, edits and deletes @original and follow-ups by its token alone', async () => {
    const { callback, webhook, answer } = await ask();
    await callback({ type: 4, data: { content: 'one' } });
    const followup = await webhook('POST', '', { content: 'two' });

    const edited = await webhook('PATCH', '/messages/@original', { content: 'one, edited' });
    const editedFollowup = await webhook('PATCH', `/messages/${followup.json.id}`, { content: 'two, edited' });
    const deleted = await webhook('DELETE', '/messages/@original');
    const gone = await webhook('GET', '/messages/@original');

    expect([edited.json.content, editedFollowup.json.content]).toEqual(['one, edited', 'two, edited']);
    expect([deleted.status, gone.status, gone.json.code]).toEqual([204, 404, 10008]);
    expect((await answer).edits).toBe(1);
  });

  it('has a token for fifteen minutes, then 50027', async () => {
    const clock = createManualClock();
    const { callback, webhook } = await ask({ clock, heartbeatIntervalMs: 3_600_000 });
    await callback({ type: 4, data: { content: 'one' } });

    clock.advance(15 * 60_000 - 1);
    const inTime = await webhook('POST', '', { content: 'two' });
    clock.advance(1);
    const late = await webhook('POST', '', { content: 'three' });

    expect(inTime.status).toBe(200);
    expect([late.status, late.json.code]).toEqual([401, 50027]);
  });

  it('has no webhook under another application: 10015', async () => {
    const { sandbox, callback, interaction } = await ask();
    await callback({ type: 4, data: { content: 'one' } });

    const other = await callApi(sandbox, 'POST', `/webhooks/1/${interaction.token}`, { content: 'x' });

    expect(other.json.code).toBe(10015);
  });

  it('hides an ephemeral answer from the bot token and from other people', async () => {
    const { sandbox, callback, answer, where } = await ask();
    await callback({ type: 4, data: { content: 'secret', flags: 64 } });
    const id = (await answer).message?.id ?? '';

    const fetched = await callApi(sandbox, 'GET', `/channels/${where.channelId}/messages/${id}`);
    const listed = await callApi(sandbox, 'GET', `/channels/${where.channelId}/messages`);

    expect(fetched.json.code).toBe(10008);
    expect(listed.json).toEqual([]);
    expect(sandbox.messages(where.channelId, { as: where.userId })).toHaveLength(1);
    expect(sandbox.messages(where.channelId, { as: sandbox.userId('ada') })).toEqual([]);
  });

  it.each([
    ['26 choices', Array.from({ length: 26 }, (_, index) => ({ name: `n${index}`, value: `v${index}` })), 'BASE_TYPE_MAX_LENGTH'],
    ['a name of 101 characters', [{ name: 'n'.repeat(101), value: 'v' }], 'BASE_TYPE_BAD_LENGTH'],
    ['an empty name', [{ name: '', value: 'v' }], 'BASE_TYPE_BAD_LENGTH'],
    ['a value of 101 characters', [{ name: 'n', value: 'v'.repeat(101) }], 'BASE_TYPE_MAX_LENGTH'],
    ['a choice without a value', [{ name: 'n' }], 'BASE_TYPE_REQUIRED'],
  ])('refuses suggestions with %s', async (_, choices, code) => {
    const { callback } = await ask({}, 'autocomplete');

    const refused = await callback({ type: 8, data: { choices } });

    expect(refused.json.code).toBe(50035);
    expect(JSON.stringify(refused.json.errors.data.choices)).toContain(code);
  });

  it('resolves the answer of a deferral when its content comes, or says that it did not', async () => {
    const clock = createManualClock();
    const { callback, webhook, answer } = await ask({ clock, heartbeatIntervalMs: 3_600_000 });
    await callback({ type: 5 });
    const deferred = await answer;

    const tooSoon = deferred.completed({ timeoutMs: 1000 });
    clock.advance(1000);
    const inTime = deferred.completed();
    await webhook('PATCH', '/messages/@original', { content: 'done' });

    expect(await tooSoon).toBe(false);
    expect(await inTime).toBe(true);
    expect(deferred.message?.payload).toMatchObject({ content: 'done', flags: 0, edited_timestamp: null });
  });
});
