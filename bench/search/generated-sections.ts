import type { BenchSection } from './adapter.ts';
import { Random } from './random.ts';

const ONSETS = [
  'b',
  'br',
  'c',
  'ch',
  'd',
  'dr',
  'f',
  'fl',
  'g',
  'gr',
  'h',
  'j',
  'k',
  'l',
  'm',
  'n',
  'p',
  'pl',
  'qu',
  'r',
  's',
  'st',
  't',
  'tr',
  'v',
  'w',
  'z',
];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'io', 'ou'];
const CODAS = ['', '', 'n', 'r', 's', 't', 'l', 'ck', 'nd', 'st', 'm'];
const ENDINGS = ['', '', '', 's', 'ed', 'ing', 'er', 'ly'];
const FUNCTION_WORDS =
  'the of and to in a is that for it on as with by be this are from at or which has its not can was will more when also'.split(' ');
const COMMON_HEADINGS = [
  'Key details',
  'What this means',
  'Background',
  'Looking ahead',
  'Requirements',
  'See also',
  'Remarks',
  'How it works',
];

/** Sections of made-up words that are spread as in a language: few are very frequent, most are rare, articles have topics. */
export function generateSections(count: number, seed = 1): BenchSection[] {
  const random = new Random(seed);
  const words = makeWords(random, Math.round(6000 + 120 * Math.sqrt(count)));
  const sections: BenchSection[] = [];
  for (let article = 0; sections.length < count; article++) {
    const topic = Array.from({ length: 14 }, () => random.pick(words));
    const title = capitalize([...topic.slice(0, 2 + random.below(3)), ...sentenceWords(random, words, topic, 1)].join(' '));
    const date = new Date(Date.UTC(2020, 0, 1) + random.below(2300) * 86_400_000).toISOString().slice(0, 10);
    const parts = 1 + random.below(9);
    for (let part = 0; part < parts && sections.length < count; part++) {
      const heading =
        part === 0
          ? ''
          : random.next() < 0.3
            ? random.pick(COMMON_HEADINGS)
            : capitalize([random.pick(topic), ...sentenceWords(random, words, topic, 1 + random.below(3))].join(' '));
      sections.push({ id: sections.length, article: `article-${article}`, title, heading, body: makeBody(random, words, topic), date });
    }
  }
  return sections;
}

function makeWords(random: Random, count: number): string[] {
  const words = new Set<string>();
  while (words.size < count) {
    const syllables = 1 + random.below(3) + (random.next() < 0.3 ? 1 : 0);
    let stem = '';
    for (let i = 0; i < syllables; i++) stem += random.pick(ONSETS) + random.pick(VOWELS) + random.pick(CODAS);
    if (stem.length > 2) words.add(stem + random.pick(ENDINGS));
  }
  return [...words];
}

/** The n-th word about n times as rare as the first (Zipf), a third of them from the article's topic. */
function sentenceWords(random: Random, words: readonly string[], topic: readonly string[], count: number): string[] {
  return Array.from({ length: count }, () => {
    const roll = random.next();
    if (roll < 0.2) return random.pick(topic);
    return words[Math.min(words.length - 1, Math.floor(words.length ** random.next()) - 1)] as string;
  });
}

function makeBody(random: Random, words: readonly string[], topic: readonly string[]): string {
  const sentences: string[] = [];
  for (let i = 2 + random.below(9); i > 0; i--) {
    const content = sentenceWords(random, words, topic, 5 + random.below(9));
    const sentence = content.flatMap((word) => (random.next() < 0.55 ? [random.pick(FUNCTION_WORDS), word] : [word]));
    if (random.next() < 0.25) sentence[random.below(sentence.length)] = capitalize(random.pick(topic));
    sentences.push(`${capitalize(sentence.join(' '))}.`);
  }
  return sentences.join(' ');
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
