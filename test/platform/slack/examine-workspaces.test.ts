import { expect, it, onTestFinished } from 'vitest';
import { examineWorkspaces, MAX_ASKED } from '../../../src/platform/slack/workspaces/examine-workspaces.ts';
import { sealToken } from '../../../src/platform/slack/workspaces/sealed-token.ts';
import { createKeyring } from '../../../src/runtime/keyring.ts';
import { Secret } from '../../../src/runtime/secret.ts';
import { defaultTeam } from '../../../src/sandbox/slack/seed.ts';
import { createSlackSandbox } from '../../../src/sandbox/slack/slack-sandbox.ts';
import { otherTeam } from '../../e2e/workspaces-stage.ts';
import { makeInstallation } from '../../announce/fixtures.ts';
import { stageKey } from './install-stage.ts';

it('decrypts the token of every workspace, however many there are, and asks Slack about the first of them alone', async () => {
  const slack = await createSlackSandbox();
  onTestFinished(() => slack.close());
  const [keyring, former] = [stageKey, Buffer.alloc(32, 9).toString('base64')].map((key) => createKeyring([new Secret(key)]));
  if (keyring === undefined || former === undefined) throw new Error('There are no keys.');
  const installations = Array.from({ length: MAX_ASKED + 3 }, (_, at) => {
    const id = `T${at + 1}`;
    const key = at === MAX_ASKED + 1 ? former : keyring;
    return { ...makeInstallation(id, sealToken(key, id, { token: slack.botToken })), version: 1 };
  });

  const findings = await examineWorkspaces({ installations, keyring, apiUrl: slack.apiUrl });

  expect(slack.requests('auth.test')).toHaveLength(MAX_ASKED);
  expect(findings.slice(MAX_ASKED)).toMatchObject([
    { kind: 'problem', about: `slack workspace T${MAX_ASKED + 2}`, what: expect.stringContaining('not in ENCRYPTION_KEYS') },
    { kind: 'ok', what: '2 more can be decrypted, and Slack was not asked about them' },
  ]);
});

it('looks for what rights name in each workspace, and is sure only if it asked them all', async () => {
  const slack = await createSlackSandbox({ teams: [defaultTeam, { ...otherTeam, botToken: 'xoxb-other' }] });
  onTestFinished(() => slack.close());
  const keyring = createKeyring([new Secret(stageKey)]);
  const row = (id: string, token: string) => ({ ...makeInstallation(id, sealToken(keyring, id, { token })), version: 1 });
  const both = [row('T1', slack.botToken), row('T2', 'xoxb-other')];
  const named = { channels: ['C0GENERAL1', 'C0OTHERS01', 'C0MISTAKE1'], groups: ['S0MISTAKE1'] };
  const look = async (installations: typeof both, places = named) =>
    (await examineWorkspaces({ installations, keyring, apiUrl: slack.apiUrl, named: places }))
      .filter(({ about }) => about.startsWith('slack rights'))
      .map(({ kind, about, what }) => `${kind}: ${about}: ${what}`);

  expect(await look(both)).toEqual([
    'problem: slack rights: the bot sees in its workspaces no channel C0MISTAKE1: the rule lets nobody in by it',
    'problem: slack rights: its workspaces have no user group S0MISTAKE1: the rule lets nobody in by it',
  ]);
  expect(await look([...both, row('T3', 'xoxb-dead')])).toEqual([
    expect.stringMatching(/^warning: slack rights: C0MISTAKE1, S0MISTAKE1: .*in none of the 2 workspaces that were asked, and 1 were not/u),
  ]);
  expect(await look(both, { channels: ['C0OTHERS01'], groups: [] })).toEqual([]);
});

it('tells of each workspace that has to install the app again, with a token or not', async () => {
  const keyring = createKeyring([new Secret(stageKey)]);
  const keeps = { ...makeInstallation('T1'), version: 1, reinstallSince: 5 };
  const { sealedToken: _gone, ...lost } = keeps;

  const findings = await examineWorkspaces({
    installations: [lost, { ...keeps, id: 'T2', expiresAt: Date.UTC(2027, 0, 1) }],
    keyring,
    apiUrl: 'http://127.0.0.1:9/api/',
  });

  const fix = 'Have the app installed there again, by the address that ends with /slack/install.';
  // Then the token that is still there is looked at.
  expect(findings.slice(0, 2)).toEqual([
    { kind: 'problem', about: 'slack workspace T1', what: 'Team T1 has the app, and its token is lost', fix },
    {
      kind: 'problem',
      about: 'slack workspace T2',
      what: 'Slack does not renew the token of Team T1, which ends at 2027-01-01T00:00:00.000Z',
      fix,
    },
  ]);
});
