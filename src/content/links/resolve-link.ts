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
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/su.exec(written) ?? [];
  if (path === '')
    return fragment === ''
      ? addressed(from.url)
      : addressed(from.url === undefined ? undefined : `${from.url.replace(/#.*$/u, '')}#${fragment}`);
  const target = findTarget(decode(path), from.file?.path ?? '', index);
  if (target !== undefined)
    return target.url === undefined ? { kind: 'unaddressed' } : { kind: 'found', url: `${target.url}${fragmentOf(target, fragment)}` };
  if (/\.(?:mdx?|markdown|qmd)$/iu.test(path)) return { kind: 'dead' };
  const base = path.startsWith('/') ? originOf(baseUrl ?? from.url) : from.url;
  const guess = toSafeUrl(`${withoutExtensionOfText(path)}${query}${fragment === '' ? '' : `#${fragment}`}`, base);
  return guess === undefined ? { kind: 'unaddressed' } : { kind: 'guessed', url: guess };
}

/** A path counts from the file; one that begins with `/`, `@site/` or `@/` from the site's folder of pages, whole or by its end. */
function findTarget(path: string, from: string, index: ArticleIndex): Article | undefined {
  const folder = from.includes('/') ? from.slice(0, from.lastIndexOf('/')) : '';
  const rooted = /^(?:@site|@)?\/(.*)$/su.exec(path)?.[1];
  if (rooted === undefined) {
    const below = normalize(`${folder}/${path}`);
    // A folder's own page links from inside of the folder: `index.md` and `stairs.md` lie beside each other.
    const beside = below === undefined ? undefined : index.byPath(below);
    if (beside !== undefined) return beside;
    if (!path.includes('/')) return index.byName(withoutExtension(path));
    // Eleventy also counts from its folder of pages: `blog/wheel.md` in a file of `blog`.
    return path.startsWith('.') ? undefined : findTarget(`/${path}`, from, index);
  }
  const parts = rooted.replace(/\/+$/u, '').split('/');
  for (let skip = 0; skip < Math.min(parts.length, MAX_SKIPPED + 1); skip += 1) {
    const end = parts.slice(skip).join('/');
    for (const above of foldersAbove(folder)) {
      const found = index.byPath(`${above}${end}`);
      if (found !== undefined) return found;
    }
  }
  return undefined;
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
  return `#${encodeURIComponent(section?.anchor ?? written)}`;
}

function addressed(url: string | undefined): ResolvedLink {
  return url === undefined ? { kind: 'unaddressed' } : { kind: 'found', url };
}

function originOf(url: string | undefined): string | undefined {
  return url === undefined || !URL.canParse(url) ? undefined : new URL(url).origin;
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
