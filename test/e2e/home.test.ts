import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusePart } from '../../src/sandbox/slack/refuse-part.ts';
import type { SlackView } from '../../src/sandbox/slack/state/view-book.ts';
import { type AnnouncementStage, buttonOn, startAnnouncementStage } from './announcement-stage.ts';

let stage: AnnouncementStage;

beforeEach(async () => {
  stage = await startAnnouncementStage();
});
afterEach(() => stage.stop());

/** The Home tab once it shows these words. */
async function homeWith(...words: readonly string[]): Promise<SlackView> {
  return await stage.until(`a start page with ${words.join(', ')}`, () => {
    const view = stage.slack.home(stage.manager.slack.userId);
    const shown = JSON.stringify(view?.definition);
    return words.every((word) => shown?.includes(word)) ? view : undefined;
  });
}

describe('the Home tab on Slack', () => {
  it('shows the newest articles, where new ones are announced, and what this person follows', async () => {
    const { slack, manager } = stage;
    await slack.openHome(manager.slack.userId);
    const before = await homeWith('Colossus', 'No channel here gets new articles', 'You follow nothing yet');
    await (await stage.onSlack('announcements', 'on everything')).answer();

    await slack.openHome(manager.slack.userId);
    const after = await homeWith(`"channel_id":"${manager.slack.channelId}"`);

    expect(before.type).toBe('home');
    expect(JSON.stringify(after.definition)).not.toContain('No channel here');
  });

  it('answers what is typed and pressed in its place, for this person alone, and leads back', async () => {
    const { slack, manager } = stage;
    const { userId } = manager.slack;
    await slack.openHome(userId);
    const start = await homeWith('newsdesk:search');

    await slack.select({ view: start, actionId: 'newsdesk:search', value: 'colosus key details', userId });
    const answer = await homeWith('cooled by liquid', 'Showing “colossus” for “colosus”');
    const menu = (
      answer.definition['blocks'] as readonly {
        readonly elements?: readonly {
          readonly type: string;
          readonly action_id: string;
          readonly options?: readonly { readonly value: string }[];
        }[];
      }[]
    )
      .flatMap(({ elements = [] }) => elements)
      .find(({ type }) => type === 'static_select');
    await slack.select({ view: answer, actionId: menu?.action_id ?? '', value: menu?.options?.[0]?.value ?? '', userId });
    const section = await stage.until('another section', () => {
      const view = slack.home(userId);
      return view !== undefined && view.hash !== answer.hash ? view : undefined;
    });
    await slack.click({ view: section, actionId: buttonOn(section.definition['blocks'], /Start page/u), userId });
    await homeWith('No channel here gets new articles');

    expect(JSON.stringify(answer.definition)).not.toMatch(/"Share"|feedback_buttons/u);
    expect(JSON.stringify(section.definition)).toContain('Read the article');
    expect(stage.slackPosts()).toEqual([]);
    expect(slack.home('U0READER01')).toBeUndefined();
  });

  it('keeps the answer when its link is pressed, and when Slack tells once more that the tab was opened', async () => {
    const { slack, manager } = stage;
    const { userId } = manager.slack;
    const opened = await slack.openHome(userId);
    await slack.select({ view: await homeWith('newsdesk:search'), actionId: 'newsdesk:search', value: 'colossus key details', userId });
    const answer = await homeWith('cooled by liquid');

    await slack.click({ view: answer, actionId: buttonOn(answer.definition['blocks'], /Read the article/u), userId });
    await opened.redeliver();
    await new Promise((resolve) => setTimeout(resolve, 300));

    expect(slack.home(userId)?.hash).toBe(answer.hash);
  });

  it.each([false, true])('shows an answer without the part that Slack refuses (without a word of where: %s)', async (isUnnamed) => {
    const { slack, manager } = stage;
    const { userId } = manager.slack;
    await slack.openHome(userId);
    const start = await homeWith('newsdesk:search');
    slack.faults.fault(refusePart({ isRefused: ({ type }) => type === 'static_select' || type === 'rich_text', isUnnamed }));

    await slack.select({ view: start, actionId: 'newsdesk:search', value: 'colossus key details', userId });

    const shown = JSON.stringify((await homeWith('cooled by liquid')).definition);
    expect(shown).not.toMatch(/static_select|"type":"rich_text"/u);
    expect(shown).toContain('newsdesk:start');
  });
});
