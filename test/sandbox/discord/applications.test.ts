import { describe, expect, it } from 'vitest';
import { callApi } from './call-api.ts';
import { useFixtures } from './fixtures.ts';

const fixtures = useFixtures();
const install = { scopes: ['applications.commands', 'bot'], permissions: 2048 };
const configOf = (context: string, params: object): object => ({
  integration_types_config: { [context]: { oauth2_install_params: params } },
});

describe('the application of the bot', () => {
  it('keeps what a change does not name', async () => {
    const sandbox = await fixtures.sandbox();

    await callApi(sandbox, 'PATCH', '/applications/@me', { description: 'Answers.', tags: ['news'] });
    const changed = await callApi(sandbox, 'PATCH', '/applications/@me', configOf('0', install));
    const read = await callApi(sandbox, 'GET', '/applications/@me');

    expect(changed.status).toBe(200);
    expect(read.json).toMatchObject({
      description: 'Answers.',
      tags: ['news'],
      integration_types_config: { '0': { oauth2_install_params: { ...install, permissions: '2048' } } },
    });
  });

  it('takes a description with translations', async () => {
    const sandbox = await fixtures.sandbox();

    const { json } = await callApi(sandbox, 'PATCH', '/applications/@me', {
      description: { default: 'Answers.', localizations: { de: 'Antwortet.' } },
    });

    expect(json.description).toBe('Answers.');
  });

  it.each([
    ['a description of 401', { description: 'x'.repeat(401) }, ['description']],
    ['a description that is a list', { description: [] }, ['description']],
    ['six tags', { tags: ['a', 'b', 'c', 'd', 'e', 'f'] }, ['tags']],
    ['a tag of 21', { tags: ['x'.repeat(21)] }, ['tags', '0']],
    ['one tag twice', { tags: ['a', 'a'] }, ['tags']],
    ['no context', { integration_types_config: {} }, ['integration_types_config']],
    ['an unknown context', configOf('2', install), ['integration_types_config', '2']],
    [
      'an unknown scope',
      configOf('0', { ...install, scopes: ['email'] }),
      ['integration_types_config', '0', 'oauth2_install_params', 'scopes', '0'],
    ],
    ['the scope of a bot for users', configOf('1', install), ['integration_types_config', '1', 'oauth2_install_params', 'scopes', '1']],
    ['no scope', configOf('0', { ...install, scopes: [] }), ['integration_types_config', '0', 'oauth2_install_params', 'scopes']],
    [
      'permissions below nothing',
      configOf('0', { ...install, permissions: -1 }),
      ['integration_types_config', '0', 'oauth2_install_params', 'permissions'],
    ],
  ])('refuses %s', async (_name, body, place) => {
    const sandbox = await fixtures.sandbox();

    const { status, json } = await callApi(sandbox, 'PATCH', '/applications/@me', body);

    expect([status, json.code]).toEqual([400, 50_035]);
    expect(json.errors).toHaveProperty([...place, '_errors']);
    expect((await callApi(sandbox, 'GET', '/applications/@me')).json).toMatchObject({ description: '', tags: [] });
  });

  it('lists the guilds of the bot in pages', async () => {
    const sandbox = await fixtures.sandbox({ guilds: [{ name: 'One' }, { name: 'Two' }, { name: 'Three' }] });
    const list = async (query: string) => callApi(sandbox, 'GET', `/users/@me/guilds?${query}`);

    const first = await list('limit=2');
    const second = await list(`limit=2&after=${first.json[1].id}`);

    expect(first.json).toMatchObject([{ name: 'One', banner: null, permissions: expect.stringMatching(/^\d+$/u) }, { name: 'Two' }]);
    expect(second.json).toMatchObject([{ name: 'Three' }]);
    for (const query of ['limit=0', 'limit=201', 'after=x']) expect((await list(query)).json.code).toBe(50_035);
  });
});
