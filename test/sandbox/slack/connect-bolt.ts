import { App, LogLevel } from '@slack/bolt';

import type { SlackSandbox } from '../../../src/sandbox/slack/slack-sandbox.ts';

/** A silent logger: what Bolt prints about injected faults is not news. */
export const silentLogger = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel: () => LogLevel.ERROR, setName() {} };

/** The real Bolt App over Socket Mode, pointed at the sandbox. */
export function createBoltApp(sandbox: SlackSandbox): App {
  return new App({
    token: sandbox.botToken,
    appToken: sandbox.appToken,
    socketMode: true,
    logger: silentLogger,
    clientOptions: { slackApiUrl: sandbox.apiUrl },
  });
}
