import type { NounPhrase } from './noun-phrase.ts';

/** The name of an item, a row or a line of a definition list: it stands in no sentence. */
export function listedName(headword: string, aliases: readonly string[]): NounPhrase {
  return {
    headword,
    start: -1,
    end: -1,
    article: 'none',
    aliases,
    isName: false,
    isQuoted: false,
    words: headword.split(' ').length,
    isEmpty: false,
  };
}
