import { directoryAddress, joinPath, type PageDate, type PageFacts, readDatedName, splitPath, textField, twoDigits } from './page-facts.ts';

export interface HugoAddressing {
  /** Patterns by the top folder (`posts`), as `permalinks` has them; `/` and `*` are not folders. */
  readonly permalinks?: Readonly<Record<string, string>>;
  /** `uglyURLs`: `/posts/mill.html`, everywhere or in the top folders named. */
  readonly uglyUrls?: true | readonly string[];
  /** `disablePathToLower` */
  readonly keepCase?: boolean;
  /** `frontmatter.date` has `:filename`: a date in the name is not a part of the address. */
  readonly dateInName?: boolean;
  /** The language of the whole folder, as the first folder of its addresses. */
  readonly language?: string;
  /** The folder below the content folder that a mount puts these files into. */
  readonly below?: string;
  /** Languages beside the default one; each has its name as the first folder of its addresses. */
  readonly otherLanguages?: readonly string[];
}

/** Undefined: Hugo makes no page of this file. */
export function hugoAddress(page: PageFacts, options: HugoAddressing): string | undefined {
  if (page.path.includes('#')) return undefined;
  const { folder, name } = splitPath(joinPath(options.below ?? '', page.path));
  const [language, stem] = splitLanguage(name, options.otherLanguages ?? []);
  const prefix = language ?? options.language ?? '';
  const url = textField(page.fields, 'url');
  if (url !== undefined) return finish(joinPath(prefix, url), /\.[a-z]+$/iu.test(url));
  if (stem === '_index') return finish(cased(joinPath(prefix, sanitizePath(folder)), options), false);
  const isBundle = stem === 'index';
  const bundle = splitPath(`${folder}.md`);
  const parent = isBundle ? bundle.folder : folder;
  const fileName = isBundle ? folder.slice(folder.lastIndexOf('/') + 1) : stem;
  const dated = options.dateInName === true ? readDatedName(fileName) : undefined;
  const slug = textField(page.fields, 'slug');
  const last = sanitizePath(slug ?? dated?.rest ?? fileName);
  const pattern = options.permalinks?.[folder.split('/')[0]?.toLowerCase() ?? ''];
  const path =
    pattern === undefined
      ? joinPath(sanitizePath(parent), last)
      : expand(pattern, { page, slug, fileName, parent, date: page.date ?? dated?.date });
  const address = cased(joinPath(prefix, path), options);
  const { uglyUrls = [] } = options;
  const isUgly = uglyUrls === true || uglyUrls.includes(folder.split('/')[0]?.toLowerCase() ?? '');
  return isUgly ? `/${address}.html` : finish(address, /\.html?$/iu.test(address));
}

interface Expansion {
  readonly page: PageFacts;
  readonly slug: string | undefined;
  readonly fileName: string;
  readonly parent: string;
  readonly date: PageDate | undefined;
}

/** Without a date Hugo counts from the year 1. */
const NO_DATE: PageDate = { year: 1, month: 1, day: 1 };

function expand(pattern: string, { page, slug, fileName, parent, date = NO_DATE }: Expansion): string {
  const title = titleSlug(page.title);
  const values: Readonly<Record<string, string>> = {
    year: String(date.year),
    month: twoDigits(date.month),
    day: twoDigits(date.day),
    title,
    slug: slug === undefined ? title : sanitizePath(slug),
    filename: sanitizePath(fileName),
    contentbasename: sanitizePath(fileName),
    slugorfilename: sanitizePath(slug ?? fileName),
    slugorcontentbasename: sanitizePath(slug ?? fileName),
    section: sanitizePath(parent.split('/')[0] ?? ''),
    sections: sanitizePath(parent),
  };
  return pattern.replace(/:([a-z]+)/giu, (written, name: string) => values[name.toLowerCase()] ?? written);
}

/** YAML 1.1, which Hugo reads, takes these for true and false. */
function titleSlug(title: string): string {
  if (/^(?:y|yes|on)$/iu.test(title)) return 'true';
  if (/^(?:n|no|off)$/iu.test(title)) return 'false';
  return sanitizePath(title).replace(/\++/gu, '-');
}

/** Hugo's own rule: letters, digits, accents and a few marks stay, white space becomes one hyphen, all else goes. */
export function sanitizePath(path: string): string {
  return path
    .replace(/[^\p{L}\p{Nd}\p{M}\s./\\_#+~@%-]/gu, '')
    .replace(/%(?![0-9a-f]{2})/giu, '')
    .trim()
    .replace(/\s*-\s*|\s+/gu, (run) => (run.includes('-') ? '-' : ' '))
    .replace(/ /gu, '-')
    .replace(/^\s+/u, '');
}

function splitLanguage(name: string, languages: readonly string[]): readonly [string | undefined, string] {
  const dot = name.lastIndexOf('.');
  const suffix = name.slice(dot + 1).toLowerCase();
  return dot > 0 && languages.includes(suffix) ? [suffix, name.slice(0, dot)] : [undefined, name];
}

function cased(path: string, { keepCase }: HugoAddressing): string {
  return keepCase === true ? path : path.toLowerCase();
}

function finish(path: string, isFile: boolean): string {
  return isFile ? `/${joinPath(path)}` : directoryAddress(path);
}
