import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfmStrikethroughCjkFriendly } from 'micromark-extension-cjk-friendly-gfm-strikethrough';
import { gfm } from 'micromark-extension-gfm';
import type { MarkdownOptions } from '../../../src/content/parse-markdown.ts';

/** The tree of a text by the parser alone, with the whole syntax. */
export function parseFully(markdown: string, { mdx = false, inlineHtml = false }: MarkdownOptions = {}): Root {
  const unread = mdx ? ['htmlFlow', 'htmlText', 'codeIndented'] : inlineHtml ? ['htmlFlow', 'codeIndented'] : [];
  const syntax = [gfm({ singleTilde: false }), cjkFriendlyExtension(), gfmStrikethroughCjkFriendly({ singleTilde: false })];
  return fromMarkdown(markdown, { extensions: [...syntax, { disable: { null: unread } }], mdastExtensions: [gfmFromMarkdown()] });
}
