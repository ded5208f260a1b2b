import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examineScopes } from '../../src/platform/slack/examine.ts';
import { manifestScopes } from '../../src/platform/slack/manifest.ts';
import { type AnnouncementStage, startAnnouncementStage } from './announcement-stage.ts';
import { waysIn } from './ways-in.ts';

/** Without these an app cannot answer a command. */
const least = ['commands', 'chat:write'];

/** The ways that a scope opens, as `doctor` tells of them. */
const opened: Readonly<Record<string, readonly string[]>> = {
  'app_mentions:read': ['a mention', 'a mention in a thread'],
  'assistant:write': ['questions offered before one types'],
  'im:history': ['a direct message', 'questions offered before one types'],
  'links:read': ['a preview of a shared link'],
  'links:write': ['a preview of a shared link'],
  'users:read': ['the asker’s own language'],
};

let stage: AnnouncementStage;
beforeAll(async () => {
  stage = await startAnnouncementStage();
});
afterAll(() => stage.stop());

describe('a Slack that granted the least', () => {
  const needy = new Set(Object.values(opened).flat());

  it.each(waysIn.filter(({ way, onSlack }) => typeof onSlack === 'function' && !needy.has(way)))(
    'answers by $way',
    async ({ onSlack, expected }) => {
      stage.slack.admin.setScopes(stage.slack.botToken, least);

      const seen = typeof onSlack === 'function' ? await onSlack(stage) : undefined;

      expect(seen?.lines.join('\n')).toContain(expected);
      expect(stage.log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
    },
  );
});

it.each(manifestScopes.filter((scope) => !least.includes(scope)))('doctor says what is lost without %s, and nothing else', (scope) => {
  const findings = examineScopes(manifestScopes.filter((granted) => granted !== scope));

  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    kind: 'warning',
    what: expect.stringMatching(new RegExp(`^${scope} is missing: (?!nothing works)`, 'u')),
  });
});

it('tells of every way that a scope opens', () => {
  expect(Object.keys(opened).filter((scope) => !(manifestScopes as readonly string[]).includes(scope))).toEqual([]);
  expect([...new Set(Object.values(opened).flat())].filter((way) => !waysIn.some((each) => each.way === way))).toEqual([]);
});
