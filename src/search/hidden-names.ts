import type { GlossaryEntry } from '../content/edition.ts';
import { isWrittenLike, mayBePlural, pluralKeys, singularKeys } from './inflections.ts';

/**
 * The test whether nothing answers to a name: because it is one of a hidden term, or the plural or singular of one. A headword that the
 * editors explain is not hidden by an inflection: they wrote it beside the hidden one. Nor is a word by an acronym with the same letters,
 * or the other way around.
 *
 * @param keyOf the form in which names are compared
 */
export function createHiddenNames(glossary: readonly GlossaryEntry[], keyOf: (name: string) => string): (name: string) => boolean {
  const hidden = new Map<string, string[]>();
  for (const entry of glossary) {
    if (entry.hidden !== true) continue;
    for (const name of [entry.headword, ...entry.aliases]) hidden.set(keyOf(name), [...(hidden.get(keyOf(name)) ?? []), name]);
  }
  hidden.delete('');
  if (hidden.size === 0) return () => false;
  const explained = new Set(glossary.flatMap((entry) => (entry.hidden === true ? [] : [keyOf(entry.headword)])));
  return (name) => {
    const key = keyOf(name);
    if (hidden.has(key)) return true;
    if (explained.has(key)) return false;
    return inflectionsOf(key).some((other) => hidden.get(other)?.some((written) => isWrittenLike(name, written)));
  };
}

function inflectionsOf(key: string): readonly string[] {
  return [...(mayBePlural(key) ? singularKeys(key) : []), ...pluralKeys(key).filter(mayBePlural)];
}
