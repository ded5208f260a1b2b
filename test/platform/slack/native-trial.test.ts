import { describe, expect, it } from 'vitest';
import { createNativeTrial } from '../../../src/platform/slack/native-trial.ts';
import type { SlackDraft } from '../../../src/platform/slack/draft.ts';
import { AnswerRefusedError } from '../../../src/platform/slack/refusal.ts';
import { simplifySlack } from '../../../src/platform/slack/simplify.ts';
import { sayKept } from '../../../src/words/kept-text.ts';
import type { SlackPayload } from '../../../src/platform/slack/render.ts';

const text = (words: string) => ({ type: 'plain_text', text: words });
const alert = { type: 'alert', level: 'warning', text: text('Corrected.') };
const carousel = { type: 'carousel', elements: [{ type: 'card', title: { type: 'mrkdwn', text: 'One' }, subtitle: text('Nov 2') }] };
const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'Site' }], [{ type: 'raw_text', text: 'Oslo' }]] };
const button = { type: 'button', action_id: 'a', text: text('Nests'), value: '1' };
const container = { type: 'container', title: text('Other sections'), child_blocks: [{ type: 'actions', elements: [button] }] };
const divider = { type: 'divider' };
const payloadOf = (...blocks: readonly object[]) => ({ text: 'Words', blocks }) as unknown as SlackPayload;
const draftOf = ({ text: words, blocks }: SlackPayload): SlackDraft => ({ text: words, blocks: blocks as unknown as SlackDraft['blocks'] });
const kindsOf = (payload: SlackPayload | undefined): unknown => payload?.blocks.map(({ type }) => type);

describe.each([
  ['alert', alert, 'section'],
  ['carousel', carousel, 'section'],
  ['table', table, 'rich_text'],
  ['container', container, 'actions'],
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

  it('is plainer at the first retry if Slack does not say where it refused something, and from then on', () => {
    const trial = createNativeTrial();
    trial.forAcknowledgement(payload);

    const shown = simplifySlack(draftOf(payload), new AnswerRefusedError(400, 'invalid_blocks'), true);
    trial.settle(payload, payloadOf(...(shown?.draft.blocks ?? [])));

    expect(kindsOf(trial.forAcknowledgement(payload))).toEqual([plain, 'divider']);
    expect(shown?.lost.map(({ what }) => sayKept(what))).toEqual([kind === 'container' ? 'its buttons' : `a text as it was set (${kind})`]);
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
