import type { Span } from '../../content/rich-text.ts';

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '“': '”', '«': '»', '„': '“' };
const anySign = /[()[\]“”„«»"]/u;
/** A sign that closes is looked for so far behind the text. UTF-16 code units. */
const MAX_BEHIND = 120;
/** A sign this close to the end closes something before the text, and is cut off with what follows. UTF-16 code units. */
const TAIL = 4;

/**
 * The range without half of a bracket or of a quotation: longer by what closes it, or shorter by a sign at its very edge. Undefined if
 * neither mends it. `isEarlier`: the range was made longer by the sign before it.
 */
export function balance(text: string, { start, end }: Span, isEarlier = false): Span | undefined {
  if (!anySign.test(text.slice(start, end))) return { start, end };
  const open: { readonly sign: string; readonly at: number }[] = [];
  for (let at = start; at < end; at += 1) {
    const sign = text[at] ?? '';
    const last = open.at(-1);
    if (last !== undefined && (closing[last.sign] === sign || (sign === '"' && last.sign === '"'))) open.pop();
    else if (closing[sign] !== undefined || (sign === '"' && !/\d/u.test(text[at - 1] ?? ''))) open.push({ sign, at });
    else if (sign === ')' || sign === ']' || sign === '”' || sign === '»') {
      // `“X” is ...` whose name is in quotation marks begins one sign later.
      if (closing[text[start - 1] ?? ''] === sign) return balance(text, { start: start - 1, end }, true);
      if (end - at <= TAIL) return { start, end: endOf(text, start, at) };
      if (sign === '”' || sign === '»') return undefined;
    }
  }
  const first = open[0];
  if (first === undefined) return { start, end };
  // The sign before the text closes nothing after all.
  if (first.at === start && isEarlier) return undefined;
  if (first.at === start) return balance(text, { start: start + 1, end });
  if (open.length === 1 && first.sign === '"' && text[start - 1] === '"') return { start: start - 1, end };
  if (open.length === 1 && end - first.at <= TAIL) return { start, end: endOf(text, start, first.at) };
  if (open.length === 1) {
    const behind = text.slice(end, end + MAX_BEHIND);
    const found = behind.indexOf(closing[first.sign] ?? first.sign);
    if (found >= 0 && !/[\n([“„«]/u.test(behind.slice(0, found))) return { start, end: end + found + 1 };
  }
  return undefined;
}

function endOf(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}
