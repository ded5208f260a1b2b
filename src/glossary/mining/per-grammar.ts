import type { Grammar } from './grammar.ts';

/** Makes something of a grammar when it is first asked for, and gives the same from then on: a pattern of many words costs more to make than to ask. */
export function perGrammar<T>(make: (grammar: Grammar) => T): (grammar: Grammar) => T {
  const made = new WeakMap<Grammar, { readonly value: T }>();
  return (grammar) => {
    const known = made.get(grammar);
    if (known !== undefined) return known.value;
    const value = make(grammar);
    made.set(grammar, { value });
    return value;
  };
}
