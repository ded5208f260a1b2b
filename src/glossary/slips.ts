import { editDistance, slipCost } from '../search/edit-distance.ts';

/** The number of slips that a name of this length may have and still be meant: none in the shortest, which stand close together. */
export function slipBudget(length: number): number {
  if (length <= 3) return 0;
  return length <= 5 ? 1 : 2;
}

/** Slips between what was typed and a key; undefined when there are more than such a name may have. Kinder slips count less. */
export function slipsBetween(typed: string, key: string): number | undefined {
  const budget = slipBudget(Math.min(typed.length, key.length));
  const distance = editDistance(typed, key, budget);
  return distance > budget ? undefined : distance + slipCost(typed, key) / 100;
}

/** The same word by word: a word's slips count against that word's length, so that a long name hides no wild guess. */
export function slipsInWords(typed: string, key: string): number | undefined {
  const [typedWords, words] = [typed.split(' '), key.split(' ')];
  if (typedWords.length !== words.length) return slipsBetween(typed, key);
  let sum = 0;
  for (const [index, word] of words.entries()) {
    const slips = word === typedWords[index] ? 0 : slipsBetween(typedWords[index] ?? '', word);
    if (slips === undefined) return undefined;
    sum += slips;
  }
  return sum;
}

/** The same against the beginning of the key that fits best: what was typed may be unfinished. */
export function slipsAtStart(typed: string, key: string): number | undefined {
  if (key.startsWith(typed)) return 0;
  const budget = slipBudget(typed.length);
  if (budget === 0) return undefined;
  let least: number | undefined;
  for (let length = Math.max(1, typed.length - budget); length <= Math.min(key.length, typed.length + budget); length += 1) {
    const distance = editDistance(typed, key.slice(0, length), budget);
    if (distance <= budget && (least === undefined || distance < least)) least = distance;
  }
  return least;
}
