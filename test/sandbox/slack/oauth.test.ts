import { expect, onTestFinished, test } from 'vitest';
import { createSlackSandbox } from '../../../src/sandbox/slack/slack-sandbox.ts';
import { createFakeClock } from '../../announce/fake-clock.ts';
import { HOUR, MINUTE, NOON } from '../../announce/fixtures.ts';

const redirectUri = 'https://news.example.org/slack/oauth_redirect';
const app = { clientId: '1.2', clientSecret: 'secret', redirectUrls: [redirectUri], rotatesTokens: true };
const ada = 'U0ADMIN001';

async function open() {
  const clock = createFakeClock(NOON);
  const slack = await createSlackSandbox({ clock, oauth: app });
  onTestFinished(() => slack.close());
  const call = async (method: string, args: Readonly<Record<string, string>>, authorization?: string) => {
    const headers = authorization === undefined ? {} : { authorization };
    const answer = await fetch(slack.apiUrl + method, { method: 'POST', headers, body: new URLSearchParams(args) });
    return (await answer.json()) as { readonly ok: boolean; readonly error?: string } & Readonly<Record<string, unknown>>;
  };
  const address = (fields: Readonly<Record<string, string>> = {}) => {
    const url = new URL('/oauth/v2/authorize', slack.apiUrl);
    const given = { client_id: '1.2', scope: 'chat:write', state: 's', redirect_uri: redirectUri, ...fields };
    for (const [name, value] of Object.entries(given)) if (value !== '') url.searchParams.set(name, value);
    return url.href;
  };
  const codeOf = (fields?: Readonly<Record<string, string>>) => {
    const outcome = slack.consent({ url: address(fields), userId: ada });
    return outcome.kind === 'redirected' ? (new URL(outcome.location).searchParams.get('code') ?? '') : outcome.error;
  };
  const access = (args: Readonly<Record<string, string>>) =>
    call('oauth.v2.access', { client_id: '1.2', client_secret: 'secret', redirect_uri: redirectUri, ...args });
  return { clock, slack, call, address, codeOf, access };
}

test('sends the person back with a code, or with a refusal, and shows an error of its own for a wrong request', async () => {
  const { slack, address } = await open();
  const ask = (fields: Readonly<Record<string, string>>, allows = true) => {
    const outcome = slack.consent({ url: address(fields), userId: ada, allows });
    return outcome.kind === 'refused' ? outcome.error : outcome.location.replace(/code=\w+/u, 'code=…');
  };

  expect(ask({})).toBe(`${redirectUri}?code=…&state=s`);
  expect(ask({ redirect_uri: '' })).toBe(`${redirectUri}?code=…&state=s`);
  expect(ask({}, false)).toBe(`${redirectUri}?error=access_denied&state=s`);
  expect(ask({ redirect_uri: 'https://evil.example/' })).toBe('bad_redirect_uri');
  expect(ask({ client_id: '9.9' })).toBe('invalid_client_id');
  expect(ask({ scope: '' })).toBe('no_scopes');
  const page = await fetch(address());
  const [, link = ''] = /href="([^"]+)"/u.exec(await page.text()) ?? [];
  const followed = await fetch(link.replaceAll('&amp;', '&'), { redirect: 'manual' });
  expect(followed.headers.get('location')).toContain(`${redirectUri}?code=`);
});

test('gives a token for a code once, within ten minutes, to the app that it was for', async () => {
  const { clock, codeOf, access, call } = await open();
  const code = codeOf();
  const errors = [
    await access({ code, client_id: '9.9' }),
    await access({ code, client_secret: 'wrong' }),
    await access({ code: 'made-up' }),
    await access({ code, grant_type: 'password' }),
  ].map(({ error }) => error);
  const granted = await access({ code });
  const again = await access({ code });
  const elsewhere = await access({ code: codeOf(), redirect_uri: 'https://news.example.org/' });
  const late = codeOf();
  clock.jump(10 * MINUTE + 1);
  const basic = `Basic ${Buffer.from('1.2:secret').toString('base64')}`;
  const byHeader = await call('oauth.v2.access', { code: codeOf(), redirect_uri: redirectUri }, basic);

  expect(errors).toEqual(['invalid_client_id', 'bad_client_secret', 'invalid_code', 'invalid_grant_type']);
  expect(granted).toMatchObject({
    ok: true,
    token_type: 'bot',
    scope: 'chat:write',
    app_id: 'A0SANDBOX1',
    bot_user_id: 'U0BOT00001',
    team: { id: 'T0SANDBOX1', name: 'Sandbox Gazette' },
    enterprise: null,
    is_enterprise_install: false,
    authed_user: { id: ada },
    expires_in: 43_200,
  });
  expect([again.error, elsewhere.error, (await access({ code: late })).error]).toEqual([
    'invalid_code',
    'bad_redirect_uri',
    'invalid_code',
  ]);
  expect(byHeader.ok).toBe(true);
});

test('ends a token after twelve hours, and takes its refresh token once', async () => {
  const { clock, codeOf, access, call } = await open();
  const first = await access({ code: codeOf() });
  const test = async (token: unknown) => (await call('auth.test', {}, `Bearer ${String(token)}`)).error;
  clock.jump(12 * HOUR - 1);
  const before = await test(first['access_token']);
  clock.jump(1);
  const after = await test(first['access_token']);
  const refresh = { grant_type: 'refresh_token', refresh_token: String(first['refresh_token']) };
  const second = await access(refresh);

  expect([before, after, await test(second['access_token'])]).toEqual([undefined, 'token_expired', undefined]);
  expect((await access(refresh)).error).toBe('invalid_refresh_token');
});

test('is in no workspace before it is installed, nor after it was removed', async () => {
  const { slack, codeOf, access, call } = await open();
  const openSocket = async () => (await call('apps.connections.open', {}, `Bearer ${slack.appToken}`)).ok;
  const type = async () => (await slack.slash({ userId: ada, channelId: 'C0GENERAL1', command: '/news' })).status;
  const before = await type();
  const { access_token: token } = await access({ code: codeOf() });
  const wrong = await call('apps.uninstall', { client_id: '1.2', client_secret: 'wrong' }, `Bearer ${String(token)}`);
  const removed = await call('apps.uninstall', { client_id: '1.2', client_secret: 'secret' }, `Bearer ${String(token)}`);

  expect(before).toBe('dispatch_failed');
  expect([wrong.error, removed.ok]).toEqual(['bad_client_secret', true]);
  expect((await call('auth.test', {}, `Bearer ${String(token)}`)).error).toBe('account_inactive');
  expect(await openSocket()).toBe(true);
});
