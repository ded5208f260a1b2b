import { foldLetters } from '../search/fold-name.ts';

/** Blocks with letters that have case, width or accents: what `foldLetters` maps to another letter. */
const ranges: readonly (readonly [number, number])[] = [
  [0x41, 0x24f],
  [0x370, 0x58f],
  [0x5d0, 0x5ea],
  [0x620, 0x6d5],
  [0x10a0, 0x10ff],
  [0x1c90, 0x1cbf],
  [0x1e00, 0x1fff],
  [0x2c60, 0x2c7f],
  [0xa720, 0xa7ff],
  [0xff10, 0xff5a],
  [0xff66, 0xff9d],
];

let variants: ReadonlyMap<string, string> | undefined;

/** The source of a pattern (flag `v`) for a folded text in any of its spellings: `strasse` matches `Straße`. */
export function spellingsOf(folded: string): string {
  variants ??= collect();
  const letters = Array.from(folded);
  let source = '';
  for (let index = 0; index < letters.length; index += 1) {
    const one = letterSource(letters[index] ?? '', variants);
    const next = letters[index + 1] ?? '';
    const joined = next === '' ? undefined : variants.get((letters[index] ?? '') + next);
    // `æ` for `ae`: the pair is consumed at once.
    source += joined === undefined ? one : `(?:${one}${letterSource(next, variants)}|[${joined}])`;
    if (joined !== undefined) index += 1;
  }
  return source;
}

function letterSource(letter: string, known: ReadonlyMap<string, string>): string {
  const apart = letter.normalize('NFD');
  const spelled = /[\p{L}\p{N}\p{M}]/u.test(letter) ? letter : `\\${letter}`;
  const either = `[${spelled}${known.get(letter) ?? ''}]`;
  return `${apart === letter ? either : `(?:${either}|${apart})`}\\p{M}*`;
}

/** Folded letter, or pair of letters, to all letters that fold to it. */
function collect(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [first, last] of ranges) {
    for (let code = first; code <= last; code += 1) {
      const letter = String.fromCodePoint(code);
      const base = /\p{L}|\p{N}/u.test(letter) ? foldLetters(letter) : letter;
      if (base !== letter && base !== '' && base.length <= 2) found.set(base, (found.get(base) ?? '') + letter);
    }
  }
  return found;
}
