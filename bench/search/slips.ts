import type { Random } from './random.ts';

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

function neighborsOf(letter: string): string {
  for (const [y, row] of ROWS.entries()) {
    const x = row.indexOf(letter);
    if (x < 0) continue;
    return [row[x - 1], row[x + 1], ROWS[y - 1]?.[x], ROWS[y + 1]?.[x], ROWS[y + 1]?.[x - 1], ROWS[y - 1]?.[x + 1]]
      .filter(Boolean)
      .join('');
  }
  return LETTERS;
}

/** One slip of the fingers: a letter too many, too few, another (mostly a neighboring key), or two swapped. */
export function slip(word: string, random: Random, keepFirst: boolean): string {
  const from = keepFirst ? 1 : 0;
  const at = from + random.below(Math.max(1, word.length - from));
  const near = random.next() < 0.7 ? neighborsOf(word[at] ?? 'e') : LETTERS;
  const letter = random.pick([...near]) ?? 'e';
  switch (random.below(4)) {
    case 0:
      return word.slice(0, at) + letter + word.slice(at);
    case 1:
      return word.slice(0, at) + word.slice(at + 1);
    case 2:
      return word.slice(0, at) + letter + word.slice(at + 1);
    default: {
      const left = Math.min(at, word.length - 2);
      return left < from ? word : word.slice(0, left) + word[left + 1] + word[left] + word.slice(left + 2);
    }
  }
}
