import { createRequire } from 'node:module';
import { englishStem } from './english-stems.ts';

/** Languages whose inflections are known. The number is the language's bit in a token's set of languages. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt'] as const;
export type Language = (typeof LANGUAGES)[number];
/** The bit of English in such a set. */
export const ENGLISH = 1;

const ALGORITHMS: Readonly<Record<Exclude<Language, 'en'>, string>> = { de: 'german', fr: 'french', es: 'spanish', pt: 'portuguese' };

interface Stemmer {
  stem(word: string): string;
}

const stemmers = new Map<string, Stemmer>();

/** The package has no types. */
const factory = createRequire(import.meta.url)('snowball-stemmers') as { newStemmer(algorithm: string): Stemmer };

function stemmerOf(language: Exclude<Language, 'en'>): Stemmer {
  const known = stemmers.get(language);
  if (known) return known;
  const stemmer = factory.newStemmer(ALGORITHMS[language]);
  stemmers.set(language, stemmer);
  return stemmer;
}

/** The bit of an article's language, 0 where its inflections are not known; English where it does not say. */
export function languageBit(lang: string | undefined): number {
  const primary = (lang ?? 'en').toLowerCase().split(/[-_]/, 1)[0];
  const index = (LANGUAGES as readonly (string | undefined)[]).indexOf(primary);
  return index < 0 ? 0 : 1 << index;
}

/** Endings whose accents folding took away, put back where the stemmer looks for them. */
const REACCENTED: Readonly<Partial<Record<Language, readonly (readonly [RegExp, string])[]>>> = {
  es: [[/([cs])ion$/, '$1ión']],
  pt: [
    [/cao$/, 'ção'],
    [/coes$/, 'ções'],
  ],
};

/**
 * The stem of a folded word. Words of one stem are inflections of each other; the stem itself is not a word.
 * Numbers, very short words and other scripts stay as they are.
 */
export function stemOf(word: string, language: Language): string {
  if (word.length < 3 || !isLatin(word)) return word;
  if (language === 'en') return englishStem(word);
  let accented = word;
  for (const [ending, written] of REACCENTED[language] ?? []) accented = accented.replace(ending, written);
  return stemmerOf(language)
    .stem(accented)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
}

function isLatin(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i);
    if (unit < 97 || unit > 122) return false;
  }
  return true;
}
