import type { Element, Nodes, Root } from 'hast';
import { ExcessError } from '../../content/html/html-bounds.ts';
import { DepthError } from '../../content/parse-markdown.ts';

/** The tree of HTML, empty if it nests too deep or has too much to be read: one text must not cost the others of its feed. */
export function orNothing(parse: (html: string) => Root, html: string): Root {
  return orUndefined(() => parse(html)) ?? { type: 'root', children: [] };
}

/** The value; undefined if it is of HTML that nests too deep, or has too much, to be read. */
export function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof DepthError || error instanceof ExcessError) return undefined;
    throw error;
  }
}

/** All elements, in the order of the text; without recursion, since the HTML of strangers nests as deep as it likes. */
export function* elementsOf(root: Nodes): Generator<Element> {
  const waiting: Nodes[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === 'element') yield node;
    if ('children' in node) waiting.push(...node.children.toReversed());
  }
}
