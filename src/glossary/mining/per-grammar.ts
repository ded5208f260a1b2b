import type { Grammar } from './grammar.ts';
import type { Language } from './language.ts';

/** Makes something of a grammar when it is first asked for, and gives the same from then on: a pattern of many words costs more to make than to ask. */
export const perGrammar = <T>(make: (grammar: Grammar) => T): ((grammar: Grammar) => T) => oncePer(make);

/** The same of a language. */
export const perLanguage = <T>(make: (language: Language) => T): ((language: Language) => T) => oncePer(make);

function oncePer<Key extends object, T>(make: (key: Key) => T): (key: Key) => T {
  const made = new WeakMap<Key, { readonly value: T }>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known.value;
    const value = make(key);
    made.set(key, { value });
    return value;
  };
}
