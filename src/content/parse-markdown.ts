import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { syntaxFor, treeExtensions } from './markdown-syntax.ts';
import { readQuickly } from './quick-markdown/read-quickly.ts';

/** Deeper nesting than any article has; beyond it, walking the tree could exhaust the stack. */
export const MAX_DEPTH = 256;

/** The Markdown nests more than `MAX_DEPTH` deep. */
export class DepthError extends Error {
  override readonly name = 'DepthError';
}

/** The way in which a text is read that is not Markdown alone. `inlineHtml`: tags in lines only, and no indented code. */
export interface MarkdownOptions {
  readonly mdx?: boolean;
  readonly inlineHtml?: boolean;
}

/**
 * CommonMark with GitHub's tables, task lists, strikethrough, footnotes and bare links; emphasis beside Chinese, Japanese and Korean signs is closed as meant. `mdx` reads `<` and indentation as MDX
 * does: no HTML, no indented code. Takes seconds on texts made to be slow: call it under a deadline.
 */
export function parseMarkdown(markdown: string, { mdx = false, inlineHtml = false }: MarkdownOptions = {}): Root {
  const key = `${mdx} ${inlineHtml} ${markdown}`;
  if (last?.key === key) return last.root;
  const root = parseOnce(markdown, { mdx, inlineHtml });
  last = { key, root };
  return root;
}

/** As `parseMarkdown`, for texts that nobody reads again: the tree is not kept, and the last one stays. */
export function parseOnce(markdown: string, { mdx = false, inlineHtml = false }: MarkdownOptions = {}): Root {
  const root = readQuickly(markdown, !mdx && !inlineHtml, (text) => parse(text, { mdx, inlineHtml }));
  checkDepth(root);
  return root;
}

/** The last tree: an article in which code was looked for and nothing is hidden is read as it was then. Nobody changes a tree. */
let last: { readonly key: string; readonly root: Root } | undefined;

function parse(markdown: string, { mdx, inlineHtml }: Required<MarkdownOptions>): Root {
  const unread = mdx ? ['htmlFlow', 'htmlText', 'codeIndented'] : inlineHtml ? ['htmlFlow', 'codeIndented'] : [];
  const disable = unread.length === 0 ? [] : [{ disable: { null: unread } }];
  return fromMarkdown(markdown, { extensions: [...syntaxFor(markdown), ...disable], mdastExtensions: treeExtensions });
}

function checkDepth(root: Root): void {
  let level: readonly Nodes[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) throw new DepthError(`nested more than ${MAX_DEPTH} deep`);
    level = level.flatMap((node) => ('children' in node ? (node.children as readonly Nodes[]) : []));
  }
}
