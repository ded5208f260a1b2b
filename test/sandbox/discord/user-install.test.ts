import { describe, expect, it } from 'vitest';
import { callApi } from './call-api.ts';
import { newsCommand, useFixtures } from './fixtures.ts';

const fixtures = useFixtures();

const forUsers = { '0': {}, '1': { oauth2_install_params: { scopes: ['applications.commands'], permissions: 0 } } };
const everywhere = { ...newsCommand, contexts: [0, 1, 2], integration_types: [0, 1] };

/** A server without the bot and direct messages between people, in which linus has the application in his account. */
async function open() {
  const sandbox = await fixtures.sandbox();
  await callApi(sandbox, 'PATCH', '/applications/@me', { integration_types_config: forUsers });
  await callApi(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, [everywhere]);
  const [linus = '', ada = '', grace = ''] = ['linus', 'ada', 'grace'].map(sandbox.userId);
  sandbox.addToAccount(linus);
  const elsewhere = sandbox.createGuild({ name: 'Elsewhere', owner: 'ada', withoutBot: true });
  const places = {
    'its own server': sandbox.channelId('general'),
    'another server': sandbox.channelId('general', elsewhere),
    'a direct message with the bot': sandbox.openDirectMessage(linus),
    'a direct message between two': sandbox.openPrivateChannel([linus, ada]),
    'a group': sandbox.openPrivateChannel([linus, ada, grace]),
  };
  const gateway = fixtures.gateway(sandbox);
  gateway.identify({ intents: (1 << 0) | (1 << 9) | (1 << 12) });
  await gateway.event('READY');
  return { sandbox, gateway, elsewhere, places, linus, ada };
}

const ask = { command: 'news', options: { query: 'x' } };

describe('an application that people add to their account', () => {
  it('is told the place, the installation and its permissions with each interaction', async () => {
    const { sandbox, gateway, elsewhere, places, linus } = await open();
    const inMessages = (1n << 14n) | (1n << 15n) | (1n << 17n);
    const rows = [
      ['its own server', 0, { '0': sandbox.guildId, '1': linus }, undefined],
      ['another server', 0, { '1': linus }, undefined],
      ['a direct message with the bot', 1, { '0': '0', '1': linus }, String(inMessages | (1n << 18n))],
      ['a direct message between two', 2, { '1': linus }, String(inMessages)],
      ['a group', 2, { '1': linus }, String(inMessages)],
    ] as const;

    for (const [place, context, owners, permissions] of rows) {
      void sandbox.slash({ ...ask, userId: linus, channelId: places[place] });
      const { d } = await gateway.next(({ t, d: data }) => t === 'INTERACTION_CREATE' && data.channel_id === places[place]);
      expect(d).toMatchObject({ context, authorizing_integration_owners: owners, ...(permissions && { app_permissions: permissions }) });
      expect(Object.keys(d.authorizing_integration_owners)).toEqual(Object.keys(owners));
      expect(d.guild_id).toBe({ 'its own server': sandbox.guildId, 'another server': elsewhere }[place as string]);
    }
  });

  it('is offered elsewhere only to the person who added it', async () => {
    const { sandbox, places, ada } = await open();

    const codes = await Promise.all(
      (['another server', 'a direct message between two', 'a group'] as const).map(
        async (place) => (await sandbox.slash({ ...ask, userId: ada, channelId: places[place] })).refusal?.code,
      ),
    );

    expect(codes).toEqual(['wrongContext', 'wrongContext', 'wrongContext']);
  });

  it('hears nothing of a place that the bot is not in, and may do nothing there', async () => {
    const { sandbox, gateway, elsewhere, places, linus } = await open();
    for (const place of ['another server', 'a group', 'a direct message with the bot'] as const)
      sandbox.say({ userId: linus, channelId: places[place], content: place });

    await gateway.next(({ t, d }) => t === 'MESSAGE_CREATE' && d.content === 'a direct message with the bot');
    const guilds = await callApi(sandbox, 'GET', '/users/@me/guilds');
    const statuses = [
      await callApi(sandbox, 'GET', `/channels/${places['another server']}`),
      await callApi(sandbox, 'POST', `/channels/${places['a group']}/messages`, { content: 'x' }),
      await callApi(sandbox, 'PUT', `/applications/${sandbox.applicationId}/guilds/${elsewhere}/commands`, []),
    ].map(({ json }) => json.code);

    expect(gateway.frames.flatMap(({ t, d }) => (t === 'MESSAGE_CREATE' ? [d.content] : []))).toEqual(['a direct message with the bot']);
    expect(JSON.stringify(gateway.frames.map(({ d }) => d))).not.toContain('Elsewhere');
    expect(guilds.json).toHaveLength(1);
    expect(statuses).toEqual([50001, 50001, 50001]);
  });

  it.each([
    ['where the server switched external applications off', 'UseExternalApps'],
    ['where the person may not write', 'SendMessages'],
  ] as const)('answers privately %s', async (_, lacking) => {
    const { sandbox, gateway, places, linus } = await open();
    const everyone = sandbox.world.channels.get(places['another server']);
    everyone?.overwrites.push({ id: everyone.guildId ?? '', type: 0, allow: 0n, deny: lacking === 'SendMessages' ? 1n << 11n : 1n << 50n });
    const answer = sandbox.slash({ ...ask, userId: linus, channelId: places['another server'] });
    const { d } = await gateway.event('INTERACTION_CREATE');

    await callApi(sandbox, 'POST', `/interactions/${d.id}/${d.token}/callback`, { type: 4, data: { content: 'for all' } }, { token: null });

    expect((await answer).message?.ephemeralFor).toBe(linus);
  });

  it.each([
    ['another server', [200, 200, 200, 200, 200, 40094]],
    ['its own server', [200, 200, 200, 200, 200, 200]],
  ] as const)('in %s has as many follow-ups as its installation allows', async (place, outcomes) => {
    const { sandbox, gateway, places, linus } = await open();
    const answer = sandbox.slash({ ...ask, userId: linus, channelId: places[place] });
    const { d } = await gateway.event('INTERACTION_CREATE');
    await callApi(sandbox, 'POST', `/interactions/${d.id}/${d.token}/callback`, { type: 4, data: { content: 'x' } }, { token: null });

    const followups = [];
    for (const content of 'abcdef') {
      followups.push(await callApi(sandbox, 'POST', `/webhooks/${sandbox.applicationId}/${d.token}`, { content }, { token: null }));
    }

    expect(followups.map(({ status, json }) => (status === 200 ? status : json.code))).toEqual(outcomes);
    expect((await answer).message?.payload['interaction_metadata']).toMatchObject({ authorizing_integration_owners: { '1': linus } });
  });

  it('is not offered to people, nor its commands taken for them, before its settings say so', async () => {
    const sandbox = await fixtures.sandbox();

    const { status, json } = await callApi(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, [everywhere]);

    expect(sandbox.addToAccount(sandbox.userId('linus'))).toBe(false);
    expect([status, json.code]).toEqual([400, 50035]);
    expect(json.errors['0'].integration_types['1']).toBeDefined();
  });
});
