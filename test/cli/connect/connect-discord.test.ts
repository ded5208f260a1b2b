import { chmod, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConnectDiscordArguments, connectDiscord } from '../../../src/cli/connect/connect-discord.ts';
import { maxPastes } from '../../../src/cli/connect/settle-token.ts';
import { installPermissions } from '../../../src/platform/discord/install-settings.ts';
import type { Clock } from '../../../src/runtime/clock.ts';
import { createDiscordSandbox } from '../../../src/sandbox/discord/create-discord-sandbox.ts';
import type { DiscordSandbox } from '../../../src/sandbox/discord/discord-sandbox.ts';
import type { DiscordSandboxOptions } from '../../../src/sandbox/discord/options.ts';
import { callApi } from '../../sandbox/discord/call-api.ts';
import { createConnectStage, type ConnectStage, type Ran } from './stage.ts';

/** Every wait is over at once, after what happens meanwhile. */
function clockThat(meanwhile: () => void): Clock {
  return {
    now: () => 0,
    after(_delayMs, callback) {
      meanwhile();
      queueMicrotask(callback);
      return () => {};
    },
  };
}

describe('newsdesk connect discord', () => {
  let stage: ConnectStage;
  let discord: DiscordSandbox;
  const open = async (options: DiscordSandboxOptions = {}): Promise<void> => {
    await discord.close();
    discord = await createDiscordSandbox(options);
  };
  const connect = (
    given: Partial<ConnectDiscordArguments> = {},
    { env = {}, ...options }: Parameters<ConnectStage['run']>[1] = {},
  ): Promise<Ran> =>
    stage.run((context) => connectDiscord({ wait: false, ...given }, context), {
      ...options,
      env: { DISCORD_API_URL: discord.apiUrl, ...env },
    });
  const writes = (): readonly string[] =>
    discord.requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);

  beforeEach(async () => {
    stage = await createConnectStage();
    discord = await createDiscordSandbox();
  });
  afterEach(async () => {
    await discord.close();
    await stage.close();
  });

  it('sets the application up, registers the commands and writes the token, from an empty folder', async () => {
    const { code, printed, said } = await connect({ token: discord.token });
    const { json } = await callApi(discord, 'GET', '/applications/@me');

    expect(code).toBe(0);
    expect(json).toMatchObject({
      description: expect.stringContaining('sections'),
      tags: expect.arrayContaining(['news']),
      integration_types_config: {
        '0': { oauth2_install_params: { scopes: ['applications.commands', 'bot'], permissions: installPermissions } },
        '1': { oauth2_install_params: { scopes: ['applications.commands'], permissions: '0' } },
      },
    });
    expect((await callApi(discord, 'GET', `/applications/${discord.applicationId}/commands`)).json.length).toBeGreaterThan(5);
    expect(await stage.envText()).toBe(`DISCORD_TOKEN=${discord.token}\n`);
    expect(await stage.envMode()).toBe(0o600);
    expect(printed).toMatch(/^changed {2}application: install settings, user install, description, tags set$/mu);
    expect(printed).toContain('ok       server: the bot is in The Newsroom');
    expect(printed + said).not.toContain(discord.token);
  });

  it('asks for the permissions that the README names, in the link and in the settings', async () => {
    const { printed } = await connect({ token: discord.token });
    const link = new URL(/https:\S+/u.exec(printed)?.[0] ?? '');

    // View Channel, Send Messages, Read Message History, Create Public Threads, Send Messages in Threads.
    expect(installPermissions).toBe(String((1n << 10n) | (1n << 11n) | (1n << 16n) | (1n << 35n) | (1n << 38n)));
    expect(Object.fromEntries(link.searchParams)).toEqual({
      client_id: discord.applicationId,
      scope: 'applications.commands bot',
      permissions: installPermissions,
    });
  });

  it('registers the commands of readers alone for people, and says by which link they add the app', async () => {
    const { printed } = await connect({ token: discord.token });
    const { json } = await callApi(discord, 'GET', `/applications/${discord.applicationId}/commands`);
    const types = Object.fromEntries(
      (json as { name: string; integration_types: number[]; contexts: number[] }[]).map((command) => [
        command.name,
        [command.integration_types, command.contexts],
      ]),
    );

    const everywhere = [
      [0, 1],
      [0, 1, 2],
    ];
    for (const name of ['news', 'article', 'term', 'latest', 'help', 'Look this up'])
      expect([name, types[name]]).toEqual([name, everywhere]);
    for (const name of ['announcements', 'answers', 'following']) expect([name, types[name]]).toEqual([name, [[0], [0, 1]]]);
    expect(printed).toContain(`client_id=${discord.applicationId}&integration_type=1&scope=applications.commands\n`);
  });

  it('leaves people out if it is told to, and the registration is as it was without them', async () => {
    const { printed } = await connect({ token: discord.token, userInstall: false });
    const { json } = await callApi(discord, 'GET', `/applications/${discord.applicationId}/commands`);

    expect((await callApi(discord, 'GET', '/applications/@me')).json.integration_types_config).not.toHaveProperty('1');
    expect(JSON.stringify(json)).not.toMatch(/"integration_types":\[0,1\]|"contexts":\[0,1,2\]/u);
    expect(printed).not.toContain('integration_type=1');
  });

  it('changes nothing the second time, and says so', async () => {
    await connect({ token: discord.token });
    const before = writes().length;

    const again = await connect();
    const withFlag = await connect({ token: discord.token });
    const checked = await connect({ check: true });

    expect(writes()).toHaveLength(before);
    for (const { code, said, printed } of [again, withFlag, checked]) {
      expect([code, said]).toEqual([0, 'Nothing was changed: everything is as it should be.\n']);
      expect(printed).not.toMatch(/^(?:changed|differs|note)/mu);
    }
  });

  it('says with --check what differs, and changes nothing', async () => {
    await writeFile(stage.envFile, 'PORT=1\n');

    const { code, printed, said } = await connect({ token: discord.token, check: true });

    expect(code).toBe(1);
    expect(writes()).toEqual([]);
    expect(await stage.envText()).toBe('PORT=1\n');
    expect(printed.match(/^differs {2}\S+/gmu)).toEqual(['differs  .env:', 'differs  application:', 'differs  commands:']);
    expect(said).toContain('3 differences: run newsdesk connect discord');
  });

  it('leaves the words of an operator and the installation to users alone', async () => {
    const user = { oauth2_install_params: { scopes: ['applications.commands'], permissions: 0 } };
    await callApi(discord, 'PATCH', '/applications/@me', { description: 'Ours.', tags: ['ours'], integration_types_config: { '1': user } });

    await connect({ token: discord.token });
    const { json } = await callApi(discord, 'GET', '/applications/@me');

    expect(json).toMatchObject({
      description: 'Ours.',
      tags: ['ours'],
      integration_types_config: { '0': expect.anything(), '1': { oauth2_install_params: { permissions: '0' } } },
    });
  });

  it('takes permissions away that Newsdesk has no use for', async () => {
    const all = { oauth2_install_params: { scopes: ['bot', 'applications.commands'], permissions: 8 } };
    await callApi(discord, 'PATCH', '/applications/@me', { description: 'Ours.', tags: ['ours'], integration_types_config: { '0': all } });

    const { printed } = await connect({ token: discord.token });

    expect(printed).toMatch(/^changed {2}application: install settings, user install set$/mu);
  });

  it.each([
    ['0'.repeat(64), /the public key of General Information, not a bot token/u],
    ['a_Secret-of-32-characters-abcdef', /the client secret of OAuth2/u],
    ['123456789012345678', /an id, such as the application id/u],
    ['xoxb-1-2-abc', /a token of Slack/u],
    ['Bot a.b.c', /with "Bot " before it/u],
    ['"a.b.c"', /in quotation marks/u],
    ['https://discord.com/x', /an address/u],
    ['', /is empty/u],
    ['one.two', /three parts with dots/u],
  ])('knows %j for something else than a bot token, and asks nobody', async (token, what) => {
    const { error } = await connect({ token });

    expect(error).toMatchObject({ code: 'connect.token', fix: expect.stringContaining('Reset Token') });
    expect(error?.message).toMatch(what);
    if (token !== '') expect(`${error?.message} ${error?.fix}`).not.toContain(token);
    expect(discord.requests).toEqual([]);
    await expect(stage.envText()).rejects.toThrow('ENOENT');
  });

  it('says what to do about a token that Discord refuses, and writes nothing', async () => {
    const { error } = await connect({ token: 'bm90.YQ.dG9rZW4' });

    expect(error).toMatchObject({ code: 'connect.token', fix: expect.stringContaining('Reset Token') });
    expect(error?.message).toMatch(/refuses the token/u);
    await expect(stage.envText()).rejects.toThrow('ENOENT');
  });

  it('blames no token if Discord is down or not there', async () => {
    discord.faults.fault({ match: { path: '/applications/@me' }, action: { kind: 'status', status: 503, effect: false }, times: 5 });
    const down = await connect({ token: discord.token });
    const away = await connect({ token: discord.token }, { env: { DISCORD_API_URL: 'http://127.0.0.1:9/api' } });

    for (const { error } of [down, away]) expect(error?.code).toBe('connect.unreachable');
    expect(down.error?.fix).toContain('Try again in a minute');
    expect(away.error?.fix).toContain('this machine reaches discord.com');
    await expect(stage.envText()).rejects.toThrow('ENOENT');
  });

  it('takes the page of a proxy for no answer, and writes nothing', async () => {
    discord.faults.fault({
      match: { path: '/applications/@me' },
      action: { kind: 'status', status: 200, effect: false, body: '<html>Sign in</html>' },
    });

    const { error } = await connect({ token: discord.token });

    expect(error).toMatchObject({ code: 'connect.unreachable', fix: expect.stringContaining('this machine reaches discord.com') });
    await expect(stage.envText()).rejects.toThrow('ENOENT');
  });

  it('names the flag if there is nobody to ask', async () => {
    const { error } = await connect();

    expect(error).toMatchObject({ code: 'connect.missing', fix: expect.stringContaining('--token') });
  });

  it('asks a person again after a wrong paste, and gives up after the last', async () => {
    const right = await connect({}, { pastes: ['0'.repeat(64), ` ${discord.token} `] });
    await writeFile(stage.envFile, '');
    const wrong = await connect({}, { pastes: Array.from({ length: maxPastes + 1 }, () => 'nothing') });

    expect(right.code).toBe(0);
    expect(right.said).toMatch(/public key[\s\S]*Reset Token[\s\S]*Paste the bot token/u);
    expect(wrong.error?.code).toBe('connect.token');
    expect(wrong.said.match(/Paste the bot token/gu)).toHaveLength(3);
  });

  it('asks a person for another token if that of .env is refused, and puts it in its place', async () => {
    await writeFile(stage.envFile, '# mine\nDISCORD_TOKEN=bm90.YQ.dG9rZW4\nPORT=1\n');

    const { code } = await connect({}, { pastes: [discord.token] });

    expect(code).toBe(0);
    expect(await stage.envText()).toBe(`# mine\nDISCORD_TOKEN=${discord.token}\nPORT=1\n`);
  });

  it('does not take the token of another application than the configured one', async () => {
    const { error } = await connect({ token: discord.token }, { env: { DISCORD_APPLICATION_ID: '123456789012345678' } });

    expect(error?.code).toBe('connect.application');
    expect(error?.message).toContain(discord.applicationId);
    expect(writes()).toEqual([]);
  });

  it('leaves a token of the environment there, and says that it wins', async () => {
    const there = await connect({}, { env: { DISCORD_TOKEN: discord.token } });
    await expect(stage.envText()).rejects.toThrow('ENOENT');
    const beside = await connect({ token: discord.token }, { env: { DISCORD_TOKEN: 'an.other.token' } });

    expect(there.printed).toContain('DISCORD_TOKEN comes from the environment, and is not written');
    expect(beside.printed).toMatch(/note .*set in the environment as well/u);
  });

  it('does not put a token beside that of a file', async () => {
    const { error } = await connect({ token: discord.token }, { env: { DISCORD_TOKEN_FILE: stage.envFile } });

    expect(error).toMatchObject({ code: 'connect.tokenFile', fix: expect.stringContaining('DISCORD_TOKEN_FILE') });
  });

  it('closes a file that others may read', async () => {
    await writeFile(stage.envFile, `DISCORD_TOKEN=${discord.token}\n`);
    await chmod(stage.envFile, 0o644);

    const { printed } = await connect();

    expect(printed).toMatch(/changed {2}\.env: .*0600/u);
    expect(await stage.envMode()).toBe(0o600);
  });

  it('waits for the first server', async () => {
    await open({ guilds: [] });
    const clock = clockThat(() => join());
    let looks = 0;
    const join = (): void => void (++looks === 3 && discord.createGuild({ name: 'The Newsroom' }));

    const { code, printed, said } = await connect({ token: discord.token, wait: 600 }, { clock });

    expect([code, looks]).toEqual([0, 3]);
    expect(printed).toMatch(/To add the bot to a server, open: https:[\s\S]*changed {2}server: the bot was added to The Newsroom/u);
    expect(said).toContain('Waiting for the first server');
  });

  it('says what to do if no server comes, and with --no-wait goes on without', async () => {
    await open({ guilds: [] });
    const clock = clockThat(() => {});

    const late = await connect({ token: discord.token, wait: 10 }, { clock });
    const asks = discord.requests.filter(({ path }) => path.endsWith('/users/@me/guilds')).length;
    const without = await connect({ token: discord.token });

    expect(late.error).toMatchObject({ code: 'connect.noServer', fix: expect.stringContaining('Open the install link') });
    // One look at once, and one every three seconds.
    expect(asks).toBe(5);
    expect(await stage.envText()).toContain(discord.token);
    expect(without.code).toBe(0);
    expect(without.printed).toMatch(/note .*server: the bot is in no server yet\n.*-> Open the link above/u);
  });

  it('registers in the one server that is configured, and says so if the bot is not there', async () => {
    const there = await connect({ token: discord.token }, { env: { DISCORD_GUILD_ID: discord.guildId } });
    const elsewhere = await connect({ token: discord.token }, { env: { DISCORD_GUILD_ID: '123456789012345678' } });

    expect(there.code).toBe(0);
    expect(writes()).toContain(`PUT /api/v10/applications/${discord.applicationId}/guilds/${discord.guildId}/commands`);
    expect(elsewhere.error).toMatchObject({ code: 'connect.server', fix: expect.stringContaining('DISCORD_GUILD_ID') });
  });

  it('warns of a switch that breaks the install link', async () => {
    await open({ requiresCodeGrant: true });

    const { code, printed } = await connect({ token: discord.token });

    expect(code).toBe(0);
    expect(printed).toMatch(/note .*code grant[\s\S]*Switch "Requires OAuth2 Code Grant" off/u);
  });

  it('goes on if Discord does not take the settings, because the link names them itself', async () => {
    const body = JSON.stringify({ message: 'Invalid Form Body', code: 50_035 });
    discord.faults.fault({
      match: { method: 'PATCH', path: '/applications/@me' },
      action: { kind: 'status', status: 400, effect: false, body },
    });

    const { code, printed } = await connect({ token: discord.token });

    expect(code).toBe(0);
    expect(printed).toMatch(/note .*Discord did not take install settings[\s\S]*changed {2}commands/u);
  });
});
