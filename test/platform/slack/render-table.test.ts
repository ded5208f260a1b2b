import { expect, it } from 'vitest';
import type { RichText, TextBlock } from '../../../src/content/rich-text.ts';
import { formatTable } from '../../../src/content/table-text.ts';
import { forView } from '../../../src/platform/slack/native-trial.ts';
import { plainerBlock } from '../../../src/platform/slack/plainer-block.ts';
import type { SlackPayload } from '../../../src/platform/slack/render.ts';
import { renderPassage } from '../../../src/platform/slack/render-rich-text.ts';
import { renderTable } from '../../../src/platform/slack/render-table.ts';
import { findMessageProblems, findViewProblems } from '../../../src/sandbox/slack/blocks/validate-blocks.ts';

const cells = [
  ['Site', 'Power'],
  ['Memphis', '150'],
  ['Oslo', ''],
];
const lines = formatTable(cells, [null, 'right']) ?? '';

/** Parts of a text, with blank lines between; a table is one by its own lines. */
function bodyOf(parts: readonly string[], more: Partial<TextBlock> = {}): RichText {
  const blocks: TextBlock[] = [];
  let text = '';
  for (const part of parts) {
    if (text !== '') text += '\n\n';
    const [start, end] = [text.length, text.length + part.length];
    const base = { start, contentStart: start, end, listDepth: 0, quoteDepth: 0 };
    blocks.push(part === lines ? ({ kind: 'code', lang: 'table', ...base, ...more } as TextBlock) : { kind: 'paragraph', ...base });
    text += part;
  }
  return { text, blocks, marks: [] };
}

const render = (body: RichText, page = { start: 0, end: body.text.length }) => renderPassage(body, page);
const kindsOf = (body: RichText, page?: { readonly start: number; readonly end: number }) => render(body, page).map(({ type }) => type);

it('stands as a table between the texts around it, with its numbers on their side', () => {
  const blocks = render(bodyOf(['Before.', lines, 'After.']));

  expect(blocks.map(({ type }) => type)).toEqual(['rich_text', 'table', 'rich_text']);
  expect(blocks[1]).toMatchObject({
    rows: [
      [{ text: 'Site' }, { text: 'Power' }],
      [{ text: 'Memphis' }, { text: '150' }],
      [{ text: 'Oslo' }, { text: ' ' }],
    ],
    column_settings: [{ align: 'left' }, { align: 'right' }],
  });
  expect(findMessageProblems(blocks)).toEqual([]);
  expect(JSON.stringify(blocks)).not.toContain('\\n');
});

it.each([
  ['a second table', bodyOf([lines, 'Between.', lines]), ['table', 'rich_text']],
  ['a table in a quotation', bodyOf([lines], { quoteDepth: 1 }), ['rich_text']],
  ['a table in a list', bodyOf([lines], { listDepth: 1 }), ['rich_text']],
])('leaves %s as lines', (_, body, kinds) => {
  expect(kindsOf(body)).toEqual(kinds);
});

it('leaves a table that the page cuts as lines', () => {
  const body = bodyOf(['Before.', lines]);

  expect(kindsOf(body, { start: 0, end: body.text.length - 5 })).toEqual(['rich_text']);
});

it('leaves a table as lines that is larger than Slack takes', () => {
  const rowsOf = (count: number): string => {
    const rows = Array.from({ length: count }, (__, row) => [`row ${row}`]);
    return formatTable(rows, [null]) ?? '';
  };

  expect(renderTable(rowsOf(101))).toBeUndefined();
  expect(renderTable(rowsOf(100))?.rows).toHaveLength(100);
});

it('is the same lines again where Slack refuses it, and in a view, which takes none', () => {
  const blocks = render(bodyOf(['Before.', lines]));
  const asLines = { type: 'rich_text', elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: lines }] }] };

  expect(plainerBlock(blocks[1] as never, [])).toEqual([asLines]);
  expect(forView({ blocks } as unknown as SlackPayload).blocks[1]).toEqual(asLines);
  expect(findViewProblems(forView({ blocks } as unknown as SlackPayload).blocks)).toEqual([]);
});
