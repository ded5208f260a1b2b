import type { MissingWord, SearchOutcome } from '../search/search.ts';
import type { ReplyBlock } from './reply.ts';

type HitsOutcome = Extract<SearchOutcome, { kind: 'hits' }>;

/** Words named at most: more of them would be the question again. */
const maxNamed = 3;

/** The words that an answer is without, named above it: an answer to a part of the question must not look like one to all of it. */
export function missingLine({ missing, isApart, leftOut }: Pick<HitsOutcome, 'missing' | 'isApart' | 'leftOut'>): readonly ReplyBlock[] {
  const nowhere = missing.filter(({ isNowhere }) => isNowhere);
  const elsewhere = missing.filter(({ isNowhere }) => !isNowhere);
  const said = [
    ...(nowhere.length > 0 ? [nothingMentions(nowhere)] : []),
    ...(elsewhere.length > 0 ? [`This section does not mention ${named(elsewhere.map(({ word }) => word))}.`] : []),
    ...(missing.length === 0 && isApart ? ['This section has these words, but not together. It may not answer the question.'] : []),
    ...(leftOut.length > 0 ? [saysLeftOut(leftOut)] : []),
  ];
  return said.length === 0 ? [] : [{ kind: 'paragraph', text: said.join(' '), muted: true }];
}

/** A sentence that names the words that no article has. */
export function nothingMentions(missing: readonly MissingWord[]): string {
  return `No article mentions ${named(missing.map(({ word }) => word))}.`;
}

/** A sentence that says which words were left out, and how to have them back. */
export function saysLeftOut(leftOut: readonly string[]): string {
  return `Left out what mentions ${named(leftOut)}: a hyphen before a word leaves it out.`;
}

function named(all: readonly string[]): string {
  const words = all.slice(0, maxNamed).map((word) => `“${word}”`);
  const last = words.pop() ?? '';
  return words.length === 0 ? last : `${words.join(', ')} or ${last}`;
}
