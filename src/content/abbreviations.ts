import type { Definition, Section } from './article.ts';
import type { Span, TextBlock } from './rich-text.ts';

/** `(GPU)`, `(LLMs)`, `(IoT)`: what may stand for the words before it. */
const IN_PARENTHESES = /\((\p{Lu}[\p{L}\d&.-]{1,7}?)(s?)\)/gu;
/** The number of words before the parenthesis that are looked at. */
const MAX_WORDS = 10;
const SMALL_WORDS = new Set(['of', 'the', 'and', 'for', 'in', 'on', 'to', 'a', 'an', '&', 'de', 'la', 'du', 'des', 'und', 'der']);

/**
 * Adds the names that an article spells out once with their abbreviation, `graphics processing unit (GPU)`: to the article's own
 * definition of the name where it has one, else as a definition whose explanation is the sentence that introduces it.
 */
export function mineAbbreviations(sections: readonly Section[], definitions: readonly Definition[]): readonly Definition[] {
  const result = [...definitions];
  const known = new Set(definitions.flatMap(({ headword, aliases }) => [headword, ...aliases]).map((name) => name.toLowerCase()));
  for (const { anchor, body } of sections) {
    if (!body.text.includes('(')) continue;
    for (const block of body.blocks) {
      if (block.kind !== 'paragraph') continue;
      for (const { phrase, short, at } of findAbbreviations(body.text.slice(block.contentStart, block.end))) {
        if (known.has(short.toLowerCase())) continue;
        known.add(short.toLowerCase());
        const own = result.findIndex(({ headword }) => headword.toLowerCase() === phrase.toLowerCase());
        const definition = result[own];
        if (definition !== undefined) result[own] = { ...definition, aliases: [...definition.aliases, short] };
        else result.push({ headword: phrase, aliases: [short], anchor, span: sentenceAround(body.text, block, block.contentStart + at) });
      }
    }
  }
  return result;
}

interface Abbreviation {
  readonly phrase: string;
  readonly short: string;
  /** The offset at which the parenthesis opens. */
  readonly at: number;
}

function* findAbbreviations(text: string): Generator<Abbreviation> {
  for (const match of text.matchAll(IN_PARENTHESES)) {
    const [, short = '', plural = ''] = match;
    if ((short.match(/\p{Lu}/gu)?.length ?? 0) < 2) continue;
    const words = text
      .slice(Math.max(0, match.index - 200), match.index)
      .trimEnd()
      .split(/\s+/u)
      .slice(-MAX_WORDS);
    const phrase = spellingOf(short.replace(/[^\p{L}]/gu, ''), words);
    if (phrase !== undefined) yield { phrase: plural === '' ? phrase : phrase.replace(/s$/, ''), short, at: match.index };
  }
}

/** The last words whose initials are the letters, small words aside; a hyphen parts words too. */
function spellingOf(letters: string, words: readonly string[]): string | undefined {
  if (letters.length < 2) return undefined;
  let left = letters.length;
  for (let index = words.length - 1; index >= 0; index--) {
    const word = words[index] ?? '';
    // A comma, a full stop or a bracket ends what a name can span.
    if (index < words.length - 1 && /[.,;:!?()[\]]$/u.test(word)) return undefined;
    const parts = word
      .split('-')
      .filter((part) => part !== '')
      .reverse();
    const small = SMALL_WORDS.has(word.toLowerCase());
    const matched = matchParts(parts, letters, left);
    // A name does not begin with `of`: its O is the Office before it.
    if (matched === undefined || (small && matched === 0)) {
      if (small && left < letters.length) continue;
      return undefined;
    }
    left = matched;
    if (left === 0)
      return words
        .slice(index)
        .join(' ')
        .replace(/^["'“‘(]+|['’]s?$/gu, '');
  }
  return undefined;
}

/** The number of letters that are left after the parts of a word took theirs from the end; undefined when one does not fit. */
function matchParts(parts: readonly string[], letters: string, left: number): number | undefined {
  let remaining = left;
  for (const part of parts) {
    const initial = /[\p{L}]/u.exec(part)?.[0];
    if (remaining === 0 || initial?.toLowerCase() !== letters[remaining - 1]?.toLowerCase()) return undefined;
    remaining -= 1;
  }
  return remaining < left ? remaining : undefined;
}

function sentenceAround(text: string, block: TextBlock, at: number): Span {
  const before = text.slice(block.contentStart, at);
  const lastStop = [...before.matchAll(/[.!?…]["'”’)]*\s+/gu)].at(-1);
  const start = lastStop === undefined ? block.contentStart : block.contentStart + lastStop.index + lastStop[0].length;
  const stop = /[.!?…]["'”’)]*(?=\s|$)/u.exec(text.slice(at, block.end));
  return { start, end: stop === null ? block.end : at + stop.index + stop[0].length };
}
