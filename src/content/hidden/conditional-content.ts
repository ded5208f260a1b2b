import { hide, type HidingRule, type HidingSource } from './hiding-rule.ts';
import { isEscaped } from './is-escaped.ts';

/** Formats of Quarto that a web page has. */
const WEB_FORMATS: ReadonlySet<string> = new Set(['html', 'html4', 'html5', 'html:js']);
const CONDITION = /(?:^|\s)(when|unless)-([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))/gu;
/** In signs. A longer span is hidden from the beginning of its paragraph, so that many ends without a beginning are read in time. */
const MAX_SPAN = 4_000;

/**
 * Quarto shows `.content-visible` and hides `.content-hidden` on a condition. The page on the web decides about formats. Which profile or which value the site is
 * built with is not known, so words that need one are for nobody. Undefined without such a class.
 */
export function isHiddenOnCondition(attributes: string): boolean | undefined {
  const kinds = [...attributes.matchAll(/(?:^|\s)\.content-(hidden|visible)(?=\s|$)/gu)].map(([, kind]) => kind);
  if (kinds.length === 0) return undefined;
  const conditions = [...attributes.matchAll(CONDITION)].map(([, word, about, ...values]) => {
    const isWeb = WEB_FORMATS.has(values.find((value) => value !== undefined) ?? '');
    return about === 'format' ? isWeb === (word === 'when') : undefined;
  });
  if (!kinds.includes('hidden')) return conditions.some((holds) => holds !== true);
  // Both at once is a mistake, and nobody knows which one is meant.
  return kinds.includes('visible') || !conditions.includes(false);
}

/** `[words]{.content-hidden}` in a line. It is found by its end, because every link begins as it does. */
export const conditionalSpan: HidingRule = {
  opens: /\]\{(?=(?:[^{}"']|"[^"]{0,600}"|'[^']{0,600}'){0,600}?\.content-(?:hidden|visible))/,
  read(source, at) {
    const { text } = source;
    const attributes = /^\]\{((?:[^{}"']|"[^"]*"|'[^']*')*)\}/u.exec(text.slice(at, at + MAX_SPAN));
    if (attributes === null || isHiddenOnCondition(attributes[1] ?? '') !== true) return undefined;
    const end = at + attributes[0].length;
    const start = openingOf(source, at);
    if (start !== undefined) return hide('remark', start, end);
    return { ...hide('remark', source.startOfBlock(at), end), isUnopened: true };
  },
};

/** The bracket that the one at `at` closes, in the same paragraph. Undefined as well if it is too far away. */
function openingOf(source: HidingSource, at: number): number | undefined {
  const { text } = source;
  const limit = Math.max(source.startOfBlock(at), at - MAX_SPAN);
  let depth = 0;
  for (let position = at; position >= limit; position -= 1) {
    const sign = text[position];
    if ((sign !== '[' && sign !== ']') || isEscaped(text, position) || source.isCode(position)) continue;
    depth += sign === ']' ? 1 : -1;
    if (depth === 0) return position;
  }
  return undefined;
}
