/** The names that ICU knows, which tell whether a code is one. They are made at the first code: many publications have none, and they take their time. */
let known: Readonly<Record<'language' | 'script' | 'region', Intl.DisplayNames>> | undefined;

function knownNames(): NonNullable<typeof known> {
  const create = (type: 'language' | 'script' | 'region'): Intl.DisplayNames => new Intl.DisplayNames(['en'], { type, fallback: 'none' });
  known ??= { language: create('language'), script: create('script'), region: create('region') };
  return known;
}

/** The code that a folder or a part of a name is, as BCP 47 writes it: `pt-BR` for `pt_br`. Undefined if it is not a language of two letters, with its region or script. */
export function languageCodeOf(name: string): string | undefined {
  if (!/^[a-z]{2}(?:[-_](?:[a-z]{2}|[a-z]{4}|\d{3}))?$/iu.test(name)) return undefined;
  const code = new Intl.Locale(name.replace('_', '-'));
  const { language, script, region } = knownNames();
  const isKnown =
    language.of(code.language) !== undefined &&
    (code.script === undefined || script.of(code.script) !== undefined) &&
    (code.region === undefined || region.of(code.region) !== undefined);
  return isKnown ? code.toString() : undefined;
}

/** Whether a language is one of those wanted: `pt` wants `pt-BR` too, and `pt-BR` itself alone. */
export function isWantedLanguage(code: string, wanted: readonly string[]): boolean {
  const own = code.toLowerCase();
  return wanted.some((one) => own === one.toLowerCase() || own.startsWith(`${one.toLowerCase()}-`));
}
