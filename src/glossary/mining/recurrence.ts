/** Whether words stand twice in a text, the second time behind the first. */
export type Recurrence = (words: string) => boolean;

/**
 * Tells it of many words in one text. Each place of the text is chained to the last one before it that begins with the same three letters,
 * so words are compared at few places, and the text is not searched anew for each of them.
 */
export function createRecurrence(text: string): Recurrence {
  const last = new Int32Array(SIZE);
  const before = new Int32Array(text.length + 1);
  let key = 0;
  for (let end = 0; end < text.length; end += 1) {
    key = goOn(key, text.charCodeAt(end));
    // Counted from 1: 0 ends a chain.
    const place = end - LETTERS + 2;
    if (place < 1) continue;
    before[place] = last[key] as number;
    last[key] = place;
  }
  return (words) => {
    if (words.length < LETTERS) return isTwice(text, words);
    let first = 0;
    for (let at = 0; at < LETTERS; at += 1) first = goOn(first, words.charCodeAt(at));
    // Most places that begin alike end otherwise.
    const ending = words.charCodeAt(words.length - 1);
    let found = 0;
    for (let place = last[first] as number; place > 0; place = before[place] as number) {
      if (text.charCodeAt(place + words.length - 2) !== ending || !text.startsWith(words, place - 1)) continue;
      if (found === 0) found = place;
      else if (place <= found - words.length) return true;
    }
    return false;
  };
}

function isTwice(text: string, words: string): boolean {
  const first = text.indexOf(words);
  return first >= 0 && text.includes(words, first + words.length);
}

const LETTERS = 3;
/** So many bits of a key are left of each letter when the next is added: three letters fill it, and a fourth pushes the first out. */
const BITS = 4;
const SIZE = 1 << (LETTERS * BITS);

function goOn(key: number, code: number): number {
  return ((key << BITS) ^ code) & (SIZE - 1);
}
