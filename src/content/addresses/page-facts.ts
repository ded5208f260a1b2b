/** The facts about a file from which a generator makes its page's address. */
export interface PageFacts {
  /** Relative to the generator's content folder, with `/`: `posts/2026-11-03-mill.md`. */
  readonly path: string;
  /** The values of front matter by name, as its parser gave them; names in lower case. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly title: string;
  /** The article's own date, from front matter, in the publication's time zone. */
  readonly date?: PageDate;
}

/** A calendar date; a month counts from 1. */
export interface PageDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** `docs/guide/start.md` in its parts. */
export interface PathParts {
  /** `docs/guide`; empty at the top. */
  readonly folder: string;
  /** `start` */
  readonly name: string;
}

export function splitPath(path: string): PathParts {
  const slash = path.lastIndexOf('/');
  return { folder: slash === -1 ? '' : path.slice(0, slash), name: path.slice(slash + 1).replace(/\.[^./]+$/u, '') };
}

/** Joins the parts that are not empty with `/`. */
export function joinPath(...parts: readonly string[]): string {
  return parts
    .map((part) => part.replace(/^\/+|\/+$/gu, ''))
    .filter((part) => part !== '')
    .join('/');
}

/** `/a/b/` for `a/b`, and `/` for nothing. */
export function directoryAddress(path: string): string {
  const joined = joinPath(path);
  return joined === '' ? '/' : `/${joined}/`;
}

export function textField(fields: PageFacts['fields'], name: string): string | undefined {
  const value = fields[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : typeof value === 'number' ? String(value) : undefined;
}

export function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** The date in a name such as `2026-11-3-mill`, and the rest of the name. */
export function readDatedName(name: string): { readonly date: PageDate; readonly rest: string } | undefined {
  const [, year, month, day, rest] = /^(\d{4})-(\d{1,2})-(\d{1,2})-(.+)$/su.exec(name) ?? [];
  if (year === undefined || rest === undefined) return undefined;
  return { date: { year: Number(year), month: Number(month), day: Number(day) }, rest };
}
