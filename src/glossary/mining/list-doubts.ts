import type { RichText } from '../../content/rich-text.ts';
import { beginsWithPerson } from './begins-clause.ts';
import { condition, type Doubt } from './doubt.ts';
import type { Language } from './language.ts';
import { perGrammar } from './per-grammar.ts';
import { readPlainSubject } from './read-subject.ts';
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
        owed.test(words) ||
        impersonal.test(words) ||
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
  {
    why: 'an order to the crew',
    // `- Quiet: Mute the horn near the dock`: a bare verb before its object. `Mutes the horn` tells what the thing does.
    applies: ({ passage: { language, body }, finding: { form, start }, words }) =>
      // The docs of a program tell so what a command does: `- `inc`: Increment the counter`.
      isListed(form) && isOrder(language, words) && !isBehindCode(body, start),
  },
  {
    why: 'a sentence about something known',
    // `- Shared Clock: The crew goes by one hour`. `- Shared Clock: Boats go by one hour` may tell what it is.
    applies: ({ passage: { language, view }, finding: { form, name }, words }) => {
      if (!isListed(form) || !known.test(words)) return false;
      const [first = ''] = words.split(/[.!?]\s/u);
      const subject = readPlainSubject(language, first, 0, first.length, (word) => view.isNameWord(word));
      if (subject === undefined || first.slice(subject.start, subject.end).toLowerCase().includes(name.headword.toLowerCase()))
        return false;
      // `The moment at which a gate opens`, `The page templates that crews share`: the verb is of another clause, or a noun.
      return between.test(first.slice(subject.end, subject.verb)) && acts.test(first.slice(subject.verb));
    },
  },
  {
    why: 'a value',
    // `- Allowed letters: (a-z), (0-9)`. `- Lorry: (British) a truck` has its words behind the remark.
    applies: ({ finding: { form }, words }) => isListed(form) && !/^["“”«»„‘'`*_]*[\p{L}\p{N}]/u.test(words) && !toldBehind.test(words),
  },
];

function isListed(form: string): boolean {
  return form === 'bullet' || form === 'lead-in';
}

/** Whether code ends before the sign between a term and its explanation. */
function isBehindCode({ marks }: RichText, at: number): boolean {
  return marks.some(({ kind, end }) => kind === 'code' && end < at && at - end <= MAX_SIGN);
}

/** A colon or a dash with its spaces. UTF-16 code units. */
const MAX_SIGN = 4;

/** Whether words begin with a verb that has no ending and stands before its object, in a language that writes others with one. */
function isOrder({ grammar, tables }: Language, words: string): boolean {
  const verb = grammar.plainVerbs === undefined ? undefined : ordered.exec(words)?.[1]?.toLowerCase();
  // `Freight a ship carries`, `Food the crew eats`: the second noun has a verb of its own.
  if (carried.test(words)) return false;
  return verb !== undefined && !tables.breakers.has(verb) && !tables.asides.has(verb) && !/(?:[^s]s|ed|ing)$/u.test(verb);
}

const ordered = /^(\p{Lu}\p{Ll}+)\s(?:the|an?|your|our|its|their|this|these|those|all|any|each|every)\s/u;
/** Behind `a` stands no noun in the plural, so a word with `s` is a verb; behind `the` only a verb that is no noun is one. */
const carried =
  /^\p{Lu}\p{Ll}+\s(?:(?:an?|each|every)\s\p{Ll}*[^s\W]\s\p{Ll}+[^su\W]s|the\s\p{Ll}*[^s\W]\s(?:is|has|does|was|had|can|may|must|will|eats|pays|gives|takes|makes|keeps|needs|gets|owns|says|sells|buys|brings|wears|owes|earns|sends|carries|chooses|receives|writes|reads))(?!\p{L})/u;
/** A verb that is a verb whatever it stands beside, or one before its object: `page templates that crews share` has none there. */
const acts =
  /^(?:is|are|has|have|can|may|must|will|\p{Ll}+\s(?:an?|the|one|two|three|its|their|his|her|our|your|all|each|every|any|no|some|many|most|more|both|only|us|you|it|them|him|\d+))(?!\p{L})/u;
/** Between a noun and its verb stands an adverb at most. */
const between = /^\s*(?:\p{Ll}+ly\s)?$/u;
/** An article or an owner before the noun, for a thing that was spoken of. */
const known = /^(?:the|our|its|their|his|her|my|your)\s/iu;

/** UTF-16 code units. */
const MAX_NEAR = 60;

/** `It keeps ...`, `This is a ...`, `Lets you ...`: takes the term up, or goes on with it. */
function isTakenUp({ grammar }: Language, words: string): boolean {
  return matchAt(takingUp(grammar), words, 0) !== null;
}

const takingUp = perGrammar(({ anaphor, bareVerb, copula, purpose, meaning }) =>
  patternOf(`(?:(?:${anaphor})\\s(?:${copula}|${purpose}|${meaning})|(?:${bareVerb}))\\s`),
);

/** A remark in brackets or a picture, with words behind it. */
const toldBehind = /^["“”*_]*(?:\([^()]*\)|[^\p{L}\p{N}\s()]{1,8})["“”*_]*\s\p{L}+\s\p{L}+/u;
const address = /https?:|[{}]/u;
/** `Ropes should be dry`, `It is possible to sail`. */
const owed = /^(?:(?!(?:that|which|who|whose|where|when)\s)\S+\s){1,4}(?:should|must|shall|ought to|needs? to|(?:can|may) be)\s/iu;
const impersonal = /^it(?:['’]s| is| was)\s(?!\p{L}+ed\s|meant\s|built\s|made\s)\p{Ll}+\s(?:to|for)\s/iu;
/** An order, an entry of a change log, and one who made the change. */
const asked = /^(?:should|must|shall|please|now,|at a minimum)(?!\p{L})|\?\W*$/iu;
const signed = /\(\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+\)\W*$/u;
const partner = /(?<!\p{L})(?:we|our|ours|us|you|your|wir|uns|unser\p{Ll}*|nous|notre|nos|vous|votre|nuestr[oa]s?)(?!\p{L})/iu;
const circumstance = /^(?:by|from|with|without|through|thanks to|instead of|rather than)\s/iu;
const denied = /^(?:not|anyone|everyone|anybody|everybody|nicht|alle, die)\s/iu;
