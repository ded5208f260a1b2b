import type { Mark } from '../../../content/rich-text.ts';
import { asideEnd } from '../clause-end.ts';
import type { Finding, Passage } from '../passage.ts';
import { perGrammar } from '../per-grammar.ts';
import type { Sentence } from '../sentence.ts';

/**
 * `its own pump tool quayctl`, `the arm.proto file that defines how an arm moves`: a name in code, in bold or with a link, beside the kind of
 * thing that it is. Never sure.
 */
export function* findMarkedKinds(passage: Passage): Generator<Finding> {
  const { text, body, sentences, language } = passage;
  let index = 0;
  for (const mark of body.marks) {
    if (mark.kind !== 'code' && mark.kind !== 'link' && mark.kind !== 'strong') continue;
    while (index < sentences.length && (sentences[index]?.end ?? 0) < mark.end) index += 1;
    const sentence = sentences[index];
    if (sentence === undefined || sentence.start >= mark.start || mark.end - mark.start > MAX_NAME) continue;
    const range = kindBehind(passage, sentence, mark) ?? kindBefore(passage, sentence, mark);
    if (range === undefined) continue;
    const name = language.readName(text, mark.start, mark.end, true);
    if (name === undefined || name.article !== 'none' || name.words > MAX_WORDS) continue;
    yield { form: 'apposition', name, ...range, signals: ['unsure', 'guessedName'] };
  }
}

/** A link over more is no name: in words, and in UTF-16 code units. */
const MAX_WORDS = 3;
const MAX_NAME = 50;

type Range = Pick<Finding, 'start' | 'end'>;

/** `its own pump tool ` before the name: an article, words, and a kind. */
function kindBefore({ text, language: { grammar, tables } }: Passage, sentence: Sentence, { start, end }: Mark): Range | undefined {
  const from = Math.max(sentence.start, start - MAX_NEAR);
  const before = text.slice(from, start).trimEnd();
  // Most words before a name are no kind.
  const kind = grammar.singular(before.slice(before.lastIndexOf(' ') + 1).toLowerCase());
  if (!tables.kinds.has(kind)) return undefined;
  const led = patternsOf(grammar).before.exec(text.slice(from, start));
  const words = led?.groups?.['words']?.trim().split(/\s+/u) ?? [];
  if (led === null || words.length < 2 || words.some((word) => tables.breakers.has(word))) return undefined;
  return { start: from + led.index, end };
}

/** ` tool` behind the name, with words before either of them or a clause behind it that tell of it. */
function kindBehind({ text, language: { grammar, tables } }: Passage, sentence: Sentence, { start, end }: Mark): Range | undefined {
  const from = Math.max(sentence.start, start - MAX_NEAR);
  const led = patternsOf(grammar).before.exec(text.slice(from, start));
  const words = led?.groups?.['words']?.trim().split(/\s+/u) ?? [];
  const begin = led === null ? start : from + led.index;
  // `the quayctl pump tool`: words between a name and its kind need an article before the name.
  const between = led === null || words.join('') !== '' ? 0 : MAX_BETWEEN;
  let at = end;
  let kept: Range | undefined;
  for (let count = 0; count <= between; count += 1) {
    const next = patternsOf(grammar).behind.exec(text.slice(at, Math.min(sentence.end, end + MAX_NEAR)));
    const word = next?.groups?.['kind'] ?? '';
    const kind = grammar.singular(word);
    if (next !== null && (tables.kinds.has(kind) || grammar.parts.includes(kind))) {
      if (next.groups?.['told'] !== undefined) {
        const close = asideEnd(text, begin, at + next[0].length, sentence.end);
        return close === undefined ? undefined : { start: begin, end: close };
      }
      const isTold = count > 0 || (words.length >= 2 && !words.some((before) => tables.breakers.has(before.toLowerCase())));
      // `harbor pump tool`: the last of several kinds is meant.
      if (led !== null && isTold) kept = { start: begin, end: at + 1 + word.length };
    }
    const other = /^\s([\p{L}-]+)(?=\s)/u.exec(text.slice(at, Math.min(sentence.end, at + MAX_NEAR)));
    if (other === null || tables.breakers.has(other[1] ?? '') || tables.asides.has(other[1] ?? '')) return kept;
    at += other[0].length;
  }
  return kept;
}

/** So many words may stand between a name and its kind. */
const MAX_BETWEEN = 2;
/** A noun with the words before it. UTF-16 code units. */
const MAX_NEAR = 80;

const patternsOf = perGrammar(({ definite, indefinite, possessive, relative }) => {
  const article = `(?:${definite}|${indefinite}|${possessive})\\s`;
  return {
    before: new RegExp(`(?<!\\p{L})${article}(?<words>(?:(?!${article})[\\p{L}\\d-]+\\s){0,6})$`, 'iu'),
    behind: new RegExp(`^\\s(?<kind>\\p{Ll}{3,})(?=[\\s.,;:)]|$)(?<told>,?\\s(?:that|${relative})\\s)?`, 'u'),
  };
});
