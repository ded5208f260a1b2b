import { WebClient } from '@slack/web-api';
import { expect, it, onTestFinished } from 'vitest';
import { createOwnChannels } from '../../../src/platform/slack/own-channels.ts';
import { silentLogger } from '../../../src/platform/slack/silent-logger.ts';
import { faultActions } from '../../../src/sandbox/faults.ts';
import { createSlackSandbox } from '../../../src/sandbox/slack/slack-sandbox.ts';
import { slackFaults } from '../../../src/sandbox/slack/slack-faults.ts';
import { type Clock, systemClock } from '../../../src/runtime/clock.ts';

async function open(clock: Clock) {
  const sandbox = await createSlackSandbox();
  onTestFinished(() => sandbox.close());
  const client = new WebClient(sandbox.botToken, { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 }, logger: silentLogger });
  return { sandbox, hasChannel: createOwnChannels(client, clock), asked: () => sandbox.requests('conversations.info').length };
}

it('asks Slack for a channel once in ten minutes, whatever it says', async () => {
  let now = 0;
  const { sandbox, hasChannel, asked } = await open({ ...systemClock, now: () => now, monotonic: () => now });
  sandbox.faults.fault({ match: { path: 'conversations.info' }, times: 1, action: slackFaults.apiError('missing_scope') });
  const ask = async () => [await hasChannel('C0UNTOLD01'), await hasChannel('C0GENERAL1'), await hasChannel('C0NOTHERE1')];

  expect([await ask(), await ask()]).toEqual(Array(2).fill([true, true, false]));
  expect(asked()).toBe(3);
  now = 600_000;
  expect(await ask()).toEqual([false, true, false]);
  expect(asked()).toBe(6);
});

it('rules nothing out if Slack does not answer within a second', async () => {
  const waits: number[] = [];
  const hasty: Clock = { ...systemClock, after: (delayMs, callback) => systemClock.after(waits.push(delayMs), callback) };
  const { sandbox, hasChannel } = await open(hasty);
  sandbox.faults.fault({ match: { path: 'conversations.info' }, times: 1, action: faultActions.hang() });

  expect(await hasChannel('C0NOTHERE1')).toBe(true);
  expect(waits).toEqual([1_000]);
});
