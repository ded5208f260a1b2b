import type { DefaultTreeAdapterMap } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

/** Elements that only cells of a layout hold, never cells of figures; a second paragraph is another one. */
const BLOCK = /^(?:h[1-3]|table|article)$/u;
/** Parts of a table. */
const PART = /^(?:table|tbody|thead|tfoot|tr|td)$/u;

/**
 * Gives elements the names by which they are read: pictures of AMP are pictures, and a table that lays the page out is blocks beside each other,
 * of which the reader of pages finds the one with the text. Without recursion, since pages nest as deep as they like.
 */
export function makePlain(root: Node): void {
  const tables: Element[] = [];
  for (const element of elementsOf(root)) {
    if (element.tagName === 'amp-img') rename(element, 'img');
    else if (element.tagName === 'table') tables.push(element);
  }
  for (const table of tables.filter(isLayout)) for (const part of partsOf(table)) rename(part, 'div');
}

function isLayout(table: Element): boolean {
  const inside = partsOf(table).flatMap(({ childNodes }) => childNodes.filter((node) => 'tagName' in node));
  if (inside.some(({ tagName }) => tagName === 'th' || tagName === 'caption')) return false;
  const cells = partsOf(table).filter(({ tagName }) => tagName === 'td');
  return cells.some((cell) => {
    const within = [...elementsOf(cell)].filter((element) => element !== cell);
    return within.some(({ tagName }) => BLOCK.test(tagName)) || within.filter(({ tagName }) => tagName === 'p').length > 1;
  });
}

/** The table and its own rows and cells. */
function partsOf(table: Element): readonly Element[] {
  const parts: Element[] = [table];
  for (const part of parts) {
    if (part.tagName === 'td') continue;
    for (const child of part.childNodes) if ('tagName' in child && child.tagName !== 'table' && PART.test(child.tagName)) parts.push(child);
  }
  return parts;
}

/** All elements, in the order of the text. Children that an element is given after it was yielded are among them. */
export function* elementsOf(root: Node): Generator<Element> {
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if ('tagName' in node) yield node;
    if ('childNodes' in node) for (const child of node.childNodes.toReversed()) waiting.push(child);
  }
}

export function rename(element: Element, name: string): void {
  element.tagName = name;
  element.nodeName = name;
}
