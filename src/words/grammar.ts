/** The parts of a language's grammar that texts are put together with. All of them are the platform's own (`Intl`). */
export interface Grammar {
  /** The form for this number, with the number in the place of `#`. */
  count(number: number, forms: PluralForms): string;
  /** `a, b and c` */
  all(parts: readonly string[]): string;
  /** `a, b or c` */
  any(parts: readonly string[]): string;
  /** A day of the year in UTC, as short as it is unmistakable. `time` is in milliseconds since the epoch. */
  date(time: number): string;
}

/** A form that a language has not is left out; `other` is for every number without one. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** The grammar of a locale (BCP 47). Its parts are made when they are first used: each takes about a millisecond. */
export function grammarOf(locale: string): Grammar {
  const rules = lazily(() => new Intl.PluralRules(locale));
  const numbers = lazily(() => new Intl.NumberFormat(locale));
  const conjunctions = lazily(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
  const disjunctions = lazily(() => new Intl.ListFormat(locale, { type: 'disjunction' }));
  const dates = lazily(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }));
  return {
    count: (number, forms) => (forms[rules().select(number)] ?? forms.other).replaceAll('#', numbers().format(number)),
    all: (parts) => conjunctions().format(parts),
    any: (parts) => disjunctions().format(parts),
    date: (time) => dates().format(time),
  };
}

function lazily<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
