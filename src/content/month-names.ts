const LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'da',
  'nb',
  'sv',
  'fi',
  'pl',
  'cs',
  'sk',
  'hu',
  'ro',
  'hr',
  'tr',
  'el',
  'ru',
  'uk',
  'ca',
];

let monthNames: ReadonlyMap<string, number> | undefined;

/** The month of a name, whole or short, in any of the languages above: 1 to 12. A name that is two months in two of them is the later one. */
export function monthOfName(name: string): number | undefined {
  monthNames ??= readMonths();
  return monthNames.get(foldMonth(name));
}

function readMonths(): ReadonlyMap<string, number> {
  const names = new Map<string, number>([['sept', 9]]);
  for (const language of LANGUAGES) {
    for (const style of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { month: style, day: 'numeric', timeZone: 'UTC' });
      for (let month = 1; month <= 12; month += 1) {
        const written = format.formatToParts(Date.UTC(2026, month - 1, 1)).find(({ type }) => type === 'month')?.value ?? '';
        // In Catalan a month beside a day has its preposition: `de gener`, `d’abril`.
        const name = foldMonth(written.replace(/^d(?:e |['’])/u, ''));
        if (/^\p{L}/u.test(name)) names.set(name, Math.max(month, names.get(name) ?? 0));
      }
    }
  }
  return names;
}

function foldMonth(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase();
}
