import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InteractionAnswer } from '../../src/sandbox/discord/interactions.ts';
import { slackFaults } from '../../src/sandbox/slack/slack-faults.ts';
import type { SlackMessage } from '../../src/sandbox/slack/state/message.ts';
import { type AnnouncementStage, buttonOn, startAnnouncementStage } from './announcement-stage.ts';

let stage: AnnouncementStage;

beforeEach(async () => {
  stage = await startAnnouncementStage();
});
afterEach(() => stage.stop());

const words = 'cooled by liquid';
const share = /^Share$/u;
const shareWithLine = /^Share with/u;

function pressOnDiscord(answer: InteractionAnswer, label: RegExp, userId = stage.manager.discord.userId): Promise<InteractionAnswer> {
  const customId = buttonOn(answer.message?.payload, label);
  return stage.discord.click({ userId, messageId: answer.message?.id ?? '', customId });
}

function pressOnSlack(message: SlackMessage, label: RegExp) {
  return stage.slack.click({ message, actionId: buttonOn(message.blocks, label), userId: stage.manager.slack.userId });
}

const sharedOnDiscord = (): readonly string[] => stage.posts().filter((post) => post.includes('Shared by'));
const sharedOnSlack = (): readonly string[] => stage.slackPosts().filter((post) => post.includes('Shared by'));

describe('a private answer on Discord', () => {
  it('is shared once, below a name that pings nobody, with its citation and color', async () => {
    const { discord, manager } = stage;
    const answer = await stage.onDiscord('news', { query: 'colossus key details' });

    const shared = await pressOnDiscord(answer, share);
    const again = await pressOnDiscord(answer, share);

    expect(answer.message?.ephemeralFor).toBe(manager.discord.userId);
    expect(shared.message?.ephemeralFor).toBeUndefined();
    const [post = ''] = sharedOnDiscord();
    expect(post).toContain(`-# Shared by <@${manager.discord.userId}>`);
    for (const part of [words, 'By Shtef', `"accent_color":${0x0f766e}`]) expect(post).toContain(part);
    expect(shared.message?.payload.mentions).toEqual([]);
    expect(again.message?.ephemeralFor).toBe(manager.discord.userId);
    expect(JSON.stringify(again.message?.payload)).toContain('You have shared this answer before');
    expect(sharedOnDiscord()).toHaveLength(1);
    expect(discord.messages(manager.discord.channelId)).toHaveLength(3);
  });

  it('takes a line of the asker’s own, as the text of a stranger', async () => {
    const { discord, manager } = stage;
    const answer = await stage.onDiscord('term', { term: 'colossus' });
    const form = await pressOnDiscord(answer, shareWithLine);

    const shared = await discord.submitModal({
      userId: manager.discord.userId,
      interactionId: form.interactionId,
      values: { line: `@everyone <@${discord.userId('ada')}> # **Read** this\n> [here](https://evil.example)` },
    });

    expect(form.modal).toMatchObject({ title: 'Share this answer' });
    expect(shared.message?.ephemeralFor).toBeUndefined();
    expect(shared.message?.payload).toMatchObject({ mentions: [], mention_everyone: false });
    const [post = ''] = sharedOnDiscord();
    expect(post).toContain('\\\\*\\\\*Read\\\\*\\\\*');
    expect(post).not.toContain('](https://evil.example)');
    const overlong = await discord.submitModal({
      userId: manager.discord.userId,
      interactionId: form.interactionId,
      values: { line: 'x'.repeat(301) },
    });
    expect(overlong.status).toBe('refused');
  });

  it('is shared once by a double press that two processes hear of, and by a press after both were started anew', async () => {
    await stage.startReplica();
    const answer = await stage.onDiscord('latest');

    await Promise.all([pressOnDiscord(answer, share), pressOnDiscord(answer, share)]);
    await stage.startReplica();
    const later = await pressOnDiscord(answer, share);

    expect(sharedOnDiscord()).toHaveLength(1);
    expect(JSON.stringify(later.message?.payload)).toContain('You have shared this answer before');
  });

  it('can be shared by the next press if Discord took none of its forms', async () => {
    const { discord } = stage;
    const answer = await stage.onDiscord('news', { query: 'colossus key details' });
    discord.faults.fault({
      match: { method: 'POST', path: '/callback' },
      times: 4,
      action: { kind: 'status', status: 400, effect: false, body: '{"code":50035,"message":"Invalid Form Body"}' },
    });

    const refused = await pressOnDiscord(answer, share);
    const shared = await pressOnDiscord(answer, share);

    expect(refused.status).toBe('timeout');
    expect(shared.message?.ephemeralFor).toBeUndefined();
    expect(sharedOnDiscord()).toHaveLength(1);
  });

  it('keeps the shared message as it is, whoever turns its pages', async () => {
    const { manager } = stage;
    const answer = await stage.onDiscord('article', { article: 'checkpoints-and-failures', section: 'Faults you will meet' });
    const shared = await pressOnDiscord(answer, share);
    const before = sharedOnDiscord();

    const turned = await pressOnDiscord(shared, /Next/u);

    expect(turned.status).toBe('answered');
    expect(turned.message?.ephemeralFor).toBe(manager.discord.userId);
    expect(JSON.stringify(turned.message?.payload)).toContain('Page 2');
    expect(sharedOnDiscord()).toEqual(before);
  });

  it('is not shared for a person who may not write in the channel', async () => {
    await stage.stop();
    stage = await startAnnouncementStage({
      discord: {
        guilds: [
          {
            name: 'Readers',
            owner: 'ada',
            channels: [{ name: 'general' }],
            everyone: ['ViewChannel', 'ReadMessageHistory', 'UseApplicationCommands'],
          },
        ],
      },
    });
    const answer = await stage.onDiscord('latest', { public: true });
    const shared = await pressOnDiscord(answer, share);

    expect(answer.message?.ephemeralFor).toBe(stage.manager.discord.userId);
    expect(JSON.stringify(answer.message?.payload)).toContain('You may not write in this channel');
    expect(shared.message?.ephemeralFor).toBe(stage.manager.discord.userId);
    expect(sharedOnDiscord()).toHaveLength(0);
  });
});

describe('a private answer on Slack', () => {
  it('is shared once, below a name that pings nobody, with its citation', async () => {
    const { manager } = stage;
    const message = await (await stage.onSlack('news', 'colossus key details')).answer();

    const shared = await (await pressOnSlack(message, share)).answer();
    const again = await (await pressOnSlack(message, share)).answer();

    expect(message.visibleTo).toBe(manager.slack.userId);
    expect(shared.visibleTo).toBeUndefined();
    const [post = ''] = sharedOnSlack();
    for (const part of ['Shared by ada', words, 'By Shtef']) expect(post).toContain(part);
    expect(post).not.toContain('<@');
    expect(again.visibleTo).toBe(manager.slack.userId);
    expect(again.text).toContain('You have shared this answer before');
    expect(sharedOnSlack()).toHaveLength(1);
  });

  it('takes a line of the asker’s own, as the text of a stranger', async () => {
    const { slack } = stage;
    const message = await (await stage.onSlack('term', 'colossus')).answer();
    await pressOnSlack(message, shareWithLine);
    const view = await stage.view();

    await slack.submitView({ view, values: { line: '<!channel> <@U0READER01> *Read* this' } });

    const [post = ''] = await stage.until('the shared answer', () => (sharedOnSlack().length > 0 ? sharedOnSlack() : undefined));
    expect(post).toContain('rich_text_quote');
    expect(post).toContain('"text":"<!channel> <@U0READER01> *Read* this"');
    expect(sharedOnSlack()).toHaveLength(1);
  });

  it('is shared once by a double press that two processes hear of, and by a press after one was started anew', async () => {
    await stage.startReplica();
    const message = await (await stage.onSlack('latest')).answer();

    const presses = await Promise.all([pressOnSlack(message, share), pressOnSlack(message, share)]);
    await Promise.all(presses.map((press) => press.answer()));
    await stage.startReplica();
    const later = await (await pressOnSlack(message, share)).answer();

    expect(sharedOnSlack()).toHaveLength(1);
    expect(later.text).toContain('You have shared this answer before');
  });

  it('keeps the shared message as it is, whoever turns its pages', async () => {
    const { manager } = stage;
    await stage.save(
      'long',
      Array.from({ length: 90 }, (_, n) => `Paragraph ${n} of a very long text. ${'Water carries it. '.repeat(8)}`).join('\n\n'),
    );
    const message = await stage.until('the article', async () => {
      const found = await (await stage.onSlack('article', 'long > Details')).answer();
      return JSON.stringify(found.blocks).includes('Next ▶') ? found : undefined;
    });
    const shared = await (await pressOnSlack(message, share)).answer();
    const before = sharedOnSlack();

    const turned = await (await pressOnSlack(shared, /Next/u)).answer();

    expect(turned.visibleTo).toBe(manager.slack.userId);
    expect(JSON.stringify(turned.blocks)).toContain('Page 2 of');
    expect(sharedOnSlack()).toEqual(before);
  });

  it('tells the asker if Slack loses the answer to sharing, and never posts it twice', async () => {
    const { slack } = stage;
    const message = await (await stage.onSlack('latest')).answer();
    slack.faults.fault({ match: { path: /\/actions\// }, times: 1, action: slackFaults.lostAfterAcceptance() });

    const press = await pressOnSlack(message, share);
    const [, told] = await press.waitForResponses(2, 6_000);

    expect(told?.message.text).toContain('Slack did not say whether your answer was shared');
    expect(told?.message.visibleTo).toBe(stage.manager.slack.userId);
    expect(sharedOnSlack()).toHaveLength(1);
  });

  it('stays in a direct message with the bot what it was, and is private in one with somebody else', async () => {
    const { slack, manager } = stage;
    const own = slack.openDirectMessage(manager.slack.userId);
    const general = slack.workspace().channels.get(manager.slack.channelId);
    if (general === undefined) throw new Error('There is no such channel.');

    const ofTwo = { ...general, id: 'D0OFTWO001', name: '', isIm: true, isPrivate: true, memberIds: new Set(['U0ADMIN001', 'U0READER01']) };
    slack.workspace().channels.set(ofTwo.id, ofTwo);

    const inOwn = await (await stage.onSlack('latest', '', { channelId: own })).answer();
    const inOthers = await (await stage.onSlack('latest', '', { channelId: ofTwo.id })).answer();

    expect(inOwn.visibleTo).toBeUndefined();
    expect(JSON.stringify(inOwn.blocks)).not.toContain('"Share"');
    expect(inOthers.visibleTo).toBe(manager.slack.userId);
  });
});

describe('a public answer', () => {
  it('is asked for by the command, on both platforms', async () => {
    const onDiscord = await stage.onDiscord('news', { query: 'colossus', public: true });
    const onSlack = await (await stage.onSlack('news', 'colossus public:')).answer();

    expect(onDiscord.message?.ephemeralFor).toBeUndefined();
    expect(onSlack.visibleTo).toBeUndefined();
  });

  it('is the rule of a channel that says so, until it says otherwise', async () => {
    const { manager } = stage;
    await stage.onDiscord('answers public');
    await stage.onSlack('answers', 'public');

    const onDiscord = await stage.onDiscord('latest');
    const onSlack = await (await stage.onSlack('latest')).answer();
    const alone = await stage.onDiscord('latest', { public: false });
    const elsewhere = await stage.onDiscord('latest', {}, { channelId: stage.discord.channelId('announcements') });
    const usual = await stage.onDiscord('answers usual');
    const after = await stage.onDiscord('latest');

    expect(onDiscord.message?.ephemeralFor).toBeUndefined();
    expect(onSlack.visibleTo).toBeUndefined();
    expect(alone.message?.ephemeralFor).toBe(manager.discord.userId);
    expect(elsewhere.message?.ephemeralFor).toBe(manager.discord.userId);
    expect(JSON.stringify(usual.message?.payload)).toContain('rule of the publication');
    expect(after.message?.ephemeralFor).toBe(manager.discord.userId);
  });

  it('is the rule of a publication that says so', async () => {
    const { writeFile, readFile } = await import('node:fs/promises');
    const file = `${stage.content}/publication.yaml`;
    await writeFile(file, `${await readFile(file, 'utf8')}\nanswers: public\n`);

    await stage.until('the rule', async () => (await stage.onDiscord('latest')).message?.ephemeralFor === undefined);
    const onSlack = await (await stage.onSlack('latest')).answer();

    expect(onSlack.visibleTo).toBeUndefined();
  });
});
