import type { Mark } from '../../content/rich-text.ts';
import { isClause } from './is-clause.ts';
import type { Language } from './language.ts';
import type { NounPhrase } from './noun-phrase.ts';
import type { Passage } from './passage.ts';
import { aliasesIn } from './aliases-in.ts';
import { isCapitalized, isDistinct } from './words.ts';
import { perGrammar } from './per-grammar.ts';

/** The longest text in which a name is read backward. UTF-16 code units. */
const MAX_BACK = 80;
const MAX_WORDS = 5;

interface Word {
  readonly text: string;
  readonly start: number;
}

/** The name that ends at a place of a sentence, before a comma or a parenthesis: `... built the Colossus cluster|, a ...`. */
export function readNameBefore(passage: Passage, from: number, end: number): NounPhrase | undefined {
  const { text, language } = passage;
  if (text[end - 1] === ')') return behindParenthesis(passage, from, end);
  // `Gannet[1]|, a ...`: the number of a note.
  const note = text[end - 1] === ']' ? /\[\d{1,3}\]$/u.exec(text.slice(Math.max(from, end - MAX_NOTE), end)) : null;
  if (note !== null) return readNameBefore(passage, from, end - note[0].length);
  // `“Gannet,” a ...`: the comma stands inside.
  if (/["”]/u.test(text[end + 1] ?? '') && text[end] === ',') return readQuoted(passage, from, end + 2);
  const { breakers, particles } = language.tables;
  const marked = markEndingAt(passage, end);
  if (marked !== undefined && marked.start >= from) {
    const values = marked.kind === 'code' ? valuesLength(text.slice(marked.start, end)) : 0;
    const name = language.readName(
      text,
      marked.kind === 'code' ? marked.start : firstName(passage, from, marked.start),
      end - values,
      true,
    );
    // A link may cover more than the name that ends it: `[put out “slack tide”](...), a ...`.
    if (name !== undefined || marked.kind !== 'link') return name;
  }
  const quoted = /["“«„]([^"“”«»„]{2,60})["”»“]$/u.exec(text.slice(Math.max(from, end - MAX_BACK), end));
  if (quoted !== null) return language.readName(text, end - quoted[0].length, end, true);
  const words = wordsBefore(text, from, end);
  // `my new project gannetctl, a ...`, in an article that is called so.
  const last = words.at(-1);
  if (last !== undefined && last.start > from && isTitled(passage, last.text)) return language.readName(text, last.start, end, true);
  let first = words.length;
  // Names: capitals, and small words between capitals.
  for (let index = words.length - 1; index >= 0; index -= 1) {
    const { text: word } = words[index] as Word;
    if (/[,;:]$/u.test(word) && index < words.length - 1) break;
    // `Am Brückentag`: only the first word of a sentence.
    if (index < words.length - 1 && /^\p{Lu}\p{Ll}*$/u.test(word) && breakers.has(word.toLowerCase())) break;
    if (isCapitalized(word) || isDistinct(word) || /^\d+(?:\.\d+)*$|^\d+(?:st|nd|rd|th)$/u.test(word)) first = index;
    else if (
      !(
        particles.has(word) &&
        !/^(?:and|by|with|at|in|as|to)$/u.test(word) &&
        index > 0 &&
        isCapitalized(words[index - 1]?.text ?? '') &&
        first === index + 1
      )
    )
      break;
  }
  // `In 1707 Ada Quist`
  if (/^\d{4}$/u.test(words[first]?.text ?? '') && first < words.length - 1) first += 1;
  const name = words[first];
  if (name !== undefined) {
    const isAll = name.start === from;
    // `Take Gannet, a pump ...`, `Introducing Gannet, a pump ...`
    const order = isAll && words.length - first > 1 ? words[first + 1] : undefined;
    if (
      order !== undefined &&
      isCapitalized(order.text) &&
      /^(?:take|consider|see|use|try|meet|enter|ask|visit|introducing|presenting|announcing|\p{L}+[aei]mos)$/iu.test(name.text)
    ) {
      const read = language.readName(text, order.start, end, true);
      if (read !== undefined) return read;
    }
    const read = language.readName(text, name.start, end, !isAll);
    if (read !== undefined) return read;
  }
  // A noun with its article: `a service mesh`.
  for (let index = words.length - 1; index >= Math.max(0, words.length - MAX_WORDS); index -= 1) {
    const { text: word, start } = words[index] as Word;
    if (language.article.test(word))
      return (
        behindVerb(passage, words.slice(index + 1), end) ??
        (isClause(language, wordsOf(words.slice(index + 1))) ? undefined : language.readName(text, start, end, true))
      );
    if (/[,;:]$/u.test(word) && index < words.length - 1) return undefined;
    // `a breed called Galloway cattle`: the name stands behind what names it.
    if (breakers.has(word.toLowerCase()) || (index < words.length - 1 && isNaming(language, word))) {
      // `You need ballast, ...`: a verb follows.
      // `to observe, a new class of ...`
      if (words.length - index === 2 && /^(?:to|can|will|must|may|should|could|would)$/iu.test(word)) return undefined;
      const verbs = beforeVerb.test(word) && words.length - index > 2 ? 1 : 0;
      const owned = /^(?:of|von|de)$/u.test(word) ? ofNoun(passage, words, index, end) : undefined;
      if (owned !== undefined) return owned;
      return afterBreaker(passage, words.slice(index + 1 + verbs), end);
    }
    if (index === 0) return afterBreaker(passage, words, end);
  }
  return undefined;
}

/** A note's number with its signs. UTF-16 code units. */
const MAX_NOTE = 5;

function readQuoted({ text, language }: Passage, from: number, end: number): NounPhrase | undefined {
  const quoted = /["“][^"“”]{2,60},["”]$/u.exec(text.slice(Math.max(from, end - MAX_BACK), end));
  return quoted === null ? undefined : language.readName(text, end - quoted[0].length, end, true);
}

/** `the Open Harbor Group (OHG)|, a ...`: the parenthesis tells another name or a remark. */
function behindParenthesis(passage: Passage, from: number, end: number): NounPhrase | undefined {
  const remark = parenthesis.exec(passage.text.slice(Math.max(from, end - MAX_REMARK), end));
  if (remark === null) return undefined;
  const name = readNameBefore(passage, from, end - remark[0].length);
  return name && { ...name, aliases: [...name.aliases, ...aliasesIn(remark[1] ?? '', passage.language.grammar)] };
}

const parenthesis = /\s\(([^()]{1,60})\)$/u;
/** A parenthesis with its signs. UTF-16 code units. */
const MAX_REMARK = 63;

/** Whether a word in small letters is the title or the heading, and no common word before it is. */
function isTitled({ view, section }: Passage, word: string): boolean {
  return /^\p{Ll}[\p{L}\d-]{4,}$/u.test(word) && (view.isTitle(word) || view.isHeading(word, section));
}

/** `Ada **Quist**`: where a name begins of which the last word alone is marked. */
function firstName({ text, view, language: { tables } }: Passage, from: number, at: number): number {
  const before = /(?<![^\s])\p{Lu}[\p{L}.-]*\s$/u.exec(text.slice(Math.max(from, at - MAX_FIRST), at));
  if (before === null || !/\p{Lu}/u.test(text[at] ?? '')) return at;
  const word = before[0].trimEnd();
  const start = at - before[0].length;
  return tables.breakers.has(word.toLowerCase()) || (start === from && !view.isNameWord(word)) ? at : start;
}

/** A first name. UTF-16 code units. */
const MAX_FIRST = 24;

/** `the angle of repose`: two nouns with `of` between them are one name if no article stands before the second. `a number of ships` is none. */
function ofNoun({ text, language }: Passage, words: readonly Word[], index: number, end: number): NounPhrase | undefined {
  const first = words[index - 1];
  const article = words[index - 2];
  if (first === undefined || article === undefined || words.length - index !== 2 || !language.article.test(article.text)) return undefined;
  const { empty, kinds } = language.tables;
  if (!/^\p{Ll}{3,}$/u.test(first.text) || empty.has(first.text) || counting.test(first.text) || !kinds.has(first.text)) return undefined;
  return language.readName(text, article.start, end, true);
}

const counting = /^(?:number|amount|group|set|series|kind|type|sort|form|pair|row|list|piece|part|range|variety|collection|bit|lot)$/u;

function afterBreaker({ language, text }: Passage, words: readonly Word[], end: number): NounPhrase | undefined {
  const verb = words.findLastIndex(({ text: word }, index) => index < words.length - 1 && verbBefore.test(word)) + 1;
  const start = words[verb]?.start;
  if (isClause(language, wordsOf(words))) return undefined;
  return start === undefined || words.length - verb > 3 ? undefined : language.readName(text, start, end, true);
}

/** `The production uses promenade staging`: the noun behind a verb that is on a list, which has a subject before it. */
function behindVerb({ language, text }: Passage, words: readonly Word[], end: number): NounPhrase | undefined {
  const verb = words.findLastIndex(({ text: word }, index) => index > 0 && index < words.length - 1 && listed(language.grammar).test(word));
  const start = words[verb + 1]?.start;
  return verb < 1 || start === undefined ? undefined : language.readName(text, start, end, true);
}

/** In the singular, and no noun in the plural. */
const listed = perGrammar(
  (grammar) =>
    new RegExp(
      `^(?=(?:uses|has|gets|makes|keeps|holds|gives|takes|needs|adds|brings|produces|contains|offers|includes|requires|creates|puts)$)(?:${grammar.function}|${grammar.auxiliary}|puts)$`,
      'u',
    ),
);

const beforeVerb = /^(?:i|you|we|they|he|she|it|who|which|to|can|will|must|may|should|could|would|might|not|never)$/iu;

/** Behind these a noun begins: `which brought along image stacking`. */
const verbBefore =
  /(?:ing|ed)$|^(?:along|brought|built|made|took|gave|put|kept|found|got|sent|saw|met|ran|won|wrote|drew|uses?|has|have|needs?|gets?|makes?|runs?|publish(?:es)?|called)$/u;

const naming = perGrammar((grammar) => new RegExp(`^(?:${grammar.naming})$`, 'u'));

function isNaming({ grammar }: Language, word: string): boolean {
  return naming(grammar).test(word);
}

function wordsOf(words: readonly Word[]): readonly string[] {
  return words.map(({ text }) => text);
}

/** `nettle why PAGE`: the places for values behind a command in small letters are no part of its name. UTF-16 code units. */
function valuesLength(marked: string): number {
  return /(?<=^[\p{Ll}-]+(?:\s[\p{Ll}-]+)?)(?:\s\p{Lu}{2,})+$/u.exec(marked)?.[0].length ?? 0;
}

function markEndingAt({ body, text }: Passage, end: number): Mark | undefined {
  for (const mark of body.marks) {
    if (mark.start >= end) break;
    if (mark.kind === 'image' || mark.kind === 'strike' || mark.end > end || mark.end < end - 1 || mark.end - mark.start > MAX_BACK)
      continue;
    if (text.slice(mark.end, end).trim() === '') return mark;
  }
  return undefined;
}

function wordsBefore(text: string, from: number, end: number): readonly Word[] {
  const start = Math.max(from, end - MAX_BACK);
  const words = Array.from(text.slice(start, end).matchAll(/\S+/gu), ({ 0: word, index }) => ({ text: word, start: start + index }));
  // The first may be the end of a word.
  return start > from ? words.slice(1) : words;
}
