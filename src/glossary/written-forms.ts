import { foldName } from '../search/fold-name.ts';

/** Words of a name that are looked up, the longest: more tell no two names apart. */
const maxWords = 8;
/** Words that texts may write as one: `datacentre`, and `O'Brien`, which is one word to the index. */
const maxJoined = 3;

/** For each word of a name, the words of a text that it may stand in as the pattern of the name finds it: whole, with an ending, joined. */
export function writtenForms(name: string): readonly (readonly string[])[] {
  const words = foldName(name)
    .replace(/[+#]/gu, '')
    .split(' ')
    .filter((word) => word !== '');
  return words
    .map((_, index) => formsAt(words, index))
    .sort(([a = ''], [b = '']) => b.length - a.length)
    .slice(0, maxWords);
}

function formsAt(words: readonly string[], index: number): readonly string[] {
  const forms: string[] = [];
  for (let from = index; from >= Math.max(0, index - maxJoined + 1); from -= 1) {
    for (let to = index + 1; to <= Math.min(words.length, from + maxJoined); to += 1) {
      const joined = words.slice(from, to).join('');
      forms.push(joined, ...(to === words.length ? withEndings(joined) : []));
    }
  }
  return forms;
}

function withEndings(word: string): readonly string[] {
  return [`${word}s`, `${word}es`, ...(word.endsWith('y') ? [`${word.slice(0, -1)}ies`] : [])];
}
