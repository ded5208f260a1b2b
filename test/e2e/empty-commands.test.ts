import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AnnouncementStage, startAnnouncementStage } from './announcement-stage.ts';

describe('a command without words at Slack', () => {
  let stage: AnnouncementStage;

  beforeEach(async () => {
    stage = await startAnnouncementStage();
  });
  afterEach(() => stage.stop());

  it.each([
    ['article', 'colos', /colossus/u, 'Anthropic Rents Room'],
    ['term', 'inter', /^Interconnect/iu, 'nterconnect'],
  ])('lets choose from what /%s suggests, and answers the person who asked', async (command, typed, value, expected) => {
    const { slack, manager } = stage;
    const asked = await stage.onSlack(command);
    const view = await stage.view();

    const { options } = await slack.suggest({ view, userId: manager.slack.userId, actionId: command, value: typed });
    const all = await slack.suggest({ view, userId: manager.slack.userId, actionId: command, value: '' });
    const chosen = options.map((option) => String(option['value'])).find((each) => value.test(each)) ?? '';
    await slack.submitView({ view, values: { [command]: chosen } });
    const answer = await asked.answer();

    expect(chosen).toMatch(value);
    expect(all.options.length).toBeGreaterThan(0);
    expect(JSON.stringify(answer.blocks)).toContain(expected);
    expect(answer.visibleTo).toBe(manager.slack.userId);
  });
});
