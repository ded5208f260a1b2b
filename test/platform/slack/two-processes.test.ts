import { expect, it, onTestFinished } from 'vitest';
import { createHeardOnce } from '../../../src/platform/heard-once.ts';
import { createSlackPlatform } from '../../../src/platform/slack/slack-platform.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { createSlackSandbox } from '../../../src/sandbox/slack/slack-sandbox.ts';
import { openMemory } from '../../../src/storage/open-sqlite.ts';
import { openDoor, platformOptions } from '../../fault/deliver-again.ts';
import { createWitness } from '../../fault/load.ts';
import { createRandom } from '../../fault/random.ts';

const reader = { userId: 'U0READER01', channelId: 'C0GENERAL1' };
/** The time in which a second answer would come, in ms. */
const SECOND_ANSWER_MS = 1_500;

it('answer a button once, although both are told of the press', async () => {
  const [slack, storage] = await Promise.all([createSlackSandbox(), openMemory()]);
  const { botToken, signingSecret, apiUrl } = slack;
  const platforms = [createWitness(), createWitness()].map((witness) =>
    createSlackPlatform({
      botToken,
      signingSecret,
      apiUrl,
      heard: createHeardOnce(storage.effects, systemClock),
      ...platformOptions(witness),
    }),
  );
  await Promise.all(platforms.map((platform) => platform.start()));
  const door = await openDoor(platforms, { seed: 1, each: 1, copies: 2, gapMs: 10 }, createRandom(1));
  onTestFinished(async () => {
    await door.close();
    await Promise.all(platforms.map((platform) => platform.stop()));
    await Promise.all([slack.close(), storage.close()]);
  });
  await slack.setRequestUrl(door.url);
  const { message } = await slack.slash({ ...reader, command: '/echo', text: 'word-1-end' });
  if (message === undefined) throw new Error('The command was not answered.');
  const actionId = /"action_id":"([^"]+)"/u.exec(JSON.stringify(message.blocks))?.[1] ?? '';

  const pressed = await slack.click({ message, actionId, userId: reader.userId });
  const first = await pressed.waitForResponses(1);
  const second = await pressed.waitForResponses(2, SECOND_ANSWER_MS).catch(() => undefined);

  expect(JSON.stringify(first)).toContain('clicked');
  expect(second).toBeUndefined();
});
