import type { NounPhrase } from './noun-phrase.ts';

/** `updated`: a word that ends as a participle does, and nothing shows that it names something. */
export function isParticiple({ article, isName, isQuoted, headword }: NounPhrase): boolean {
  return article === 'none' && !isName && !isQuoted && /^\p{Ll}{2,}[^e]ed$/u.test(headword);
}
