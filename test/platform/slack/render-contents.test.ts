import type { ContainerBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { createNativeTrial, forView } from '../../../src/platform/slack/native-trial.ts';
import { renderSlack, type SlackPayload } from '../../../src/platform/slack/render.ts';
import type { SectionKey } from '../../../src/reply/intent.ts';
import type { Action, Reply } from '../../../src/reply/reply.ts';
import { findMessageProblems } from '../../../src/sandbox/slack/blocks/validate-blocks.ts';

const section = 'AbCdEfGhIjKl' as SectionKey;
const contentsOf = (labels: readonly string[]): Action => ({
  kind: 'menu',
  placeholder: 'Other sections',
  options: labels.map((label) => ({ label, intent: { kind: 'article', section } })),
  isContents: true,
});
const sections = (count: number, label = 'Cooling') => Array.from({ length: count }, (_, place) => `${label} ${place}`);
const payloadOf = (...actions: readonly Action[]): SlackPayload =>
  renderSlack({ audience: 'asker', summary: 'Words', blocks: [{ kind: 'paragraph', text: 'Words' }], actions } satisfies Reply, { page: 1 })
    .payload;
const kindsOf = (payload: SlackPayload | undefined): unknown => payload?.blocks.map(({ type }) => type);

describe('the contents of an article', () => {
  it('are a closed box with a button for each section, beside the other actions', () => {
    const payload = payloadOf({ kind: 'link', label: 'Open', url: 'https://news.example/a' }, contentsOf(['Cooling', 'Power']));

    const box = payload.blocks.at(-1) as ContainerBlock;
    expect(kindsOf(payload)).toEqual(['rich_text', 'actions', 'container']);
    expect(box).toMatchObject({ title: { text: 'Other sections' }, is_collapsible: true, default_collapsed: true });
    expect(JSON.stringify(box.child_blocks)).toContain('"text":"Power"');
    expect(findMessageProblems(payload.blocks)).toEqual([]);
  });

  it.each([
    ['25 long names', sections(25, 'x'.repeat(200)), 'container'],
    ['26 sections', sections(26), 'actions'],
    ['names of nothing', [' ', ''], undefined],
  ])('keep to what Slack takes: %s', (_, labels, kind) => {
    const payload = payloadOf(contentsOf(labels));

    expect(payload.blocks[1]?.type).toBe(kind);
    expect(findMessageProblems(payload.blocks)).toEqual([]);
  });

  it('are a menu with the same values in a view, and for a Slack that refused them', () => {
    const payload = payloadOf(contentsOf(sections(3)));
    const trial = createNativeTrial();

    expect(trial.forAcknowledgement(payload)).toBeUndefined();
    trial.settle(payload, forView(payload));

    const [, row] = trial.forResponse(payload).blocks as unknown as readonly [unknown, { readonly elements: readonly unknown[] }];
    const buttons = /"value":"[^"]+"/gu;
    expect(row.elements).toHaveLength(1);
    expect(row.elements[0]).toMatchObject({ type: 'static_select', placeholder: { text: 'Other sections' } });
    expect(JSON.stringify(row).match(buttons)).toEqual(JSON.stringify(payload).match(buttons));
    expect(findMessageProblems(trial.forResponse(payload).blocks)).toEqual([]);
    expect(kindsOf(forView(payload))).toEqual(['rich_text', 'actions']);
  });
});
