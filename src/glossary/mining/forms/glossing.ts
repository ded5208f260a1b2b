import { markOf } from '../article-view.ts';
import { asideEnd } from '../clause-end.ts';
import { BRACKET, COMMA, DASH, HYPHEN, SEMICOLON } from '../class-of.ts';
import { isFalseName } from '../false-names.ts';
import { matchesAtSigns } from '../matches.ts';
import { readNameBefore } from '../name-before.ts';
import type { NounPhrase } from '../noun-phrase.ts';
import { readOwned } from '../owned-name.ts';
import type { Finding, Passage } from '../passage.ts';
import { perGrammar } from '../per-grammar.ts';
import { isDistinct } from '../words.ts';

/** `a burst, in other words many requests at once`: the words between say that an explanation follows, so it may be worded in any way. */
export function* findGlossings(passage: Passage): Generator<Finding> {
  yield* findBracketed(passage);
  const { text, language } = passage;
  for (const { match, sentence } of matchesAtSigns(passage, opener(language.grammar), OPENING)) {
    const rest = match.index + match[0].length;
    // `so-called “idle funds,” meaning ...`: the comma stands before the sign that closes.
    const nameEnd = match.index + (/^,["”]/u.test(match[0]) ? 2 : 0);
    const name = readOwned(passage, sentence.start, nameEnd) ?? withoutCount(passage, readNameBefore(passage, sentence.start, nameEnd));
    if (name === undefined || name.isEmpty || name.words > MAX_WORDS) continue;
    // `**drift**, or the way of a boat without sails`; without a mark both are things of their own.
    if (other.test(match[0]) && !name.isQuoted && !isMarked(passage, name)) continue;
    // `is mutually exclusive, meaning that ...` tells what follows of it. `is idempotent, i.e. ...` tells what the word says.
    if (
      following.test(match[0]) &&
      !language.grammar.capitalizesNouns &&
      name.article === 'none' &&
      !name.isName &&
      !name.isQuoted &&
      !/(?<!u)s$/u.test(name.headword) &&
      !isMarked(passage, name)
    )
      continue;
    const end = asideEnd(text, name.start, rest, sentence.end);
    if (end === undefined || text.slice(rest, end).trim().split(/\s+/u).length < MIN_TOLD) continue;
    yield { form: 'gloss', name, start: name.start, end, signals: ['unsure', ...(name.isName ? [] : (['guessedName'] as const))] };
  }
}

/** `O₃ (ozone)`, `Gannet (for pumping at night)`: a name with a noun or a purpose in parentheses. */
function* findBracketed(passage: Passage): Generator<Finding> {
  const { language } = passage;
  for (const { match, sentence } of matchesAtSigns(passage, bracketed, BRACKET)) {
    const inside = match[1] ?? '';
    const [first = ''] = inside.split(/[\s,]/u, 1);
    const isPurpose = purposes.test(inside);
    const name = readNameBefore(passage, sentence.start, match.index);
    // `lock gates (old oak doors)`: many things, told by another noun for them.
    const isRenamed =
      !isPurpose && name !== undefined && name.article === 'none' && name.words > 1 && plural.test(name.headword) && plurals.test(inside);
    if (!isPurpose && (language.tables.breakers.has(first) || language.tables.asides.has(first) || /(?:ed|ly)$/u.test(first))) continue;
    if (name === undefined || !(isRenamed || isMarked(passage, name) || name.isName || name.isQuoted)) continue;
    // `Ada Quist (left)`: only a name that is written unlike words needs words.
    if (!isPurpose && !isRenamed && !name.isQuoted && !isMarked(passage, name) && !isDistinct(name.headword)) continue;
    yield { form: 'gloss', name, start: name.start, end: match.index + match[0].length, signals: ['unsure', 'guessedName'] };
  }
}

/** A word in the plural, and a few words before one. */
const plural = /[^su\s]s$/u;
const plurals = /^(?:[\p{L}-]+\s){1,3}\p{Ll}+[^su\s]s$/u;
/** A few words that begin with a small letter or a name. */
const bracketed = /\s\(([\p{Ll}\p{Lu}][\p{L}\d'’.\s/-]{2,79}[\p{L}\d])\)/uy;
const purposes = /^(?:for|used for|used to|to)\s\p{L}/u;

/** `four voids, i.e. flats`: speaks of voids. */
function withoutCount({ text, language }: Passage, name: NounPhrase | undefined): NounPhrase | undefined {
  if (name === undefined || isFalseName(name.headword) !== 'a count') return name;
  return language.readName(text, name.start + name.headword.indexOf(' ') + 1, name.end, true);
}

function isMarked({ body }: Passage, { start, end }: NounPhrase): boolean {
  return markOf(body, start, end) !== undefined;
}

/** A noun of more words is a clause. */
const MAX_WORDS = 3;
/** A word alone is another name, and no explanation. */
const MIN_TOLD = 2;

const following = /(?:meaning|or rather|also)/u;

const other = /^,\s(?:or|oder|ou|o)\s/u;

const OPENING = COMMA | SEMICOLON | DASH | HYPHEN | BRACKET;

const opener = perGrammar(
  ({ glossing }) =>
    new RegExp(`(?:[,;]["”]?|\\s?[–—]|\\s-|\\s\\()\\s?(?:${glossing}),?\\s+(?=[\\p{L}\\d])|,\\s(?:or|oder|ou|o)\\s+(?=\\p{L})`, 'uy'),
);
