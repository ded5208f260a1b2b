/** Scripts that write no spaces, or write particles onto a word: beside them, a word of another script stands alone. */
const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const katakana = String.raw`\p{Script=Katakana}ー`;
const hangul = String.raw`\p{Script=Hangul}`;
const wordLetter = String.raw`[[\p{L}\p{N}\p{M}_]--[${unspaced}${katakana}${hangul}]]`;
const ofUnspaced = new RegExp(`[${unspaced}]`, 'v');
const ofKatakana = new RegExp(`[${katakana}]`, 'v');
const ofHangul = new RegExp(`[${hangul}]`, 'v');

/** The boundaries at which a name may touch its neighbors, as sources of patterns with the `v` flag; none if anything may. */
export interface NameEdges {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export function edgesOf(name: string): NameEdges {
  const letters = [...name.normalize('NFKC')].filter((letter) => /[\p{L}\p{N}\p{M}+#]/u.test(letter));
  return { before: edgeBefore(letters[0] ?? ''), after: edgeAfter(letters.at(-1) ?? '') };
}

/** `don` in `don't`; but a name may carry an ending after an apostrophe: `Colossus's`, Turkish `Colossus'un`. */
export function isContraction(text: string, start: number, end: number): boolean {
  const tail = text.slice(end, end + 3);
  return /^['’]\p{L}/u.test(tail) && !/^['’]s(?!\p{L})/iu.test(tail) && /^\p{Ll}/u.test(text.slice(start, start + 2));
}

function edgeBefore(first: string): string | undefined {
  if (ofUnspaced.test(first)) return undefined;
  if (ofKatakana.test(first)) return `[${katakana}]`;
  return ofHangul.test(first) ? `[${hangul}]` : wordLetter;
}

function edgeAfter(last: string): string | undefined {
  if (ofUnspaced.test(last) || ofHangul.test(last)) return undefined;
  // `C` is not `C++`.
  return ofKatakana.test(last) ? `[${katakana}]` : String.raw`[${wordLetter}+\#]`;
}
