import { expect, it } from 'vitest';
import { MAX_RETURNS_PER_MINUTE } from '../../../src/platform/slack/oauth/install-flow.ts';
import { openToken } from '../../../src/platform/slack/workspaces/sealed-token.ts';
import { slackFaults } from '../../../src/sandbox/slack/slack-faults.ts';
import { MINUTE } from '../../announce/fixtures.ts';
import { type Begun, type InstallStage, openInstallStage, publicUrl } from './install-stage.ts';

it('keeps the token of a workspace encrypted, with all that Slack said of it', async () => {
  const stage = await openInstallStage();
  const { location, cookie } = await stage.begin();

  const answer = await stage.get(stage.allow(location), { cookie: `other=1; ${cookie}; more=2` });
  const page = await answer.text();
  const [kept] = await stage.storage.installations.list('slack');
  const { sealedToken = '', ...rest } = kept ?? expect.fail('Nothing was installed.');
  const opened = openToken(stage.keyring, { ...rest, sealedToken });

  expect(answer.status).toBe(200);
  expect(page).toContain('Newsdesk is in Sandbox Gazette now.');
  expect(page).toContain('href="https://slack.com/app_redirect?app=A0SANDBOX1&amp;team=T0SANDBOX1"');
  expect(rest).toMatchObject({
    id: 'T0SANDBOX1',
    name: 'Sandbox Gazette',
    botUserId: 'U0BOT00001',
    botId: 'B0BOT00001',
    botName: 'newsdesk',
  });
  expect(rest.scopes).toContain('chat:write');
  expect(opened).toMatchObject({ token: expect.stringMatching(/^xoxe\.xoxb-/u), refreshToken: expect.stringMatching(/^xoxe-1-/u) });
  expect(opened.expiresAt).toBe(stage.clock.now() + 12 * 60 * MINUTE);
  expect(JSON.stringify(kept)).not.toContain(opened.token);
});

it('gives the browser a cookie for this host alone, and sends it to Slack, wherever the request says', async () => {
  const stage = await openInstallStage();

  const begun = await stage.get('/slack/install?redirect_uri=https://evil.example&state=mine', { host: 'evil.example' });
  const { searchParams, origin, pathname } = new URL(begun.headers.get('location') ?? '');

  expect(begun.status).toBe(302);
  expect([origin, pathname]).toEqual([new URL(stage.slack.apiUrl).origin, '/oauth/v2/authorize']);
  expect(searchParams.get('redirect_uri')).toBe(`${publicUrl}/slack/oauth_redirect`);
  expect(searchParams.get('state')).not.toBe('mine');
  expect(begun.headers.get('set-cookie')).toMatch(
    /^__Host-newsdesk-install=[\w-]{43}; Path=\/; Max-Age=600; HttpOnly; Secure; SameSite=Lax$/u,
  );
  expect(begun.headers.get('cache-control')).toBe('no-store');
});

/** The way back and the cookie that come of a wrong turn. */
type WrongTurn = (stage: InstallStage, begun: Begun) => Promise<{ readonly path: string; readonly cookie: string }>;

const queryOf = (path: string, change: (query: URLSearchParams) => void): string => {
  const url = new URL(publicUrl + path);
  change(url.searchParams);
  return url.pathname + url.search;
};

const answer = (body: object) => ({ kind: 'status', status: 200, effect: false, body: JSON.stringify(body) }) as const;

const wrongTurns: readonly (readonly [what: string, code: string, status: number, turn: WrongTurn])[] = [
  [
    'no state',
    'install.stateMissing',
    403,
    async ({ allow }, { location, cookie }) => ({ path: queryOf(allow(location), (q) => q.delete('state')), cookie }),
  ],
  [
    'a state that was made up',
    'install.stateForged',
    403,
    async ({ allow }, { location, cookie }) => ({ path: queryOf(allow(location), (q) => q.set('state', 'x')), cookie }),
  ],
  ['no cookie', 'install.stateForeign', 403, async ({ allow }, { location }) => ({ path: allow(location), cookie: '' })],
  [
    'the cookie of another browser',
    'install.stateForeign',
    403,
    async ({ allow, begin }, { location }) => ({ path: allow(location), cookie: (await begin()).cookie }),
  ],
  [
    'a state that is too old',
    'install.stateExpired',
    403,
    async ({ allow, clock }, { location, cookie }) => {
      const path = allow(location);
      clock.jump(10 * MINUTE + 1);
      return { path, cookie };
    },
  ],
  [
    'a state that was used',
    'install.stateUsed',
    403,
    async ({ allow, get }, { location, cookie }) => {
      const path = allow(location, false);
      await get(path, { cookie });
      return { path, cookie };
    },
  ],
  [
    'a person who does not allow it',
    'install.denied',
    400,
    async ({ allow }, { location, cookie }) => ({ path: allow(location, false), cookie }),
  ],
  [
    'no code',
    'install.noCode',
    400,
    async ({ allow }, { location, cookie }) => ({ path: queryOf(allow(location), (q) => q.delete('code')), cookie }),
  ],
  [
    'a code that was used',
    'install.invalid_code',
    400,
    async ({ allow, get, begin }, { location, cookie }) => {
      const path = allow(location);
      await get(path, { cookie });
      const again = await begin();
      const state = new URL(again.location).searchParams.get('state') ?? '';
      return { path: queryOf(path, (q) => q.set('state', state)), cookie: again.cookie };
    },
  ],
  [
    'a code that was given for another address',
    'install.bad_redirect_uri',
    502,
    async ({ allow }, { location, cookie }) => {
      const url = new URL(location);
      url.searchParams.delete('redirect_uri');
      return { path: allow(url.href), cookie };
    },
  ],
  [
    'a token of another app',
    'install.otherApp',
    502,
    async ({ allow, slack }, { location, cookie }) => {
      const identity = { ok: true, team_id: 'T0SANDBOX1', user_id: 'U0BOT00001', bot_id: 'B1', app_id: 'A0ANOTHER1' };
      slack.faults.fault({ match: { path: 'auth.test' }, action: answer(identity) });
      return { path: allow(location), cookie };
    },
  ],
  [
    'a token of another workspace',
    'install.otherApp',
    502,
    async ({ allow, slack }, { location, cookie }) => {
      const identity = { ok: true, team_id: 'T0ANOTHER1', user_id: 'U0BOT00001', bot_id: 'B1', app_id: 'A0SANDBOX1' };
      slack.faults.fault({ match: { path: 'auth.test' }, action: answer(identity) });
      return { path: allow(location), cookie };
    },
  ],
  [
    'a Slack that does not answer',
    'install.unreached',
    503,
    async ({ allow, slack }, { location, cookie }) => {
      slack.faults.fault({ match: { path: 'oauth.v2.access' }, action: slackFaults.lostAfterAcceptance() });
      return { path: allow(location), cookie };
    },
  ],
];

it.each(wrongTurns)('installs nothing with %s, and says so on a page', async (_what, code, status, turn) => {
  const stage = await openInstallStage();
  const { path, cookie } = await turn(stage, await stage.begin());
  const before = (await stage.storage.installations.list('slack')).length;

  const answer = await stage.get(path, { cookie });
  const page = await answer.text();

  expect([answer.status, stage.outcomes.at(-1)?.refusal]).toEqual([status, code]);
  expect(page).toMatch(/^<!doctype html>/u);
  expect(page.match(/<p>/gu)?.length).toBeGreaterThanOrEqual(3);
  expect(await stage.storage.installations.list('slack')).toHaveLength(before);
});

it.each([['SLACK_CLIENT_SECRET', { clientSecret: 'another' }, 'install.bad_client_secret']])(
  'tells the operator of a wrong %s',
  async (variable, app, code) => {
    const stage = await openInstallStage(app);
    const { location, cookie } = await stage.begin();

    const answer = await stage.get(stage.allow(location), { cookie });

    expect([answer.status, stage.outcomes.at(-1)?.refusal]).toEqual([502, code]);
    expect(await answer.text()).toContain(variable);
  },
);

/** A person who begins, and does not allow it: the status of the page. */
async function giveUp({ begin, get, allow }: InstallStage): Promise<number> {
  const { location, cookie } = await begin();
  return (await get(allow(location, false), { cookie })).status;
}

it('takes so many returns a minute, uses no state up beyond them, and goes on after it', async () => {
  const stage = await openInstallStage();
  const { location, cookie } = await stage.begin();
  const path = stage.allow(location);
  // Those of nobody's browser are refused, and do not count.
  for (let count = 0; count < MAX_RETURNS_PER_MINUTE; count += 1) await stage.get('/slack/oauth_redirect?code=1&state=made-up');
  for (let count = 0; count < MAX_RETURNS_PER_MINUTE - 1; count += 1) await giveUp(stage);
  const soonEnough = await giveUp(stage);

  const early = await stage.get(path, { cookie });
  await stage.clock.advance(MINUTE);
  const later = await stage.get(path, { cookie });

  expect(soonEnough).toBe(400);
  expect([early.status, early.headers.get('retry-after'), later.status]).toEqual([503, '5', 200]);
  expect(stage.outcomes.at(-2)?.refusal).toBe('install.busy');
});
