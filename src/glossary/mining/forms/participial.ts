import { markOf } from '../article-view.ts';
import { BRACKET, COMMA, DASH, HYPHEN } from '../class-of.ts';
import { asideEnd } from '../clause-end.ts';
import { matchesAtSigns } from '../matches.ts';
import { readNameBefore } from '../name-before.ts';
import type { Finding, Passage } from '../passage.ts';
import { perGrammar } from '../per-grammar.ts';

/** `the Salt Act, intended to lower the price of fish, ...`: a name with the verb that tells what it was made for, by or of. Never sure. */
export function* findParticipials(passage: Passage): Generator<Finding> {
  const { text, body, language } = passage;
  const opener = openerOf(language.grammar);
  if (opener === undefined) return;
  for (const { match, sentence } of matchesAtSigns(passage, opener, OPENING)) {
    const name = readNameBefore(passage, sentence.start, match.index);
    if (name === undefined || name.isEmpty) continue;
    const isMarked = markOf(body, name.start, name.end) !== undefined;
    const isNamed = name.isName || name.isQuoted || isMarked || /\p{Lu}/u.test(name.headword);
    // `- Gate checks, made by a pilot, ...`: the term of an item.
    const isItem = sentence.block.marker !== undefined && name.start === sentence.block.contentStart;
    if (!isNamed && !isItem && name.article !== 'indefinite' && !(name.article === 'definite' && name.words > 1)) continue;
    const end = asideEnd(text, name.start, match.index + match[0].length, sentence.end);
    if (end !== undefined) yield { form: 'apposition', name, start: name.start, end, signals: ['unsure'] };
  }
}

const OPENING = COMMA | BRACKET | DASH | HYPHEN;

const openerOf = perGrammar(({ participial, doing }) => {
  const verbs = [participial, doing].filter((source) => source !== undefined).join('|');
  return verbs === '' ? undefined : new RegExp(`(?:,["”]?|\\s\\(|\\s?[–—]|\\s-)\\s?(?:${verbs})\\s`, 'uy');
});
