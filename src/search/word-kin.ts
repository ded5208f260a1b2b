import { KIN_OF_DOING } from './kin-of-doing.ts';
import { KIN_OF_THINGS } from './kin-of-things.ts';
import { stemOf } from './languages.ts';
import { isLightWord } from './light-words.ts';
import { PHRASE_KIN } from './phrase-kin-list.ts';
import { WORD_KIN } from './word-kin-list.ts';

const kinOf = new Map<string, Set<string>>();
const kinOfPhrase = new Map<string, readonly string[]>();
for (const list of [WORD_KIN, KIN_OF_DOING, KIN_OF_THINGS]) {
  for (const line of list.trim().split(/[,\n]+\s*/)) {
    const group = line.split(' ');
    for (const word of group) {
      const stem = stemOf(word, 'en');
      const others = kinOf.get(stem) ?? new Set<string>();
      kinOf.set(stem, others);
      for (const other of group) if (stemOf(other, 'en') !== stem && !isLightWord(other)) others.add(other);
    }
  }
}
for (const line of PHRASE_KIN.trim().split('\n')) {
  const [phrase = '', words = ''] = line.split(': ');
  kinOfPhrase.set(phrase, words.split(' '));
}

/** Other words for the one at `at` of a query, the likeliest first. */
export function kinAt(words: readonly string[], at: number): readonly string[] {
  const word = words[at] as string;
  const phrase = kinOfPhrase.get(`${word} ${words[at + 1] ?? ''}`);
  const before = kinOfPhrase.get(`${words[at - 1] ?? ''} ${word}`);
  return [...(phrase ?? []), ...(before ?? []), ...(kinOf.get(stemOf(word, 'en')) ?? [])];
}
