import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faultActions } from '../../src/sandbox/faults.ts';
import type { SlackMessage } from '../../src/sandbox/slack/state/message.ts';
import { type AnnouncementStage, buttonOn, startAnnouncementStage } from './announcement-stage.ts';
import { keepText } from '../../src/words/kept-text.ts';

describe('a post that nobody can prove', () => {
  let stage: AnnouncementStage;

  beforeEach(async () => {
    stage = await startAnnouncementStage();
  });
  afterEach(() => stage.stop());

  /** Loses the answer of a post on Slack, where the history is closed to the bot. */
  async function loseOnSlack(accepted: boolean): Promise<SlackMessage> {
    const { slack, manager } = stage;
    await (await stage.onSlack('announcements', 'on everything')).answer();
    slack.admin.setScopes(slack.botToken, ['commands', 'chat:write', 'im:write', 'users:read', 'im:history']);
    const action = accepted ? faultActions.lostAfterAcceptance() : faultActions.lostBeforeAcceptance();
    slack.faults.fault({ match: { path: 'chat.postMessage' }, action });
    await stage.save('fresh', 'The first details.');
    const direct = slack.openDirectMessage(manager.slack.userId);
    return stage.until('the notice', () => slack.messages(direct).at(-1));
  }

  it('is reported once to its owner, who says that it is there', async () => {
    const { slack, manager } = stage;
    const notice = await loseOnSlack(true);
    const press = (userId: string) =>
      slack.click({ message: notice, actionId: buttonOn(notice.blocks, /It is there/u), userId }).then((click) => click.answer());

    const settled = await press(manager.slack.userId);
    const again = await press(manager.slack.userId);

    expect(notice.text).toMatch(/may or may not have been posted in the channel C0GENERAL1/u);
    expect(JSON.stringify(notice.blocks)).toContain('https://slack.com/app_redirect?team=T0SANDBOX1&channel=C0GENERAL1');
    expect(JSON.stringify(settled.blocks)).toContain('It is not posted again');
    expect(JSON.stringify(again.blocks)).toContain('decided before');
    const [delivery] = await stage.storage.outbox
      .list({ status: ['delivered'], limit: 10 })
      .then((all) => all.filter(({ destination }) => destination.kind === 'channel'));
    expect(delivery?.log.at(-1)?.outcome).toBe(keepText('operatorSawIt'));
    expect(stage.slackPosts(notice.channelId)).toHaveLength(1);
    expect(stage.slackPosts()).toHaveLength(1);
    expect(stage.log.join('')).toContain('nobody can tell whether a delivery was posted');
  });

  it('is posted again when it is not there, and only then', async () => {
    const { slack, manager } = stage;
    const notice = await loseOnSlack(false);
    const status = await (await stage.onSlack('announcements', 'status')).answer();
    expect(stage.slackPosts()).toHaveLength(0);

    await slack.click({ message: status, actionId: buttonOn(status.blocks, /Post it again/u), userId: manager.slack.userId });
    await stage.until('the post', () => stage.slackPosts().length === 1);
    const late = await slack.click({ message: notice, actionId: buttonOn(notice.blocks, /Post it again/u), userId: manager.slack.userId });

    expect(JSON.stringify((await late.answer()).blocks)).toContain('decided before');
    await stage.until('the end of all sends', async () => {
      const { pending, sending } = await stage.storage.outbox.count();
      return pending + sending === 0;
    });
    expect(stage.slackPosts()).toHaveLength(1);
  });

  it('is decided at Discord by people who may manage that channel now, also from a direct message', async () => {
    const { discord, manager } = stage;
    const dispatch = (userId: string, mayManage: boolean) =>
      stage.app.dispatch.act(
        { kind: 'decide', delivery: 1, verdict: 'isThere' },
        { platform: 'discord', channelId: 'dm', userId, managesChannel: false, mayManage: async () => mayManage },
      );
    await stage.onDiscord('announcements on', { settings: 'everything' });
    await stage.save('fresh', 'The first details.');
    await stage.until('the post', () => stage.posts().length === 1);

    const answers = [await dispatch('somebody', false), await dispatch(manager.discord.userId, true)].map((answer) =>
      JSON.stringify(answer),
    );

    expect(answers[0]).toContain('for people who may manage that channel');
    expect(answers[1]).toContain('decided before');
    expect(discord.userId('grace')).toBe(manager.discord.userId);
  });
});
