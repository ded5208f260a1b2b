import type { Nodes, RootContent } from 'mdast';
import type { Point } from './text-lines.ts';

/** Moves nodes, with everything in them, to where they stand in a longer text: so many lines and characters further down. Changes the nodes. */
export function shiftNodes(nodes: readonly RootContent[], by: { readonly lines: number; readonly offset: number }): readonly RootContent[] {
  const shift = ({ line, column, offset = 0 }: Point): Point => ({ line: line + by.lines, column, offset: offset + by.offset });
  const visit = (node: Nodes): void => {
    if (node.position !== undefined) node.position = { start: shift(node.position.start), end: shift(node.position.end) };
    if ('children' in node) for (const child of node.children) visit(child);
  };
  if (by.offset !== 0) for (const node of nodes) visit(node);
  return nodes;
}
