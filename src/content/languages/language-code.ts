const [languages, scripts, regions] = (['language', 'script', 'region'] as const).map(
  (type) => new Intl.DisplayNames(['en'], { type, fallback: 'none' }),
);

/** The code that a folder or a part of a name is, as BCP 47 writes it: `pt-BR` for `pt_br`. Undefined if it is not a language of two letters, with its region or script. */
export function languageCodeOf(name: string): string | undefined {
  if (!/^[a-z]{2}(?:[-_](?:[a-z]{2}|[a-z]{4}|\d{3}))?$/iu.test(name)) return undefined;
  const code = new Intl.Locale(name.replace('_', '-'));
  const isKnown =
    languages?.of(code.language) !== undefined &&
    (code.script === undefined || scripts?.of(code.script) !== undefined) &&
    (code.region === undefined || regions?.of(code.region) !== undefined);
  return isKnown ? code.toString() : undefined;
}

/** Whether a language is one of those wanted: `pt` wants `pt-BR` too, and `pt-BR` itself alone. */
export function isWantedLanguage(code: string, wanted: readonly string[]): boolean {
  const own = code.toLowerCase();
  return wanted.some((one) => own === one.toLowerCase() || own.startsWith(`${one.toLowerCase()}-`));
}
