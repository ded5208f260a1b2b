// English inflections by the Porter2 rules (snowballstem.org/algorithms/english/stemmer.html). The package that stems the other languages
// gives the same stems but for verbs such as *add* (findings/snowball-added-is-no-add.sh), and takes ten times as long, and every word of
// an edition is stemmed before the first answer.

const VOWEL = /[aeiouy]/;

/** Words whose stem no rule gives. */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map(
  (
    'skis ski,skies sky,dying die,lying lie,tying tie,idly idl,gently gentl,ugly ugli,early earli,only onli,singly singl,' +
    'sky sky,news news,howe howe,atlas atlas,cosmos cosmos,bias bias,andes andes'
  )
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
);
/** Words that only lose their s. */
const KEPT: ReadonlySet<string> = new Set('inning outing canning herring earring proceed exceed succeed'.split(' '));

type Endings = ReadonlyMap<string, readonly (readonly [ending: string, becomes: string])[]>;

/** Endings by their last two letters, the longest first: the longest that fits decides, even when its rule then does not apply. */
function endings(text: string): Endings {
  const byTail = new Map<string, [string, string][]>();
  for (const rule of text.split(' ')) {
    const [ending = '', becomes = ''] = rule.split('>');
    const tail = ending.slice(-2);
    byTail.set(
      tail,
      [...(byTail.get(tail) ?? []), [ending, becomes] as [string, string]].sort(([a], [b]) => b.length - a.length),
    );
  }
  return byTail;
}

const SECOND = endings(
  'tional>tion enci>ence anci>ance abli>able entli>ent izer>ize ization>ize ational>ate ation>ate ator>ate alism>al aliti>al alli>al fulness>ful ' +
    'ousli>ous ousness>ous iveness>ive iviti>ive biliti>ble bli>ble ogi>og fulli>ful lessli>less li>',
);
const THIRD = endings('tional>tion ational>ate alize>al icate>ic iciti>ic ical>ic ful> ness> ative>');
const FOURTH = endings('al> ance> ence> er> ic> able> ible> ant> ement> ment> ent> ism> ate> iti> ous> ive> ize> ion>');

function longestEnding(word: string, table: Endings): readonly [string, string] | undefined {
  const rules = table.get(word.slice(-2));
  if (rules) for (const rule of rules) if (word.endsWith(rule[0])) return rule;
  return undefined;
}

/** The stem of a lower-case English word of the letters a to z. */
export function englishStem(original: string): string {
  if (original.length <= 2) return original;
  const exception = EXCEPTIONS.get(original);
  if (exception !== undefined) return exception;
  let word = markConsonantY(original);
  const first = firstRegion(word);
  const second = regionAfter(word, first);
  word = plural(word);
  if (KEPT.has(word)) return word;
  word = finalY(pastAndProgressive(word, first));
  word = derivation(word, first);
  word = residue(word, first, second);
  word = finalLetters(shortenIn(word, second), first, second);
  return word.includes('Y') ? word.toLowerCase() : word;
}

/** A y that is a consonant is written Y: at the beginning and after a vowel. */
function markConsonantY(word: string): string {
  if (!word.includes('y')) return word;
  let marked = '';
  for (let i = 0; i < word.length; i++) {
    const letter = word[i] as string;
    marked += letter === 'y' && (i === 0 || VOWEL.test(marked[i - 1] as string)) ? 'Y' : letter;
  }
  return marked;
}

function isVowel(word: string, at: number): boolean {
  switch (word.charCodeAt(at)) {
    case 97:
    case 101:
    case 105:
    case 111:
    case 117:
    case 121:
      return true;
    default:
      return false;
  }
}

function firstRegion(word: string): number {
  if (word.startsWith('gener') || word.startsWith('arsen')) return 5;
  return word.startsWith('commun') ? 6 : regionAfter(word, 0);
}

/** The offset of the region that follows the first consonant after a vowel; the word's length when there is none. */
function regionAfter(word: string, from: number): number {
  for (let i = from + 1; i < word.length; i++) if (!isVowel(word, i) && isVowel(word, i - 1)) return i + 1;
  return word.length;
}

function plural(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (word.endsWith('ied') || word.endsWith('ies')) return word.slice(0, word.length > 4 ? -2 : -1);
  if (!word.endsWith('s') || word.endsWith('us') || word.endsWith('ss')) return word;
  return hasVowel(word, word.length - 2) ? word.slice(0, -1) : word;
}

function hasVowel(word: string, end: number): boolean {
  for (let i = 0; i < end; i++) if (isVowel(word, i)) return true;
  return false;
}

function pastAndProgressive(word: string, first: number): string {
  const ending = ['eedly', 'ingly', 'edly', 'eed', 'ing', 'ed'].find((one) => word.endsWith(one));
  if (ending === undefined) return word;
  const stem = word.slice(0, -ending.length);
  if (ending.startsWith('eed')) return stem.length >= first ? `${stem}ee` : word;
  if (!hasVowel(stem, stem.length)) return word;
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  // `added` is of `add`, as `erred` is of `err`: there is no verb `ad` or `er`.
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(stem)) return /^[aeo]..$/.test(stem) ? stem : stem.slice(0, -1);
  return first >= stem.length && endsShort(stem) ? `${stem}e` : stem;
}

/** Whether the word ends in a short syllable: a vowel alone at the beginning, or between consonants. */
function endsShort(word: string): boolean {
  const last = word.length - 1;
  if (last < 1 || isVowel(word, last) || !isVowel(word, last - 1)) return false;
  if (last === 1) return true;
  return !isVowel(word, last - 2) && !'wxY'.includes(word[last] as string);
}

function finalY(word: string): string {
  const last = word.length - 1;
  return last > 1 && (word[last] === 'y' || word[last] === 'Y') && !isVowel(word, last - 1) ? `${word.slice(0, -1)}i` : word;
}

function derivation(word: string, first: number): string {
  const rule = longestEnding(word, SECOND);
  if (!rule) return word;
  const stem = word.slice(0, -rule[0].length);
  if (stem.length < first) return word;
  if (rule[0] === 'ogi' && !stem.endsWith('l')) return word;
  if (rule[0] === 'li' && !'cdeghkmnrt'.includes(stem.at(-1) ?? ' ')) return word;
  return stem + rule[1];
}

function residue(word: string, first: number, second: number): string {
  const rule = longestEnding(word, THIRD);
  if (!rule) return word;
  const stem = word.slice(0, -rule[0].length);
  return stem.length < first || (rule[0] === 'ative' && stem.length < second) ? word : stem + rule[1];
}

function shortenIn(word: string, second: number): string {
  const rule = longestEnding(word, FOURTH);
  if (!rule) return word;
  const stem = word.slice(0, -rule[0].length);
  if (stem.length < second || (rule[0] === 'ion' && !stem.endsWith('s') && !stem.endsWith('t'))) return word;
  return stem;
}

function finalLetters(word: string, first: number, second: number): string {
  const stem = word.slice(0, -1);
  if (word.endsWith('e')) return stem.length >= second || (stem.length >= first && !endsShort(stem)) ? stem : word;
  return word.endsWith('ll') && stem.length >= second ? stem : word;
}
