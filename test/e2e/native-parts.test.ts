import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { refusePart } from '../../src/sandbox/slack/refuse-part.ts';
import { type AnnouncementStage, startAnnouncementStage } from './announcement-stage.ts';

let stage: AnnouncementStage;

beforeAll(async () => {
  stage = await startAnnouncementStage();
});
afterEach(() => stage.slack.faults.clear());
afterAll(() => stage.stop());

/** A question's answer, and whether it came in the acknowledgement: Slack reports refusals elsewhere alone. */
async function ask(command: string, text = ''): Promise<{ readonly blocks: string; readonly isAcknowledged: boolean }> {
  const given = await stage.onSlack(command, text);
  const isAcknowledged = given.message !== undefined;
  return { blocks: JSON.stringify((await given.answer()).blocks), isAcknowledged };
}

it('shows the newest articles as cards, which are tried where Slack tells of a refusal, and then given at once', async () => {
  const [first, second] = [await ask('latest', '2'), await ask('latest', '3')];

  expect(first.blocks).toContain('"type":"carousel"');
  expect(first.isAcknowledged).toBe(false);
  expect(second.blocks.match(/"type":"card"/gu)).toHaveLength(3);
  expect(second.isAcknowledged).toBe(true);
});

it('shows a correction as an alert, and from the first refusal on as a text', async () => {
  stage.slack.faults.fault(refusePart({ isRefused: ({ type }) => type === 'alert' }));
  await stage.save('amended', 'The details.', 'corrections:\n  - { date: 2026-11-02, text: It was 40 MW. }\n');
  const refused = await stage.until('the article', async () => {
    const answer = await ask('article', 'amended title');
    return answer.blocks.includes('40 MW') ? answer : undefined;
  });

  const later = await ask('article', 'amended title');

  for (const { blocks } of [refused, later]) expect(blocks).not.toContain('"type":"alert"');
  expect(later.blocks).toContain('40 MW');
  expect(later.isAcknowledged).toBe(true);
});

it('shows a table of an article as one, and its lines in the Home tab, which takes none', async () => {
  const { slack, manager } = stage;
  await stage.save('sites', 'Where they stand:\n\n| Site | Power |\n| --- | ---: |\n| Memphis | 150 |\n| Oslo | 7 |\n');
  const answer = await stage.until('the article', async () => {
    const found = await ask('news', 'memphis oslo power');
    return found.blocks.includes('Memphis') ? found : undefined;
  });
  await slack.openHome(manager.slack.userId);
  const start = await stage.until('the start page', () => slack.home(manager.slack.userId));
  await slack.select({ view: start, actionId: 'newsdesk:search', value: 'memphis oslo power', userId: manager.slack.userId });
  const home = await stage.until('the answer there', () => {
    const shown = JSON.stringify(slack.home(manager.slack.userId)?.definition);
    return shown.includes('Memphis') ? shown : undefined;
  });

  expect(answer.blocks).toContain('"type":"table"');
  expect(home).toContain('Memphis |   150');
  expect(slack.requests('views.publish').filter(({ error }) => error !== undefined)).toEqual([]);
});
