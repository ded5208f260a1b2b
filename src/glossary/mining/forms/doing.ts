import { cueWordsOf } from '../cue-words.ts';
import { matchesByWords } from '../matches.ts';
import { readNameAfter } from '../name-after.ts';
import { MAX_TEXT } from '../rules.ts';
import type { Finding, Passage } from '../passage.ts';
import { perGrammar } from '../per-grammar.ts';
import { matchAt } from '../words.ts';

/** Sentences that tell what something does or is made for, with a verb that is on no list. Few explain as well as a list's, so none is sure. */
export function* findDoings(passage: Passage): Generator<Finding> {
  yield* findActs(passage);
  yield* findMade(passage);
}

/** `Halyards raise the sails.`, `A relais provided fresh mules.` */
function* findActs({ text, language, sentences, clauses }: Passage): Generator<Finding> {
  const { acts } = patternsOf(language.grammar);
  if (acts === undefined) return;
  for (const [index, { start, end }] of sentences.entries()) {
    if (clauses[index] !== undefined || text[end - 1] === '?') continue;
    if (!mayAct(text, start, end)) continue;
    const match = matchAt(acts, text, start);
    const written = match?.groups?.['some'] ?? match?.groups?.['one'];
    if (match === null || written === undefined || match[0].length > end - start - MIN_TOLD) continue;
    if (language.tables.breakers.has(match.groups?.['verb'] ?? '')) continue;
    const name = language.readName(text, start, start + written.length, false);
    if (name === undefined || name.isEmpty || isVerb(language.grammar).test(written)) continue;
    yield { form: 'purpose', name, start, end, signals: ['weakVerb', 'unsure'] };
  }
}

/** Whether a sentence begins with `A` or has an `s` at the end of one of its first two words: without it none acts. */
function mayAct(text: string, start: number, end: number): boolean {
  if (text[start] === 'A') return true;
  const first = text.indexOf(' ', start);
  if (first < 0 || first >= end) return false;
  return text[first - 1] === 's' || text[text.indexOf(' ', first + 1) - 1] === 's';
}

/** `Allows the crew to ...` has no subject. */
const isVerb = perGrammar(({ function: other, purpose, bareVerb }) => new RegExp(`^(?:${other}|${purpose}|${bareVerb})(?:\\s|$)`, 'iu'));

/** Fewer UTF-16 code units behind the verb tell nothing. */
const MIN_TOLD = 4;

/** `We wrote Gannet to pump out the dock.` */
function* findMade(passage: Passage): Generator<Finding> {
  const { text, language } = passage;
  const { made, order, tool } = patternsOf(language.grammar);
  if (made === undefined) return;
  if (order !== undefined) yield* findOrders(passage, order);
  yield* findTools(passage, tool);
  for (const { match, sentence } of matchesByWords(passage, made, cueWordsOf(language.grammar).bits.made)) {
    const at = match.index + match[0].length;
    // Most sentences are told so before a name is read.
    if (!/\sto\s/u.test(text.slice(at, Math.min(sentence.end, at + MAX_NAMED)))) continue;
    const name = readNameAfter(passage, at, sentence.end);
    if (name === undefined || name.isEmpty || !(name.isName || name.article === 'indefinite')) continue;
    if (!/^["”]?\sto\s\p{Ll}{3,}\s\S+/u.test(text.slice(name.end, Math.min(sentence.end, name.end + MAX_VERB)))) continue;
    yield { form: 'purpose', name, start: sentence.start, end: sentence.end, signals: ['weakVerb', 'unsure'] };
  }
}

/** `Use Gannet to pump out the dock.` */
function* findOrders(passage: Passage, order: RegExp): Generator<Finding> {
  const { text, sentences } = passage;
  for (const { start, end } of sentences) {
    const match = matchAt(order, text, start);
    if (match === null || end - start > MAX_TEXT) continue;
    const at = start + match[0].length;
    const name = readNameAfter(passage, at, end);
    if (name === undefined || name.isEmpty || name.words > MAX_ORDERED) continue;
    if (!/^["”)]*(?:\s\p{Ll}+)?\s(?:to|for)\s\p{Ll}{3,}\s\S+/u.test(text.slice(name.end, Math.min(end, name.end + MAX_VERB + MAX_KIND))))
      continue;
    yield { form: 'purpose', name, start, end, signals: ['weakVerb', 'unsure'] };
  }
}

/** `Pilots read a tide clock to know when to sail.` */
function* findTools({ text, sentences, language }: Passage, tool: RegExp): Generator<Finding> {
  for (const { start, end } of sentences) {
    if (end - start > MAX_TEXT) continue;
    const found = text.slice(start, end).indexOf(' to ');
    if (found < 0) continue;
    const at = start + found;
    const from = Math.max(start, at - MAX_NAMED);
    const match = tool.exec(text.slice(from, at));
    const written = match?.groups?.['name'];
    if (match === null || written === undefined) continue;
    const name = language.readName(text, at - written.length, at, true);
    if (name !== undefined && !name.isEmpty && name.words > 1)
      yield { form: 'purpose', name, start, end, signals: ['weakVerb', 'unsure', 'guessedName'] };
  }
}

/** More words are an act. */
const MAX_ORDERED = 3;
/** A kind behind the name: `Use the Gannet tool to ...`. UTF-16 code units. */
const MAX_KIND = 16;

/** A name with `to` behind it. UTF-16 code units. */
const MAX_NAMED = 96;

/** `to`, a verb and the word behind it. UTF-16 code units. */
const MAX_VERB = 40;

interface Patterns {
  readonly acts: RegExp | undefined;
  readonly made: RegExp | undefined;
  readonly order: RegExp | undefined;
  /** A noun with its article, at the end of words. */
  readonly tool: RegExp;
}

const patternsOf = perGrammar(
  ({ acts, made, order, indefinite }): Patterns => ({
    tool: new RegExp(`\\s(?<name>(?:${indefinite})\\s[\\p{Ll}-]+\\s[\\p{Ll}-]{3,})$`, 'u'),
    order: order === undefined ? undefined : new RegExp(`(?:${order})\\s+`, 'uy'),
    acts: acts === undefined ? undefined : new RegExp(`${acts}\\s`, 'uy'),
    made: made === undefined ? undefined : new RegExp(`\\s(?:${made})\\s`, 'gu'),
  }),
);
