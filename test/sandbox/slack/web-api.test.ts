import { expect, test } from 'vitest';

import { call, createClient, general, openSandbox, refusalOf } from './open-sandbox.ts';

test('auth.test tells who the bot is, to the real WebClient', async () => {
  const sandbox = await openSandbox();

  const who = await createClient(sandbox).auth.test();

  expect(who).toMatchObject({
    ok: true,
    team_id: sandbox.teamId,
    user_id: sandbox.botUserId,
    bot_id: 'B0BOT00001',
    url: 'https://sandbox-gazette.slack.com/',
  });
});

test('api.test echoes its arguments, and the error it is asked for', async () => {
  const sandbox = await openSandbox();

  const echoed = await call(sandbox, 'api.test', { foo: 'bar' }, { token: '' });
  const failed = await call(sandbox, 'api.test', { error: 'my_error' }, { token: '' });

  expect(echoed.body).toMatchObject({ ok: true, args: { foo: 'bar' } });
  expect(failed.body).toMatchObject({ ok: false, error: 'my_error' });
});

test('a form, a JSON body and a query are read alike, the token from the header or from the body', async () => {
  const sandbox = await openSandbox();
  const query = new URLSearchParams({ channel: general, token: sandbox.botToken });

  const asJson = await call(sandbox, 'conversations.info', { channel: general });
  const asForm = await call(sandbox, 'conversations.info', { channel: general }, { form: true });
  const tokenInBody = await call(sandbox, 'conversations.info', { channel: general, token: sandbox.botToken }, { form: true, token: '' });
  const asQuery = await fetch(`${sandbox.apiUrl}conversations.info?${query}`).then((response) => response.json());

  for (const answer of [asJson.body, asForm.body, tokenInBody.body, asQuery])
    expect(answer).toMatchObject({ ok: true, channel: { id: general, name: 'general' } });
});

test.each([
  ['no token', '', 'not_authed'],
  ['a token nobody issued', 'xoxb-wrong', 'invalid_auth'],
  ['an app-level token', 'xapp-1-A0SANDBOX1-0000000001-app', 'not_allowed_token_type'],
])('%s is refused', async (_name, token, error) => {
  const sandbox = await openSandbox();

  const { status, body } = await call(sandbox, 'auth.test', {}, { token });

  expect(status).toBe(200);
  expect(body).toEqual({ ok: false, error });
});

test('a bot token does not open a socket', async () => {
  const sandbox = await openSandbox();

  expect((await call(sandbox, 'apps.connections.open')).body).toEqual({ ok: false, error: 'not_allowed_token_type' });
});

test('a revoked token is refused until it is restored', async () => {
  const sandbox = await openSandbox();
  const client = createClient(sandbox);

  sandbox.admin.revokeToken(sandbox.botToken);
  const revoked = await refusalOf(client.auth.test());
  sandbox.admin.revokeToken(sandbox.botToken, 'account_inactive');
  const inactive = await refusalOf(client.auth.test());
  sandbox.admin.restoreToken(sandbox.botToken);

  expect(revoked['error']).toBe('token_revoked');
  expect(inactive['error']).toBe('account_inactive');
  await expect(client.auth.test()).resolves.toMatchObject({ ok: true });
});

test('a missing scope names what is needed and what is there', async () => {
  const sandbox = await openSandbox({ manifest: { oauth_config: { scopes: { bot: ['commands'] } } } });

  const { body, headers } = await call(sandbox, 'chat.postMessage', { channel: general, text: 'hi' });

  expect(body).toEqual({ ok: false, error: 'missing_scope', needed: 'chat:write', provided: 'commands' });
  expect(headers.get('x-oauth-scopes')).toBe('commands');
  expect(headers.get('x-accepted-oauth-scopes')).toBe('chat:write');
});

test('scopes can be taken away while the app runs', async () => {
  const sandbox = await openSandbox();

  sandbox.admin.setScopes(sandbox.botToken, ['commands']);

  expect((await call(sandbox, 'users.list')).body).toMatchObject({ error: 'missing_scope', needed: 'users:read' });
});

test('an unknown method is refused by name', async () => {
  const sandbox = await openSandbox();

  expect((await call(sandbox, 'chat.postMesage')).body).toMatchObject({
    ok: false,
    error: 'unknown_method',
    req_method: 'chat.postMesage',
  });
});

test('arguments that are missing or of the wrong type are named', async () => {
  const sandbox = await openSandbox();

  const missing = await call(sandbox, 'chat.update', { text: 'x' });
  const wrong = await call(sandbox, 'conversations.history', { channel: general, limit: 'many' });

  expect(missing.body).toMatchObject({
    error: 'invalid_arguments',
    response_metadata: { messages: ['[ERROR] missing required field: channel', '[ERROR] missing required field: ts'] },
  });
  expect(wrong.body).toMatchObject({
    error: 'invalid_arguments',
    response_metadata: { messages: ['[ERROR] must provide an integer [json-pointer:/limit]'] },
  });
});

test('an unknown argument is ignored with a warning', async () => {
  const sandbox = await openSandbox();

  const { body } = await call(sandbox, 'conversations.info', { channel: general, colour: 'red' });

  expect(body).toMatchObject({
    ok: true,
    warning: 'unknown_argument',
    response_metadata: { messages: ['[WARN] unknown argument: colour'] },
  });
});

test.each([
  ['application/json', '{', 'invalid_json'],
  ['application/json', '[1]', 'json_not_object'],
  ['text/plain', 'channel=C', 'invalid_post_type'],
])('a body of type %s that reads %s is %s', async (type, body, error) => {
  const sandbox = await openSandbox();

  const response = await fetch(`${sandbox.apiUrl}auth.test`, {
    method: 'POST',
    headers: { 'content-type': type, authorization: `Bearer ${sandbox.botToken}` },
    body,
  });

  expect(await response.json()).toMatchObject({ ok: false, error });
});

test('a charset that is missing or too much is a warning', async () => {
  const sandbox = await openSandbox();
  const send = async (type: string, body: string): Promise<unknown> =>
    (
      await fetch(`${sandbox.apiUrl}auth.test`, {
        method: 'POST',
        headers: { 'content-type': type, authorization: `Bearer ${sandbox.botToken}` },
        body,
      })
    ).json();

  expect(await send('application/json', '{}')).toMatchObject({ ok: true, warning: 'missing_charset' });
  expect(await send('application/x-www-form-urlencoded; charset=utf-8', 'a=b')).toMatchObject({
    ok: true,
    warning: 'superfluous_charset,unknown_argument',
  });
});

test('the log keeps what was asked and answered, without tokens', async () => {
  const sandbox = await openSandbox();

  await call(sandbox, 'conversations.info', { channel: 'C404', token: sandbox.botToken });

  const [request] = sandbox.requests('conversations.info');
  expect(request).toMatchObject({ method: 'conversations.info', args: { channel: 'C404' }, status: 200, error: 'channel_not_found' });
  expect(JSON.stringify(sandbox.requests())).not.toContain(sandbox.botToken);
  expect(sandbox.requestCounts()).toEqual({ 'conversations.info': 1 });
});

test('a body nested a million deep is answered, and the next call works', async () => {
  const sandbox = await openSandbox();
  const depth = 1_000_000;
  const body = `{"channel":"${general}","text":"x","attachments":[${'{"fields":['.repeat(depth / 10)}${']}'.repeat(depth / 10)}]}`;

  const deep = await fetch(`${sandbox.apiUrl}chat.postMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${sandbox.botToken}` },
    body,
  });

  expect((await deep.json()) as unknown).toMatchObject({ ok: false, error: 'fatal_error' });
  expect((await call(sandbox, 'auth.test')).body).toMatchObject({ ok: true });
});

test('a path that is not a method is 404', async () => {
  const sandbox = await openSandbox();

  const response = await fetch(sandbox.apiUrl.replace('/api/', '/other'));

  expect(response.status).toBe(404);
});
