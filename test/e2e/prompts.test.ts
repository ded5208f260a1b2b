import { afterAll, beforeAll, expect, it } from 'vitest';
import { manifestScopes } from '../../src/platform/slack/manifest.ts';
import { type AnnouncementStage, startAnnouncementStage } from './announcement-stage.ts';

let stage: AnnouncementStage;
const userId = 'U0READER01';

beforeAll(async () => {
  stage = await startAnnouncementStage();
});
afterAll(() => stage.stop());

const offered = () => stage.slack.workspace().prompts.get(stage.slack.openDirectMessage(userId));
const calls = () => stage.slack.requests('assistant.threads.setSuggestedPrompts');
const setCalls = (): number => calls().length;
const refusals = (): number => calls().filter(({ error }) => error === 'missing_scope').length;

it('offers the newest articles to somebody who opens the messages of the app, and answers the one that is pressed', async () => {
  const { slack } = stage;
  await slack.openMessages(userId);
  const { title, prompts } = await stage.until('the prompts', offered);

  const channelId = slack.openDirectMessage(userId);
  await slack.say({ userId, channelId, text: prompts[0]?.message ?? '' });
  const answer = await stage.until('the answer', () => slack.messages(channelId).find((message) => message.userId === slack.botUserId));

  expect(title).toBe('Newest articles');
  expect(prompts).toHaveLength(4);
  expect(prompts[0]?.title).toContain('Anthropic Rents Room');
  expect(JSON.stringify(answer.blocks)).toContain('Anthropic Rents Room');
});

it('offers them once for an event that is delivered four times, and a new article first once it is there', async () => {
  const before = setCalls();
  const opened = await stage.slack.openMessages(userId);
  for (let copy = 0; copy < 3; copy += 1) await opened.redeliver();
  await stage.until('the prompts', () => setCalls() > before);
  expect(setCalls() - before).toBe(1);

  await stage.save('fresh', 'The details.', 'date: 2026-11-29\n');
  await stage.until('the new article', async () => {
    await stage.slack.openMessages(userId);
    return offered()?.prompts[0]?.title === 'fresh title';
  });
});

it('goes on answering without the scope for it, and does not ask Slack again for a while', async () => {
  const { slack } = stage;
  slack.admin.setScopes(
    slack.botToken,
    manifestScopes.filter((scope) => scope !== 'assistant:write'),
  );

  await slack.openMessages(userId);
  await stage.until('the refusal', () => refusals() > 0);
  // By then the refusal was read.
  const answer = await (await stage.onSlack('news', 'colossus key details')).answer();
  const before = setCalls();
  await slack.openMessages(userId);
  await (await stage.onSlack('help')).answer();

  expect(setCalls()).toBe(before);
  expect(JSON.stringify(answer.blocks)).toContain('cooled by liquid');
  expect(stage.log.filter((line) => /"level":"(?:error|fatal)"/u.test(line))).toEqual([]);
});
