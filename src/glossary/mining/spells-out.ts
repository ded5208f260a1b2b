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
  return take({ letters, words, failed: new Set() }, 0, 0);
}

/** Whether each letter begins a word and each word but small ones begins with a letter: `CoC` for Code of Conduct. */
export function isInitials(short: string, long: string): boolean {
  const letters = short.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const words = wordsOf(long);
  return letters.length > 1 && beginsEach({ letters, words, failed: new Set() }, 0, 0);
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

interface Spelling {
  readonly letters: string;
  readonly words: readonly Word[];
  /** Places, of a letter and a word, from which the rest is not spelled out: without them, words behind hyphens would be tried in every choice of them. */
  readonly failed: Set<number>;
}

/** More than any abbreviation has. */
const MAX_LETTERS = 1_000;

/** Whether the rest is spelled out from a letter and a word; asked once for each place. */
function once(spelling: Spelling, at: number, index: number, ask: (word: Word) => boolean): boolean {
  const { letters, words, failed } = spelling;
  const word = words[index];
  if (word === undefined) return at === letters.length;
  const place = index * MAX_LETTERS + at;
  if (failed.has(place)) return false;
  const is = ask(word);
  if (!is) failed.add(place);
  return is;
}

function beginsEach(spelling: Spelling, at: number, index: number): boolean {
  return once(spelling, at, index, (word) => {
    if (beginsWith(word, spelling.letters[at]) && beginsEach(spelling, at + 1, index + 1)) return true;
    return index > 0 && word.isOptional && beginsEach(spelling, at, index + 1);
  });
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

function take(spelling: Spelling, at: number, index: number): boolean {
  return once(spelling, at, index, (word) => {
    // `2` for `to`, `K8s`: digits may stand for anything, or count letters.
    if (beginsWith(word, spelling.letters[at]) && goesOn(spelling, at, word, index)) return true;
    return index > 0 && word.isOptional && take(spelling, at, index + 1);
  });
}

/** The word gives its first letter, and perhaps more that follow in it. */
function goesOn(spelling: Spelling, at: number, { text }: Word, index: number): boolean {
  const { letters } = spelling;
  let from = 1;
  for (let count = 1; ; count += 1) {
    if (take(spelling, at + count, index + 1)) return true;
    const next = letters[at + count];
    if (next === undefined) return false;
    from = text.indexOf(next, from) + 1;
    // A word that gives more letters than it has syllables is guessed at.
    if (from === 0 || count >= 3) return false;
  }
}
