import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AnnouncementStage, buttonOn, startAnnouncementStage } from './announcement-stage.ts';

describe('readers who follow', () => {
  let stage: AnnouncementStage;

  beforeEach(async () => {
    stage = await startAnnouncementStage();
  });
  afterEach(() => stage.stop());

  it('follow a topic, an author and a term at Discord, get one message for an article, and stop from it', async () => {
    const { discord } = stage;
    const reader = { userId: discord.userId('linus'), channelId: discord.channelId('general') };
    const direct = discord.openDirectMessage(reader.userId);
    const article = await stage.onDiscord('article', { article: 'spacex colossus' }, reader);
    const term = await stage.onDiscord('term', { term: 'interconnect' }, reader);

    const byAuthor = await discord.click({
      ...reader,
      messageId: article.message?.id ?? '',
      customId: buttonOn(article.message?.payload, /^Follow /u),
    });
    const byTerm = await discord.click({
      ...reader,
      messageId: term.message?.id ?? '',
      customId: buttonOn(term.message?.payload, /^Follow /u),
    });
    expect(JSON.stringify(byAuthor.message?.payload)).toContain('You follow');
    expect(byTerm.message?.ephemeralFor).toBe(reader.userId);
    expect(discord.messages(direct)).toHaveLength(1);

    await stage.save('fresh', 'About the interconnect of all of it.', 'authors: [Shtef]\n');
    const message = await stage.until('the direct message', () => discord.messages(direct)[1]);
    const listed = await stage.onDiscord('following', {}, reader);
    const stopped = await discord.click({
      userId: reader.userId,
      messageId: message.id,
      customId: buttonOn(message.payload, /^Unfollow /u),
    });
    const after = await stage.onDiscord('following', {}, reader);

    expect(JSON.stringify(message.payload)).toMatch(/fresh title.*You follow /u);
    expect(JSON.stringify(listed.message?.payload).match(/Unfollow/gu)).toHaveLength(2);
    expect(JSON.stringify(stopped.message?.payload)).toContain('You do not follow');
    expect(JSON.stringify(after.message?.payload).match(/Unfollow/gu)).toHaveLength(1);
    expect(discord.messages(direct).filter(({ ephemeralFor }) => ephemeralFor === undefined)).toHaveLength(2);
  });

  it('are told privately when their direct messages are closed', async () => {
    const { discord } = stage;
    // Her client is German.
    const reader = { userId: discord.userId('mary'), channelId: discord.channelId('general') };
    const term = await stage.onDiscord('term', { term: 'interconnect' }, reader);

    const followed = await discord.click({
      ...reader,
      messageId: term.message?.id ?? '',
      customId: buttonOn(term.message?.payload, /^Interconnect folgen$/u),
    });
    const listed = await stage.onDiscord('following', {}, reader);

    expect(followed.message?.ephemeralFor).toBe(reader.userId);
    expect(JSON.stringify(followed.message?.payload)).toMatch(/noch kann dich nichts erreichen.*Privatsphäre-Einstellungen/u);
    expect(JSON.stringify(listed.message?.payload)).toContain('kam nicht an');
  });

  it('follow at Slack, are told of another name of the term, and stop', async () => {
    const { slack } = stage;
    const userId = 'U0READER01';
    const direct = slack.openDirectMessage(userId);
    const term = await (await stage.onSlack('term', 'interconnect', { userId })).answer();

    const followed = await (await slack.click({ message: term, actionId: buttonOn(term.blocks, /^Follow /u), userId })).answer();
    await stage.save('fresh', 'About the cluster network of all of it.');
    const message = await stage.until('the direct message', () => slack.messages(direct).find(({ text }) => text.includes('fresh title')));
    const stopped = await (await slack.click({ message, actionId: buttonOn(message.blocks, /^Unfollow /u), userId })).answer();

    expect(JSON.stringify(followed.blocks)).toContain('You follow');
    expect(JSON.stringify(stopped.blocks)).toContain('You do not follow');
    expect(await stage.storage.follows.list()).toEqual([]);
  });
});
