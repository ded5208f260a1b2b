import { posix } from 'node:path';
import { joinPath, type PageDate, type PageFacts, readDatedName, splitPath, textField, twoDigits } from './page-facts.ts';

export interface JekyllAddressing {
  /** `permalink` of `_config.yml`: a style's name or a pattern. */
  readonly permalink?: string;
  /** Collections that are published, by name, with their own pattern if they have one. */
  readonly collections?: Readonly<Record<string, { readonly permalink?: string }>>;
  /** The folder in which collections and posts lie, without slashes at its ends. */
  readonly collectionsDir?: string;
  /** The values that `defaults` gives to pages, first the most particular. */
  readonly defaults?: readonly JekyllDefault[];
  /** Globs of names that are published although they begin with `_`; the generator's profile has left out the others. */
  readonly includes?: readonly string[];
}

/** A scope with the values that decide about addresses. */
export interface JekyllDefault {
  /** A folder or a file; with `*`, a glob. Empty for the whole site. */
  readonly path: string;
  /** `posts`, `pages`, or the name of a collection; of every type without it. */
  readonly type?: string;
  readonly permalink?: string;
  readonly categories?: readonly string[];
}

const DATE_FIELD = /:(?:(?:i_)?(?:month|day)|(?:short_)?year|y_day)/u;
/** Fields that are not filled in: an address with one of them is not known. */
const OTHER_FIELD = /:(?:hour|minute|second|(?:short|long)_(?:month|day)|week|w_year|w_day)/u;

const postStyles: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title:output_ext',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title:output_ext',
  none: '/:categories/:title:output_ext',
};

/** Undefined: Jekyll makes no page of this file (a draft, or a name that begins with `_`). */
export function jekyllAddress(written: PageFacts, options: JekyllAddressing): string | undefined {
  const page = inCollectionsDir(written, options.collectionsDir);
  const { folder, name } = splitPath(page.path);
  const fields = withDefaults(page, options.defaults ?? []);
  const posts = /^(?:(.*)\/)?_posts(?:\/|$)/u.exec(folder);
  if (posts !== null) return postAddress({ ...page, fields }, name, posts[1] ?? '', options);
  const permalink = textField(fields, 'permalink');
  const [first = '', ...rest] = page.path.split('/');
  const collection = options.collections?.[first.slice(1)];
  if (first.startsWith('_') && collection !== undefined) {
    const pattern = permalink ?? collection.permalink ?? (isPretty(options) ? '/:collection/:path/' : '/:collection/:path:output_ext');
    const path = joinPath(splitPath(rest.join('/')).folder, name);
    return collectionAddress({ ...page, fields }, pattern, { collection: first.slice(1), path, name });
  }
  if (options.includes === undefined && page.path.split('/').some((segment) => segment.startsWith('_'))) return undefined;
  if (permalink !== undefined) return clean(fill(permalink, { path: folder, basename: name, title: prettySlug(name) }));
  if (name === 'index') return clean(`/${folder}/`);
  return clean(isPretty(options) ? `/${folder}/${name}/` : `/${folder}/${name}.html`);
}

/** Undefined for a pattern with a date that neither front matter nor the name of the file gives: Jekyll fills in the time of the build. */
function collectionAddress(
  page: PageFacts,
  pattern: string,
  place: { readonly collection: string; readonly path: string; readonly name: string },
): string | undefined {
  const dated = readDatedName(place.name);
  const date = page.date ?? dated?.date;
  if (OTHER_FIELD.test(pattern) || (date === undefined && DATE_FIELD.test(pattern))) return undefined;
  return clean(
    fill(pattern, {
      ...place,
      name: defaultSlug(place.name),
      categories: joinPath(...categoriesOf(page.fields)).toLowerCase(),
      ...slugValues(textField(page.fields, 'slug') ?? dated?.rest ?? place.name),
      ...(date === undefined ? {} : dateValues(date)),
    }),
  );
}

/** Addresses and scopes count from the folder of collections, for what lies in one. */
function inCollectionsDir(page: PageFacts, folder: string | undefined): PageFacts {
  return folder !== undefined && page.path.startsWith(`${folder}/_`) ? { ...page, path: page.path.slice(folder.length + 1) } : page;
}

/** Front matter counts before the defaults of the config. */
function withDefaults({ path, fields }: PageFacts, defaults: readonly JekyllDefault[]): PageFacts['fields'] {
  const type = /(?:^|\/)_posts\//u.test(path) ? 'posts' : (/^_([^/]+)\//u.exec(path)?.[1] ?? 'pages');
  const fitting = defaults.filter((each) => (each.type ?? type) === type && isInScope(path, each.path));
  const permalink = fitting.find((each) => each.permalink !== undefined)?.permalink;
  const categories = fitting.find((each) => each.categories !== undefined)?.categories;
  return {
    ...(permalink === undefined ? {} : { permalink }),
    ...(categories === undefined || fields['category'] !== undefined ? {} : { categories }),
    ...fields,
  };
}

function isInScope(path: string, scope: string): boolean {
  if (scope.includes('*')) return posix.matchesGlob(path, scope) || posix.matchesGlob(path, `${scope}/**`);
  return scope === '' || path === scope || path.startsWith(`${scope}/`);
}

function postAddress(page: PageFacts, name: string, above: string, options: JekyllAddressing): string | undefined {
  const dated = readDatedName(name);
  if (dated === undefined) return undefined;
  const own = textField(page.fields, 'permalink');
  const style = options.collections?.['posts']?.permalink ?? options.permalink ?? 'date';
  const pattern = own ?? postStyles[style] ?? style;
  if (OTHER_FIELD.test(pattern)) return undefined;
  return clean(
    fill(pattern, {
      categories: joinPath(above, ...categoriesOf(page.fields)).toLowerCase(),
      ...dateValues(page.date ?? dated.date),
      ...slugValues(textField(page.fields, 'slug') ?? dated.rest),
    }),
  );
}

function dateValues({ year, month, day }: PageDate): Readonly<Record<string, string>> {
  const dayOfYear = (Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 0)) / 86_400_000;
  return {
    year: String(year).padStart(4, '0'),
    month: twoDigits(month),
    day: twoDigits(day),
    i_month: String(month),
    i_day: String(day),
    short_year: String(year).slice(-2),
    y_day: String(dayOfYear).padStart(3, '0'),
  };
}

function slugValues(slug: string): Readonly<Record<string, string>> {
  return { title: prettySlug(slug), slug: defaultSlug(slug) };
}

/** A text is a list parted by spaces; `category` is one, however many words it has. */
function categoriesOf(fields: PageFacts['fields']): readonly string[] {
  const many = fields['categories'];
  const listed = Array.isArray(many) ? many.map(String) : typeof many === 'string' ? many.split(/\s+/u) : [];
  const one = textField(fields, 'category');
  return [...new Set([...(one === undefined ? [] : [one]), ...listed].filter((category) => category !== ''))];
}

/** Jekyll's slug of the mode `pretty`: case and some marks stay. */
function prettySlug(text: string): string {
  return text.replace(/[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu, '-').replace(/^-+|-+$/gu, '');
}

/** The same of its default mode, in which letters and digits alone stay. */
function defaultSlug(text: string): string {
  return text
    .replace(/[^\p{M}\p{L}\p{Nd}]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .toLowerCase();
}

function isPretty({ permalink }: JekyllAddressing): boolean {
  return permalink === 'pretty' || permalink?.endsWith('/') === true;
}

function fill(pattern: string, values: Readonly<Record<string, string>>): string {
  const all: Readonly<Record<string, string>> = { output_ext: '.html', ...values };
  return pattern.replace(/:([a-z_]+)/gu, (written, name: string) => {
    const known = Object.keys(all)
      .filter((key) => name.startsWith(key))
      .sort((a, b) => b.length - a.length)[0];
    return known === undefined ? written : `${all[known]}${name.slice(known.length)}`;
  });
}

function clean(path: string): string {
  return `/${path}`.replace(/\/{2,}/gu, '/');
}
