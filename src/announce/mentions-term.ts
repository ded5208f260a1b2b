import { createNamePattern, hasOneSpelling } from '../glossary/name-pattern.ts';
import { pluralKeys, surelySingularKeys } from '../search/inflections.ts';
import { type Filterable, matchFilter } from '../subscription/filter.ts';
import { foldLabel } from '../subscription/fold.ts';

/** Every name of a term that somebody follows by one of them. */
export type NamesOf = (term: string) => readonly string[];

/** Whether an article uses a term that somebody follows, under any of its names. */
export function mentionsTerm(filterable: Filterable, followed: string, namesOf: NamesOf): boolean {
  const own = foldLabel(followed);
  return namesOf(followed).some((name) =>
    foldLabel(name) !== own && isWordToo(name) ? mentionsAsWritten(filterable, name) : mentions(filterable, name),
  );
}

/** A reader who follows a term means more than one of them, too; a filter would find `IT` in *how it works*, and `C++` in *vitamin C*. */
function mentions(filterable: Filterable, name: string): boolean {
  if (hasOneSpelling(name)) {
    const pattern = createNamePattern([name]);
    return [filterable.title, filterable.dek ?? '', ...filterable.texts].some((text) => pattern.test(text));
  }
  const key = foldLabel(name);
  return [key, ...pluralKeys(key), ...surelySingularKeys(key)].some((value) => matchFilter({ kind: 'words', value }, filterable).matches);
}

/** `Go`, `Rust`: in small letters the word means something else, and nobody asked for it. */
function isWordToo(name: string): boolean {
  return !hasOneSpelling(name) && /^\p{Lu}\p{Ll}+$/u.test(name);
}

/** With its capital, if that is no other's: most words have one at the beginning of a sentence, and in some titles and headings. */
function mentionsAsWritten({ title, dek = '', texts }: Filterable, name: string): boolean {
  const pattern = createNamePattern([name]);
  const stem = name.length > 3 ? name.slice(0, -1) : name;
  return [title, dek, ...texts].some((text) =>
    pattern.findAll(text).some(({ start, end }) => text.slice(start, end).startsWith(stem) && isInProse(text, start, end)),
  );
}

function isInProse(text: string, start: number, end: number): boolean {
  const [before = ''] = /[^.!?:\n]*$/u.exec(text.slice(Math.max(0, start - around), start)) ?? [];
  const [after = ''] = /^[^.!?\n]*/u.exec(text.slice(end, end + around)) ?? [];
  return /[\p{L}\p{N}]/u.test(before) && /(?<!\p{L})\p{Ll}{4,}/u.test(`${before} ${after}`);
}

/** Read on either side of a word to see whether it stands in a sentence. UTF-16 code units. */
const around = 80;
