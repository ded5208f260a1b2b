import { posix } from 'node:path';
import { joinPath, type PageFacts, splitPath, textField, twoDigits } from './page-facts.ts';

export interface DocusaurusAddressing {
  /** `routeBasePath`: the first folder of each address. */
  readonly base?: string;
  readonly trailingSlash?: boolean;
}

/** A post's date is that of its path; the one of front matter changes no address. */
export function docusaurusBlogAddress(page: PageFacts, { base = 'blog', trailingSlash }: DocusaurusAddressing): string | undefined {
  if (isPartial(page.path)) return undefined;
  const slug = textField(page.fields, 'slug');
  const path = page.path.replace(/\.[^./]+$/u, '').replace(/\/index$/u, '');
  return withSlash(joinPath(base, slug ?? datedPath(path)), trailingSlash);
}

function datedPath(path: string): string {
  const [, folder = '', year, month, day, text = ''] = /^(.*?)(\d{4})[-/](\d{1,2})[-/](\d{1,2})[-/]?([^]*)$/u.exec(path) ?? [];
  if (year === undefined) return path;
  return joinPath(year, twoDigits(Number(month)), twoDigits(Number(day)), folder, text);
}

/** Numbers before a name (`01-intro`) order the sidebar and are not a part of an address. */
export function docusaurusDocsAddress(page: PageFacts, { base = 'docs', trailingSlash }: DocusaurusAddressing): string | undefined {
  if (isPartial(page.path)) return undefined;
  const { folder, name } = splitPath(page.path);
  const folders = folder.split('/').map(withoutNumber).join('/');
  const slug = textField(page.fields, 'slug');
  if (slug !== undefined) return finishDoc(slug.startsWith('/') ? `${base}/${slug}` : `${base}/${folders}/${slug}`, trailingSlash);
  const opensFolder = /^(?:index|readme)$/iu.test(name) || name.toLowerCase() === folder.split('/').at(-1)?.toLowerCase();
  const last = opensFolder ? '' : (textField(page.fields, 'id') ?? withoutNumber(name));
  return finishDoc(`${base}/${folders}/${last}`, trailingSlash);
}

/** A `slug` may lead out of the folder: `../wheel`. */
function finishDoc(path: string, trailingSlash: boolean | undefined): string {
  return withSlash(joinPath(posix.normalize(`/${path}`)), trailingSlash);
}

/** `2026-11-03-release` and `1.2-notes` begin with a date and a version, not with a place in an order. */
function withoutNumber(name: string): string {
  if (/^\d+[-_.]\d/u.test(name)) return name;
  return /^\d+\s*[-_.]+\s*([^-_.\s].*)$/su.exec(name)?.[1] ?? name;
}

function isPartial(path: string): boolean {
  return path.split('/').some((segment) => segment.startsWith('_'));
}

function withSlash(path: string, trailingSlash: boolean | undefined): string {
  return trailingSlash === true && path !== '' ? `/${path}/` : `/${path}`;
}
