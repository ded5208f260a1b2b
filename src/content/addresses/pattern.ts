import { toSlug } from '../slug.ts';
import { joinPath, type PageFacts, readDatedName, splitPath, textField, twoDigits } from './page-facts.ts';

export interface PatternAddressing {
  /**
   * `/:year/:month/:slug/` and the like. `:year`, `:month`, `:day`; `:slug` is the `slug` of front matter, or the name of the file without its date;
   * `:title` the title as a slug; `:filename` the name as it is; `:path` folders and name; `:sections` the folders.
   */
  readonly pattern: string;
}

export const PATTERN_NAMES = ['year', 'month', 'day', 'slug', 'title', 'filename', 'path', 'sections'] as const;

/** Undefined if the pattern needs a date and the article has none. `index` files are named by their folder. */
export function patternAddress(page: PageFacts, { pattern }: PatternAddressing): string | undefined {
  const { folder, name } = splitPath(page.path);
  const isIndex = /^_?index$/iu.test(name);
  const outer = splitPath(`${folder}.md`);
  const [parent, fileName] = isIndex && folder !== '' ? [outer.folder, outer.name] : [folder, name];
  const dated = readDatedName(fileName);
  const date = page.date ?? dated?.date;
  if (date === undefined && /:(?:year|month|day)\b/u.test(pattern)) return undefined;
  const values: Readonly<Record<(typeof PATTERN_NAMES)[number], string>> = {
    year: String(date?.year ?? ''),
    month: twoDigits(date?.month ?? 0),
    day: twoDigits(date?.day ?? 0),
    slug: textField(page.fields, 'slug') ?? toSlug(dated?.rest ?? fileName),
    title: toSlug(page.title),
    filename: fileName,
    path: joinPath(parent, fileName),
    sections: parent,
  };
  const filled = pattern.replace(/:([a-z]+)/gu, (written, key: string) => (key in values ? values[key as keyof typeof values] : written));
  return `/${filled}`.replace(/\/{2,}/gu, '/');
}
