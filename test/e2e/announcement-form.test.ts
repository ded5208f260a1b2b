import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { slackFaults } from '../../src/sandbox/slack/slack-faults.ts';
import { type AnnouncementStage, buttonOn, startAnnouncementStage } from './announcement-stage.ts';

describe('the form of the settings, over the wire', () => {
  let stage: AnnouncementStage;

  beforeEach(async () => {
    stage = await startAnnouncementStage();
  });
  afterEach(() => stage.stop());

  it('subscribes a channel at Discord, in two modals of five fields', async () => {
    const { discord, manager } = stage;
    const opened = await stage.onDiscord('announcements on');
    const role = discord.roleId('Readers');

    expect(opened.status).toBe('modal');
    expect(opened.modal).toMatchObject({ title: 'What is announced' });
    const first = await discord.submitModal({
      userId: manager.discord.userId,
      interactionId: opened.interactionId,
      values: { filter: 'topic:power -topic:podcasts', template: ['compact'], ping: [role] },
    });
    expect(first.message?.ephemeralFor).toBe(manager.discord.userId);
    expect(JSON.stringify(first.message?.payload)).toContain('New articles are announced here from now on');

    const customId = buttonOn(first.message?.payload, /When it is announced/u);
    const second = await discord.click({ userId: manager.discord.userId, messageId: first.message?.id ?? '', customId });
    const saved = await discord.submitModal({
      userId: manager.discord.userId,
      interactionId: second.interactionId,
      values: { schedule: ['fri'], at: '17:30', quiet: '22:00 - 07:00', zone: 'Europe/Berlin', thread: 'true' },
    });

    expect(second.status).toBe('modal');
    expect(saved.status).toBe('updated');
    const [subscription] = await stage.storage.subscriptions.list();
    expect(subscription?.settings).toMatchObject({
      schedule: { kind: 'weekly', day: 'fri', at: '17:30', zone: 'Europe/Berlin' },
      quiet: { from: '22:00', to: '07:00', zone: 'Europe/Berlin' },
      ping: role,
      template: 'compact',
      thread: true,
      crosspost: false,
    });
    const again = await stage.onDiscord('announcements settings');
    expect(JSON.stringify(again.modal)).toContain('topic:power -topic:podcasts');
  });

  it('tells at Discord what cannot be read, repeats what was typed, and opens it again as it was left', async () => {
    const { discord, manager } = stage;
    const opened = await stage.onDiscord('announcements on');

    const wrong = await discord.submitModal({
      userId: manager.discord.userId,
      interactionId: opened.interactionId,
      values: { filter: 'topic:power (author:', lang: 'de' },
    });
    const customId = buttonOn(wrong.message?.payload, /Correct it/u);
    const again = await discord.click({ userId: manager.discord.userId, messageId: wrong.message?.id ?? '', customId });

    expect(wrong.message?.ephemeralFor).toBe(manager.discord.userId);
    expect(JSON.stringify(wrong.message?.payload)).toMatch(/author: has no value.*topic:power \(author:/u);
    expect(await stage.storage.subscriptions.list()).toEqual([]);
    expect(JSON.stringify(again.modal)).toContain('topic:power (author:');
    expect(JSON.stringify(again.modal)).toContain('"value":"de"');
  });

  it('subscribes a channel at Slack in one view, with errors beside the fields', async () => {
    const { slack, manager } = stage;
    const asked = await stage.onSlack('announcements', 'on');
    const view = await stage.view();

    const wrong = await slack.submitView({ view, values: { filter: 'topic:', schedule: 'daily', at: '8 o’clock', zone: 'Mars/Base' } });
    const groups = await slack.suggest({ view, userId: manager.slack.userId, actionId: 'role:ping', value: 'edi' });
    const taken = await slack.submitView({
      view,
      values: {
        filter: 'topic:power',
        schedule: 'daily',
        at: '8:00',
        quiet: '',
        zone: 'Europe/Berlin',
        'role:ping': 'S0EDITORS1',
        template: 'compact',
      },
    });
    await stage.until('the answer', () => asked.responses.length > 0);

    expect(Object.keys(wrong.fieldErrors).toSorted()).toEqual(['at', 'filter', 'zone']);
    expect(groups.options).toMatchObject([{ value: 'S0EDITORS1' }]);
    expect(taken.fieldErrors).toEqual({});
    expect(slack.views(manager.slack.userId)).toEqual([]);
    const [answer] = asked.responses;
    expect(answer?.message.visibleTo).toBe(manager.slack.userId);
    expect(JSON.stringify(answer?.message.blocks)).toContain('New articles are announced here from now on');
    const [subscription] = await stage.storage.subscriptions.list();
    expect(subscription).toMatchObject({
      destination: { platform: 'slack', targetId: 'C0GENERAL1' },
      settings: { schedule: { kind: 'daily', at: '08:00', zone: 'Europe/Berlin' }, ping: 'S0EDITORS1', template: 'compact' },
    });
  });

  it('changes and turns off by the buttons of the status, on both platforms', async () => {
    const { discord, slack, manager } = stage;
    await stage.onDiscord('announcements on', { settings: 'everything' });
    await (await stage.onSlack('announcements', 'on everything')).answer();
    const status = await stage.onDiscord('announcements status');
    const slackStatus = await (await stage.onSlack('announcements', 'status')).answer();
    const message = { userId: manager.discord.userId, messageId: status.message?.id ?? '' };

    const modal = await discord.click({ ...message, customId: buttonOn(status.message?.payload, /What is announced/u) });
    const off = await discord.click({ ...message, customId: buttonOn(status.message?.payload, /Turn off/u) });
    await slack.click({ message: slackStatus, actionId: buttonOn(slackStatus.blocks, /Change settings/u), userId: manager.slack.userId });
    const view = await stage.view();
    await slack.closeView(view);
    await slack.click({ message: slackStatus, actionId: buttonOn(slackStatus.blocks, /Turn off/u), userId: manager.slack.userId });

    expect(modal.status).toBe('modal');
    expect(JSON.stringify(off.message?.payload)).toContain('not announced here any more');
    expect(JSON.stringify(view.definition)).toContain('Which articles');
    await stage.until('the end of both', async () => (await stage.storage.subscriptions.list()).length === 0);
  });

  it('sets up any channel at Discord from one place, and says at once what the bot lacks there', async () => {
    const { discord, manager } = stage;
    const [elsewhere, forum] = [discord.channelId('announcements'), discord.channelId('articles')];
    discord.removePermission(elsewhere, 'SendMessages');
    const status = await stage.onDiscord('announcements status');
    const message = { userId: manager.discord.userId, messageId: status.message?.id ?? '' };
    const press = (name: RegExp) => {
      const { payload } = discord.findMessage(message.messageId) ?? {};
      return discord.click({ ...message, customId: buttonOn(payload, name) });
    };
    /** The message as it is after the form: the next one changes it. */
    const submit = async (interactionId: string, values: Record<string, string | string[]>): Promise<string> => {
      const { message: shown } = await discord.submitModal({ userId: manager.discord.userId, interactionId, values });
      expect(shown?.ephemeralFor).toBe(manager.discord.userId);
      return JSON.stringify(shown?.payload);
    };
    const choose = async (channelId: string) => submit((await press(/Another channel/u)).interactionId, { channel: [channelId] });

    // Over HTTP Discord tells the bot nothing of it but what comes with the form.
    discord.removePermission(forum, 'ViewChannel');
    const hidden = await choose(forum);
    discord.restorePermission(forum, 'ViewChannel');
    const shown = await choose(elsewhere);
    const saved = await submit((await press(/What is announced/u)).interactionId, { filter: 'topic:power' });
    discord.restorePermission(elsewhere, 'SendMessages');
    await press(/Post a test/u);
    const ofForum = await choose(forum);
    const whenInForum = await press(/When it is announced/u);

    expect(hidden).toContain('give it the permission View Channel and Send Messages.');
    expect(shown).toContain(`<#${elsewhere}>`);
    expect(shown).toContain('New articles are not announced there. Newsdesk cannot post there yet: give it the permission Send Messages.');
    expect(saved).toContain('announced there from now on. Newsdesk cannot post there yet');
    expect(await stage.storage.subscriptions.list()).toMatchObject([{ destination: { targetId: elsewhere } }]);
    await stage.until('the test', () => stage.posts(elsewhere).length > 0);
    expect(stage.posts()).toEqual([]);
    expect(ofForum).toContain('New articles are not announced there.');
    expect(ofForum).not.toContain('cannot post');
    // A forum opens no threads below its posts.
    expect(JSON.stringify(whenInForum.modal)).toContain('Quiet hours');
    expect(JSON.stringify(whenInForum.modal)).not.toContain('Open a thread');
  });

  it('lets nobody set up a channel at Discord that they may not manage', async () => {
    const { discord, manager } = stage;
    const status = await stage.onDiscord('announcements status');
    const customId = buttonOn(status.message?.payload, /Another channel/u);
    const { interactionId } = await discord.click({ userId: manager.discord.userId, messageId: status.message?.id ?? '', customId });
    const channelId = discord.channelId('announcements');
    const role = discord.world.guilds.get(discord.guildId)?.roles.get(discord.roleId('Editors'));
    if (role === undefined) throw new Error('There is no such role.');
    discord.world.channels.get(channelId)?.overwrites.push({ id: role.id, type: 0, allow: 0n, deny: 1n << 4n });

    const refused = await discord.submitModal({ userId: manager.discord.userId, interactionId, values: { channel: [channelId] } });

    expect(JSON.stringify(refused.message?.payload)).toContain('This is for people who may manage that channel.');
  });

  it('sets up any channel at Slack from one place', async () => {
    const { slack, manager } = stage;
    const status = await (await stage.onSlack('announcements', 'status')).answer();
    const userId = manager.slack.userId;

    await slack.click({ message: status, actionId: buttonOn(status.blocks, /Another channel/u), userId });
    const asked = await slack.submitView({ view: await stage.view(), values: { channel: 'C0ANNOUNCE' } });
    const shown = await stage.until('the channel', () =>
      slack.messages(status.channelId).find((each) => JSON.stringify(each.blocks).includes('C0ANNOUNCE')),
    );
    await slack.click({ message: shown, actionId: buttonOn(shown.blocks, /Turn on/u), userId });
    await slack.submitView({ view: await stage.view(), values: { filter: 'topic:power' } });

    expect(asked.fieldErrors).toEqual({});
    expect(JSON.stringify(shown.blocks)).toContain('New articles are not announced there.');
    await stage.until('the subscription', async () => (await stage.storage.subscriptions.list()).length > 0);
    expect(await stage.storage.subscriptions.list()).toMatchObject([{ destination: { platform: 'slack', targetId: 'C0ANNOUNCE' } }]);
  });

  it('looks at the rights again when a form is sent', async () => {
    const { slack, manager } = stage;
    await stage.onSlack('announcements', 'on');
    const view = await stage.view();
    const person = slack.workspace().users.get(manager.slack.userId);
    if (person === undefined) throw new Error('There is no such person.');
    slack.workspace().users.set(manager.slack.userId, { ...person, isRestricted: true });

    await slack.submitView({ view, values: { filter: '' } });

    expect(await stage.storage.subscriptions.list()).toEqual([]);
    const byReader = await stage.onDiscord('announcements on', {}, { userId: stage.discord.userId('linus') });
    expect(byReader.status).toBe('refused');
  });

  it('says in words that a form did not open', async () => {
    const { slack } = stage;
    slack.faults.fault({ match: { path: 'views.open' }, action: slackFaults.apiError('internal_error') });

    const asked = await stage.onSlack('announcements', 'on');
    const answer = await asked.answer();

    expect(JSON.stringify(answer.blocks)).toContain('The form did not open');
  });
});
