import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookUpEntry } from '../../src/command/look-up-entry.ts';
import { type AnnouncementStage, buttonOn, startAnnouncementStage } from './announcement-stage.ts';

let stage: AnnouncementStage;

beforeAll(async () => {
  stage = await startAnnouncementStage();
});
afterAll(() => stage.stop());

/** A person's message, and a part of the answer. */
const messages = [
  [
    'names every term and the best section',
    'Does Colossus use the *Distributed Interconnect*?',
    ['2 terms in this message', 'Laser links carry traffic', 'says most about this message'],
  ],
  [
    'reads no filter, mention or link as a query',
    '<@U0READER01> topic:nothing -liquid "cooling" https://evil.example/x',
    ['says most about this message'],
  ],
  ['says that it can explain nothing', 'zxqwvkj flibber', ['Nothing in our articles explains this message']],
] as const;

describe.each(messages)('Look this up %s', (_, text, expected) => {
  it('on Discord, for the person alone', async () => {
    const { discord, manager } = stage;
    const asked = discord.say({ userId: discord.userId('linus'), channelId: manager.discord.channelId, content: text });

    const answer = await discord.contextCommand({ ...manager.discord, command: lookUpEntry.name, targetId: asked.id });

    for (const part of expected) expect(JSON.stringify(answer.message?.payload)).toContain(part);
    expect(answer.message?.ephemeralFor).toBe(manager.discord.userId);
  });

  it('on Slack, for the person alone', async () => {
    const { slack, manager } = stage;
    const { message } = await slack.say({ userId: 'U0READER01', channelId: manager.slack.channelId, text });

    const answer = await (await slack.shortcut({ userId: manager.slack.userId, callbackId: lookUpEntry.callbackId, message })).answer();

    for (const part of expected) expect(JSON.stringify(answer.blocks)).toContain(part);
    expect(answer.visibleTo).toBe(manager.slack.userId);
  });
});

describe('an answer to Look this up', () => {
  it('can be shared, on both platforms', async () => {
    const { discord, slack, manager } = stage;
    const asked = discord.say({ ...manager.discord, content: 'Colossus?' });
    const { message } = await slack.say({ ...manager.slack, text: 'Colossus?' });
    const onDiscord = await discord.contextCommand({ ...manager.discord, command: lookUpEntry.name, targetId: asked.id });
    const onSlack = await (await slack.shortcut({ userId: manager.slack.userId, callbackId: lookUpEntry.callbackId, message })).answer();

    const press = {
      userId: manager.discord.userId,
      messageId: onDiscord.message?.id ?? '',
      customId: buttonOn(onDiscord.message?.payload, /^Share$/u),
    };
    const shared = await discord.click(press);
    const sharedOnSlack = await slack.click({
      message: onSlack,
      actionId: buttonOn(onSlack.blocks, /^Share$/u),
      userId: manager.slack.userId,
    });

    expect(shared.message?.ephemeralFor).toBeUndefined();
    expect((await sharedOnSlack.answer()).visibleTo).toBeUndefined();
  });

  it('explains what a bot has posted in components, on Discord', async () => {
    const { discord, manager } = stage;
    const posted = await stage.onDiscord('term', { term: 'colossus', public: true });

    const answer = await discord.contextCommand({ ...manager.discord, command: lookUpEntry.name, targetId: posted.message?.id ?? '' });

    expect(JSON.stringify(answer.message?.payload)).toContain('in this message: ');
  });
});
