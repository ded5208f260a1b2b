import type { ContainerBlock } from '@slack/types';
import type { Pointer } from './refusal.ts';
import { slackLimits } from './limits.ts';
import { tableAsLines } from './render-table.ts';
import { keepText } from '../../words/kept-text.ts';
import { contentsAsMenu } from './render-contents.ts';

/** A block or an element as JSON; every kind, also those that this version of the types does not know. */
export type Block = Readonly<Record<string, unknown>>;

export function isBlock(value: unknown): value is Block {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

export function elementsOf({ elements }: Block): readonly Block[] {
  return Array.isArray(elements) ? elements.filter(isBlock) : [];
}

/** Every address in a block, of pictures, buttons and links. */
export function addressesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string' ? (name === 'url' || name.endsWith('_url') ? [inner] : []) : addressesIn(inner),
  );
}

/** Words in the plainest block there is. */
export function plainSection(text: string): Block {
  return { type: 'section', text: { type: 'plain_text', text: clipped(text), emoji: false } };
}

/**
 * The replacement of a block of which Slack refused the element at `at`: the block without that element, the same in words, or
 * nothing. Undefined for words that cannot be plainer.
 */
export function plainerBlock(block: Block, at: Pointer): readonly Block[] | undefined {
  const [member, index, ...rest] = at;
  switch (block['type']) {
    case 'actions':
      return member === 'elements' && index !== undefined ? withoutElement(block, Number(index)) : wordsIn(block).map(quiet);
    case 'context_actions':
      return [{ type: 'actions', elements: elementsOf(block).flatMap(plainFeedback) }];
    case 'context':
      return inWords(block, quiet);
    case 'rich_text':
      return (
        withoutLinkAt(
          block,
          [member, index, ...rest].filter((step) => step !== undefined),
        ) ?? inWords(block, plainSection)
      );
    case 'table': {
      const lines = tableAsLines(block);
      return lines === undefined ? inWords(block, plainSection) : [lines as unknown as Block];
    }
    case 'container': {
      const menu = contentsAsMenu(block as unknown as ContainerBlock);
      return menu === undefined ? [] : [menu as unknown as Block];
    }
    case 'carousel':
      return elementsOf(block).flatMap((card) => inWords(card, plainSection) ?? []);
    case 'section':
      return isPlain(block) ? undefined : isPing(block) ? [] : inWords(block, plainSection);
    case 'image':
    case 'divider':
    case 'video':
      return [];
    default:
      return inWords(block, plainSection);
  }
}

/** The same pair as ordinary buttons. */
function plainFeedback({ action_id: id, positive_button: positive, negative_button: negative }: Block): readonly Block[] {
  return [positive, negative].flatMap((button, place) =>
    typeof button === 'object' && button !== null ? [{ type: 'button', action_id: `${String(id)}-${place}`, ...button }] : [],
  );
}

/** Every text in it, in the order shown: an address stands beside the words that led to it. */
export function wordsIn(block: Block): readonly string[] {
  switch (block['type']) {
    case 'button':
    case 'link': {
      const label = wordsOf(block['text']);
      const { url } = block as { readonly url?: unknown };
      if (typeof url !== 'string') return [];
      return [label === '' || label === url ? url : `${label}: ${url}`];
    }
    case 'actions':
      return elementsOf(block).flatMap(wordsIn);
    case 'container':
      // Its buttons lead nowhere as words.
      return [];
    case 'rich_text':
    case 'context':
      return [
        elementsOf(block)
          .map(lineOf)
          .join(block['type'] === 'context' ? ' ' : '')
          .trim(),
      ].filter((text) => text !== '');
    case 'image':
    case 'divider':
    case 'video':
      return [];
    default:
      return isPing(block) ? [] : [wordsOf(block).trim()].filter((text) => text !== '');
  }
}

/** A ping stands in a section of its own. */
export function isPing({ text }: Block): boolean {
  return /^<!subteam\^[A-Z0-9]+>$/u.test(wordsOf(text));
}

function isPlain({ text, accessory, fields }: Block): boolean {
  return isBlock(text) && text['type'] === 'plain_text' && accessory === undefined && fields === undefined;
}

function inWords(block: Block, show: (text: string) => Block): readonly Block[] | undefined {
  const shown = wordsIn(block).map(show);
  return JSON.stringify(shown) === JSON.stringify([block]) ? undefined : shown;
}

function quiet(text: string): Block {
  return { type: 'context', elements: [{ type: 'plain_text', text: clipped(text), emoji: false }] };
}

function clipped(text: string): string {
  return text.length <= slackLimits.textObject ? text : `${text.slice(0, slackLimits.textObject - 1)}…`.toWellFormed();
}

/** The others stay, and an address stands below them. */
function withoutElement(block: Block, index: number): readonly Block[] | undefined {
  const elements = elementsOf(block);
  const refused = elements[index];
  if (refused === undefined) return undefined;
  const left = elements.filter((element) => element !== refused);
  return [...(left.length === 0 ? [] : [{ ...block, elements: left }]), ...wordsIn(refused).map(quiet)];
}

/** The same text with the one link as words; undefined if the pointer leads to none. */
function withoutLinkAt(node: Block, at: Pointer): readonly Block[] | undefined {
  const changed = replaceLink(node, at);
  return changed === undefined ? undefined : [changed];
}

function replaceLink(node: Block, [member, index, ...rest]: Pointer): Block | undefined {
  const { elements } = node as { readonly elements?: unknown };
  const place = Number(index);
  if (member !== 'elements' || !Array.isArray(elements)) return undefined;
  const child: unknown = elements[place];
  if (!isBlock(child)) return undefined;
  const { style } = child as { readonly style?: unknown };
  const replaced =
    child['type'] === 'link'
      ? { type: 'text', text: wordsIn(child).join(''), ...(style === undefined ? {} : { style }) }
      : replaceLink(child, rest);
  return replaced === undefined ? undefined : { ...node, elements: elements.with(place, replaced) };
}

/** A part of a text with what divides it from the next. */
function lineOf(node: Block): string {
  switch (node['type']) {
    case 'link':
      return wordsIn(node).join('');
    case 'rich_text_list':
      return elementsOf(node)
        .map((item) => `• ${lineOf(item)}\n`)
        .join('');
    case 'rich_text_quote':
    case 'rich_text_preformatted':
      return `${elementsOf(node).map(lineOf).join('')}\n`;
    case 'rich_text_section':
      return elementsOf(node).map(lineOf).join('');
    default:
      return wordsOf(node);
  }
}

/** Words of a kind of block that is not known here: every text in it; of a text with links in Slack's marks, label and address. */
function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  if (Array.isArray(value))
    return value
      .map(wordsOf)
      .filter((text) => text !== '')
      .join('\n');
  const { type, text, value: shown, title, subtitle, body, label, elements, rows, fields } = value as Readonly<Record<string, unknown>>;
  if (type === 'mrkdwn' && typeof text === 'string') return fromMrkdwn(text);
  return [title, subtitle, body, label, text, fields, elements, rows, type === 'raw_number' ? String(shown) : undefined]
    .map(wordsOf)
    .filter((words) => words !== '')
    .join('\n');
}

function fromMrkdwn(text: string): string {
  return text
    .replaceAll(/<(https?:[^|>]+)\|([^>]*)>/gu, '$2: $1')
    .replaceAll(/<(https?:[^|>]+)>/gu, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** For people, as a kept text. */
export function describeBlock(block: Block, at: Pointer): string {
  const [member, index] = at;
  const element = member === 'elements' ? elementsOf(block)[Number(index)] : undefined;
  const [address] = addressesIn(element ?? block);
  switch (block['type']) {
    case 'image':
      return address === undefined ? keepText('partPictures') : keepText('partPicture', address);
    case 'actions':
      if (element === undefined) return keepText('partButtons');
      if (element['type'] !== 'button') return keepText('partMenu', wordsOf(element['placeholder']));
      return address === undefined
        ? keepText('partButton', wordsOf(element['text']))
        : keepText('partButtonTo', wordsOf(element['text']), address);
    case 'container':
    case 'context_actions':
      return keepText('partButtons');
    case 'divider':
      return keepText('partRule');
    case 'section':
      return isPing(block) ? keepText('partPing') : keepText('partText');
    default:
      // Of a whole block it is not known that a link is at fault.
      return address === undefined || member === undefined
        ? keepText('partTextOf', String(block['type']))
        : keepText('partLinkTo', address);
  }
}
