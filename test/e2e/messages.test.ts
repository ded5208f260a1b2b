import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { slackFaults } from '../../src/sandbox/slack/slack-faults.ts';
import { type AnnouncementStage, startAnnouncementStage } from './announcement-stage.ts';
import { defaultTransport } from './over-http.ts';

let stage: AnnouncementStage;

beforeAll(async () => {
  stage = await startAnnouncementStage();
  await stage.startReplica();
});
afterAll(() => stage.stop());

const words = 'cooled by liquid';

// Discord sends messages through the gateway alone.
describe.skipIf(defaultTransport === 'http')('a message to the bot on Discord', () => {
  /** The bot's answers to a message, as JSON. */
  const answersTo = (id: string, channelId: string): readonly string[] =>
    stage.discord
      .messages(channelId)
      .filter(({ payload }) => JSON.stringify(payload.message_reference ?? {}).includes(id))
      .map(({ payload }) => JSON.stringify(payload));

  it.each([
    ['that mentions it is answered where it was asked', (botId: string) => `<@${botId}> colossus key details`],
    ['that mentions it in the old way and at the end too', (botId: string) => `colossus key details? <@!${botId}>`],
  ])('%s, once, though it is delivered four times to two processes and an answer is lost', async (_, write) => {
    const { discord, manager } = stage;
    const repeating = discord.gateway.repeat(4, 'MESSAGE_CREATE');
    discord.faults.fault({ match: { method: 'POST', path: '/messages' }, times: 1, action: slackFaults.lostAfterAcceptance() });

    const asked = discord.say({ userId: discord.userId('linus'), channelId: manager.discord.channelId, content: write(discord.botUserId) });
    await stage.until('the answer', () => answersTo(asked.id, manager.discord.channelId).length > 0);
    repeating.stop();
    // A second answer to the first question would have come before the answer to a later one.
    const later = discord.say({ userId: discord.userId('linus'), channelId: manager.discord.channelId, content: write(discord.botUserId) });
    await stage.until('the later answer', () => answersTo(later.id, manager.discord.channelId).length > 0);

    const answers = answersTo(asked.id, manager.discord.channelId);
    expect(answers).toHaveLength(1);
    expect(answers[0]).toContain(words);
    expect(answers[0]).toContain('"mentions":[]');
  });

  it('is answered in a direct message without a mention', async () => {
    const { discord } = stage;
    const userId = discord.userId('linus');
    const channelId = discord.openDirectMessage(userId);

    const asked = discord.say({ userId, channelId, content: 'colossus key details' });

    const [answer = ''] = await stage.until('the answer', () =>
      answersTo(asked.id, channelId).length > 0 ? answersTo(asked.id, channelId) : undefined,
    );
    expect(answer).toContain(words);
  });

  it('is nothing if it only talks near it, or is its own', async () => {
    const { discord, manager } = stage;
    const { channelId } = manager.discord;
    const before = discord.messages(channelId).length;

    discord.say({ userId: discord.userId('linus'), channelId, content: 'colossus key details' });
    discord.say({ userId: discord.userId('linus'), channelId, content: `<@${discord.userId('ada')}> colossus` });
    const asked = discord.say({ userId: discord.userId('linus'), channelId, content: `<@${discord.botUserId}> interconnect` });
    await stage.until('the answer to the last', () => answersTo(asked.id, channelId).length > 0);

    expect(discord.messages(channelId)).toHaveLength(before + 4);
  });
});

describe('a message to the bot on Slack', () => {
  const answersIn = (channelId: string, threadTs?: string) =>
    stage.slack.messages(channelId).filter(({ userId, threadTs: thread }) => userId === stage.slack.botUserId && thread === threadTs);

  it('that mentions it is answered in its thread, once, though it is delivered again', async () => {
    const { slack, manager } = stage;
    const { channelId } = manager.slack;

    const { message, events } = await slack.say({ userId: 'U0READER01', channelId, text: `<@${slack.botUserId}> colossus key details` });
    await stage.until('the answer', () => answersIn(channelId, message.ts).length > 0);
    await Promise.all(events.flatMap((event) => [event.redeliver(), event.redeliver(), event.redeliver()]));
    const later = await slack.say({ userId: 'U0READER01', channelId, text: `<@${slack.botUserId}> interconnect` });
    await stage.until('the later answer', () => answersIn(channelId, later.message.ts).length > 0);

    const answers = answersIn(channelId, message.ts);
    expect(answers).toHaveLength(1);
    expect(JSON.stringify(answers[0]?.blocks)).toContain(words);
    expect(events.map(({ status }) => status)).toEqual(events.map(() => 'acked'));
  });

  it('is answered in a thread that goes on, and in a direct message without a mention', async () => {
    const { slack, manager } = stage;
    const { channelId } = manager.slack;
    const direct = slack.openDirectMessage('U0READER01');
    const { message } = await slack.say({ userId: 'U0READER01', channelId, text: 'Has anybody read about this?' });

    await slack.say({ userId: 'U0READER01', channelId, text: `<@${slack.botUserId}> interconnect`, threadTs: message.ts });
    await slack.say({ userId: 'U0READER01', channelId: direct, text: 'colossus key details' });

    await stage.until('the answer in the thread', () => answersIn(channelId, message.ts).length > 0);
    await stage.until('the direct answer', () => answersIn(direct).length > 0);
    expect(JSON.stringify(answersIn(direct)[0]?.blocks)).toContain(words);
  });
});
