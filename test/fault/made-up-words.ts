import type { Random } from './random.ts';

const syllables = 'ba co di fu ga he ki lo mu ne po ra si tu ve wo xa yl zo qui'.split(' ');

/** 8,000 words of three syllables, the first ones far more frequent than the last, as in a language. */
function wordOf(random: Random): string {
  const rank = Math.floor(random.next() ** 3 * syllables.length ** 3);
  return [1, syllables.length, syllables.length ** 2].map((unit) => syllables[Math.floor(rank / unit) % syllables.length]).join('');
}

export function wordsOf(random: Random, count: number): string {
  return Array.from({ length: count }, () => wordOf(random)).join(' ');
}

/** One to three words. */
export function queryOf(random: Random): string {
  return wordsOf(random, 1 + Math.floor(random.next() * 3));
}

/** Markdown with so many sections; `round` makes it differ from the article of the round before. */
export function articleOf(random: Random, { index, sections, round }: { index: number; sections: number; round: number }): string {
  const texts = Array.from(
    { length: sections },
    (_, section) => `## ${wordsOf(random, 3)} ${section}\n\n${wordsOf(random, 60)}. Round ${round}.\n`,
  );
  return `# The ${wordsOf(random, 3)} of ${index}\n\n${texts.join('\n')}`;
}
