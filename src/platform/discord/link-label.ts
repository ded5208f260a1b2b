import type { Span } from '../../content/rich-text.ts';

/**
 * The label of a masked link as Discord shows it: everything, backslashes too, since nothing is escaped there
 * (discord/discord-api-docs#6185), and no link at all when an emoji stands in it (#7510, #7673). So what could be read as markup is left
 * out of the label and stands, escaped, between two links of the same address.
 */
export function labelPieces(label: string): readonly (Span & { readonly isLinked: boolean })[] {
  const left = new Set<number>();
  for (const { index, 0: found } of label.matchAll(NEVER)) for (let at = 0; at < found.length; at += 1) left.add(index + at);
  for (const { characters, rule } of RULES) {
    if (!rule.test(label)) continue;
    for (const { index } of label.matchAll(characters)) left.add(index);
  }
  if (!hasSoundBrackets(label)) for (const { index } of label.matchAll(/[[\]]/g)) left.add(index);
  return piecesOf(label, left);
}

/** Emoji, and the backslash that would be shown twice or not at all. */
const NEVER =
  /\\|[[\p{Emoji_Presentation}\p{Extended_Pictographic}\p{Regional_Indicator}]--[©®™]][\p{Emoji_Modifier}\u200D\uFE0F\u20E3]*|[#*\d]\uFE0F?\u20E3/gv;

export function mayStandInLabel(code: string): boolean {
  return code.search(NEVER) === -1;
}

/** All characters go in which a rule of Discord's finds something. */
const RULES: readonly { readonly characters: RegExp; readonly rule: RegExp }[] = [
  { characters: /\*/g, rule: /\*(?=\S)[^]*\*/ },
  { characters: /_/g, rule: /_[^]+?_(?!\w)|__[^]+__/ },
  { characters: /~/g, rule: /~~[^]+~~/ },
  { characters: /\|/g, rule: /\|\|[^]+\|\|/ },
  { characters: /`/g, rule: /`[^]*`/ },
  { characters: /</g, rule: /<\S/ },
  { characters: /@(?=everyone|here)/gi, rule: /@(?:everyone|here)/i },
  { characters: /:/g, rule: /:[^\s:]+:/ },
];

/** Brackets may stand in a label in pairs, and a closing one alone. */
function hasSoundBrackets(label: string): boolean {
  if (!/[[\]]/.test(label)) return true;
  if (label.includes('](')) return false;
  const read = /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(x\)$/.exec(`[${label}](x)`)?.[1];
  return read === label;
}

/** At the start of a label as of a line these mean something. A number stays the number it is. */
const LINE_START = /^(?:\s*(?:#{1,6}(?=\s|$)|-#|[-+*](?=\s|$)|>))+/;

function piecesOf(label: string, left: ReadonlySet<number>): readonly (Span & { readonly isLinked: boolean })[] {
  const pieces: (Span & { isLinked: boolean })[] = [];
  const add = (start: number, end: number, isLinked: boolean): void => {
    const last = pieces.at(-1);
    if (end <= start) return;
    if (last?.isLinked === isLinked) pieces[pieces.length - 1] = { start: last.start, end, isLinked };
    else pieces.push({ start, end, isLinked });
  };
  for (let start = 0; start < label.length; ) {
    let end = start;
    while (end < label.length && left.has(end) === left.has(start)) end += 1;
    const text = label.slice(start, end);
    const marker = left.has(start) ? 0 : (LINE_START.exec(text)?.[0].length ?? 0);
    add(start, start + marker, false);
    add(start + marker, end, !left.has(start) && text.slice(marker).trim() !== '');
    start = end;
  }
  return pieces;
}
