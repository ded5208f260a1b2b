import { perGrammar } from '../mining/per-grammar.ts';
import { type AskedForm, denied, isKindNoun } from './asked-form.ts';

/** `two tide gates, most notably Velm`, `low dams such as Orlop and Velm`, `Velm and other low dams`: one of a kind that is told. */
export const example: AskedForm = {
  name: 'example',
  explains({ before, after }, language) {
    const patterns = patternsOf(language.grammar);
    if (patterns === undefined || denied.test(before)) return false;
    // `like Velm does` compares, and so does `look like Velm`.
    if (compared.test(after) || looking.test(before)) return false;
    const [, first = '', noun = '', told] = patterns.such.exec(before.slice(-MAX_READ)) ?? patterns.other.exec(after) ?? [];
    // `dams` alone says little; `low dams` and `dams for boats` say which.
    return isKindNoun(noun, language) && (describing(first) || told !== undefined);
  },
};

function describing(words: string): boolean {
  return /\p{L}{3,}/u.test(words.replace(bare, ''));
}

/** Words before a noun that do not describe it. */
const bare =
  /(?<!\p{L})(?:the|an?|some|many|few|other|several|various|our|its|their|all|any|most|these|those|in|on|at|of|for|with|to|and|or|by|from|as|like|unlike)(?!\p{L})/giu;

const compared = /^\s(?:does|do|did|is|are|was|were|has|had|can|will)(?:[.,;]|$)/u;
const looking = /(?<!\p{L})(?:look|seem|feel|sound|act|work|behave)s? like\s["“‘]?$/iu;

/** Before the name, in UTF-16 code units: the noun and the names of the row up to here. */
const MAX_READ = 160;

const patternsOf = perGrammar(({ asked }) => {
  if (asked === undefined) return undefined;
  const row = String.raw`(?:[^\s,;:()]{1,30}(?:\s[^\s,;:()]{1,30}){0,2}(?:,\s(?:${asked.and}\s)?|\s${asked.and}\s)){0,6}["“‘]?`;
  return {
    // Without case: folding `\p{L}` for text beyond Latin 1 takes long when it is compiled.
    such: new RegExp(
      String.raw`(?<!\S)((?:[\p{L}-]+\s){0,2})([\p{L}-]{3,}s)(\s(?:for|that|to|from)\s[^,;:()]{3,50})?,?\s(?:${asked.exemplary})\s${row}$`,
      'u',
    ),
    other: new RegExp(
      String.raw`^["”’]*,?\s${asked.and}\s(?:other|similar)\s((?:[\p{L}-]+\s){0,2}?)([\p{L}-]{3,}s)(?!\p{L})(\s(?:for|that|to|from)\s\S)?`,
      'u',
    ),
  };
});
