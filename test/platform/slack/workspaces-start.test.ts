import { expect, it } from 'vitest';
import { createSlackWorkspaces } from '../../../src/platform/slack/workspaces/slack-workspaces.ts';
import { createLogger } from '../../../src/runtime/logger.ts';
import { Secret } from '../../../src/runtime/secret.ts';
import { articleCommands, createArticleDispatch } from '../article-dispatch.ts';
import { openInstallStage, stageKey } from './install-stage.ts';

it('starts without any workspace, and not with an app token that Slack refuses', async () => {
  const { slack, storage, clock } = await openInstallStage();
  const events = { onInstalled() {}, onRemoved() {}, onStray() {}, onRenewalRefused() {}, onUnserved() {}, onTrouble() {} };
  const app = { clientId: '1.2', clientSecret: 'client-secret', apiUrl: slack.apiUrl, encryptionKeys: [new Secret(stageKey)] } as const;
  const workspaces = createSlackWorkspaces({ ...app, storage, clock, owner: 'a', events });
  const create = (appToken: string) =>
    workspaces.createPlatform({
      apiUrl: slack.apiUrl,
      appToken,
      commands: articleCommands,
      dispatch: createArticleDispatch(),
      clock,
      logger: createLogger({ level: 'fatal', destination: { write: () => {} }, format: 'json' }),
      onAnswered: () => {},
      onUndelivered: () => {},
      onFatal: () => {},
    });
  const [right, wrong] = [create(slack.appToken), create('xapp-wrong')];

  await expect(wrong.start()).rejects.toMatchObject({ code: 'slack.tokenRefused' });
  await right.start();
  const readiness = [right.isReady(), right.installationId(), right.findTrouble(), wrong.isReady()];
  await right.stop();
  await wrong.stop();

  expect(readiness).toEqual([true, undefined, undefined, false]);
});
