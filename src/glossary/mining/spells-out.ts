/** Words that give an abbreviation no letter, or do. */
const SMALL = new Set('of the and for in on to a an & as at by de la du des und der et y'.split(' '));

export function isSmall(word: string): boolean {
  return SMALL.has(word.toLowerCase());
}

/**
 * Whether the letters of an abbreviation stand in its words in order, the first at the very beginning and most at the beginning of a word:
 * `HTTP` in Hypertext Transfer Protocol. Every word but small ones, and parts behind a hyphen, gives at least one letter.
 */
export function spellsOut(short: string, long: string): boolean {
  const letters = short.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const words = wordsOf(long);
  if (letters.length < 2 || words.length === 0) return false;
  return take(letters, 0, words, 0);
}

/** Whether each letter begins a word and each word but small ones begins with a letter: `CoC` for Code of Conduct. */
export function isInitials(short: string, long: string): boolean {
  const letters = short.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const words = wordsOf(long);
  return letters.length > 1 && beginsEach(letters, 0, words, 0);
}

/** The same in any order of the letters: `Integración continua (CI)` keeps those of another language. */
export function isInitialsInAnyOrder(short: string, long: string): boolean {
  const initials = wordsOf(long).filter(({ text }, index) => index === 0 || !SMALL.has(text));
  const letters = Array.from(short.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')).sort();
  return (
    letters.length > 1 &&
    letters.join('') ===
      initials
        .map(({ text }) => text[0] ?? '')
        .sort()
        .join('')
  );
}

/** A word of those that are spelled out. */
interface Word {
  readonly text: string;
  /** It need not give a letter: a small word, or one behind a hyphen. */
  readonly isOptional: boolean;
}

function beginsEach(letters: string, at: number, words: readonly Word[], index: number): boolean {
  const word = words[index];
  if (word === undefined) return at === letters.length;
  if (beginsWith(word, letters[at]) && beginsEach(letters, at + 1, words, index + 1)) return true;
  return index > 0 && word.isOptional && beginsEach(letters, at, words, index + 1);
}

/** `Data Exchange` is short as `DX`: the letter is that which is heard. */
function beginsWith({ text }: Word, letter: string | undefined): boolean {
  return letter === text[0] || (letter === 'x' && text.startsWith('ex'));
}

function wordsOf(long: string): readonly Word[] {
  return long
    .toLowerCase()
    .split(/\s+/u)
    .flatMap((written) =>
      written
        .split(/[-–/]+/u)
        .filter((text) => text !== '')
        .map((text, index) => ({ text, isOptional: index > 0 || SMALL.has(text) })),
    );
}

function take(letters: string, at: number, words: readonly Word[], index: number): boolean {
  const word = words[index];
  if (word === undefined) return at === letters.length;
  // `2` for `to`, `K8s`: digits may stand for anything, or count letters.
  if (beginsWith(word, letters[at]) && goesOn(letters, at, words, index)) return true;
  return index > 0 && word.isOptional && take(letters, at, words, index + 1);
}

/** The word gives its first letter, and perhaps more that follow in it. */
function goesOn(letters: string, at: number, words: readonly Word[], index: number): boolean {
  const { text } = words[index] as Word;
  let from = 1;
  for (let count = 1; ; count += 1) {
    if (take(letters, at + count, words, index + 1)) return true;
    const next = letters[at + count];
    if (next === undefined) return false;
    from = text.indexOf(next, from) + 1;
    // A word that gives more letters than it has syllables is guessed at.
    if (from === 0 || count >= 3) return false;
  }
}
