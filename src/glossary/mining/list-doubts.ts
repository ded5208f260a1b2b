import { beginsWithPerson } from './begins-clause.ts';
import { condition, type Doubt } from './doubt.ts';
import type { Language } from './language.ts';
import { perGrammar } from './per-grammar.ts';
import { matchAt, patternOf } from './words.ts';

/** Doubts about the items of a list and about words in bold with a sentence behind them. */
export const listDoubts: readonly Doubt[] = [
  {
    why: 'a sentence below a word in bold',
    // `**Speed**: Boats are quick here.` speaks of something else than the term.
    applies: ({ passage: { language }, finding: { form, signals }, words }) =>
      form === 'lead-in' && signals?.includes('weakVerb') === true && !isTakenUp(language, words),
  },
  {
    why: 'a point that is made',
    // `- Speed: If boats are quick, ...`
    applies: ({ passage: { language }, finding: { form }, words }) =>
      form === 'bullet' &&
      (condition.test(words) ||
        denied.test(words) ||
        asked.test(words) ||
        signed.test(words) ||
        beginsWithPerson(language, words, 0) ||
        address.test(words.slice(0, MAX_NEAR))),
  },
  {
    why: 'a word to the reader',
    // `- Open Docks: By opening them we welcome everybody`: praise or an invitation, whatever the name of the point.
    applies: ({ finding: { form, predicate }, words }) =>
      form === 'bullet' && !(predicate?.classifies ?? false) && (partner.test(words) || circumstance.test(words)),
  },
];

/** UTF-16 code units. */
const MAX_NEAR = 60;

/** `It keeps ...`, `This is a ...`, `Lets you ...`: takes the term up, or goes on with it. */
function isTakenUp({ grammar }: Language, words: string): boolean {
  return matchAt(takingUp(grammar), words, 0) !== null;
}

const takingUp = perGrammar(({ anaphor, bareVerb, copula, purpose, meaning }) =>
  patternOf(`(?:(?:${anaphor})\\s(?:${copula}|${purpose}|${meaning})|(?:${bareVerb}))\\s`),
);

const address = /https?:|[{}]/u;
/** An order, an entry of a change log, and one who made the change. */
const asked = /^(?:should|must|shall|please|now,|at a minimum)(?!\p{L})|\?\W*$/iu;
const signed = /\(\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+\)\W*$/u;
const partner = /(?<!\p{L})(?:we|our|ours|us|you|your|wir|uns|unser\p{Ll}*|nous|notre|nos|vous|votre|nuestr[oa]s?)(?!\p{L})/iu;
const circumstance = /^(?:by|from|with|without|through|thanks to|instead of|rather than)\s/iu;
const denied = /^(?:not|anyone|everyone|anybody|everybody|nicht|alle, die)\s/iu;
