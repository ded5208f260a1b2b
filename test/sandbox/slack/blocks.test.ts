import fc from 'fast-check';
import { expect, test } from 'vitest';

import { formatProblem } from '../../../src/sandbox/slack/blocks/schema.ts';
import { findMessageProblems, findViewProblems } from '../../../src/sandbox/slack/blocks/validate-blocks.ts';
import type { JsonObject } from '../../../src/sandbox/slack/json.ts';

const x = (length: number): string => 'x'.repeat(length);
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const button = (more: JsonObject = {}) => ({ type: 'button', text: plain('Go'), ...more });
const actions = (...elements: unknown[]) => ({ type: 'actions', elements });
const section = (more: JsonObject) => ({ type: 'section', text: mrkdwn('a'), ...more });
const option = (more: JsonObject = {}) => ({ text: plain('One'), value: '1', ...more });
const menu = (more: JsonObject = {}) => ({ type: 'static_select', options: [option()], ...more });
const many = <T>(length: number, item: T): T[] => Array.from({ length }, () => item);
const richText = (...elements: unknown[]) => ({ type: 'rich_text', elements });
const richSection = (...elements: unknown[]) => ({ type: 'rich_text_section', elements });
const input = (element: unknown, more: JsonObject = {}) => ({ type: 'input', label: plain('Label'), element, ...more });

function problemsOf(...blocks: unknown[]): readonly string[] {
  return findMessageProblems(blocks).map(formatProblem);
}

test.each<[string, unknown]>([
  ['a section with text', section({})],
  ['a section with fields only', { type: 'section', fields: many(10, mrkdwn(x(2000))) }],
  ['a section that expands', section({ expand: true, text: mrkdwn(x(3000)) })],
  ['a header', { type: 'header', text: plain(x(150)) }],
  ['a divider', { type: 'divider', block_id: x(255) }],
  [
    'a context',
    { type: 'context', elements: [...many(9, mrkdwn('a')), { type: 'image', image_url: 'https://a.example/i.png', alt_text: 'i' }] },
  ],
  [
    '25 buttons',
    actions(...Array.from({ length: 25 }, (_, index) => button({ action_id: `a${index}`, value: x(2000), url: 'https://a.example/' }))),
  ],
  [
    'a button with everything',
    actions(
      button({
        style: 'danger',
        accessibility_label: x(75),
        confirm: { title: plain(x(100)), text: mrkdwn(x(300)), confirm: plain(x(30)), deny: plain(x(30)) },
      }),
    ),
  ],
  [
    'a static menu of 100 options',
    actions(
      menu({ options: many(100, option({ text: plain(x(75)), value: x(150), description: plain(x(75)) })), placeholder: plain(x(150)) }),
    ),
  ],
  [
    'a menu of groups',
    actions({ type: 'static_select', option_groups: [{ label: plain('G'), options: [option()] }], initial_option: option() }),
  ],
  ['a menu with an external source', actions({ type: 'external_select', min_query_length: 0, action_id: 'a', placeholder: plain('p') })],
  ['an overflow menu', section({ accessory: { type: 'overflow', options: many(5, option({ url: 'https://a.example/' })) } })],
  ['an image', { type: 'image', image_url: 'https://a.example/i.png', alt_text: x(2000), title: plain(x(2000)) }],
  [
    'a table',
    {
      type: 'table',
      rows: many(100, many(20, { type: 'raw_text', text: 'a' })),
      column_settings: many(20, { align: 'right', is_wrapped: true }),
    },
  ],
  ['markdown', { type: 'markdown', text: x(12_000) }],
  ['an input', input({ type: 'plain_text_input', multiline: true, max_length: 3000 })],
  [
    'a context with feedback',
    {
      type: 'context_actions',
      elements: [
        { type: 'feedback_buttons', positive_button: { text: plain('y'), value: '1' }, negative_button: { text: plain('n'), value: '0' } },
      ],
    },
  ],
  [
    'a card carousel',
    { type: 'carousel', elements: many(10, { type: 'card', title: mrkdwn(x(150)), body: mrkdwn(x(200)), actions: many(3, button()) }) },
  ],
  ['an alert', { type: 'alert', text: plain(x(200)), level: 'warning' }],
  ['a container', { type: 'container', title: plain('t'), child_blocks: many(10, { type: 'divider' }), is_collapsible: true }],
  [
    'rich text with every element',
    richText(
      richSection(
        { type: 'text', text: 'a', style: { bold: true, italic: true, strike: true, code: true, underline: true } },
        { type: 'link', url: 'https://a.example/', text: 'a', style: { bold: true } },
        { type: 'user', user_id: 'U1' },
        { type: 'usergroup', usergroup_id: 'S1' },
        { type: 'channel', channel_id: 'C1' },
        { type: 'broadcast', range: 'here' },
        { type: 'emoji', name: 'wave', unicode: '1f44b' },
        { type: 'date', timestamp: 1, format: '{date}' },
        { type: 'color', value: '#fff' },
        { type: 'team', team_id: 'T1' },
      ),
      { type: 'rich_text_list', style: 'ordered', indent: 8, offset: 2, border: 1, elements: [richSection({ type: 'text', text: 'a' })] },
      { type: 'rich_text_quote', border: 0, elements: [{ type: 'text', text: 'a' }] },
      {
        type: 'rich_text_preformatted',
        language: 'ts',
        elements: [
          { type: 'text', text: 'a' },
          { type: 'link', url: 'https://a.example/' },
        ],
      },
    ),
  ],
])('%s is accepted', (_name, block) => {
  expect(problemsOf(block)).toEqual([]);
});

test.each<[string, unknown, string]>([
  ['no type', {}, 'missing required field: type [json-pointer:/blocks/0]'],
  ['a type that is not a block', { type: 'paragraph' }, 'unsupported type: paragraph [json-pointer:/blocks/0/type]'],
  ['an element in place of a block', button(), 'unsupported type: button [json-pointer:/blocks/0/type]'],
  ['a property the block does not have', section({ color: 'red' }), 'invalid additional property: color [json-pointer:/blocks/0]'],
  ['null for an optional field', section({ accessory: null }), 'must provide an object [json-pointer:/blocks/0/accessory]'],
  ['a section without text and fields', { type: 'section' }, 'must define either `text` or `fields` [json-pointer:/blocks/0/type]'],
  ['section text of 3,001', section({ text: plain(x(3001)) }), 'must be less than 3001 characters [json-pointer:/blocks/0/text/text]'],
  ['empty section text', section({ text: mrkdwn('') }), 'must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
  ['section text that is a string', section({ text: 'a' }), 'must provide an object [json-pointer:/blocks/0/text]'],
  [
    'a text object that says markdown',
    section({ text: { type: 'markdown', text: 'a' } }),
    'unsupported type: markdown [json-pointer:/blocks/0/text/type]',
  ],
  ['11 fields', { type: 'section', fields: many(11, mrkdwn('a')) }, 'no more than 10 items allowed [json-pointer:/blocks/0/fields]'],
  [
    'a field of 2,001',
    { type: 'section', fields: [mrkdwn(x(2001))] },
    'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
  ],
  ['a header of 151', { type: 'header', text: plain(x(151)) }, 'must be less than 151 characters [json-pointer:/blocks/0/text/text]'],
  ['a header in mrkdwn', { type: 'header', text: mrkdwn('a') }, 'must be a valid enum value [json-pointer:/blocks/0/text/type]'],
  ['an empty context', { type: 'context', elements: [] }, 'must provide at least 1 items [json-pointer:/blocks/0/elements]'],
  [
    'a context of 11',
    { type: 'context', elements: many(11, mrkdwn('a')) },
    'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
  ],
  ['a button in a context', { type: 'context', elements: [button()] }, 'unsupported type: button [json-pointer:/blocks/0/elements/0/type]'],
  ['26 buttons', actions(...many(26, button())), 'no more than 25 items allowed [json-pointer:/blocks/0/elements]'],
  [
    'a button label of 76',
    actions(button({ text: plain(x(76)) })),
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
  ],
  [
    'a button value of 2,001',
    actions(button({ value: x(2001) })),
    'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
  ],
  [
    'a button url of 3,001',
    actions(button({ url: `https://a.example/${x(2983)}` })),
    'must be less than 3001 characters [json-pointer:/blocks/0/elements/0/url]',
  ],
  ['a button url that is none', actions(button({ url: 'see here' })), 'invalid url [json-pointer:/blocks/0/elements/0/url]'],
  [
    'a button style that is none',
    actions(button({ style: 'default' })),
    'must be a valid enum value [json-pointer:/blocks/0/elements/0/style]',
  ],
  [
    'an action_id of 256',
    actions(button({ action_id: x(256) })),
    'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
  ],
  [
    'two equal action_ids in a block',
    actions(button({ action_id: 'a' }), button({ action_id: 'a' })),
    '`action_id` "a" already exists in this block [json-pointer:/blocks/0/elements/1/action_id]',
  ],
  ['a block_id of 256', { type: 'divider', block_id: x(256) }, 'must be less than 256 characters [json-pointer:/blocks/0/block_id]'],
  [
    'an option text of 76',
    actions(menu({ options: [option({ text: plain(x(76)) })] })),
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]',
  ],
  [
    'an option value of 151',
    actions(menu({ options: [option({ value: x(151) })] })),
    'must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]',
  ],
  [
    'an option in mrkdwn',
    actions(menu({ options: [option({ text: mrkdwn('a') })] })),
    'must be a valid enum value [json-pointer:/blocks/0/elements/0/options/0/text/type]',
  ],
  [
    'a url on a menu option',
    actions(menu({ options: [option({ url: 'https://a.example/' })] })),
    'invalid additional property: url [json-pointer:/blocks/0/elements/0/options/0]',
  ],
  [
    '101 options',
    actions(menu({ options: many(101, option()) })),
    'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  ['no options', actions(menu({ options: [] })), 'must provide at least 1 items [json-pointer:/blocks/0/elements/0/options]'],
  [
    'options beside groups',
    actions(menu({ option_groups: [{ label: plain('G'), options: [option()] }] })),
    'must define either `options` or `option_groups` [json-pointer:/blocks/0/elements/0]',
  ],
  [
    'an initial option that is not offered',
    actions(menu({ initial_option: option({ value: '2' }) })),
    'must match one of the provided options [json-pointer:/blocks/0/elements/0/initial_option]',
  ],
  [
    'a placeholder of 151',
    actions(menu({ placeholder: plain(x(151)) })),
    'must be less than 151 characters [json-pointer:/blocks/0/elements/0/placeholder/text]',
  ],
  [
    'an overflow menu of 6',
    section({ accessory: { type: 'overflow', options: many(6, option()) } }),
    'no more than 5 items allowed [json-pointer:/blocks/0/accessory/options]',
  ],
  [
    '11 radio buttons',
    actions({ type: 'radio_buttons', options: many(11, option()) }),
    'no more than 10 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  [
    'a confirmation without text',
    actions(button({ confirm: { title: plain('t') } })),
    'missing required field: text [json-pointer:/blocks/0/elements/0/confirm]',
  ],
  [
    'an image without alt_text',
    { type: 'image', image_url: 'https://a.example/i.png' },
    'missing required field: alt_text [json-pointer:/blocks/0]',
  ],
  [
    'an image by file path',
    { type: 'image', image_url: 'file:///etc/passwd', alt_text: 'a' },
    'invalid url [json-pointer:/blocks/0/image_url]',
  ],
  [
    'an image without a source',
    { type: 'image', alt_text: 'a' },
    'must define either `image_url` or `slack_file` [json-pointer:/blocks/0]',
  ],
  [
    'an image url of 3,001',
    { type: 'image', image_url: 'http://localhost:1313/i.png', alt_text: 'a' },
    'downloading image failed [json-pointer:/blocks/0/image_url]',
  ],
  [
    'an image on a private network',
    { type: 'image', image_url: 'http://192.168.1.5/i.png', alt_text: 'a' },
    'downloading image failed [json-pointer:/blocks/0/image_url]',
  ],
  [
    'an image url that is too long',
    { type: 'image', image_url: `https://a.example/${x(2983)}`, alt_text: 'a' },
    'must be less than 3001 characters [json-pointer:/blocks/0/image_url]',
  ],
  [
    'a table of 101 rows',
    { type: 'table', rows: many(101, [{ type: 'raw_text', text: 'a' }]) },
    'no more than 100 items allowed [json-pointer:/blocks/0/rows]',
  ],
  [
    'a table row of 21 cells',
    { type: 'table', rows: [many(21, { type: 'raw_text', text: 'a' })] },
    'no more than 20 items allowed [json-pointer:/blocks/0/rows/0]',
  ],
  [
    'an empty table cell',
    { type: 'table', rows: [[{ type: 'raw_text', text: '' }]] },
    'must be more than 0 characters [json-pointer:/blocks/0/rows/0/0/text]',
  ],
  [
    'a table of 10,001 characters',
    { type: 'table', rows: [[{ type: 'raw_text', text: x(10_001) }]] },
    'table text must be less than 10001 characters in total [json-pointer:/blocks]',
  ],
  ['markdown of 12,001', { type: 'markdown', text: x(12_001) }, 'must be less than 12001 characters [json-pointer:/blocks/0/text]'],
  ['an alert of 201', { type: 'alert', text: plain(x(201)) }, 'must be less than 201 characters [json-pointer:/blocks/0/text/text]'],
  ['an empty card', { type: 'card' }, 'must define at least one of `hero_image`, `title`, `actions` or `body` [json-pointer:/blocks/0]'],
  [
    'an input label of 2,001',
    input({ type: 'plain_text_input' }, { label: plain(x(2001)) }),
    'must be less than 2001 characters [json-pointer:/blocks/0/label/text]',
  ],
  ['a button in an input', input(button()), 'unsupported type: button [json-pointer:/blocks/0/element/type]'],
  ['rich text without elements', { type: 'rich_text' }, 'missing required field: elements [json-pointer:/blocks/0]'],
  [
    'rich text with text at the top',
    richText({ type: 'text', text: 'a' }),
    'unsupported type: text [json-pointer:/blocks/0/elements/0/type]',
  ],
  [
    'an empty rich text leaf',
    richText(richSection({ type: 'text', text: '' })),
    'must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]',
  ],
  [
    'a rich text style that is none',
    richText(richSection({ type: 'text', text: 'a', style: { big: true } })),
    'invalid additional property: big [json-pointer:/blocks/0/elements/0/elements/0/style]',
  ],
  [
    'a list in a list',
    richText({ type: 'rich_text_list', style: 'bullet', elements: [{ type: 'rich_text_list', style: 'bullet', elements: [] }] }),
    'unsupported type: rich_text_list [json-pointer:/blocks/0/elements/0/elements/0/type]',
  ],
  [
    'a list style that is none',
    richText({ type: 'rich_text_list', style: 'dash', elements: [richSection()] }),
    'must be a valid enum value [json-pointer:/blocks/0/elements/0/style]',
  ],
  [
    'an indent of 9',
    richText({ type: 'rich_text_list', style: 'bullet', indent: 9, elements: [richSection()] }),
    'must be less than or equal to 8 [json-pointer:/blocks/0/elements/0/indent]',
  ],
  [
    'a mention in preformatted text',
    richText({ type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U1' }] }),
    'unsupported type: user [json-pointer:/blocks/0/elements/0/elements/0/type]',
  ],
  [
    'a link that goes nowhere',
    richText(richSection({ type: 'link', url: '/relative' })),
    'invalid url [json-pointer:/blocks/0/elements/0/elements/0/url]',
  ],
  [
    'a user who cannot be',
    richText(richSection({ type: 'user', user_id: 'rosa' })),
    'does not match pattern: ^[UW][A-Z0-9]+$ [json-pointer:/blocks/0/elements/0/elements/0/user_id]',
  ],
  [
    'a container that is closed and cannot be opened',
    { type: 'container', title: plain('t'), child_blocks: [{ type: 'divider' }], default_collapsed: true },
    'requires `is_collapsible` [json-pointer:/blocks/0/default_collapsed]',
  ],
  [
    'rich text in a container, which only the reference takes',
    { type: 'container', title: plain('t'), child_blocks: [richText(richSection())] },
    'unsupported type: rich_text [json-pointer:/blocks/0/child_blocks/0/type]',
  ],
])('%s is refused where it is', (_name, block, problem) => {
  expect(problemsOf(block)).toContain(`[ERROR] ${problem}`);
});

test('a message takes 50 blocks, with ids that differ, one table, and 12,000 characters of markdown', () => {
  const divider = { type: 'divider' };
  const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] };

  expect(problemsOf(...many(50, divider))).toEqual([]);
  expect(problemsOf(...many(51, divider))).toEqual(['[ERROR] no more than 50 items allowed [json-pointer:/blocks]']);
  expect(problemsOf({ ...divider, block_id: 'a' }, { ...divider, block_id: 'a' })).toEqual([
    '[ERROR] `block_id` "a" already exists [json-pointer:/blocks/1/block_id]',
  ]);
  expect(problemsOf(table, table)).toEqual(['[ERROR] only_one_table_allowed [json-pointer:/blocks]']);
  expect(problemsOf(...many(2, { type: 'markdown', text: x(6001) }))).toEqual([
    '[ERROR] markdown text must be less than 12001 characters in total [json-pointer:/blocks]',
  ]);
});

test('a view takes 100 blocks, and neither tables nor markdown', () => {
  const problems = (blocks: unknown): readonly string[] => findViewProblems(blocks).map(formatProblem);

  expect(problems(many(100, { type: 'divider' }))).toEqual([]);
  expect(problems(many(101, { type: 'divider' }))).toEqual(['[ERROR] no more than 100 items allowed [json-pointer:/view/blocks]']);
  expect(problems([{ type: 'markdown', text: 'a' }])).toEqual(['[ERROR] unsupported type: markdown [json-pointer:/view/blocks/0/type]']);
});

test('whatever JSON is sent as blocks, the check ends with a pointer and never throws', () => {
  const noise = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.jsonValue({ maxDepth: 1 }),
      fc.dictionary(
        fc.constantFrom('type', 'text', 'elements', 'accessory', 'fields', 'options', 'element', '__proto__', 'constructor'),
        tie('tree'),
        { maxKeys: 3 },
      ),
    ),
  })).tree;

  fc.assert(
    fc.property(
      fc.array(noise, { maxLength: 4 }),
      fc.constantFrom('section', 'actions', 'rich_text', 'table', 'toString', '__proto__'),
      (blocks, type) => {
        const typed = blocks.map((block) =>
          typeof block === 'object' && block !== null && !Array.isArray(block) ? { ...block, type } : block,
        );
        return [...findMessageProblems(typed), ...findViewProblems(typed)].every(({ pointer }) => pointer.startsWith('/'));
      },
    ),
    { seed: 20_260_501, numRuns: 300 },
  );
});
