import { calloutTitle, isCalloutKind } from './callout.ts';
import type { Edit } from './edited-text.ts';
import { BEYOND, createTagReach, MAX_BRACES } from '../tag-reach.ts';

const CALLOUTS = /^(?:Callout|Aside|Admonition|Alert|Notice|Banner)$/u;
const TABS = /^(?:Tab|TabItem|TabPanel|CodeBlockTab)$/u;
const NAMED = /^(?:ParamField|ResponseField|Param|Property|Option|PropertyDef)$/u;
/** They write their own title elsewhere, or none. */
const UNTITLED = /^(?:Icon|Image|Img|Badge|Head|Script|Tooltip|SEO|Seo)$/u;

interface Tag {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly isClosing: boolean;
  readonly isSelfClosing: boolean;
  /** It begins its line. */
  readonly isBlock: boolean;
  readonly endsLine: boolean;
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * Components of MDX and of themes, by what their names and attributes say: callouts with kind and title, tabs with their label, cards and steps with title
 * and link. Their tags are dropped with the others later; only words and links are put in their place.
 */
export function readComponents(text: string, isCode: (offset: number) => boolean): readonly Edit[] {
  const edits: Edit[] = [];
  const links: string[] = [];
  const callouts: Tag[] = [];
  for (const tag of findTags(text)) {
    if (isCode(tag.start)) continue;
    if (!tag.isClosing && !tag.isSelfClosing && isCallout(tag.name)) callouts.push(tag);
    const written = tag.isClosing ? (closeCallout(tag, callouts) ?? close(tag, links)) : open(tag, links);
    if (written !== undefined) edits.push({ start: tag.start, end: tag.end, text: written });
  }
  return edits;
}

function open({ name, isBlock, isSelfClosing, attributes }: Tag, links: string[]): string | undefined {
  const title = attributes['title'] ?? attributes['label'] ?? attributes['header'] ?? attributes['heading'] ?? attributes['summary'];
  const href = attributes['href'] ?? attributes['to'] ?? attributes['url'];
  if (isCallout(name)) {
    const kind = [attributes['type'], attributes['kind'], attributes['variant'], attributes['intent'], name].find(
      (word) => word !== undefined && isCalloutKind(word),
    );
    if (!isBlock) return isSelfClosing ? '' : `${calloutTitle(kind ?? 'note', title)} `;
    return isSelfClosing
      ? `\n\n> ${calloutTitle(kind ?? 'note', title)}\n\n`
      : `\n\n:::${kind?.toLowerCase() ?? 'note'} ${title ?? ''}\n\n`;
  }
  if (TABS.test(name)) return blockTitle(title ?? attributes['value'] ?? attributes['name']);
  if (NAMED.test(name))
    return blockTitle(
      attributes['name'] ?? attributes['path'] ?? attributes['query'] ?? attributes['body'] ?? attributes['header'] ?? title,
    );
  if (UNTITLED.test(name)) return undefined;
  if (isBlock) {
    const shown = title ?? attributes['name'];
    const linked = href === undefined ? undefined : `[${shown ?? attributes['text'] ?? href}](<${href}>)`;
    const description = attributes['description'];
    if (title === undefined && linked === undefined) return description === undefined ? undefined : `\n\n${description}\n\n`;
    return `\n\n${linked ?? `**${shown}**`}\n\n${description === undefined ? '' : `${description}\n\n`}`;
  }
  if (href === undefined) return attributes['text'];
  if (isSelfClosing) return `[${title ?? attributes['text'] ?? href}](<${href}>)`;
  links.push(`${name}\n${href}`);
  return '[';
}

function isCallout(name: string): boolean {
  return CALLOUTS.test(name) || (isCalloutKind(name) && !/^(?:Example|Details|Summary|Check|Question|Quote)$/u.test(name));
}

/** `<Callout title="Mind">It is wet.</Callout>` on one line is a block as its opening is. */
function closeCallout({ name, isBlock, endsLine }: Tag, callouts: Tag[]): string | undefined {
  if (!isCallout(name)) return undefined;
  const opened = callouts.at(-1)?.name === name ? callouts.pop() : undefined;
  return (opened?.isBlock ?? isBlock) && (isBlock || endsLine) ? '\n\n:::\n\n' : undefined;
}

function close({ name }: Tag, links: string[]): string | undefined {
  const [opened, href] = links.at(-1)?.split('\n') ?? [];
  if (opened === name) {
    links.pop();
    return `](<${href}>)`;
  }
  return undefined;
}

function blockTitle(title: string | undefined): string | undefined {
  return title === undefined ? undefined : `\n\n**${title}**\n\n`;
}

/** Tags of components: their names begin with a capital. */
function* findTags(text: string): Generator<Tag> {
  const reach = createTagReach(text.length);
  const opening = /<(\/?)([A-Z][\w.]*)(?=[\s/>])/gu;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const from = match.index + match[0].length;
    const end = reach(from, (limit) => endOfTag(text, from, limit));
    if (end === undefined) continue;
    const inner = text.slice(from, end - 1);
    const lineStart = text.lastIndexOf('\n', match.index - 1) + 1;
    yield {
      start: match.index,
      end,
      name: match[2] ?? '',
      isClosing: match[1] === '/',
      isSelfClosing: inner.trimEnd().endsWith('/'),
      isBlock: match.index - lineStart < 200 && text.slice(lineStart, match.index).trim() === '',
      endsLine: /^[ \t]*(?:\n|$)/u.test(text.slice(end, end + 200)),
      attributes: readAttributes(inner),
    };
    opening.lastIndex = end;
  }
}

function endOfTag(text: string, from: number, limit: number): number | undefined {
  let depth = 0;
  let quote: string | undefined;
  for (let at = from; at < limit; at += 1) {
    const sign = text[at];
    if (quote !== undefined && sign === '\\' && depth > 0) at += 1;
    else if (quote !== undefined) quote = sign === quote ? undefined : quote;
    else if (sign === '"' || sign === "'" || sign === '`') quote = sign;
    else if (sign === '{' && ++depth > MAX_BRACES) return undefined;
    else if (sign === '}') depth -= 1;
    else if (sign === '<' && depth === 0) return undefined;
    else if (sign === '>' && depth <= 0) return at + 1;
  }
  return BEYOND;
}

/** Texts only: `title="Gate"`, `title={'Gate'}`. */
function readAttributes(text: string): Readonly<Record<string, string>> {
  const found = text.matchAll(/([A-Za-z][\w-]*)=(?:"([^"]*)"|'([^']*)'|\{\s*(?:"([^"{}]*)"|'([^'{}]*)'|`([^`{}$]*)`)\s*\})/gu);
  return Object.fromEntries(Array.from(found, ([, name = '', ...values]) => [name, values.find((value) => value !== undefined) ?? '']));
}
