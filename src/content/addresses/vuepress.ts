import { directoryAddress, joinPath, type PageDate, type PageFacts, splitPath, textField, twoDigits } from './page-facts.ts';

export interface VuepressAddressing {
  /** `/:year/:month/:day/:slug.html` and the like, with `:raw` for the path; for pages that give none themselves. */
  readonly permalinkPattern?: string;
  /** The folders of translations, without slashes: an address of the pattern lies below its folder. */
  readonly locales?: readonly string[];
}

/** Characters that VuePress takes for bad ones in the name of a file, each written as `_` and none at the beginning of a name. */
const BAD = /[\u0000-\u001f"#$%&*+,:;<=>?[\]^`{|}\u007f]/gu;
/** The rest of a name behind a date, wherever it begins. */
const BEHIND_DATE = /\d{4}-\d{1,2}(?:-\d{1,2})?-(.*)/su;
/** A date of a year and a month, and a day perhaps, in a name or in folders. */
const DATE_OF_NAME = /(?:^|\/)(\d{4})-(\d{1,2})(?:-(\d{1,2}))?-[^/]*$/u;
const DATE_OF_FOLDERS = /(\d{4})\/(\d{1,2})(?:\/(\d{1,2}))?\//u;

/** VuePress 2: `.html`, and `README.md` is the index of its folder, as is `index.md`. `permalink` says otherwise. */
export function vuepressAddress(page: PageFacts, { permalinkPattern, locales = [] }: VuepressAddressing): string {
  const { fields, path } = page;
  const { folder, name } = splitPath(path);
  const isIndex = /^readme$/iu.test(name) || name === 'index';
  const raw = isIndex ? directoryAddress(folder) : `/${joinPath(folder, name)}.html`;
  const pattern = 'permalinkpattern' in fields ? textField(fields, 'permalinkpattern') : permalinkPattern;
  // A `permalink` that is null says that the page has none, whatever the pattern.
  const own = 'permalink' in fields ? textField(fields, 'permalink') : pattern && fill(pattern, page, raw, localeOf(path, locales));
  return (own ?? raw)
    .split('/')
    .map((segment) => segment.replace(BAD, '_').replace(/^_+/u, ''))
    .join('/');
}

function fill(pattern: string, { path, date }: PageFacts, raw: string, locale: string): string {
  const { name } = splitPath(path);
  const { year, month, day } = date ?? dateOf(path);
  const values: Readonly<Record<string, string>> = {
    year: String(year).padStart(4, '0'),
    month: twoDigits(month),
    day: twoDigits(day),
    slug: BEHIND_DATE.exec(name)?.[1] ?? name,
    raw: raw.slice(1),
  };
  const filled = pattern.replace(/:(year|month|day|slug|raw)/gu, (_, key: string) => values[key] ?? '');
  return `/${locale}/${filled}`.replace(/\/{2,}/gu, '/');
}

/** Without any date it is all zeros. */
function dateOf(path: string): PageDate {
  const [, year, month, day = 1] = DATE_OF_NAME.exec(path) ?? DATE_OF_FOLDERS.exec(path) ?? [0, 0, 0, 0];
  return { year: Number(year), month: Number(month), day: Number(day) };
}

function localeOf(path: string, locales: readonly string[]): string {
  return locales.find((locale) => path.startsWith(`${locale}/`)) ?? '';
}
