import { hide, hideUnclosed, type Hiding, type HidingRule, type HidingSource } from './hiding-rule.ts';

/**
 * CriticMarkup, read as if every change was accepted: `{>>remark<<}` and `{--deleted--}` go, of `{++added++}` and `{==marked==}` the
 * words stay, of `{~~old~>new~~}` the new ones. A remark or a deletion without an end reaches to the end of its paragraph.
 */
export const criticMarkup: HidingRule = {
  opens: /\{(?:>>|--|\+\+|==|~~)/,
  read(source, at) {
    switch (source.text.slice(at + 1, at + 3)) {
      case '>>':
        return readWhole(source, at, '<<}');
      case '--':
        return readWhole(source, at, '--}');
      case '++':
        return keepInner(source, at, '++}');
      case '==':
        return keepInner(source, at, '==}');
      default:
        return readSubstitution(source, at);
    }
  },
};

function readWhole(source: HidingSource, at: number, closing: string): Hiding | undefined {
  const { text } = source;
  const close = source.next(closing, at + 3);
  const brace = source.next('}', at + 3);
  // `{--queue}` is an option, and `{--accent: red}` a style.
  if (closing === '--}' && brace < close + 2 && brace < source.endOfBlock(at)) return undefined;
  if (close < text.length) return hide('remark', at, close + closing.length);
  return hideUnclosed('remark', at, source.endOfBlock(at));
}

function keepInner(source: HidingSource, at: number, closing: string): Hiding | undefined {
  const close = source.next(closing, at + 3);
  if (close >= source.text.length) return undefined;
  return {
    kind: 'markup',
    hidden: [
      { start: at, end: at + 3 },
      { start: close, end: close + 3 },
    ],
    resumeAt: at + 3,
  };
}

function readSubstitution(source: HidingSource, at: number): Hiding | undefined {
  const arrow = source.next('~>', at + 3);
  const close = source.next('~~}', at + 3);
  const { length } = source.text;
  if (arrow >= Math.min(close, source.endOfBlock(at))) return undefined;
  if (close >= length) return { ...hideUnclosed('remark', at, arrow + 2), resumeAt: arrow + 2 };
  return {
    kind: 'remark',
    hidden: [
      { start: at, end: arrow + 2 },
      { start: close, end: close + 3 },
    ],
    resumeAt: arrow + 2,
  };
}
