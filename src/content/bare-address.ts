import type { Link, PhrasingContent } from 'mdast';

/** Signs that end a sentence or a bracket in Chinese, Japanese and Korean texts, and closing quotation marks; no address is written with them. */
const STOPS = /[、。，．；：！？）］｝〉》」』】〕〗〙〛”’…—・]/u;
/** A letter of these scripts right behind a letter or digit: the sentence goes on. Behind a slash it is a part of the address. */
const GOES_ON = /(?<=[A-Za-z\d])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const BRACKETS: readonly (readonly [string, string])[] = [
  ['[', ']'],
  ['{', '}'],
];

export interface BareAddress {
  readonly node: Link;
  /** The characters behind the address that were taken for a part of it. */
  readonly rest: string;
}

/** An address that stands in a text as it is, up to where its author ended it; undefined for every other node. */
export function readBareAddress(node: PhrasingContent): BareAddress | undefined {
  if (node.type !== 'link' || node.children.length !== 1) return undefined;
  const [label] = node.children;
  if (label?.type !== 'text' || !node.url.endsWith(label.value) || !/^(?:https?:|www\.)/iu.test(label.value)) return undefined;
  const { value } = label;
  const end = endOf(value);
  if (end === value.length) return { node, rest: '' };
  const prefix = node.url.slice(0, node.url.length - value.length);
  const address = value.slice(0, end);
  return { node: { ...node, url: `${prefix}${address}`, children: [{ ...label, value: address }] }, rest: value.slice(end) };
}

function endOf(value: string): number {
  const ends = [STOPS, GOES_ON].map((sign) => value.search(sign));
  const brackets = BRACKETS.map(([open, close]) => (value.includes(open) ? -1 : value.indexOf(close)));
  return Math.min(value.length, ...[...ends, ...brackets].filter((end) => end !== -1));
}
