import { sectionsWithPhrase } from './phrase.ts';
import type { ParsedQuery, QueryWord } from './query.ts';
import { frequencyOf, type SearchState } from './search-state.ts';

/** A name of letters with a number after them: gpt4, http2, python312. A `v` alone makes a version of the number, which is read elsewhere. */
const LETTERS_AND_NUMBER = /^(?!v\d)([\p{L}]{1,16})(\p{N}{1,5})$/u;
/** Ways to cut the letters and the number that are looked up for a word at most. */
const MAX_CUTS = 40;

/**
 * A query whose names of letters and digits are written apart where the edition writes them so: `gpt4` is "GPT-4", `tls13` "TLS 1.3", and
 * nothing near to them. The parts must stand side by side, as in quotes. A name that the edition writes together is left alone.
 */
export function withNamesApart(state: SearchState, query: ParsedQuery): ParsedQuery {
  const parts = query.words.map((word) => partsOf(state, word));
  if (parts.every((part) => part === undefined)) return query;
  return {
    ...query,
    words: query.words.flatMap((word, i) => (parts[i] ? apart(word, parts[i]) : [word])),
    phrases: [...query.phrases, ...parts.filter((part) => part !== undefined)],
  };
}

function apart(word: QueryWord, parts: readonly string[]): QueryWord[] {
  return parts.map((text, i) => ({ ...word, text, written: text, variant: undefined, quoted: true, place: word.place + i / parts.length }));
}

function partsOf(state: SearchState, { text, pair, quoted }: QueryWord): readonly string[] | undefined {
  if (pair || quoted || !endsInNumber(text)) return undefined;
  const [, letters, number] = LETTERS_AND_NUMBER.exec(text) ?? [];
  if (letters === undefined || number === undefined) return undefined;
  const together = state.dictionary.findText(text);
  let best: readonly string[] | undefined;
  let most = together < 0 ? 0 : frequencyOf(state, together);
  for (const cut of cutsOf(letters, number).slice(0, MAX_CUTS)) {
    const tokens = cut.map((part) => state.dictionary.findText(part));
    if (tokens.some((token) => token < 0 || frequencyOf(state, token) === 0)) continue;
    const count = sectionsWithPhrase(state, tokens).length;
    if (count <= most) continue;
    best = cut;
    most = count;
  }
  return best;
}

/** A look that spares most words the pattern. */
function endsInNumber(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last > 0x7f || (last >= 0x30 && last <= 0x39);
}

/** The letters whole or as two words (Wi-Fi), the number whole or as two (3.12), the plain cut first. */
function cutsOf(letters: string, number: string): string[][] {
  return inTwo(letters, 2).flatMap((left) => inTwo(number, 1).map((right) => [...left, ...right]));
}

function inTwo(text: string, least: number): string[][] {
  const cuts = [[text]];
  for (let at = least; at <= text.length - least; at++) cuts.push([text.slice(0, at), text.slice(at)]);
  return cuts;
}
