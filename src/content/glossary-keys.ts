/** The names of a field of `glossary.yaml`, letter case and separators aside; the first is the one that is written. */
export const GLOSSARY_KEYS = {
  headword: ['headword', 'term', 'name', 'title', 'word'],
  aliases: ['aliases', 'alias', 'also', 'synonyms', 'abbreviation', 'abbreviations'],
  definition: ['definition', 'explanation', 'meaning', 'description', 'text'],
  seeAlso: ['seealso', 'see', 'related'],
  hidden: ['hidden', 'hide'],
} as const;

/** Whether a key of a map names the list of terms, which may stand below it. */
export function isListKey(normalized: string): boolean {
  return /^(?:terms|glossary|entries)$/u.test(normalized);
}
