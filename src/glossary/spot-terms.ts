import type { Glossary, SpottedTerm } from './glossary.ts';
import { isAcronym } from '../search/acronym.ts';
import { createNamePattern } from './name-pattern.ts';
import { isWrittenLike, singularKeys } from '../search/inflections.ts';
import { foldName } from '../search/fold-name.ts';
import type { Term, TermTable } from './term-table.ts';

/** A message is read no further than this: neither platform takes a longer one. UTF-16 code units. */
const MESSAGE_LENGTH = 4_000;
const word = /[\p{L}\p{N}\p{M}]+[+#]*/gu;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Finds terms in messages and, with another limit, in longer texts. Costs what the words cost, however many terms there are. */
export function createTermSpotter({ terms, byKey }: TermTable): Glossary['spot'] {
  const names = terms.flatMap((term) => [term.headword, ...term.aliases].map((name) => ({ name, term, key: foldName(name) })));
  const maxWords = Math.max(1, ...names.map(({ key }) => key.split(' ').length));
  // Names with no spaces around them cannot be found word by word.
  const runTogether = names
    .filter(({ name }) => unspaced.test(name))
    .map(({ name, term }) => ({ term, pattern: createNamePattern([name]) }));

  return function spot(text, limit = MESSAGE_LENGTH) {
    const message = text.slice(0, limit);
    const found = new Map<Term, SpottedTerm>();
    const words = Array.from(message.matchAll(word), ({ 0: written, index }) => ({ start: index, end: index + written.length }));
    for (let first = 0; first < words.length; first += 1) {
      for (let count = Math.min(maxWords, words.length - first); count > 0; count -= 1) {
        const span = { start: words[first]?.start ?? 0, end: words[first + count - 1]?.end ?? 0 };
        const term = termWritten(message.slice(span.start, span.end), byKey);
        if (term === undefined) continue;
        if (!found.has(term) && term.hidden !== true) found.set(term, { headword: term.headword, source: term.source, span });
        first += count - 1;
        break;
      }
    }
    for (const { term, pattern } of runTogether) {
      const [span] = found.has(term) ? [] : pattern.findAll(message);
      if (span) found.set(term, { headword: term.headword, source: term.source, span });
    }
    return [...found.values()].sort((a, b) => b.span.end - b.span.start - (a.span.end - a.span.start) || a.span.start - b.span.start);
  };
}

/** The term that a piece of a message is. What stands between its words must be able to stand in a name. */
function termWritten(written: string, byKey: TermTable['byKey']): Term | undefined {
  if (/[,;:!?()"“”«»\n]|\.\s/u.test(written)) return undefined;
  const key = foldName(written);
  // A letter by itself (`I`, `a`) is hardly ever meant as a term.
  if (/^\p{Script=Latin}$/u.test(key)) return undefined;
  for (const candidate of [key, ...singularKeys(key)]) {
    const term = byKey(candidate).find((found) =>
      namesOf(found).some(
        (name) => foldName(name) === candidate && isSpelledSo(written, name) && (candidate === key || isWrittenLike(written, name)),
      ),
    );
    if (term) return term;
  }
  return undefined;
}

function namesOf({ headword, aliases }: Term): readonly string[] {
  return [headword, ...aliases];
}

/** `ups and downs` are not an uninterruptible power supply. */
function isSpelledSo(written: string, name: string): boolean {
  return !isAcronym(name) || written === name || written === `${name}s`;
}
