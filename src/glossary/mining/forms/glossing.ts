import { markOf } from '../article-view.ts';
import { asideEnd } from '../clause-end.ts';
import { BRACKET, COMMA, DASH, HYPHEN } from '../class-of.ts';
import { matchesAtSigns } from '../matches.ts';
import { readNameBefore } from '../name-before.ts';
import type { NounPhrase } from '../noun-phrase.ts';
import type { Finding, Passage } from '../passage.ts';
import { perGrammar } from '../per-grammar.ts';

/** `a burst, in other words many requests at once`: the words between say that an explanation follows, so it may be worded in any way. */
export function* findGlossings(passage: Passage): Generator<Finding> {
  const { text, language } = passage;
  for (const { match, sentence } of matchesAtSigns(passage, opener(language.grammar), OPENING)) {
    const rest = match.index + match[0].length;
    const name = readOwned(passage, sentence.start, match.index) ?? readNameBefore(passage, sentence.start, match.index);
    if (name === undefined || name.isEmpty || name.words > MAX_WORDS) continue;
    // `is mutually exclusive, meaning that ...`
    if (
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

function isMarked({ body }: Passage, { start, end }: NounPhrase): boolean {
  return markOf(body, start, end) !== undefined;
}

/** A noun of more words is a clause. */
const MAX_WORDS = 3;
/** A word alone is another name, and no explanation. */
const MIN_TOLD = 2;

const OPENING = COMMA | DASH | HYPHEN | BRACKET;

const opener = perGrammar(({ glossing }) => new RegExp(`(?:,|\\s[–—-]|\\s\\()\\s?(?:${glossing}),?\\s+(?=[\\p{L}\\d])`, 'uy'));

/** `the reactionary delay of each operator, that is, ...` tells what the delay is. */
function readOwned({ text, language }: Passage, start: number, end: number): NounPhrase | undefined {
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
      'u',
    ),
);

/** UTF-16 code units. */
const MAX_BACK = 80;
