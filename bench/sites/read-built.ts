import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { decodeEntities } from '../../src/content/entities.ts';

/** A page that a generator wrote. */
export interface BuiltPage {
  /** Below the site's root, with a slash before it: `/guide/` for `guide/index.html`, `/guide.html` for `guide.html`. */
  readonly address: string;
  /** The path of the address that the page names as its own, if it does. */
  readonly canonical?: string;
  /** The words of headings by their ids, letters and digits only. */
  readonly headings: ReadonlyMap<string, string>;
  /** The words of headings without an id. */
  readonly plainHeadings: ReadonlySet<string>;
}

/** All pages of a built site, by address. Pages that only lead elsewhere are none. */
export async function readBuiltSite(dir: string): Promise<ReadonlyMap<string, BuiltPage>> {
  const names = await readdir(dir, { recursive: true });
  const pages = new Map<string, BuiltPage>();
  for (const name of names.filter((each) => each.endsWith('.html')).sort()) {
    const html = await readFile(join(dir, name), 'utf8').catch(() => '');
    if (html === '' || /<meta[^>]+http-equiv=["']?refresh/iu.test(html)) continue;
    const path = `/${relative('.', name).split(sep).join('/')}`;
    const address = path.replace(/(^|\/)index\.html$/u, '$1');
    pages.set(address, { address, ...canonicalOf(html), ...headingsOf(html) });
  }
  return pages;
}

function canonicalOf(html: string): { readonly canonical?: string } {
  const [tag] = /<link\b[^>]*\brel=["']?canonical\b[^>]*>/iu.exec(html) ?? [];
  const href = tag === undefined ? undefined : attributeOf(tag, 'href');
  return href === undefined || !URL.canParse(href) ? {} : { canonical: decodePath(new URL(href).pathname) };
}

/** An id stands on the heading, or on the section or division that the heading opens. */
function headingsOf(html: string): Pick<BuiltPage, 'headings' | 'plainHeadings'> {
  const headings = new Map<string, string>();
  const plainHeadings = new Set<string>();
  const expression = /(<(?:section|div)\b[^>]*>\s*)?(<h[1-6]\b[^>]*>)([^]*?)<\/h[1-6]>/giu;
  for (const [, outer = '', heading = '', inner = ''] of html.matchAll(expression)) {
    const words = wordsOf(decodeEntities(inner.replace(/<[^>]+>/gu, '')));
    const ids = [heading, outer].flatMap((tag) => attributeOf(tag, 'id') ?? []);
    for (const id of ids) if (!headings.has(id)) headings.set(id, words);
    if (ids.length === 0) plainHeadings.add(words);
  }
  return { headings, plainHeadings };
}

function attributeOf(tag: string, name: string): string | undefined {
  const [, quoted, single, bare] = new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)'|([^\\s>"']+))`, 'iu').exec(tag) ?? [];
  const value = quoted ?? single ?? bare;
  return value === undefined ? undefined : decodeEntities(value);
}

/** The common part of two renderings of one heading: signs, quotation marks and emoji differ. */
export function wordsOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
