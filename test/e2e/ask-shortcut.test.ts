import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askEntry } from '../../src/command/ask-entry.ts';
import { askField } from '../../src/platform/slack/ask-view.ts';
import type { SlackView } from '../../src/sandbox/slack/state/view-book.ts';
import { type AnnouncementStage, startAnnouncementStage } from './announcement-stage.ts';

let stage: AnnouncementStage;
const userId = 'U0READER01';

beforeAll(async () => {
  stage = await startAnnouncementStage();
});
afterAll(() => stage.stop());

const textOf = (view: SlackView | undefined): string => JSON.stringify(view?.definition ?? {});

/** The form that the person has open, once it shows these words. */
function formWith(...words: readonly string[]): Promise<SlackView> {
  return stage.until(`a form with ${words.join(', ')}`, () => {
    const view = stage.slack.views(userId).at(-1);
    return words.every((word) => textOf(view).includes(word)) ? view : undefined;
  });
}

async function open(): Promise<SlackView> {
  const before = stage.slack.views(userId).length;
  await stage.slack.shortcut({ userId, callbackId: askEntry.callbackId });
  await stage.until('the form', () => stage.slack.views(userId).length > before);
  return formWith(askField);
}

async function suggested(view: SlackView, value: string): Promise<readonly string[]> {
  const { options } = await stage.slack.suggest({ userId, view, actionId: askField, value });
  return options.map((option) => String(option['value']));
}

describe('the shortcut Ask Newsdesk', () => {
  it('suggests while somebody types, and takes the words as they are', async () => {
    const view = await open();

    const [first, ...others] = await suggested(view, 'colos');
    const atOnce = await suggested(view, '');
    const unheard = await suggested(view, 'zebra crossing rules');
    const { options } = await stage.slack.suggest({ userId, view, actionId: askField, value: '🚢'.repeat(100) });

    // An option holds half of what is asked elsewhere: the words that are cut say so.
    expect(JSON.stringify(options[0])).toMatch(/"text":"(?:🚢)+…"/u);
    expect(options[0]?.['value']).toBe('🚢'.repeat(75));
    expect(first).toBe('colos');
    expect(others.join(' ')).toMatch(/colossus/iu);
    expect(atOnce.length).toBeGreaterThan(0);
    expect(unheard[0]).toBe('zebra crossing rules');
    await stage.slack.closeView(view);
  });

  it('answers in the form, which stays open, and goes on from there; nothing of it is posted', async () => {
    const { slack } = stage;
    const view = await open();
    const posted = slack.messages('C0GENERAL1').length;

    await slack.submitView({ view, values: { [askField]: 'colosus key details' } });
    const answer = await formWith('cooled by liquid', '"initial_option"');
    const menu = /"type":"static_select","action_id":"([^"]+)".*?"options":(\[.*?\])\}/u.exec(textOf(answer));
    const options = JSON.parse(menu?.[2] ?? '[]') as readonly { readonly value: string; readonly text: { readonly text: string } }[];
    await slack.select({ view: answer, userId, actionId: menu?.[1] ?? '', value: options[0]?.value ?? '' });
    await stage.until('another section', () => {
      const now = slack.views(userId).at(-1);
      return now !== undefined && textOf(now) !== textOf(answer) ? now : undefined;
    });

    expect(textOf(answer)).not.toMatch(/"Share"/u);
    expect(slack.views(userId)).toHaveLength(1);
    expect(slack.messages('C0GENERAL1')).toHaveLength(posted);
    expect(slack.requests('chat.postMessage')).toEqual([]);
    for (const { id } of slack.workspace().users.values()) if (id !== userId) expect(slack.views(id)).toEqual([]);
    await slack.closeView(view);
  });

  it('opens one form and answers once, however often the acts are delivered', async () => {
    const { slack } = stage;
    const stopRepeating = slack.socket.repeat(4);
    const before = { opened: slack.requests('views.open').length, changed: slack.requests('views.update').length };

    const view = await open();
    await slack.submitView({ view, values: { [askField]: 'colossus key details' } });
    const answer = await formWith('cooled by liquid');
    stopRepeating();
    // An act that is delivered later is answered later.
    await suggested(answer, 'colos');

    expect(slack.requests('views.open').length - before.opened).toBe(1);
    expect(slack.requests('views.update').length - before.changed).toBe(1);
    expect(slack.views(userId)).toHaveLength(1);
    await slack.closeView(answer);
  });
});
