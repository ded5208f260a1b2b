import { hide, type HidingRule } from './hiding-rule.ts';

/** Formats of Quarto that a web page has. */
const WEB_FORMATS: ReadonlySet<string> = new Set(['html', 'html4', 'html5', 'html:js']);
const CONDITION = /(?:^|\s)(when|unless)-(format|profile|meta)=(?:"([^"]*)"|'([^']*)'|([^\s"']+))/gu;
/** In signs. A longer span is hidden from there on, so that many ends without a beginning are read in time. */
const MAX_SPAN = 4_000;

/**
 * Quarto shows `.content-visible` and hides `.content-hidden` on a condition. The page on the web decides about formats. Which profile or which value the site is
 * built with is not known, so words that need one are for nobody. Undefined without such a class.
 */
export function isHiddenOnCondition(attributes: string): boolean | undefined {
  const kind = /(?:^|\s)\.content-(hidden|visible)(?=\s|$)/u.exec(attributes)?.[1];
  if (kind === undefined) return undefined;
  const conditions = [...attributes.matchAll(CONDITION)].map(([, word, about, ...values]) => {
    const isWeb = WEB_FORMATS.has(values.find((value) => value !== undefined) ?? '');
    return { isWhen: word === 'when', holds: about === 'format' ? isWeb === (word === 'when') : undefined };
  });
  if (kind === 'visible') return conditions.some(({ isWhen, holds }) => holds === false || (holds === undefined && isWhen));
  return conditions.length === 0 || !conditions.some(({ holds }) => holds === false);
}

/** `[words]{.content-hidden}` in a line. It is found by its end, because every link begins as it does. */
export const conditionalSpan: HidingRule = {
  opens: /\]\{(?=[^{}]{0,300}\.content-(?:hidden|visible))/,
  read(source, at) {
    const { text } = source;
    const attributes = /^\]\{([^{}]*)\}/u.exec(text.slice(at, at + 600));
    if (attributes === null || isHiddenOnCondition(attributes[1] ?? '') !== true) return undefined;
    const start = openingOf(text, at);
    return start === undefined ? undefined : hide('remark', start, at + attributes[0].length);
  },
};

/** The bracket that the one at `at` closes, in the same paragraph. */
function openingOf(text: string, at: number): number | undefined {
  let depth = 0;
  for (let position = at; position >= 0; position -= 1) {
    if (at - position > MAX_SPAN) return position;
    const sign = text[position];
    if (sign === '\n' && /^\n[ \t>]*\n/u.test(text.slice(position, position + 80))) return undefined;
    if ((sign !== '[' && sign !== ']') || text[position - 1] === '\\') continue;
    depth += sign === ']' ? 1 : -1;
    if (depth === 0) return position;
  }
  return undefined;
}
