import type { ComponentChildren, VNode } from 'preact';
import type { Block, Item } from './markup.ts';

interface ItemListProps {
  readonly items: readonly Item[];
  readonly render: (blocks: readonly Block[]) => ComponentChildren;
}

interface Nested {
  readonly item: Item;
  readonly below: readonly Item[];
}

/** Items with their depth, as lists within lists. */
export function ItemList({ items, render }: ItemListProps): VNode {
  const depth = Math.min(...items.map((item) => item.depth));
  const nested = nest(items, depth);
  const children = nested.map(({ item, below }, index) => (
    <li key={index} value={item.number}>
      {render(item.blocks)}
      {below.length > 0 && <ItemList items={below} render={render} />}
    </li>
  ));
  return items[0]?.number === undefined ? <ul class="markup-list">{children}</ul> : <ol class="markup-list">{children}</ol>;
}

function nest(items: readonly Item[], depth: number): readonly Nested[] {
  const nested: { item: Item; below: Item[] }[] = [];
  for (const item of items) {
    const last = nested.at(-1);
    if (item.depth > depth && last) last.below.push(item);
    else nested.push({ item, below: [] });
  }
  return nested;
}
