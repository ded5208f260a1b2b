import type { ComponentChild, VNode } from 'preact';
import type { Json } from '../../../protocol.ts';
import { UnknownPart } from '../../controls/unknown-part.tsx';
import { renderInlines } from '../../markup/markup-view.tsx';
import { numberOf, recordsOf, textOf } from '../../payload.ts';
import type { Part } from './part.ts';
import { leafOf } from './rich-text-leaf.ts';

export const renderRichText: Part = (block) => <div class="markup">{groupLists(recordsOf(block['elements'])).map(renderElement)}</div>;

/** Lists that follow each other are one list, the deeper ones inside of it. */
function groupLists(elements: readonly Json[]): readonly (readonly Json[])[] {
  const groups: Json[][] = [];
  for (const element of elements) {
    const last = groups.at(-1);
    const joins = element['type'] === 'rich_text_list' && last?.at(-1)?.['type'] === 'rich_text_list';
    if (joins && last) last.push(element);
    else groups.push([element]);
  }
  return groups;
}

function renderElement(group: readonly Json[], index: number): ComponentChild {
  const [element] = group;
  if (!element) return null;
  switch (element['type']) {
    case 'rich_text_section':
      return (
        <p key={index} class="markup-lines">
          {renderLeaves(element)}
        </p>
      );
    case 'rich_text_list':
      return group.map((list, position) => <RichList key={`${index}-${position}`} list={list} />);
    case 'rich_text_quote':
      return (
        <blockquote key={index} class="markup-quote">
          <p class="markup-lines">{renderLeaves(element)}</p>
        </blockquote>
      );
    case 'rich_text_preformatted':
      return (
        <pre key={index} class="markup-code">
          <code>{renderLeaves(element)}</code>
        </pre>
      );
    default:
      return <UnknownPart key={index} kind={textOf(element['type'])} value={element} />;
  }
}

function RichList({ list }: { readonly list: Json }): VNode {
  const items = recordsOf(list['elements']).map((item, index) => <li key={index}>{renderLeaves(item)}</li>);
  const indent = Math.min(numberOf(list['indent']) ?? 0, 8);
  const name = `markup-list s-indent-${indent}${list['border'] === 1 ? ' s-bordered' : ''}`;
  return list['style'] === 'ordered' ? (
    <ol class={name} start={(numberOf(list['offset']) ?? 0) + 1}>
      {items}
    </ol>
  ) : (
    <ul class={name}>{items}</ul>
  );
}

function renderLeaves(element: Json): ComponentChild {
  return recordsOf(element['elements']).map((leaf, index) => {
    const inline = leafOf(leaf);
    return inline ? renderInlines([inline]) : <UnknownPart key={index} kind={textOf(leaf['type'])} value={leaf} />;
  });
}
