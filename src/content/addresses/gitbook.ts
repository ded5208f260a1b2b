import { directoryAddress, joinPath, type PageFacts, splitPath } from './page-facts.ts';

export interface GitbookAddressing {
  /** The addresses of pages by their files, as the table of contents gives them. */
  readonly pages?: Readonly<Record<string, string>>;
}

/** GitBook: the place in its table of contents; without one the file's path without its extension, `README.md` being the page of its folder. */
export function gitbookAddress({ path }: PageFacts, { pages }: GitbookAddressing): string {
  const { folder, name } = splitPath(path);
  const own = /^readme$/iu.test(name) ? folder : joinPath(folder, name);
  return pages?.[path] ?? `/${own.split('/').map(gitbookSlug).join('/')}`;
}

/** A name in an address: lower case, a hyphen for white space. */
export function gitbookSlug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s._-]+/gu, '')
    .trim()
    .replace(/\s+/gu, '-');
}

/** HonKit: every file becomes an `.html` file beside it, and `README.md` the index of its folder. `front` is the page at the top of the site. */
export function honkitAddress({ path }: PageFacts, { front }: { readonly front: string }): string {
  if (path === front) return '/';
  const { folder, name } = splitPath(path);
  return name === 'README' ? directoryAddress(folder) : `/${joinPath(folder, name)}.html`;
}
