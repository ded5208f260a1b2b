/** The language as Intl knows it; `en` for one that it does not, or that is not a language tag at all. */
export function supportedLocale(lang: string): string {
  // An invalid tag makes Intl throw, and editors write `english`, too.
  if (!/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/iu.test(lang)) return 'en';
  try {
    return Intl.Collator.supportedLocalesOf(lang)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
