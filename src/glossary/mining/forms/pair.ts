import type { Finding, Passage } from '../passage.ts';
import { perGrammar } from '../per-grammar.ts';
import { isExplained } from '../rules.ts';
import { matchAt } from '../words.ts';

/** `Supply and demand is what ...`: two nouns with a verb of one thing are one name. */
export function* findPairs({ text, language, sentences, clauses }: Passage): Generator<Finding> {
  const pair = pairOf(language.grammar);
  if (pair === undefined) return;
  for (const [index, { start, end }] of sentences.entries()) {
    if (clauses[index] !== undefined) continue;
    const match = matchAt(pair, text, start);
    const headword = match?.groups?.['pair'];
    if (match === null || headword === undefined) continue;
    const words = headword.split(' ');
    if (words.some((word) => word !== 'and' && language.tables.breakers.has(word.toLowerCase()))) continue;
    const isCopula = match.groups?.['copula'] !== undefined;
    const predicate = language.readPredicate(text, start + match[0].length, end);
    // `Slow and steady is best`: says how it is.
    if (isCopula && (!isExplained(predicate) || predicate.article === 'none')) continue;
    const name = { headword, start, end: start + headword.length, aliases: [], words: words.length } as const;
    yield {
      form: isCopula ? 'copula' : 'meaning',
      name: { ...name, article: 'none', isName: false, isQuoted: false, isEmpty: false },
      start,
      end,
      predicate,
      signals: ['unsure'],
    };
  }
}

const pairOf = perGrammar(({ pair }) => (pair === undefined ? undefined : new RegExp(`${pair}\\s`, 'uy')));
