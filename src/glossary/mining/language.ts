import type { Grammar } from './grammar.ts';
import { createNounPhraseReader, type NounPhraseReader } from './noun-phrase.ts';
import { createPredicateReader, type PredicateReader } from './predicate.ts';
import { tablesOf, type WordTables } from './words.ts';

/** A grammar with its patterns, made once. */
export interface Language {
  readonly grammar: Grammar;
  readonly tables: WordTables;
  /** An article or a possessive, and nothing else. */
  readonly article: RegExp;
  readonly readName: NounPhraseReader;
  readonly readPredicate: PredicateReader;
}

export function createLanguage(grammar: Grammar): Language {
  const tables = tablesOf(grammar);
  return {
    grammar,
    tables,
    article: new RegExp(`^(?:${grammar.definite}|${grammar.indefinite}|${grammar.possessive})$`, 'iu'),
    readName: createNounPhraseReader(grammar, tables),
    readPredicate: createPredicateReader(grammar, tables),
  };
}
