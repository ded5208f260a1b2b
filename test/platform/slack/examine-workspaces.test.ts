import { expect, it, onTestFinished } from 'vitest';
import { examineWorkspaces, MAX_ASKED } from '../../../src/platform/slack/workspaces/examine-workspaces.ts';
import { sealToken } from '../../../src/platform/slack/workspaces/sealed-token.ts';
import { createKeyring } from '../../../src/runtime/keyring.ts';
import { Secret } from '../../../src/runtime/secret.ts';
import { createSlackSandbox } from '../../../src/sandbox/slack/slack-sandbox.ts';
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
