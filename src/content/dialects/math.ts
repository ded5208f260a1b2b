import type { Span } from '../rich-text.ts';
import { createCodeTest } from './code-ranges.ts';
import type { Edit } from './edited-text.ts';

/** The longest formula within a line of text, in UTF-16 code units: two sums of money further apart are none. */
const MAX_INLINE = 400;
/** A sign that a formula has and a sum of money has not. */
const TEX = /[\\_^]|\{/u;
/** Signs that Markdown, MDX or GFM would read in a formula. */
const READ = /[\\_*[\]<>{}~&`]|(?<=\n[ \t]*)[-+=#|]/gu;

/**
 * Formulas between dollar signs, in order: `$$ ... $$` within its paragraph, and `$x_1$` as Pandoc tells it from money: no white space inside
 * the signs, no digit behind them. `code` are the spans in which none is looked for. Linear in the length of the text.
 */
export function findMath(text: string, code: readonly Span[]): readonly Span[] {
  const isCode = createCodeTest(code);
  const found: Span[] = [];
  const blank = /\n[ \t]*\n/gu;
  let paragraphEnd = 0;
  for (let at = text.indexOf('$'); at !== -1; at = text.indexOf('$', at)) {
    if (isCode(at) || text[at - 1] === '\\') {
      at += 1;
      continue;
    }
    if (at >= paragraphEnd) {
      blank.lastIndex = at;
      paragraphEnd = blank.exec(text)?.index ?? text.length;
    }
    const end = text.startsWith('$$', at) ? endOfDisplay(text, at, paragraphEnd) : endOfInline(text, at, paragraphEnd);
    if (end !== undefined && !isCode(end - 1)) found.push({ start: at, end });
    at = end ?? at + (text.startsWith('$$', at) ? 2 : 1);
  }
  return found;
}

function endOfDisplay(text: string, start: number, limit: number): number | undefined {
  const close = text.indexOf('$$', start + 2);
  return close === -1 || close >= limit ? undefined : close + 2;
}

function endOfInline(text: string, start: number, limit: number): number | undefined {
  if (/[\s\d]/u.test(text[start + 1] ?? ' ') && !/^\$\d+[\\_^{]/u.test(text.slice(start, start + 12))) return undefined;
  const inner = text.slice(start + 1, Math.min(limit, start + MAX_INLINE));
  const close = /(?<![\s\\])\$(?![\d$])/u.exec(inner)?.index;
  if (close === undefined) return undefined;
  const formula = inner.slice(0, close);
  return TEX.test(formula) && !/`|\]\(|\*\*/u.test(formula) ? start + close + 2 : undefined;
}

/** Escapes what Markdown would read in formulas, so that readers see them as they were written. */
export function keepMath(text: string, math: readonly Span[]): readonly Edit[] {
  return math.flatMap(({ start, end }) =>
    Array.from(text.slice(start, end).matchAll(READ), ({ index, 0: sign }) => ({
      start: start + index,
      end: start + index + 1,
      text: `\\${sign}`,
    })),
  );
}
