import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { doctor } from '../../../src/cli/doctor/doctor.ts';
import { installations } from '../../../src/cli/installations/installations.ts';
import { manifest } from '../../../src/cli/manifest.ts';
import { createOutput, type Output } from '../../../src/cli/output.ts';
import { createOAuthClient } from '../../../src/platform/slack/oauth/oauth-client.ts';
import { sealToken } from '../../../src/platform/slack/workspaces/sealed-token.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { createKeyring } from '../../../src/runtime/keyring.ts';
import { Secret } from '../../../src/runtime/secret.ts';
import { createSlackSandbox, type SlackSandbox } from '../../../src/sandbox/slack/slack-sandbox.ts';
import { openSqlite } from '../../../src/storage/open-sqlite.ts';
import { destinationOf } from '../../../src/subscription/subscription.ts';
import { makeInstallation, makeSubscription, NOON } from '../../announce/fixtures.ts';

const key = Buffer.alloc(32, 5).toString('base64');
const app = { clientId: '1.2', clientSecret: 'client-secret' };
const redirectUri = 'https://news.example.org/slack/oauth_redirect';
const team = 'T0SANDBOX1';

let root: string;
let slack: SlackSandbox;

/** A workspace that has really installed the app, one whose key is lost, and one that has removed the app. */
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'newsdesk-installations-'));
  slack = await createSlackSandbox({ oauth: { ...app, redirectUrls: [redirectUri], rotatesTokens: false } });
  const authorize = new URL('/oauth/v2/authorize', slack.apiUrl);
  authorize.search = new URLSearchParams({ client_id: '1.2', scope: 'chat:write', state: 's', redirect_uri: redirectUri }).toString();
  const allowed = slack.consent({ url: authorize.href, userId: 'U0ADMIN001' });
  const code = allowed.kind === 'redirected' ? (new URL(allowed.location).searchParams.get('code') ?? '') : '';
  const answer = await createOAuthClient({ ...app, apiUrl: slack.apiUrl }, systemClock).exchangeCode(code, redirectUri);
  const [grant, other] = [answer.kind === 'granted' ? answer.grant : expect.fail('no token'), Buffer.alloc(32, 6).toString('base64')];
  await using storage = await openSqlite(join(root, 'newsdesk.db'), { exclusive: true });
  const keyring = createKeyring([new Secret(key)]);
  await storage.installations.put(makeInstallation(team, { name: 'Gazette', ...sealToken(keyring, team, grant) }));
  await storage.installations.put(makeInstallation('T2', sealToken(createKeyring([new Secret(other)]), 'T2', grant)));
  await storage.installations.put(makeInstallation('T3', { name: 'Gone', ...sealToken(keyring, 'T3', grant) }));
  await storage.installations.remove({ platform: 'slack', id: 'T3' }, NOON);
  const destination = destinationOf('slack', team, 'channel', 'C1');
  await storage.subscriptions.put(makeSubscription('C1', { destination }), undefined);
  vi.stubEnv('DATABASE_URL', `file:${join(root, 'newsdesk.db')}`);
  vi.stubEnv('CONTENT_DIR', join(root, 'content'));
  const variables = { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'client-secret', ENCRYPTION_KEYS: key, SLACK_SIGNING_SECRET: 's' };
  for (const [name, value] of Object.entries({ ...variables, SLACK_API_URL: slack.apiUrl })) vi.stubEnv(name, value);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await slack.close();
  rmSync(root, { recursive: true, force: true });
});

async function run(verb: (output: Output) => Promise<number>) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const code = await verb(createOutput(stdout, stderr));
  return { code, out: String(stdout.read() ?? ''), said: String(stderr.read() ?? '') };
}

describe('newsdesk installations', () => {
  it('lists the workspaces, and no token of theirs', async () => {
    const listed = await run((output) => installations({}, output));
    const json = await run((output) => installations({ json: true }, output));

    expect(listed.out.split('\n')).toEqual([
      `${team}  Gazette  since 2026-11-02`,
      'T2  Team T2  since 2026-11-02',
      'T3  Gone  REMOVED 2026-11-02',
      '',
    ]);
    expect(listed.said).toBe('3 installations\n');
    expect(JSON.parse(json.out)).toMatchObject([{ id: team, hasToken: true }, { hasToken: true }, { id: 'T3', hasToken: false }]);
    expect(json.out).not.toContain('v1.');
  });

  it('takes the app out of a workspace at Slack, and deletes everything that was kept for it', async () => {
    const removed = await run((output) => installations({ remove: team }, output));
    const again = await run((output) => installations({ remove: team }, output));
    await using storage = await openSqlite(join(root, 'newsdesk.db'), { exclusive: true });

    expect(removed).toMatchObject({ code: 0, said: expect.stringContaining(`Gazette (${team}) is forgotten: 2 rows were deleted.`) });
    expect(slack.requests('apps.uninstall')).toHaveLength(1);
    expect(await storage.subscriptions.list()).toEqual([]);
    expect(again).toMatchObject({ code: 1, said: `There is no installation ${team}: newsdesk installations lists them.\n` });
  });

  it('says that a workspace of an organization is served by its token, and that the app stays there', async () => {
    {
      await using storage = await openSqlite(join(root, 'newsdesk.db'), { exclusive: true });
      const { sealedToken: _, ...member } = makeInstallation('T4', { enterpriseId: 'E1' });
      await storage.installations.put(member);
      await storage.installations.put({ ...member, id: 'T5' });
      await storage.installations.remove({ platform: 'slack', id: 'T5' }, NOON);
    }

    const removed = await run((output) => installations({ remove: 'T4' }, output));
    const gone = await run((output) => installations({ remove: 'T5' }, output));

    expect(removed).toMatchObject({ code: 1, said: expect.stringContaining('T4 (T4) is forgotten') });
    expect(removed.said).toContain('Slack was not told: it is served by the organization E1');
    expect(gone.code).toBe(0);
  });

  it('deletes what is kept although Slack cannot be told, and says so', async () => {
    const removed = await run((output) => installations({ remove: 'T2' }, output));

    expect(removed.code).toBe(1);
    expect(removed.said).toContain('T2 (T2) is forgotten');
    expect(removed.said).toContain('Slack was not told: A token in the database was encrypted with a key that is not in ENCRYPTION_KEYS.');
  });
});

it('newsdesk doctor asks Slack about the token of each workspace', async () => {
  const first = await run((output) => doctor({ json: true }, output));
  await slack.uninstall(team);
  const second = await run((output) => doctor({}, output));

  const workspaces = (JSON.parse(first.out) as { readonly about: string }[]).filter(({ about }) => about.startsWith('slack'));
  expect(workspaces).toMatchObject([
    { kind: 'ok', about: `slack workspace ${team}`, what: 'the app is installed in Gazette' },
    { kind: 'problem', about: 'slack workspace T2', what: expect.stringContaining('not in ENCRYPTION_KEYS') },
  ]);
  expect(second.out).toContain('Gazette: account_inactive (bot token)');
});

it('newsdesk manifest describes an app that any workspace may install', async () => {
  const url = 'https://news.example.org/slack/events';
  const { out } = await run(async (output) => {
    manifest({ name: 'Newsdesk', url, workspaces: true }, output);
    return 0;
  });

  expect(JSON.parse(out)).toMatchObject({
    oauth_config: { redirect_urls: [redirectUri] },
    settings: {
      org_deploy_enabled: true,
      token_rotation_enabled: false,
      event_subscriptions: { request_url: url, bot_events: expect.arrayContaining(['team_access_revoked']) },
    },
  });
  await expect(
    run(async (output) => {
      manifest({ name: 'Newsdesk', workspaces: true }, output);
      return 0;
    }),
  ).rejects.toMatchObject({ code: 'manifest.url' });
});
