import type { NounPhrase } from './noun-phrase.ts';
import type { Passage } from './passage.ts';
import { perGrammar } from './per-grammar.ts';

/** `the reactionary delay of each operator, that is, ...` tells what the delay is. */
export function readOwned({ text, language }: Passage, start: number, end: number): NounPhrase | undefined {
  const from = Math.max(start, end - MAX_BACK);
  const owned = owner(language.grammar).exec(text.slice(from, end));
  const [, noun] = owned ?? [];
  if (owned === null || noun === undefined) return undefined;
  return language.readName(text, from + owned.index, from + owned.index + noun.length, true);
}

const owner = perGrammar(
  ({ definite, indefinite }) =>
    new RegExp(
      `(?<![\\p{L}\\d])((?:${definite})\\s[\\p{L}-]+(?:\\s[\\p{L}-]+)?)\\s(?:of|von|de)\\s(?:${definite}|${indefinite}|each|every)\\s[\\p{L}-]+$`,
      'iu',
    ),
);

/** UTF-16 code units. */
const MAX_BACK = 80;
