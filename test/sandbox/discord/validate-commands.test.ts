import { describe, expect, it } from 'vitest';
import { callApi } from './call-api.ts';
import { newsCommand, useFixtures } from './fixtures.ts';

const fixtures = useFixtures();

async function put(commands: unknown) {
  const sandbox = await fixtures.sandbox();
  return callApi(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, commands);
}

const command = (extra: object) => ({ name: 'news', description: 'd', ...extra });
const option = (extra: object) => ({ type: 3, name: 'query', description: 'd', ...extra });
const withOption = (extra: object) => [command({ options: [option(extra)] })];

const refused: readonly (readonly [name: string, commands: unknown, path: string, code: string])[] = [
  ['a name with a capital', [command({ name: 'News' })], '0.name', 'APPLICATION_COMMAND_INVALID_NAME'],
  ['a name with a blank', [command({ name: 'the news' })], '0.name', 'STRING_TYPE_REGEX'],
  ['a name of 33', [command({ name: 'n'.repeat(33) })], '0.name', 'BASE_TYPE_BAD_LENGTH'],
  ['no description', [{ name: 'news' }], '0.description', 'BASE_TYPE_REQUIRED'],
  ['an empty description', [command({ description: '' })], '0.description', 'BASE_TYPE_BAD_LENGTH'],
  ['a description of 101', [command({ description: 'x'.repeat(101) })], '0.description', 'BASE_TYPE_BAD_LENGTH'],
  [
    'a description on a context menu entry',
    [{ type: 3, name: 'Find', description: 'd' }],
    '0.description',
    'APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED',
  ],
  ['an unknown language', [command({ name_localizations: { xx: 'news' } })], '0.name_localizations.xx', 'ENUM_TYPE_COERCE'],
  [
    'a translated name with a capital',
    [command({ name_localizations: { de: 'Neues' } })],
    '0.name_localizations.de',
    'APPLICATION_COMMAND_INVALID_NAME',
  ],
  ['the same name twice', [command({}), command({})], '1', 'APPLICATION_COMMANDS_DUPLICATE_NAME'],
  [
    '26 options',
    [command({ options: Array.from({ length: 26 }, (_, index) => option({ name: `o${index}` })) })],
    '0.options',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a required option after an optional one',
    [command({ options: [option({ name: 'a' }), option({ name: 'b', required: true })] })],
    '0.options.1',
    'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    'two options of one name',
    [command({ options: [option({}), option({})] })],
    '0.options.1.name',
    'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
  ],
  ['an option of no type', withOption({ type: 99 }), '0.options.0.type', 'BASE_TYPE_CHOICES'],
  [
    'a subcommand beside an option',
    [command({ options: [{ type: 1, name: 'on', description: 'd' }, option({})] })],
    '0.options',
    'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ],
  [
    'a group below a subcommand',
    [command({ options: [{ type: 1, name: 'a', description: 'd', options: [{ type: 2, name: 'b', description: 'd' }] }] })],
    '0.options.0.options.0.type',
    'BASE_TYPE_CHOICES',
  ],
  [
    '26 choices',
    withOption({ choices: Array.from({ length: 26 }, (_, index) => ({ name: `c${index}`, value: `c${index}` })) }),
    '0.options.0.choices',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a choice name of 101',
    withOption({ choices: [{ name: 'x'.repeat(101), value: 'v' }] }),
    '0.options.0.choices.0.name',
    'BASE_TYPE_BAD_LENGTH',
  ],
  ['an option of 6001 characters', withOption({ max_length: 6001 }), '0.options.0.max_length', 'NUMBER_TYPE_MAX'],
  [
    'a choice value of 101',
    withOption({ choices: [{ name: 'c', value: 'x'.repeat(101) }] }),
    '0.options.0.choices.0.value',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a choice of the wrong type',
    withOption({ type: 4, choices: [{ name: 'c', value: 'one' }] }),
    '0.options.0.choices.0.value',
    'NUMBER_TYPE_COERCE',
  ],
  [
    'autocomplete beside choices',
    withOption({ autocomplete: true, choices: [{ name: 'c', value: 'c' }] }),
    '0.options.0.autocomplete',
    'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES',
  ],
  [
    'autocomplete of a boolean',
    withOption({ type: 5, autocomplete: true }),
    '0.options.0',
    'APPLICATION_COMMAND_OPTIONS_TYPE_CHOICES_INVALID',
  ],
  ['a minimum above the maximum', withOption({ type: 4, min_value: 5, max_value: 1 }), '0.options.0.min_value', 'NUMBER_TYPE_MAX'],
  ['a text of at most none', withOption({ max_length: 0 }), '0.options.0.max_length', 'NUMBER_TYPE_MIN'],
  ['no context at all', [command({ contexts: [] })], '0.contexts', 'BASE_TYPE_MIN_LENGTH'],
  [
    'permissions that are not a number',
    [command({ default_member_permissions: 'all' })],
    '0.default_member_permissions',
    'NUMBER_TYPE_COERCE',
  ],
  ['something that is not a list', { name: 'news' }, '', 'LIST_TYPE_CONVERT'],
];

describe('Bulk Overwrite Commands', () => {
  it.each(refused)('refuses %s', async (_, commands, path, code) => {
    const { status, json } = await put(commands);

    expect([status, json.code]).toEqual([400, 50035]);
    const place = path === '' ? json.errors : path.split('.').reduce((node, key) => node?.[key], json.errors);
    expect(
      place?._errors?.map((error: { code: string }) => error.code),
      JSON.stringify(json.errors),
    ).toContain(code);
  });

  it('refuses a command of more than 8000 characters, of which the longest language counts', async () => {
    const choices = Array.from({ length: 25 }, (_, index) => ({ name: `${index}`.padEnd(100, 'n'), value: `${index}`.padEnd(60, 'v') }));
    const options = ['a', 'b'].map((name) => option({ name, choices }));
    const characters = 2 * (25 * 160 + 2) + 'news'.length + 'd'.length;
    const long = { de: 'x'.repeat(100) };

    const tooLong = await put([command({ options, description_localizations: long })]);
    const oneOption = await put([command({ options: options.slice(1), description_localizations: long })]);

    expect(characters).toBeGreaterThan(8000);
    expect(tooLong.json.errors[0]._errors[0].code).toBe('APPLICATION_COMMAND_TOO_LARGE');
    expect(oneOption.status).toBe(200);
  });

  it('refuses the 101st chat command and the 16th entry of a menu: 30032', async () => {
    const chat = (count: number) => Array.from({ length: count }, (_, index) => command({ name: `c${index}` }));
    const menu = (count: number) => Array.from({ length: count }, (_, index) => ({ type: 3, name: `Entry ${index}` }));

    const full = await put([...chat(100), ...menu(15)]);
    const oneMore = await put(chat(101));
    const oneEntryMore = await put(menu(16));

    expect(full.status).toBe(200);
    expect([oneMore.json.code, oneEntryMore.json.code]).toEqual([30_032, 30_032]);
  });

  it('accepts names in any script', async () => {
    const { status } = await put(['новости', 'समाचार', 'ニュース', "it's-a_b"].map((name) => command({ name })));

    expect(status).toBe(200);
  });

  it('keeps the id of a command that stays, and its version when nothing changed', async () => {
    const sandbox = await fixtures.sandbox();
    const path = `/applications/${sandbox.applicationId}/commands`;
    const before = (await callApi(sandbox, 'PUT', path, [newsCommand, command({ name: 'term' })])).json;

    const after = (await callApi(sandbox, 'PUT', path, [newsCommand, command({ name: 'term', description: 'other' })])).json;

    expect(after.map((entry: { id: string }) => entry.id)).toEqual(before.map((entry: { id: string }) => entry.id));
    expect(after[0].version).toBe(before[0].version);
    expect(after[1].version).not.toBe(before[1].version);
  });
});

describe('commands one by one', () => {
  it('are created, replaced by name, edited, read and deleted', async () => {
    const sandbox = await fixtures.sandbox();
    const path = `/applications/${sandbox.applicationId}/guilds/${sandbox.guildId}/commands`;

    const first = await callApi(sandbox, 'POST', path, newsCommand);
    const again = await callApi(sandbox, 'POST', path, { ...newsCommand, description: 'other' });
    const edited = await callApi(sandbox, 'PATCH', `${path}/${first.json.id}`, { description: 'third' });
    const read = await callApi(sandbox, 'GET', `${path}/${first.json.id}`);
    const deleted = await callApi(sandbox, 'DELETE', `${path}/${first.json.id}`);
    const gone = await callApi(sandbox, 'GET', `${path}/${first.json.id}`);
    const goneTwice = await callApi(sandbox, 'DELETE', `${path}/${first.json.id}`);

    expect([first.status, again.status, edited.status, deleted.status]).toEqual([201, 200, 200, 204]);
    expect(again.json.id).toBe(first.json.id);
    expect(read.json).toMatchObject({ description: 'third', guild_id: sandbox.guildId, options: newsCommand.options });
    expect([gone.json.code, goneTwice.json.code]).toEqual([10_063, 10_063]);
  });

  it('are refused for another application and for a guild the bot is not in', async () => {
    const sandbox = await fixtures.sandbox();

    const otherApplication = await callApi(sandbox, 'GET', '/applications/1/commands');
    const otherGuild = await callApi(sandbox, 'PUT', `/applications/${sandbox.applicationId}/guilds/1/commands`, []);

    expect([otherApplication.json.code, otherGuild.json.code]).toEqual([10_002, 50_001]);
  });

  it('are listed with their translations only on request', async () => {
    const sandbox = await fixtures.sandbox();
    const path = `/applications/${sandbox.applicationId}/commands`;
    await callApi(sandbox, 'PUT', path, [{ ...newsCommand, name_localizations: { de: 'neues' } }]);

    const plain = await callApi(sandbox, 'GET', path);
    const full = await callApi(sandbox, 'GET', `${path}?with_localizations=true`);

    expect(plain.json[0]).not.toHaveProperty('name_localizations');
    expect(full.json[0].name_localizations).toEqual({ de: 'neues' });
  });

  it('are 200 new ones a day and guild, then 30034', async () => {
    const sandbox = await fixtures.sandbox();
    const path = `/applications/${sandbox.applicationId}/guilds/${sandbox.guildId}/commands`;
    const names = (prefix: string) => Array.from({ length: 100 }, (_, index) => command({ name: `${prefix}${index}` }));
    await callApi(sandbox, 'PUT', path, names('a'));
    await callApi(sandbox, 'PUT', path, names('b'));

    const unchanged = await callApi(sandbox, 'PUT', path, names('b'));
    const oneMore = await callApi(sandbox, 'PUT', path, names('c').slice(0, 1));

    expect(unchanged.status).toBe(200);
    expect([oneMore.status, oneMore.json.code]).toEqual([400, 30_034]);
  });
});
