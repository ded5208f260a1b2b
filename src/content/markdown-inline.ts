import type { Image, PhrasingContent } from 'mdast';
import { readHtmlText } from './html-text.ts';
import { readBareAddress } from './bare-address.ts';
import { attributeOf, findClosing, isOnlyWords, KEPT_ELEMENTS, openingName } from './inline-html.ts';
import { createInlineBuilder, type InlineBuilder, type InlineText } from './inline-text.ts';
import { noteOfLink } from './link-note.ts';
import { FILE_SCHEME, isPendingLink, NOTE_SCHEME } from './links/resolve-link.ts';
import { readLooseStrong } from './loose-strong.ts';
import { asideOf, type MarkdownContext } from './markdown-context.ts';
import { mayStandForArticle, PICTURE_SIGN } from './picture.ts';
import { isRelative, toSafeUrl, toWebUrl } from './safe-url.ts';
import { toScript } from './script-text.ts';

/** `:::note Title` and `:::` around an admonition: the words of it stay. */
const DIRECTIVE_FENCE = /(^|\n):{3,}[ \t]*(?:[a-z][\w-]*(?![\w:]))?[ \t]*/g;

const PICTURE_FILE = /\.(?:png|jpe?g|gif|webp|avif|svg)(?:$|[?#])/i;

/** The text of a paragraph, heading or cell, with emphasis and links beside it. */
export function toInlineText(nodes: readonly PhrasingContent[], context: MarkdownContext): InlineText {
  const builder = createInlineBuilder();
  appendAll(nodes, builder, context);
  return builder.build();
}

export function appendAll(written: readonly PhrasingContent[], builder: InlineBuilder, context: MarkdownContext): void {
  const nodes = readLooseStrong(written);
  for (let index = 0; index < nodes.length; index += 1) {
    const read = nodes[index];
    const next = nodes[index + 1];
    const bare = read === undefined ? undefined : readBareAddress(read);
    const node = bare?.node ?? read;
    const tail = bare?.rest === '' ? endOfAddress(next) : '';
    if (node?.type === 'html') index = appendHtml(nodes, index, builder, context);
    else if (node !== undefined) append(node, tail, builder, context);
    if (bare !== undefined && bare.rest !== '') builder.append(bare.rest);
    if (tail !== '' && next?.type === 'text') {
      appendText(next.value.slice(tail.length), builder);
      index += 1;
    }
  }
}

/** The parser ends a bare address before a last underscore, which belongs to it. */
function endOfAddress(next: PhrasingContent | undefined): string {
  return next?.type === 'text' ? (/^_+(?=$|[\s.,;:!?)\]"'])/.exec(next.value)?.[0] ?? '') : '';
}

function append(node: PhrasingContent, tail: string, builder: InlineBuilder, context: MarkdownContext): void {
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
      return appendLink(node.children, node.url, tail, builder, context);
    case 'linkReference':
      return appendLink(node.children, context.linkTargets.get(node.identifier), '', builder, context);
    case 'image':
      return appendImage(node, builder, context);
    case 'imageReference': {
      const url = context.linkTargets.get(node.identifier);
      return appendImage({ alt: node.alt, ...(url === undefined ? {} : { url }) }, builder, context);
    }
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

/** A link that a chat can make nothing of is followed by its address. */
function appendLink(
  children: readonly PhrasingContent[],
  target: string | undefined,
  tail: string,
  builder: InlineBuilder,
  context: MarkdownContext,
): void {
  if (context.inLink) return appendAll(children, builder, context);
  const isPicture = children.length > 0 && children.every(({ type }) => type === 'image' || type === 'imageReference');
  const inner = { ...context, inLink: true, hasPictureSign: context.hasPictureSign && !isPicture };
  const label = toInlineText(children, { ...asideOf(context), inLink: true }).text;
  const content = (): void => {
    appendAll(children, builder, inner);
    builder.append(tail);
  };
  const url = target === undefined ? undefined : toLinkUrl(target + tail, context);
  if (target !== undefined && url === undefined && isRelative(target) && !target.startsWith('#')) context.ignored.links += 1;
  if (isPicture && label !== '' && context.hasPictureSign) builder.append(PICTURE_SIGN);
  if (isPicture && label === '') appendAll(children, builder, inner);
  // A picture without words that leads somewhere else than to itself: its address is all that can be shown.
  if (isPicture && label === '' && url?.startsWith('http') === true && !PICTURE_FILE.test(url))
    builder.mark({ kind: 'link', url }, () => builder.append(url));
  else if (url === undefined) content();
  else builder.mark({ kind: 'link', url }, content);
  if (target !== undefined && label !== '' && !isPendingLink(target)) builder.append(noteOfLink(target, label));
}

/** A link to a file or note of the publication waits as it was written, until all articles are known. */
function toLinkUrl(target: string, { linksWait, articleUrl }: MarkdownContext): string | undefined {
  if (target.startsWith(NOTE_SCHEME)) return linksWait ? target : undefined;
  if (linksWait && isRelative(target)) return `${FILE_SCHEME}${target}`;
  return toSafeUrl(target, articleUrl);
}

/** The label of a picture; nothing if the article does not say it. */
function appendImage(image: Partial<Pick<Image, 'url' | 'alt'>>, builder: InlineBuilder, context: MarkdownContext, size?: number): void {
  const alt = (image.alt ?? '')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/\s+/g, ' ')
    .trim();
  const url = image.url === undefined ? undefined : toWebUrl(image.url, context.articleUrl);
  if (url !== undefined && context.pictures.first === undefined && mayStandForArticle({ url, alt }, size))
    context.pictures.first = { url, alt };
  if (alt === '') {
    if (url !== undefined && mayStandForArticle({ url, alt }, size)) context.ignored.pictures += 1;
    return;
  }
  const label = (): void => builder.append((context.hasPictureSign ? PICTURE_SIGN : '') + alt);
  if (url === undefined) label();
  else builder.mark({ kind: 'image', url }, label);
}

/** Appends what begins at `index`, a tag or a whole element, and returns the index of its last node. */
function appendHtml(nodes: readonly PhrasingContent[], index: number, builder: InlineBuilder, context: MarkdownContext): number {
  const node = nodes[index];
  const html = node?.type === 'html' ? node.value : '';
  const name = openingName(html);
  const close = name === undefined ? undefined : findClosing(nodes, index, name);
  if (isOnlyWords(html, close !== undefined)) {
    builder.append(html);
    return index;
  }
  if (name !== undefined && /^(?:script|style|template|svg)$/.test(name)) return close ?? nodes.length;
  if (/^<br\b/i.test(html)) builder.breakLine();
  else if (/^<img\b/i.test(html)) appendHtmlImage(html, builder, context);
  else if (close !== undefined && name !== undefined && KEPT_ELEMENTS.has(name)) {
    appendElement(html, name, nodes.slice(index + 1, close), builder, context);
    return close;
  } else context.ignored.elements.push(...readHtmlText(html).lost);
  return index;
}

function appendHtmlImage(html: string, builder: InlineBuilder, context: MarkdownContext): void {
  const sizes = ['width', 'height'].map((name) => Number.parseInt(attributeOf(html, name), 10)).filter((size) => !Number.isNaN(size));
  appendImage(
    { url: attributeOf(html, 'src'), alt: attributeOf(html, 'alt') },
    builder,
    context,
    sizes.length === 0 ? undefined : Math.min(...sizes),
  );
}

function appendElement(
  html: string,
  name: string,
  children: readonly PhrasingContent[],
  builder: InlineBuilder,
  context: MarkdownContext,
): void {
  const kind = KEPT_ELEMENTS.get(name);
  const content = (): void => appendAll(children, builder, context);
  switch (kind) {
    case 'strike':
    case 'strong':
    case 'emphasis':
      return builder.mark({ kind }, content);
    case 'code':
      return builder.mark({ kind }, () => builder.appendVerbatim(toInlineText(children, asideOf(context)).text));
    case 'link': {
      const url = attributeOf(html, 'href');
      return url === '' ? content() : appendLink(children, url, '', builder, context);
    }
    case 'quote':
      builder.append('“');
      content();
      return builder.append('”');
    default: {
      // Raised or lowered text is one sign; what it links to, a note mostly, stays its link.
      const inner = toInlineText(children, context);
      const url = inner.marks.find((mark) => mark.kind === 'link')?.url;
      const script = (): void => builder.append(toScript(kind === 'sub' ? 'sub' : 'sup', inner.text, builder.lastCharacter()));
      return url === undefined ? script() : builder.mark({ kind: 'link', url }, script);
    }
  }
}
