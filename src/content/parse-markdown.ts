import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfmStrikethroughCjkFriendly } from 'micromark-extension-cjk-friendly-gfm-strikethrough';
import { gfm } from 'micromark-extension-gfm';
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

/** Made once: neither changes with what is read. */
const syntax = [gfm({ singleTilde: false }), cjkFriendlyExtension(), gfmStrikethroughCjkFriendly({ singleTilde: false })];
const tree = gfmFromMarkdown();

/**
 * CommonMark with GitHub's tables, task lists, strikethrough, footnotes and bare links; emphasis beside Chinese, Japanese and Korean signs is closed as meant. `mdx` reads `<` and indentation as MDX
 * does: no HTML, no indented code. Takes seconds on texts made to be slow: call it under a deadline.
 */
export function parseMarkdown(markdown: string, options: MarkdownOptions = {}): Root {
  const readsHtml = options.mdx !== true && options.inlineHtml !== true;
  const root = readQuickly(markdown, readsHtml, (text) => parseWithMicromark(text, options));
  checkDepth(root);
  return root;
}

/** The same tree by the parser alone, which takes three times as long. */
export function parseWithMicromark(markdown: string, { mdx = false, inlineHtml = false }: MarkdownOptions = {}): Root {
  const unread = mdx ? ['htmlFlow', 'htmlText', 'codeIndented'] : inlineHtml ? ['htmlFlow', 'codeIndented'] : [];
  const disable = unread.length === 0 ? [] : [{ disable: { null: unread } }];
  return fromMarkdown(markdown, { extensions: [...syntax, ...disable], mdastExtensions: [tree] });
}

function checkDepth(root: Root): void {
  let level: readonly Nodes[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) throw new DepthError(`nested more than ${MAX_DEPTH} deep`);
    level = level.flatMap((node) => ('children' in node ? (node.children as readonly Nodes[]) : []));
  }
}
