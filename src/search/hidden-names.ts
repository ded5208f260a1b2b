import type { GlossaryEntry } from '../content/edition.ts';
import { pluralKeys, singularKeys } from './inflections.ts';

/**
 * The test whether nothing answers to a name: because it is one of a hidden term, or the plural or singular of one. A headword that the
 * editors explain is not hidden by an inflection: they wrote it beside the hidden one.
 *
 * @param keyOf the form in which names are compared
 */
export function createHiddenNames(glossary: readonly GlossaryEntry[], keyOf: (name: string) => string): (name: string) => boolean {
  const hidden = new Set(glossary.flatMap((entry) => (entry.hidden === true ? [entry.headword, ...entry.aliases].map(keyOf) : [])));
  hidden.delete('');
  if (hidden.size === 0) return () => false;
  const explained = new Set(glossary.flatMap((entry) => (entry.hidden === true ? [] : [keyOf(entry.headword)])));
  return (name) => {
    const key = keyOf(name);
    return hidden.has(key) || (!explained.has(key) && [...singularKeys(key), ...pluralKeys(key)].some((other) => hidden.has(other)));
  };
}
