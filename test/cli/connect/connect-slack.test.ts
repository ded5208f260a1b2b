import { writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConnectSlackArguments, connectSlack, createLink } from '../../../src/cli/connect/connect-slack.ts';
import { manifestScopes } from '../../../src/platform/slack/manifest.ts';
import { findManifestProblems } from '../../../src/sandbox/slack/manifest-problems.ts';
import { createSlackSandbox, type SlackSandbox } from '../../../src/sandbox/slack/slack-sandbox.ts';
import { createConnectStage, type ConnectStage, type Ran } from './stage.ts';

describe('newsdesk connect slack', () => {
  let stage: ConnectStage;
  let slack: SlackSandbox;
  const connect = (
    given: Partial<ConnectSlackArguments> = {},
    { env = {}, ...options }: Parameters<ConnectStage['run']>[1] = {},
  ): Promise<Ran> =>
    stage.run((context) => connectSlack({ name: 'Newsdesk', ...given }, context), {
      ...options,
      env: { SLACK_API_URL: slack.apiUrl, ...env },
    });
  const both = (): Pick<ConnectSlackArguments, 'botToken' | 'appToken'> => ({ botToken: slack.botToken, appToken: slack.appToken });

  beforeEach(async () => {
    stage = await createConnectStage();
    slack = await createSlackSandbox();
    slack.admin.setScopes(slack.botToken, manifestScopes);
  });
  afterEach(async () => {
    await slack.close();
    await stage.close();
  });

  it('checks both tokens and writes them, from an empty folder', async () => {
    const { code, printed, said } = await connect(both());

    expect(code).toBe(0);
    expect(await stage.envText()).toBe(`SLACK_BOT_TOKEN=${slack.botToken}\nSLACK_APP_TOKEN=${slack.appToken}\n`);
    expect(await stage.envMode()).toBe(0o600);
    expect(printed).toMatch(/^ok {7}bot token: .*\nok {7}scopes: .*\nok {7}app-level token: .*\nchanged {2}\.env: /u);
    for (const token of [slack.botToken, slack.appToken]) expect(printed + said).not.toContain(token);
  });

  it('changes nothing the second time, and says so', async () => {
    await connect(both());

    for (const options of [{}, both(), { check: true }]) {
      const { code, said, printed } = await connect(options);
      expect([code, said]).toEqual([0, 'Nothing was changed: everything is as it should be.\n']);
      expect(printed).not.toContain('new_app');
    }
  });

  it('stops at a bot that takes requests over HTTP, which an app-level token beside it would stop', async () => {
    const { error, printed } = await connect(both(), { env: { SLACK_SIGNING_SECRET: 'a1b2c3' } });

    expect(error).toMatchObject({ code: 'connect.http', fix: expect.stringContaining('docs/http.md') });
    expect(printed).toBe('');
  });

  it('stops at a bot that is for many workspaces', async () => {
    const { error, printed } = await connect(both(), { env: { SLACK_CLIENT_ID: '1.2' } });

    expect(error).toMatchObject({ code: 'connect.workspaces', fix: expect.stringContaining('docs/workspaces.md') });
    expect(printed).toBe('');
  });

  it('says with --check what differs, and writes nothing', async () => {
    const { code, printed } = await connect({ ...both(), check: true });

    expect(code).toBe(1);
    expect(printed).toContain('differs  .env: SLACK_BOT_TOKEN and SLACK_APP_TOKEN would be written');
    await expect(stage.envText()).rejects.toThrow('ENOENT');
  });

  it('gives a link that carries the whole manifest, and asks for both tokens', async () => {
    const { code, printed } = await connect({ name: 'The Desk' }, { pastes: [slack.botToken, slack.appToken] });
    const link = new URL(/https:\S+/u.exec(printed)?.[0] ?? '');
    const manifest = JSON.parse(link.searchParams.get('manifest_json') ?? '');

    expect(code).toBe(0);
    expect(`${link.origin}${link.pathname}`).toBe('https://api.slack.com/apps');
    expect(link.searchParams.get('new_app')).toBe('1');
    expect(manifest).toMatchObject({ display_information: { name: 'The Desk' }, oauth_config: { scopes: { bot: [...manifestScopes] } } });
    expect(findManifestProblems(manifest)).toEqual([]);
    expect(() => createLink('x'.repeat(36))).toThrow(/has 36 characters/u);
  });

  it('prints the link and names the flag if there is nobody to ask', async () => {
    const bot = await connect();
    const app = await connect({ botToken: slack.botToken });

    expect(bot.printed).toContain('new_app=1');
    expect(bot.error).toMatchObject({ code: 'connect.missing', fix: expect.stringContaining('--bot-token') });
    expect(app.error).toMatchObject({ code: 'connect.missing', fix: expect.stringContaining('--app-token') });
    await expect(stage.envText()).rejects.toThrow('ENOENT');
  });

  it('prints no steps if it only looks, and tells a wrong app-level token before it asks for the other', async () => {
    const looking = await connect({ check: true });
    const wrong = await connect({ appToken: slack.botToken }, { pastes: [] });

    expect(looking.printed).not.toContain('new_app=1');
    expect(looking.error).toMatchObject({ code: 'connect.missing' });
    expect(wrong.error?.message).toMatch(/is the bot token, not the app-level token/u);
  });

  it.each([
    ['xapp-1-A1-2-abc', /is the app-level token, not the bot token/u],
    ['xoxp-1-2', /a user token/u],
    ['xoxe.xoxp-1-abc', /a configuration token/u],
    ['0123456789abcdef0123456789abcdef', /the signing secret or the client secret/u],
    ['123456.789012', /the client id/u],
    ['abcdefghijklmnopqrstuvwx', /the verification token/u],
    ['A0123456789', /the app id/u],
    ['https://api.slack.com/apps', /an address/u],
    ['"xoxb-1"', /in quotation marks/u],
    ['xoxb-1 2', /begins with xoxb-/u],
    ['', /is empty/u],
  ])('knows %j for something else than a bot token, and asks nobody', async (botToken, what) => {
    const { error } = await connect({ ...both(), botToken });

    expect(error).toMatchObject({ code: 'connect.token', fix: expect.stringContaining('Bot User OAuth Token') });
    expect(error?.message).toMatch(what);
    if (botToken !== '') expect(`${error?.message} ${error?.fix}`).not.toContain(botToken);
    expect(slack.requests()).toEqual([]);
  });

  it('knows the bot token that is pasted for the app-level one', async () => {
    const { error } = await connect({ ...both(), appToken: slack.botToken });

    expect(error).toMatchObject({ code: 'connect.token', fix: expect.stringContaining('connections:write') });
    expect(error?.message).toMatch(/is the bot token, not the app-level token/u);
  });

  it.each([
    ['invalid_auth', /not all of it was copied/u],
    ['token_revoked', /taken back/u],
    ['account_inactive', /removed from the workspace/u],
  ] as const)('says what %s means for the bot token, and writes nothing', async (refusal, why) => {
    slack.admin.revokeToken(slack.botToken, refusal);

    const { error } = await connect(both());

    expect(error).toMatchObject({ code: 'connect.token', fix: expect.stringContaining('Install App') });
    expect(error?.message).toMatch(why);
    await expect(stage.envText()).rejects.toThrow('ENOENT');
  });

  it('says what an app-level token lacks', async () => {
    slack.admin.setScopes(slack.appToken, []);
    const scope = await connect(both());
    slack.admin.revokeToken(slack.appToken);
    const revoked = await connect(both());

    expect(scope.error?.message).toMatch(/lacks the scope connections:write/u);
    expect(revoked.error?.message).toMatch(/refuses the app-level token: token_revoked/u);
    for (const { error } of [scope, revoked]) expect(error?.fix).toContain('App-Level Tokens');
    await expect(stage.envText()).rejects.toThrow('ENOENT');
  });

  it('does not take the tokens of two apps', async () => {
    const { error } = await connect({ ...both(), appToken: 'xapp-1-A0OTHER-1-abc' });

    expect(error?.code).toBe('connect.token');
    expect(error?.message).toMatch(/belongs to the app A0OTHER, and the bot token to A0SANDBOX1/u);
  });

  it('stops at a scope without which nothing works, and tells of the others', async () => {
    slack.admin.setScopes(
      slack.botToken,
      manifestScopes.filter((scope) => scope !== 'commands'),
    );
    const stopped = await connect(both());
    slack.admin.setScopes(
      slack.botToken,
      manifestScopes.filter((scope) => scope !== 'im:write'),
    );
    const told = await connect(both());

    expect(stopped.error).toMatchObject({ code: 'connect.scopes', fix: expect.stringContaining('install it to the workspace again') });
    expect(stopped.error?.message).toContain('commands is missing');
    expect(told.code).toBe(0);
    expect(told.printed).toMatch(/note .*im:write is missing: readers get no direct messages\n.*-> Update the app/u);
  });

  it('blames no token if Slack is down, not there, or something else answers', async () => {
    const away = await connect(both(), { env: { SLACK_API_URL: 'http://127.0.0.1:9/api/' } });
    slack.faults.fault({ match: { path: 'auth.test' }, action: { kind: 'status', status: 503, effect: false }, times: 2 });
    const down = await connect(both());
    const page = '<html>Sign in</html>';
    slack.faults.fault({ match: { path: 'auth.test' }, action: { kind: 'status', status: 200, effect: false, body: page } });
    const other = await connect(both());
    const body = JSON.stringify({ ok: false, error: 'internal_error' });
    slack.faults.fault({ match: { path: 'connections.open' }, action: { kind: 'status', status: 200, effect: false, body } });
    const broken = await connect(both());

    for (const { error } of [away, down, other, broken])
      expect(error).toMatchObject({ code: 'connect.unreachable', fix: expect.stringContaining('reaches slack.com') });
    expect([other.error?.message, broken.error?.message]).toEqual([
      'Slack gave no answer about the bot token: it answered with something else than JSON.',
      'Slack gave no answer about the app-level token: it answered internal_error.',
    ]);
    await expect(stage.envText()).rejects.toThrow('ENOENT');
  });

  it('asks a person for the token alone that is wrong', async () => {
    await writeFile(stage.envFile, `SLACK_BOT_TOKEN=${slack.botToken}\nSLACK_APP_TOKEN=xapp-1-A0SANDBOX1-1-old\n`);

    const { code, said } = await connect({}, { pastes: [slack.botToken, slack.appToken] });

    expect(code).toBe(0);
    expect(said.match(/^Paste the (?:bot|app-level) token$/gmu)).toEqual(['Paste the app-level token', 'Paste the app-level token']);
    expect(await stage.envText()).toBe(`SLACK_BOT_TOKEN=${slack.botToken}\nSLACK_APP_TOKEN=${slack.appToken}\n`);
  });
});
