import { describe, expect, it } from 'vitest';
import { createNativeTrial } from '../../../src/platform/slack/native-trial.ts';
import type { SlackPayload } from '../../../src/platform/slack/render.ts';

const text = (words: string) => ({ type: 'plain_text', text: words });
const alert = { type: 'alert', level: 'warning', text: text('Corrected.') };
const carousel = { type: 'carousel', elements: [{ type: 'card', title: { type: 'mrkdwn', text: 'One' }, subtitle: text('Nov 2') }] };
const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'Site' }], [{ type: 'raw_text', text: 'Oslo' }]] };
const divider = { type: 'divider' };
const payloadOf = (...blocks: readonly object[]) => ({ text: 'Words', blocks }) as unknown as SlackPayload;
const kindsOf = (payload: SlackPayload | undefined): unknown => payload?.blocks.map(({ type }) => type);

describe.each([
  ['alert', alert, 'section'],
  ['carousel', carousel, 'section'],
  ['table', table, 'rich_text'],
] as const)('%s, one of the newest kinds', (kind, block, plain) => {
  const payload = payloadOf(block, divider);

  it('is tried where a refusal is told, and plainer meanwhile', () => {
    const trial = createNativeTrial();

    expect(trial.forAcknowledgement(payload)).toBeUndefined();
    expect(kindsOf(trial.forAcknowledgement(payload))).toEqual([plain, 'divider']);
    trial.settle(payload, payload);
    expect(trial.forAcknowledgement(payload)).toBe(payload);
  });

  it('is plainer from then on if it was refused', () => {
    const trial = createNativeTrial();

    trial.forAcknowledgement(payload);
    trial.settle(payload, trialPlain(kind, payload));

    expect(kindsOf(trial.forAcknowledgement(payload))).toEqual([plain, 'divider']);
    expect(kindsOf(trial.forResponse(payload))).toEqual([plain, 'divider']);
  });

  it('is tried again if another refusal took it along, or nothing was shown', () => {
    const trial = createNativeTrial();

    for (const taken of [payloadOf(divider), undefined]) {
      expect(trial.forAcknowledgement(payload)).toBeUndefined();
      trial.settle(payload, taken);
    }

    expect(trial.forAcknowledgement(payload)).toBeUndefined();
  });
});

it('judges each kind by itself', () => {
  const trial = createNativeTrial();
  const both = payloadOf(alert, carousel);

  trial.forAcknowledgement(both);
  trial.settle(both, trialPlain('carousel', both));

  expect(kindsOf(trial.forAcknowledgement(both))).toEqual(['alert', 'section']);
});

it('leaves what has none of them as it is', () => {
  const plain = payloadOf(divider);

  expect(createNativeTrial().forAcknowledgement(plain)).toBe(plain);
});

/** The payload as it is shown if Slack refuses one kind. */
function trialPlain(kind: string, payload: SlackPayload): SlackPayload {
  const trial = createNativeTrial();
  const only = payloadOf(...payload.blocks.filter(({ type }) => type === kind));
  trial.forAcknowledgement(only);
  const [plain] = trial.forAcknowledgement(only)?.blocks ?? [];
  return payloadOf(...payload.blocks.map((block) => (block.type === kind && plain !== undefined ? plain : block)));
}
