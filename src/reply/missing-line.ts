import type { MissingWord, SearchOutcome } from '../search/search.ts';
import type { ReplyBlock } from './reply.ts';
import type { Words } from '../words/words.ts';

type HitsOutcome = Extract<SearchOutcome, { kind: 'hits' }>;

/** Words named at most: more of them would be the question again. */
const maxNamed = 3;

/** The words that an answer is without, named above it: an answer to a part of the question must not look like one to all of it. */
export function missingLine(
  { missing, isApart, leftOut }: Pick<HitsOutcome, 'missing' | 'isApart' | 'leftOut'>,
  words: Words,
): readonly ReplyBlock[] {
  const nowhere = missing.filter(({ isNowhere }) => isNowhere);
  const elsewhere = missing.filter(({ isNowhere }) => !isNowhere);
  const said = [
    ...(nowhere.length > 0 ? [nothingMentions(nowhere, words)] : []),
    ...(elsewhere.length > 0 ? [words.sectionLacks(named(elsewhere.map(({ word }) => word)))] : []),
    ...(missing.length === 0 && isApart ? [words.wordsApart] : []),
    ...(leftOut.length > 0 ? [saysLeftOut(leftOut, words)] : []),
  ];
  return said.length === 0 ? [] : [{ kind: 'paragraph', text: said.join(' '), muted: true }];
}

/** A sentence that names the words that no article has. */
export function nothingMentions(missing: readonly MissingWord[], words: Words): string {
  return words.nothingMentions(named(missing.map(({ word }) => word)));
}

/** A sentence that says which words were left out, and how to have them back. */
export function saysLeftOut(leftOut: readonly string[], words: Words): string {
  return words.leftOut(named(leftOut));
}

function named(all: readonly string[]): readonly string[] {
  return all.slice(0, maxNamed);
}
