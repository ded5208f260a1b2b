import { afterAll, beforeAll, expect, it } from 'vitest';
import { slackFaults } from '../../src/sandbox/slack/slack-faults.ts';
import { type AnnouncementStage, startAnnouncementStage } from './announcement-stage.ts';

/** Questions of every kind, with the ones that are corrected, listed, long and unknown. */
const questions: readonly (readonly [command: string, option: string, text: string])[] = [
  ['news', 'query', 'colosus cooling'],
  ['news', 'query', 'topic:power'],
  ['news', 'query', 'zxqwvkj'],
  ['article', 'article', 'checkpoints-and-failures'],
  ['term', 'term', 'colossus'],
  ['term', 'term', 'Dynamic Thermal Management'],
  ['latest', '', ''],
];

let stage: AnnouncementStage;

beforeAll(async () => {
  stage = await startAnnouncementStage();
  // Two processes, each of which hears of everything on Discord, and everything is delivered three times.
  await stage.startReplica();
});
afterAll(() => stage.stop());

interface Control {
  readonly id: string;
  readonly values: readonly string[];
}

/** Every button and option of a message but *Share*, which is there to show it. */
function controlsOf(payload: unknown): readonly Control[] {
  if (Array.isArray(payload)) return payload.flatMap(controlsOf);
  if (typeof payload !== 'object' || payload === null) return [];
  const { custom_id, action_id, value, url, disabled, options, ...rest } = payload as Record<string, unknown>;
  const id = custom_id ?? action_id;
  if (typeof id !== 'string') return Object.values(rest).flatMap(controlsOf);
  const intent = typeof value === 'string' ? value : id;
  if (url !== undefined || disabled === true || /^1[he]/u.test(intent)) return [];
  return [{ id, values: ((options ?? []) as readonly { readonly value: string }[]).map((option) => option.value).slice(0, 2) }];
}

const own = (messages: readonly { readonly ephemeralFor?: string | undefined }[], userId: string) =>
  messages.every(({ ephemeralFor }) => ephemeralFor === userId);

it('is seen by nobody else on Discord, whatever is pressed, delivered again or lost', async () => {
  const { discord, manager } = stage;
  const { userId } = manager.discord;
  const repeating = discord.gateway.repeat(3, 'INTERACTION_CREATE');
  let presses = 0;

  for (const [command, option, text] of questions) {
    discord.faults.fault({ match: { method: 'POST', path: '/callback' }, times: 1, action: slackFaults.lostAfterAcceptance() });
    const { message } = await stage.onDiscord(command, option === '' ? {} : { [option]: text });
    for (const { id: customId, values } of controlsOf(message?.payload.components)) {
      const press = { userId, messageId: message?.id ?? '', customId };
      const answers = values.length === 0 ? [await discord.click(press)] : [];
      for (const value of values) answers.push(await discord.select({ ...press, values: [value] }));
      presses += answers.filter(({ status }) => status === 'answered' || status === 'updated').length;
    }
    discord.gateway.requestReconnect();
  }
  repeating.stop();

  const posted = discord.posted.filter(
    ({ channelId, authorId }) => channelId === manager.discord.channelId && authorId === discord.botUserId,
  );
  // Over the gateway, some of them are turned away while it reconnects, and can be pressed again.
  expect(presses).toBeGreaterThan(6);
  expect(posted.length).toBeGreaterThanOrEqual(questions.length);
  expect(own(posted, userId)).toBe(true);
  expect(discord.messages(manager.discord.channelId, { as: discord.userId('linus') })).toEqual([]);
});

it('is seen by nobody else on Slack, whatever is pressed, delivered again or lost', async () => {
  const { slack, manager } = stage;
  const { userId, channelId } = manager.slack;
  const stopRepeating = slack.socket.repeat(3, 5);
  let presses = 0;

  for (const [command, , text] of questions) {
    const message = await (await stage.onSlack(command, text)).answer();
    for (const { id: actionId, values } of controlsOf(message.blocks)) {
      slack.faults.fault({ match: { path: /\/actions\// }, times: 1, action: slackFaults.lostAfterAcceptance() });
      const pressed =
        values.length === 0
          ? await slack.click({ message, actionId, userId })
          : await slack.select({ message, actionId, userId, value: values[0] ?? '' });
      presses += (await pressed.waitForResponses(1, 6_000)).length;
      // A press may have put another answer in its place.
      if (values.length === 0) break;
    }
  }
  stopRepeating();

  const posted = slack.messages(channelId);
  expect(presses).toBeGreaterThan(3);
  expect(posted.length).toBeGreaterThanOrEqual(questions.length);
  expect(posted.every(({ visibleTo }) => visibleTo === userId)).toBe(true);
});
