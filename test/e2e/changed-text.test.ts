import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wordsFor } from '../../src/words/words-for.ts';
import { type AnnouncementStage, buttonOn, startAnnouncementStage } from './announcement-stage.ts';

const { textChanged, shareChanged } = wordsFor([]);
const pages = (word: string) => Array.from({ length: 400 }, (_, place) => `The ${word} stood at mark ${place}.`).join(' ');
const isShare = /^Share$/u;

let stage: AnnouncementStage;

/** An answer that was read before its article changed. */
beforeEach(async () => {
  stage = await startAnnouncementStage();
  await stage.save('weir', pages('water'));
});
afterEach(() => stage.stop());

const change = async (): Promise<void> => {
  await stage.save('weir', pages('river'));
  await stage.until('the new text', async () => JSON.stringify((await onDiscord()).message?.payload).includes('river'));
};
const onDiscord = () => stage.onDiscord('article', { article: 'weir', section: 'Details' });
const onSlack = async () => (await stage.onSlack('article', 'weir > details')).answer();

describe('an answer whose text changed', () => {
  it('says so on Discord when its page is turned, and is shared once the new text was read', async () => {
    const { discord, manager, until } = stage;
    const { userId } = manager.discord;
    const read = await until('the old text', async () => {
      const { message } = await onDiscord();
      return JSON.stringify(message?.payload).includes('water') ? message : undefined;
    });
    const press = (label: RegExp, of: unknown = read.payload, messageId = read.id) =>
      discord.click({ userId, messageId, customId: buttonOn(of, label) });

    const before = stage.posts().length;
    await change();
    const refused = await press(isShare);
    const postsThen = stage.posts().length;
    const turned = await press(/^Next/u);
    const turnedPayload = JSON.stringify(turned.message?.payload);
    const shared = await press(isShare, refused.message?.payload, refused.message?.id);

    expect(turnedPayload).toContain(textChanged);
    expect(JSON.stringify(refused.message?.payload)).toContain(shareChanged);
    expect(JSON.stringify(refused.message?.payload)).toContain('The river stood at mark 0.');
    expect([postsThen, stage.posts().length]).toEqual([before, before + 1]);
    expect(JSON.stringify(shared.message?.payload)).toContain('The river stood');
    expect(JSON.stringify(shared.message?.payload)).not.toContain(shareChanged);
  });

  it('says so on Slack when its page is turned, and is shared once the new text was read', async () => {
    const { slack, manager, until } = stage;
    const { userId } = manager.slack;
    const read = await until('the old text', async () => {
      const message = await onSlack();
      return JSON.stringify(message.blocks).includes('water') ? message : undefined;
    });
    const press = async (label: RegExp, message = read) =>
      (await slack.click({ message, actionId: buttonOn(message.blocks, label), userId })).answer();

    const before = stage.slackPosts().length;
    await change();
    const refused = await press(isShare);
    const postsThen = stage.slackPosts().length;
    const turned = await press(/^Next/u);
    await press(isShare, refused);

    expect(JSON.stringify(turned.blocks)).toContain(textChanged);
    expect(JSON.stringify(refused.blocks)).toContain(shareChanged);
    expect(postsThen).toBe(before);
    await until('the new text for everybody', () => stage.slackPosts().slice(before).join('').includes('The river stood'));
  });
});
