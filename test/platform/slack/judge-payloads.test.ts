import { afterAll, beforeAll, expect, it } from 'vitest';
import { liveFindings } from '../../../src/cli/doctor/live-record.ts';
import { judgePayloads } from '../../../src/platform/slack/judge-payloads.ts';
import { samplePayloads } from '../../../src/platform/slack/sample-payloads.ts';
import { refusePart } from '../../../src/sandbox/slack/refuse-part.ts';
import { createSlackSandbox, type SlackSandbox } from '../../../src/sandbox/slack/slack-sandbox.ts';

let slack: SlackSandbox;
let access: { readonly botToken: string; readonly apiUrl: string };

beforeAll(async () => {
  slack = await createSlackSandbox();
  access = { botToken: slack.botToken, apiUrl: slack.apiUrl };
});
afterAll(() => slack.close());

/** Every `type` in it. */
function kindsIn(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'type' in node && typeof node.type === 'string' ? [node.type] : [];
  return [...own, ...Object.values(node).flatMap(kindsIn)];
}

it('lets Slack judge every kind of block and element that Newsdesk sends', async () => {
  const kinds = new Set(samplePayloads().flatMap(kindsIn));

  expect([...kinds]).toEqual(
    expect.arrayContaining([
      ...[
        'alert',
        'actions',
        'carousel',
        'card',
        'context',
        'context_actions',
        'divider',
        'feedback_buttons',
        'image',
        'rich_text',
        'table',
      ],
      ...['button', 'static_select', 'input', 'plain_text_input', 'checkboxes', 'external_select', 'conversations_select', 'home', 'modal'],
    ]),
  );
  expect((await judgePayloads(access)).map(({ verdict }) => verdict)).toEqual(['taken', 'taken', 'taken', 'taken']);
});

it('names the part that Slack refuses, and where it is', async () => {
  const [whole] = samplePayloads();
  if (whole === undefined || !('message' in whole)) throw new Error('There is no sample of a message.');
  const wrong = { what: 'a message', message: { text: '', blocks: [{ type: 'header', text: { type: 'plain_text', text: '' } } as const] } };

  const verdicts = await judgePayloads(access, [whole, wrong]);

  expect(verdicts).toMatchObject([
    { verdict: 'taken' },
    { verdict: 'refused', faults: [expect.stringMatching(/^plain_text, \/blocks\/0\/text\/text: /u)] },
  ]);
  const [, , , finding] = liveFindings({
    slack: {
      measuredAt: '2026-11-30',
      waits: [],
      markInHistory: 'found',
      leftBehind: [],
      payloads: verdicts.map((each) => ({ ...each, faults: [...each.faults] })),
    },
  });
  expect(finding).toMatchObject({
    kind: 'warning',
    about: 'slack payloads',
    what: expect.stringContaining('Slack refuses parts of a message: plain_text, '),
  });
});

it('says so if Slack does not judge', async () => {
  slack.faults.fault(refusePart({ isRefused: ({ type }) => type === 'home', error: 'unknown_method', isUnnamed: true }));

  const verdicts = await judgePayloads(access);

  expect(verdicts.filter(({ verdict }) => verdict !== 'taken')).toEqual([
    { what: 'the Home tab', verdict: 'unknown', faults: ['unknown_method'] },
  ]);
});
