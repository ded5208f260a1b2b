import { findAntecedents } from '../antecedents.ts';
import { readNameBefore } from '../name-before.ts';
import type { NounPhrase } from '../noun-phrase.ts';
import type { Finding, Passage } from '../passage.ts';
import { isExplained, MAX_TEXT } from '../rules.ts';
import type { Sentence } from '../sentence.ts';
import { perGrammar } from '../per-grammar.ts';
import { matchAt, patternOf } from '../words.ts';

/**
 * `The port adopted the Ballast Water Plan. The plan sets out nine rules.`, `They keep tide logs. Those logs are ...`: a noun that takes up the
 * longer name that it ends. Never sure, because there may be several such names.
 */
export function* findTakenUp(passage: Passage): Generator<Finding> {
  const { text, sentences, language } = passage;
  const { noun, copula } = patternsOf(language.grammar);
  if (noun === undefined) return;
  for (let index = 1; index < sentences.length; index += 1) {
    const [previous, sentence] = [sentences[index - 1], sentences[index]] as [Sentence, Sentence];
    if (previous.block !== sentence.block || sentence.end - sentence.start > MAX_TEXT) continue;
    const match = matchAt(noun, text, sentence.start);
    const written = match?.groups?.['noun'];
    if (match === null || written === undefined) continue;
    const rest = sentence.start + match[0].length;
    const name =
      endingIn(passage, sentences.slice(Math.max(0, index - MAX_BACK), index), written) ??
      (isKind(passage, written) && match.groups?.['this'] !== undefined ? nameIn(passage, index - 1) : undefined);
    if (name === undefined) continue;
    const is = matchAt(copula, text, rest);
    const predicate = is === null ? undefined : language.readPredicate(text, rest + is[0].length, sentence.end);
    if (predicate !== undefined && !isExplained(predicate)) continue;
    yield { form: 'anaphora', name, start: sentence.start, end: sentence.end, predicate, signals: ['unsure', 'weakVerb'] };
  }
}

function isKind({ language: { grammar, tables } }: Passage, noun: string): boolean {
  const singular = grammar.singular(noun.toLowerCase());
  return tables.kinds.has(singular) || tables.roles.has(singular);
}

/** `They use Gannet. This pump ...`: a kind takes up the name before. */
function nameIn(passage: Passage, index: number): NounPhrase | undefined {
  return findAntecedents(passage, index, passage.sentences[index] as Sentence).find(({ isName, isQuoted }) => isName || isQuoted);
}

/** So many sentences before are looked at. */
const MAX_BACK = 2;

/** The name of several words in sentences that ends in a noun, the last one first. */
function endingIn(passage: Passage, sentences: readonly Sentence[], noun: string): NounPhrase | undefined {
  const { singular } = passage.language.grammar;
  const wanted = singular(noun.toLowerCase());
  for (const { start, end } of sentences.toReversed()) {
    const words = passage.text.slice(start, end);
    for (const { 0: word, index } of Array.from(words.matchAll(/[\p{L}\p{N}-]+/gu)).toReversed()) {
      if (word.length < wanted.length || singular(word.toLowerCase()) !== wanted) continue;
      const name = readNameBefore(passage, start, start + index + word.length);
      if (name !== undefined && name.words > 1) return name;
    }
  }
  return undefined;
}

interface Patterns {
  readonly noun: RegExp | undefined;
  readonly copula: RegExp;
}

const patternsOf = perGrammar(
  ({ definite, pointing, copula, purpose, meaning, function: other, openVerb, modalVerb, adverbs, object, auxiliary }): Patterns => {
    const verb = `(?:${copula}|${purpose}|${meaning}|${other}|${modalVerb ?? '(?!)'}|(?:${auxiliary})|${openVerb}|\\p{Ll}{3,}(?=\\s(?:${object})\\s))\\s`;
    return {
      noun:
        pointing === undefined
          ? undefined
          : patternOf(
              `(?:(?<this>${pointing})|${definite})\\s(?:[\\p{L}-]+\\s)??(?<noun>[\\p{L}-]{3,})\\s+(?:(?:${adverbs})\\s+)*(?=${verb})`,
            ),
      copula: patternOf(`(?:${copula})\\s+(?:(?:${adverbs})\\s+)*`),
    };
  },
);
