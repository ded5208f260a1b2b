import { describe, expect, it } from 'vitest';
import { Random } from '../../bench/search/random.ts';
import { slip } from '../../bench/search/slips.ts';
import { MAX_FEWER_PAIRS, Narrower } from '../../src/search/narrow-words.ts';
import { pairsOfTokens } from '../../src/search/vocabulary.ts';

const random = new Random(7);
const syllables = ['ba', 'con', 'der', 'es', 'ing', 'lo', 'mi', 'net', 'or', 'pre', 'ra', 'st', 'ter', 'un', 'vi', 'work'];
const words = [
  ...new Set(Array.from({ length: 600 }, () => Array.from({ length: 2 + random.below(3) }, () => random.pick(syllables)).join(''))),
];
const vocabulary = pairsOfTokens(
  Uint32Array.from(words, (_, i) => i),
  words,
);
const narrower = new Narrower();

function textOf(token: number): string {
  return words[token] ?? '';
}

function pairsOf(word: string): Set<string> {
  return new Set(Array.from(`^${word}$`, (letter, i) => `${letter}${`^${word}$`[i + 1] ?? ''}`).slice(0, -1));
}

function lettersBeyond(a: string, b: string): number {
  return new Set([...a].filter((letter) => !b.includes(letter))).size;
}

/** Every word beside the typed one, pair by pair: what reading fewer pairs must not change. */
function countAll(typed: string, budget: number): string[][] {
  const own = [...pairsOf(typed)];
  const size = new Map(own.map((pair) => [pair, words.filter((word) => pairsOf(word).has(pair)).length]));
  const telling = own.sort((a, b) => (size.get(a) ?? 0) - (size.get(b) ?? 0)).slice(0, Math.max(5, own.length - 2));
  const byCount: string[][] = [];
  for (const word of words) {
    if (Math.abs(word.length - typed.length) > budget || lettersBeyond(typed, word) > budget || lettersBeyond(word, typed) > budget)
      continue;
    const pairs = pairsOf(word);
    const count = telling.filter((pair) => pairs.has(pair)).length;
    if (count >= Math.max(1, telling.length - 3 * budget)) (byCount[count] ??= []).push(word);
  }
  return byCount;
}

function best(byCount: readonly (readonly string[] | undefined)[]): string[] {
  const from = Math.max(0, byCount.length - 1 - MAX_FEWER_PAIRS);
  return byCount.slice(from).map((group) => [...(group ?? [])].sort().join(' '));
}

describe('narrowing a dictionary to the words that share letter pairs', () => {
  it('gives the words that share the most, although it reads no more pairs than it must', () => {
    for (let n = 0; n < 40; n++) {
      const typed = slip(slip(random.pick(words), random, false), random, false);
      const byCount: number[][] = [];

      narrower.narrow(typed, 2, { vocabulary, textOf, weightOf: () => 1 }, byCount);

      expect(best(byCount.map((group) => group.map(textOf))), typed).toEqual(best(countAll(typed, 2)));
    }
  });

  it('does not stop for a word that is in withdrawn articles alone', () => {
    for (const withdrawn of words.slice(0, 40)) {
      const typed = slip(withdrawn, random, false);
      const byCount: number[][] = [];

      narrower.narrow(typed, 2, { vocabulary, textOf, weightOf: (token) => (words[token] === withdrawn ? 0 : 1) }, byCount);

      expect(best(served(byCount.map((group) => group.map(textOf)))), typed).toEqual(best(served(countAll(typed, 2))));

      function served(groups: readonly (readonly string[] | undefined)[]): string[][] {
        const left = Array.from(groups, (group) => (group ?? []).filter((word) => word !== withdrawn));
        return left.slice(0, left.findLastIndex((group) => group.length > 0) + 1);
      }
    }
  });
});
