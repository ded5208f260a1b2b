import type { Element, Nodes, Root } from 'hast';
import { DepthError } from '../../content/parse-markdown.ts';

/** The tree of HTML, empty if it nests too deep to be read: one text must not cost the others of its feed. */
export function orNothing(parse: (html: string) => Root, html: string): Root {
  try {
    return parse(html);
  } catch (error) {
    if (error instanceof DepthError) return { type: 'root', children: [] };
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
