import { describe, expect, it } from 'vitest';
import { measureDiscord } from '../../src/page/server/discord-limit-use.ts';
import { measureSlack } from '../../src/page/server/slack-limit-use.ts';
import { createForm } from '../../src/sandbox/discord/form.ts';
import { validateComponents } from '../../src/sandbox/discord/validate/validate-components.ts';
import { findMessageProblems } from '../../src/sandbox/slack/blocks/validate-blocks.ts';
import { readContent } from '../../src/sandbox/slack/message-content.ts';

/** A meter must stand at its limit exactly where the platform still takes the message, and beyond where it refuses. */
describe('what is measured of a Discord message', () => {
  const takes = (components: readonly object[]): boolean => {
    const form = createForm();
    try {
      validateComponents(form, components, { v2: true, fileNames: [] });
    } catch {
      return false;
    }
    return form.valid;
  };
  const use = (components: readonly object[], name: string) => measureDiscord({ components }).find((each) => each.name === name);
  const text = (content: string) => ({ type: 10, content });
  const boxed = (...components: object[]) => [{ type: 17, components }];

  it.each([
    [
      'Text over all displays',
      boxed(text('a'.repeat(2000)), text('b'.repeat(2000))),
      boxed(text('a'.repeat(2000)), text('b'.repeat(2001))),
    ],
    ['Bytes over all displays', boxed(text(`${'€'.repeat(3386)}`)), boxed(text(`${'€'.repeat(3386)}a`))],
    [
      'Components, nested ones included',
      boxed(...Array.from({ length: 39 }, () => text('a'))),
      boxed(...Array.from({ length: 40 }, () => text('a'))),
    ],
    ['Longest custom_id', boxed(rowOf(button('i'.repeat(100), 'a'))), boxed(rowOf(button('i'.repeat(101), 'a')))],
    ['Longest button label', boxed(rowOf(button('i', 'a'.repeat(80)))), boxed(rowOf(button('i', 'a'.repeat(81))))],
    ['Options of a menu', boxed(rowOf(menu(25))), boxed(rowOf(menu(26)))],
  ])('%s is full where Discord takes no more', (name, full, over) => {
    const atLimit = use(full, name);

    expect(atLimit?.used).toBe(atLimit?.limit);
    expect(use(over, name)?.used).toBeGreaterThan(atLimit?.limit ?? Number.POSITIVE_INFINITY);
    expect([takes(full), takes(over)]).toEqual([true, false]);
  });

  it('counts the accessory of a section and what stands in it', () => {
    const section = { type: 9, components: [text('abc')], accessory: button('id', 'Open') };

    expect(measureDiscord({ components: boxed(section) }).map(({ name, used }) => [name, used])).toEqual([
      ['Text over all displays', 3],
      ['Bytes over all displays', 15],
      ['Components, nested ones included', 4],
      ['Longest custom_id', 2],
      ['Longest button label', 4],
    ]);
  });
});

describe('what is measured of a Slack message', () => {
  const measure = (blocks: readonly { readonly [key: string]: unknown }[], name: string) =>
    measureSlack({ text: 'a', blocks }, { limitsSum: true }).find((each) => each.name === name);
  const section = (length: number) => ({ type: 'section', text: { type: 'plain_text', text: 'a'.repeat(length) } });
  const actions = (element: object) => ({ type: 'actions', elements: [{ type: 'button', ...element }] });
  const label = (length: number) => ({ type: 'plain_text', text: 'a'.repeat(length) });
  const takes = (blocks: readonly { readonly [key: string]: unknown }[]): boolean =>
    findMessageProblems(blocks).length === 0 &&
    readContent({ text: 'a', blocks }, { limitsSum: true, overlongText: 'refuse' }).kind === 'content';

  it.each([
    ['Blocks', Array.from({ length: 50 }, () => section(1)), Array.from({ length: 51 }, () => section(1))],
    ['Longest section', [section(3000)], [section(3001)]],
    [
      'Text over all blocks',
      [section(3000), section(3000), section(3000), section(597)],
      [section(3000), section(3000), section(3000), section(598)],
    ],
    [
      'Longest action_id',
      [actions({ action_id: 'a'.repeat(255), text: label(1) })],
      [actions({ action_id: 'a'.repeat(256), text: label(1) })],
    ],
    [
      'Longest value of a button',
      [actions({ value: 'a'.repeat(2000), text: label(1) })],
      [actions({ value: 'a'.repeat(2001), text: label(1) })],
    ],
    ['Longest text of a button', [actions({ text: label(75) })], [actions({ text: label(76) })]],
  ])('%s is full where Slack takes no more', (name, full, over) => {
    const atLimit = measure(full, name);

    expect(atLimit?.used).toBe(atLimit?.limit);
    expect(measure(over, name)?.used).toBeGreaterThan(atLimit?.limit ?? Number.POSITIVE_INFINITY);
    expect([takes(full), takes(over)]).toEqual([true, false]);
  });

  it('leaves the sum out where Slack does not hold a message to it', () => {
    expect(measureSlack({ text: 'a', blocks: [section(1)] }, { limitsSum: false }).map(({ name }) => name)).not.toContain(
      'Text over all blocks',
    );
  });
});

function rowOf(...components: object[]) {
  return { type: 1, components };
}

function button(customId: string, label: string) {
  return { type: 2, style: 2, custom_id: customId, label };
}

function menu(count: number) {
  return { type: 3, custom_id: 'menu', options: Array.from({ length: count }, (_, index) => ({ label: `${index}`, value: `${index}` })) };
}
