import type { RichTextBlock, TableBlock } from '@slack/types';
import { parseTable } from '../../content/parse-table.ts';
import { formatTable } from '../../content/table-text.ts';
import { slackLimits } from './limits.ts';

/** A table of an article as Slack draws one. Undefined if it is larger than Slack takes, or its cells cannot be told for sure. */
export function renderTable(text: string): TableBlock | undefined {
  const table = parseTable(text);
  if (table === undefined || table.rows.length > slackLimits.tableRows || table.alignments.length > slackLimits.tableColumns)
    return undefined;
  return {
    type: 'table',
    // A cell without a character is refused.
    rows: table.rows.map((row) => row.map((cell) => ({ type: 'raw_text', text: cell === '' ? ' ' : cell }))),
    column_settings: table.alignments.map((side) => ({ align: side ?? 'left', is_wrapped: true })),
  };
}

/** The same table as the lines that it was read from, for where Slack takes none. */
export function tableAsLines(block: Readonly<Record<string, unknown>>): RichTextBlock | undefined {
  const { rows, column_settings: settings } = block as unknown as TableBlock;
  const cells = rows.map((row) => row.map((cell) => ('text' in cell && typeof cell.text === 'string' ? cell.text.trim() : '')));
  const lines = formatTable(
    cells,
    (settings ?? []).map(({ align }) => align),
  );
  if (lines === undefined) return undefined;
  return { type: 'rich_text', elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: lines }] }] };
}
