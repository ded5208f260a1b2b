import type { PhrasingContent } from 'mdast';
import { readHtmlText } from './html-text.ts';
import { createInlineBuilder, type InlineBuilder, type InlineText } from './inline-text.ts';
import type { MarkdownContext } from './markdown-context.ts';
import { toSafeUrl, toWebUrl } from './safe-url.ts';

/** `:::note Title` and `:::` around an admonition: the words of it stay. */
const DIRECTIVE_FENCE = /(^|\n):{3,}[ \t]*(?:[a-z][\w-]*(?![\w:]))?[ \t]*/g;

/** The text of a paragraph, heading or cell, with emphasis and links beside it. */
export function toInlineText(nodes: readonly PhrasingContent[], context: MarkdownContext): InlineText {
  const builder = createInlineBuilder();
  appendAll(nodes, builder, context);
  return builder.build();
}

export function appendAll(nodes: readonly PhrasingContent[], builder: InlineBuilder, context: MarkdownContext): void {
  let hiddenUntil: string | undefined;
  for (const node of nodes) {
    if (node.type === 'html') {
      hiddenUntil = appendHtml(node.value, builder, context, hiddenUntil);
    } else if (hiddenUntil === undefined) {
      append(node, builder, context);
    }
  }
}

function append(node: PhrasingContent, builder: InlineBuilder, context: MarkdownContext): void {
  const inner = (): void => {
    if ('children' in node) appendAll(node.children, builder, context);
  };
  switch (node.type) {
    case 'text':
      return appendText(node.value, builder);
    case 'strong':
    case 'emphasis':
      return builder.mark({ kind: node.type }, inner);
    case 'delete':
      return builder.mark({ kind: 'strike' }, inner);
    case 'inlineCode':
      return builder.mark({ kind: 'code' }, () => builder.appendVerbatim(node.value));
    case 'break':
      return builder.breakLine();
    case 'link':
      return appendLinked(builder, 'link', toSafeUrl(node.url, context.articleUrl), inner);
    case 'linkReference':
      return appendLinked(builder, 'link', resolve(node.identifier, context, toSafeUrl), inner);
    case 'image':
      return appendLinked(builder, 'image', toWebUrl(node.url, context.articleUrl), () => builder.append(node.alt ?? ''));
    case 'imageReference':
      return appendLinked(builder, 'image', resolve(node.identifier, context, toWebUrl), () => builder.append(node.alt ?? ''));
    case 'footnoteReference':
      return builder.append(`[${node.label ?? node.identifier}]`);
    default:
      return inner();
  }
}

/** A definition list keeps its lines: a term, and below it each explanation behind a colon. */
function appendText(written: string, builder: InlineBuilder): void {
  const value = written.replace(DIRECTIVE_FENCE, '$1');
  if (!/\n[ \t]*:[ \t]+\S/.test(value)) {
    builder.append(value);
    return;
  }
  let isExplaining = false;
  value.split('\n').forEach((line, index, lines) => {
    // Below an explanation stands the rest of it, unless the next line explains this one.
    const goesOn = isExplaining && !isExplanation(line) && !isExplanation(lines[index + 1]);
    if (goesOn) builder.append('\n');
    else if (index > 0) builder.breakLine();
    builder.append(line);
    isExplaining = goesOn || isExplanation(line);
  });
}

function isExplanation(line: string | undefined): boolean {
  return line !== undefined && /^[ \t]*:[ \t]+\S/.test(line);
}

function appendLinked(builder: InlineBuilder, kind: 'link' | 'image', url: string | undefined, content: () => void): void {
  if (url === undefined) content();
  else builder.mark({ kind, url }, content);
}

function resolve(identifier: string, { linkTargets, articleUrl }: MarkdownContext, toUrl: typeof toSafeUrl): string | undefined {
  const target = linkTargets.get(identifier);
  return target === undefined ? undefined : toUrl(target, articleUrl);
}

/** Returns the name of the element whose content is hidden from here on, or undefined. */
function appendHtml(html: string, builder: InlineBuilder, context: MarkdownContext, hiddenUntil: string | undefined): string | undefined {
  if (hiddenUntil !== undefined) return html.toLowerCase().startsWith(`</${hiddenUntil}`) ? undefined : hiddenUntil;
  const hidden = /^<(script|style|template|svg)\b[^>]*[^/]?>$/i.exec(html)?.[1];
  if (hidden !== undefined && !html.endsWith('/>')) return hidden.toLowerCase();
  if (/^<br\b/i.test(html)) {
    builder.breakLine();
    return undefined;
  }
  const { tags } = readHtmlText(html);
  context.ignored.tags += tags;
  const image = /^<img\b/i.test(html) ? /\salt\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(html) : null;
  builder.append(image?.[1] ?? image?.[2] ?? '');
  return undefined;
}
