/** The scripts have signs of punctuation, too, and full-width letters are told apart as Chinese ones are. */
const WORD = /(?=\p{L})(?![\uFF00-\uFFEF])[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]|\d/u;

/**
 * Whether the signs from `start` to `end` can only open, only close or only be text, by the characters beside them; undefined if they might be
 * more than one of it, or stand beside letters that are told apart otherwise, such as Chinese ones.
 */
export function wayOf(text: string, start: number, end: number): 'opens' | 'closes' | 'text' | undefined {
  const before = kindOf(text[start - 1]);
  const after = kindOf(text[end]);
  if (before === 'other' || after === 'other') return undefined;
  if (before === 'space' && after === 'space') return 'text';
  if (before === 'word' && after === 'word' && text[start] === '_') return 'text';
  if (end - start > 2) return undefined;
  if (after !== 'space' && (before === 'space' || (before === 'sign' && after === 'word'))) return 'opens';
  if (before !== 'space' && (after === 'space' || (after === 'sign' && before === 'word'))) return 'closes';
  return undefined;
}

function kindOf(character: string | undefined): 'space' | 'word' | 'sign' | 'other' {
  if (character === undefined || character === ' ' || character === '\n') return 'space';
  if (WORD.test(character)) return 'word';
  return /[!-~]/u.test(character) && !/[*_~]/u.test(character) ? 'sign' : 'other';
}
