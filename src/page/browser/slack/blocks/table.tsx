import type { ComponentChild } from 'preact';
import type { Json } from '../../../protocol.ts';
import { Scroller } from '../../controls/scroller.tsx';
import { recordsOf, textOf } from '../../payload.ts';
import type { Part } from './part.ts';

/** Rows of cells, the first one their heads. */
export const renderTable: Part = (block, render) => {
  const rows = (Array.isArray(block['rows']) ? block['rows'] : []).map(recordsOf);
  const columns = recordsOf(block['column_settings']);
  const [head = [], ...body] = rows;
  const cell = (content: Json): ComponentChild => (content['type'] === 'rich_text' ? render(content, 0) : textOf(content['text']));
  const side = (index: number): string => `s-align-${textOf(columns[index]?.['align']) || 'left'}`;
  return (
    <Scroller class="s-table" label={textOf(block['caption']) || 'Table'}>
      <table>
        <thead>
          <tr>
            {head.map((content, index) => (
              <th key={index} scope="col" class={side(index)}>
                {cell(content)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, number) => (
            <tr key={number}>
              {row.map((content, index) => (
                <td key={index} class={side(index)}>
                  {cell(content)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
};
