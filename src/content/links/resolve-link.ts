import type { Article } from '../article.ts';
import { toSafeUrl } from '../safe-url.ts';
import { type ArticleIndex, findLinkedSection, withoutExtension } from './article-index.ts';

/** A link to another file of the publication, as its author wrote it, until all articles are known. */
export const FILE_SCHEME = 'article:';
/** A link to a note by its name: `wiki:Tower#Stairs`. */
export const NOTE_SCHEME = 'wiki:';

export type ResolvedLink =
  | { readonly kind: 'found'; readonly url: string }
  /** It leads to a page that is not an article: a picture, a list, a page that the site has and Newsdesk does not read. */
  | { readonly kind: 'guessed'; readonly url: string }
  /** It names a file that is there and is not an article: a page without a text, or one that is held back. */
  | { readonly kind: 'noArticle' }
  /** It names a file or note that is not there. */
  | { readonly kind: 'dead' }
  /** It cannot be followed from outside, because the publication has no address. */
  | { readonly kind: 'unaddressed' };

export function isPendingLink(url: string): boolean {
  return url.startsWith(FILE_SCHEME) || url.startsWith(NOTE_SCHEME);
}

/** `baseUrl`: the publication's address, for links that begin with `/`. */
export function resolveLink(url: string, from: Article, index: ArticleIndex, baseUrl: string | undefined): ResolvedLink {
  if (url.startsWith(NOTE_SCHEME)) return resolveNote(decode(url.slice(NOTE_SCHEME.length)), from, index);
  const written = url.slice(FILE_SCHEME.length);
  const pelican = PELICAN_PLACE.exec(written);
  if (pelican === null) return resolvePath(written, from, index, baseUrl);
  return resolvePelican(written.slice(pelican[0].length), from, index, baseUrl);
}

function resolvePath(written: string, from: Article, index: ArticleIndex, baseUrl: string | undefined): ResolvedLink {
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/su.exec(written) ?? [];
  if (path === '')
    return fragment === ''
      ? addressed(from.url)
      : addressed(from.url === undefined ? undefined : `${from.url.replace(/#.*$/u, '')}#${fragment}`);
  const folder = folderOf(from.file?.path ?? '');
  const target = findTarget(decode(path), folder, index);
  if (target !== undefined)
    return target.url === undefined ? { kind: 'unaddressed' } : { kind: 'found', url: `${target.url}${fragmentOf(target, fragment)}` };
  if (/\.(?:mdx?|markdown|[qr]md)$/iu.test(path))
    return { kind: candidatesOf(decode(path), folder).some(index.isOther) ? 'noArticle' : 'dead' };
  const base = path.startsWith('/') ? originOf(baseUrl ?? from.url) : from.url;
  const guess = toSafeUrl(`${withoutExtensionOfText(path)}${query}${fragment === '' ? '' : `#${fragment}`}`, base);
  return guess === undefined ? { kind: 'unaddressed' } : { kind: 'guessed', url: guess };
}

/** `{filename}/a.md`, `{static}/a.pdf`, and as it was written long ago `|filename|a.md`: from the folder of pages if a slash follows. */
const PELICAN_PLACE = /^(?:\{|%7B|\||%7C)(?:filename|static|attach)(?:\}|%7D|\||%7C)/iu;

/** Another file than an article is copied to the same place below the site's address. */
function resolvePelican(path: string, from: Article, index: ArticleIndex, baseUrl: string | undefined): ResolvedLink {
  const [file = ''] = path.split('#', 1);
  const isFile = path.startsWith('/') && !/\.(?:mdx?|markdown|rst|html?)$/iu.test(file);
  if (!isFile) return resolvePath(path, from, index, baseUrl);
  const address = baseUrl === undefined ? undefined : toSafeUrl(path.slice(1), `${baseUrl.replace(/\/+$/u, '')}/`);
  return address === undefined ? { kind: 'unaddressed' } : { kind: 'guessed', url: address };
}

function findTarget(path: string, folder: string, index: ArticleIndex): Article | undefined {
  for (const candidate of candidatesOf(path, folder)) {
    const found = index.byPath(candidate);
    if (found !== undefined) return found;
  }
  // A folder's own page links from inside of the folder: `index.md` and `stairs.md` lie beside each other.
  return path.includes('/') ? undefined : index.byName(withoutExtension(path));
}

/**
 * The meanings of a path, the likeliest first. It counts from the file, and in Eleventy from the folder of pages; one that begins with `/`, `@site/` or
 * `@/` counts from the site's folder of pages, whole or by its end.
 */
function candidatesOf(path: string, folder: string): readonly string[] {
  const rooted = /^(?:@site|@)?\/(.*)$/su.exec(path)?.[1];
  if (rooted === undefined) {
    const above = path.startsWith('.') || !path.includes('/') ? [] : foldersAbove(folder);
    return [`${folder}/`, ...above].flatMap((start) => normalize(`${start}${path}`) ?? []);
  }
  // From the first slash of a run only: a link of nothing but slashes would take the square of its length.
  const parts = rooted.replace(/(?<!\/)\/+$/u, '').split('/');
  const ends = parts.slice(1, MAX_SKIPPED + 1).map((_, index) => parts.slice(index + 1).join('/'));
  // A path that lost its beginning says too little to be looked for in several folders.
  return [...foldersAbove(folder).map((above) => `${above}${parts.join('/')}`), ...ends];
}

/** `''`, `content/`, `content/guide/`: the site's folder of pages is one of them if the content directory is the whole site. */
function foldersAbove(folder: string): readonly string[] {
  const parts = folder === '' ? [] : folder.split('/');
  return ['', ...parts.slice(0, MAX_SKIPPED).map((_, index) => `${parts.slice(0, index + 1).join('/')}/`)];
}

/** Folders that a site puts before its content, in addresses (`/docs/guide/x.md`, `/en/docs/x.md`) and on the disk (`docs/content/guide/x.md`). */
const MAX_SKIPPED = 2;

function resolveNote(written: string, from: Article, index: ArticleIndex): ResolvedLink {
  const hash = written.indexOf('#');
  const name = hash === -1 ? written : written.slice(0, hash);
  const heading = hash === -1 ? '' : decode(written.slice(hash + 1));
  const target =
    name === ''
      ? from
      : (index.byPath(withoutExtension(name)) ??
        index.byName(withoutExtension(name)) ??
        index.byName(withoutExtension(name.slice(name.lastIndexOf('/') + 1))));
  if (target === undefined) return { kind: 'dead' };
  return target.url === undefined ? { kind: 'unaddressed' } : { kind: 'found', url: `${target.url}${fragmentOf(target, heading)}` };
}

/** The section's own anchor if the fragment names one, else the fragment as written. A chain of headings (`A#B`) means the last. */
function fragmentOf(target: Article, fragment: string): string {
  if (fragment === '') return '';
  const written = decode(fragment);
  const section = findLinkedSection(target, written) ?? findLinkedSection(target, written.slice(written.lastIndexOf('#') + 1));
  return `#${encodeURIComponent((section?.anchor ?? written).toWellFormed())}`;
}

function addressed(url: string | undefined): ResolvedLink {
  return url === undefined ? { kind: 'unaddressed' } : { kind: 'found', url };
}

function originOf(url: string | undefined): string | undefined {
  return url === undefined || !URL.canParse(url) ? undefined : new URL(url).origin;
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

/** `a/./b/../c` is `a/c`; undefined if it leaves the content directory. */
function normalize(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function withoutExtensionOfText(path: string): string {
  return path.replace(/\.(?:mdx?|markdown)$/iu, '');
}

/** Of an address that is not well encoded, the text itself. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
