import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** Deeper nesting than any article has; beyond it, walking the tree could exhaust the stack. */
export const MAX_DEPTH = 256;

/** The Markdown nests more than `MAX_DEPTH` deep. */
export class DepthError extends Error {
  override readonly name = 'DepthError';
}

/**
 * CommonMark with GitHub's tables, task lists, strikethrough, footnotes and bare links. `mdx` reads `<` and indentation as MDX
 * does: no HTML, no indented code. Takes seconds on texts made to be slow: call it under a deadline.
 */
export function parseMarkdown(markdown: string, { mdx = false }: { readonly mdx?: boolean } = {}): Root {
  const disable = mdx ? [{ disable: { null: ['htmlFlow', 'htmlText', 'codeIndented'] } }] : [];
  const root = fromMarkdown(markdown, { extensions: [gfm({ singleTilde: false }), ...disable], mdastExtensions: [gfmFromMarkdown()] });
  checkDepth(root);
  return root;
}

function checkDepth(root: Root): void {
  let level: readonly Nodes[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) throw new DepthError(`nested more than ${MAX_DEPTH} deep`);
    level = level.flatMap((node) => ('children' in node ? (node.children as readonly Nodes[]) : []));
  }
}
