import { markOf } from '../article-view.ts';
import { COLON } from '../class-of.ts';
import { matchesAtSigns } from '../matches.ts';
import { readNameBefore } from '../name-before.ts';
import type { Finding, Passage } from '../passage.ts';
import { MAX_TEXT } from '../rules.ts';
import { beginsWithSubject } from '../begins-clause.ts';

/** `Planners put in recovery time: a few minutes more than the trip needs.`: a sentence brings a noun in, and tells behind a colon what it is. */
export function* findColons(passage: Passage): Generator<Finding> {
  const { text, language } = passage;
  for (const { match, sentence } of matchesAtSigns(passage, colon, COLON)) {
    const rest = match.index + match[0].length;
    // A sentence of colons is not read to its end for each of them.
    if (sentence.end - rest > MAX_TEXT) continue;
    const told = text.slice(rest, sentence.end);
    if (isRow.test(told) || told.split(/\s+/u).length < MIN_TOLD || beginsWithSubject(language, text, rest)) continue;
    const name = readNameBefore(passage, sentence.start, match.index);
    // Words that begin the sentence are a label, or somebody who speaks.
    if (name === undefined || name.start - sentence.start < MIN_BEFORE || name.isEmpty || name.words > MAX_WORDS) continue;
    // Words in code or with capitals are a heading, or a part of an example.
    const mark = markOf(passage.body, name.start, name.end);
    const isNoun = (language.grammar.capitalizesNouns === true ? /^[\p{L} -]+$/u : /^[\p{Ll} -]+$/u).test(name.headword);
    if (!isNoun || mark === 'code' || mark === 'link') continue;
    const isPlural = /[^sui'’]s$/u.test(name.headword);
    // `a map of two colors`, `these steps:` announces what follows.
    if (name.article === 'none' && !isPlural && name.words < 2) continue;
    if (isPlural && name.article !== 'none') continue;
    yield { form: 'gloss', name, start: name.start, end: sentence.end, signals: ['unsure', 'guessedName'] };
  }
}

/** Behind it a sentence in small letters, or one that begins with a single letter. */
const colon = /(?<=[\p{L}\d"”’»]):\s(?=\p{Ll}|\p{Lu}\s)/uy;
/** `a, b and c` */
const isRow = /^(?:[^\s,]+(?:\s[^\s,]+){0,2}, ){2,}(?:and|or|und|oder|et|ou|y|o)\s/u;
/** Fewer words do not tell what something is. */
const MIN_TOLD = 4;
/** A verb and its subject stand before the noun. UTF-16 code units. */
const MIN_BEFORE = 8;
/** A noun of more words is a clause. */
const MAX_WORDS = 3;
