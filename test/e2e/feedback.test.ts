import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InteractionAnswer } from '../../src/sandbox/discord/interactions.ts';
import { refusePart } from '../../src/sandbox/slack/refuse-part.ts';
import type { SlackMessage } from '../../src/sandbox/slack/state/message.ts';
import { type AnnouncementStage, buttonOn, startAnnouncementStage } from './announcement-stage.ts';
import { defaultTransport } from './over-http.ts';

interface FeedbackElement {
  readonly type: string;
  readonly action_id: string;
  readonly negative_button: { readonly value: string };
}

let stage: AnnouncementStage;

beforeEach(async () => {
  stage = await startAnnouncementStage();
});
afterEach(() => stage.stop());

function pressOnDiscord(answer: InteractionAnswer, label: RegExp): Promise<InteractionAnswer> {
  const { userId } = stage.manager.discord;
  return stage.discord.click({ userId, messageId: answer.message?.id ?? '', customId: buttonOn(answer.message?.payload, label) });
}

async function pressNotHelpful(message: SlackMessage): Promise<string> {
  const [element] = (message.blocks as readonly { readonly elements?: readonly FeedbackElement[] }[])
    .flatMap(({ elements = [] }) => elements)
    .filter(({ type }) => type === 'feedback_buttons');
  const pressed = await stage.slack.select({
    message,
    actionId: element?.action_id ?? '',
    value: element?.negative_button.value ?? '',
    userId: stage.manager.slack.userId,
  });
  return JSON.stringify(await pressed.waitForResponses(1));
}

const kept = async () => {
  await expect.poll(async () => (await stage.storage.questions.list()).length, { timeout: 20_000 }).toBeGreaterThan(0);
  return await stage.storage.questions.list();
};

describe('feedback on an answer', () => {
  it('counts once a message on Discord, says so, and keeps nobody', async () => {
    const answer = await stage.onDiscord('news', { query: 'colossus key details' });

    const first = await pressOnDiscord(answer, /^Not helpful$/u);
    const second = await pressOnDiscord(answer, /^Helpful$/u);

    expect(JSON.stringify(first.message?.payload)).toContain('not who asked it');
    expect(first.message?.ephemeralFor).toBe(stage.manager.discord.userId);
    expect(JSON.stringify(second.message?.payload)).toContain('You have said so before');
    expect(await kept()).toEqual([expect.objectContaining({ question: 'colossus key details', unanswered: 0, unhelpful: 1, helpful: 0 })]);
    const rows: string[] = [];
    for await (const line of stage.storage.archive.dump(0)) if (line.includes('colossus key details')) rows.push(line);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.join('\n')).not.toContain(stage.manager.discord.userId);
  });

  it('counts for each answer that a message shows in turn, and not for a question that was counted as unanswered', async () => {
    const { userId } = stage.manager.discord;
    const answer = await stage.onDiscord('news', { query: 'colosus' });
    await pressOnDiscord(answer, /^Not helpful$/u);
    const id = answer.message?.id ?? '';

    await stage.discord.click({ userId, messageId: id, customId: buttonOn(answer.message?.payload, /^Search instead/u) });
    const shown = stage.discord.messages(stage.manager.discord.channelId).find((message) => message.id === id);
    const unanswered = JSON.stringify(shown?.payload);
    const other = await stage.onDiscord('term', { term: 'colossus' });
    const pressed = await pressOnDiscord(other, /^Helpful$/u);

    expect(unanswered).not.toContain('Not helpful');
    expect(JSON.stringify(pressed.message?.payload)).toContain('Thank you.');
  });

  it('is given with the buttons that Slack has for it', async () => {
    const message = await (await stage.onSlack('news', 'colossus key details')).answer();

    const said = await pressNotHelpful(message);

    expect(said).toContain('not who asked it');
    expect((await kept())[0]).toMatchObject({ question: 'colossus key details', unhelpful: 1 });
  });

  it('is tried at the response URL, since an acknowledgement tells of no refusal; meanwhile others have ordinary buttons', async () => {
    const [first, second] = await Promise.all([stage.onSlack('news', 'colossus key details'), stage.onSlack('news', 'cooling')]);
    const [tried, plain] = first.message === undefined ? [first, second] : [second, first];
    await tried.answer();
    const later = await stage.onSlack('news', 'cooling');

    expect(tried.message).toBeUndefined();
    expect(JSON.stringify(plain.message?.blocks)).toContain('Not helpful');
    expect(JSON.stringify(plain.message?.blocks)).not.toContain('feedback_buttons');
    expect(JSON.stringify(later.message?.blocks)).toContain('feedback_buttons');
  });

  it('has ordinary buttons from then on if Slack refuses its own', async () => {
    stage.slack.faults.fault(refusePart({ isRefused: (part) => part['type'] === 'context_actions' }));
    const first = await (await stage.onSlack('news', 'colossus key details')).answer();
    const later = await stage.onSlack('news', 'cooling');

    for (const shown of [JSON.stringify(first.blocks), JSON.stringify(later.message?.blocks)]) {
      expect(shown).toContain('Not helpful');
      expect(shown).not.toContain('feedback_buttons');
    }
  });

  // Discord sends messages through the gateway alone.
  it.skipIf(defaultTransport === 'http')('counts questions without an answer, from a command and from a mention of the bot', async () => {
    const { discord, manager } = stage;
    await stage.onDiscord('news', { query: 'how to tune a violin' });
    discord.say({ ...manager.discord, content: `<@${discord.botUserId}> how to tune a violin?` });

    await expect.poll(async () => (await stage.storage.questions.list())[0]?.unanswered, { timeout: 20_000 }).toBe(2);
  });
});
