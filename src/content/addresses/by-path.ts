import { languageInFolder, languageInName } from '../languages/language-of-path.ts';
import { directoryAddress, joinPath, type PageFacts, splitPath, textField } from './page-facts.ts';

export interface MkdocsAddressing {
  readonly directoryUrls?: boolean;
  /** Of the plugin for translations: languages in names (`page.de.md`) or as first folders, `main` being the one whose pages lie at the top of the site. */
  readonly translations?: { readonly in: 'name' | 'folder'; readonly languages: readonly string[]; readonly main?: string };
}

/** MkDocs: a page is called as its file is. `use_directory_urls: false` gives `.html`. */
export function mkdocsAddress(page: PageFacts, options: MkdocsAddressing): string | undefined {
  const { translations } = options;
  if (translations === undefined) return mkdocsPageAddress(page, options);
  const find = translations.in === 'name' ? languageInName : languageInFolder;
  const found = find(page.path, translations.languages);
  if (found === undefined) return mkdocsPageAddress(page, options);
  const address = mkdocsPageAddress({ ...page, path: found.rest }, options);
  return address === undefined || found.written === translations.main ? address : `/${found.written}${address}`;
}

function mkdocsPageAddress({ path }: PageFacts, { directoryUrls = true }: MkdocsAddressing): string | undefined {
  if (path.split('/').some((segment) => segment.startsWith('.'))) return undefined;
  const { folder, name } = splitPath(path);
  if (/^(?:index|readme)$/iu.test(name)) return directoryAddress(folder);
  return directoryUrls ? directoryAddress(joinPath(folder, name)) : `/${joinPath(folder, name)}.html`;
}

/** Eleventy: a folder for each page; `permalink` says otherwise, and `false` means that no page is written. */
export function eleventyAddress({ path, fields }: PageFacts): string | undefined {
  if (fields['permalink'] === false) return undefined;
  const { folder, name } = splitPath(path);
  const permalink = textField(fields, 'permalink');
  if (permalink !== undefined && !permalink.includes('{')) return `/${permalink.replace(/^\/+/u, '').replace(/(^|\/)index\.html$/u, '$1')}`;
  return directoryAddress(name === 'index' ? folder : joinPath(folder, name));
}

/** VitePress: `.html` unless `cleanUrls` is set. */
export function vitepressAddress({ path }: PageFacts, { cleanUrls = false }: { readonly cleanUrls?: boolean }): string {
  const { folder, name } = splitPath(path);
  if (name === 'index') return directoryAddress(folder);
  return `/${joinPath(folder, name)}${cleanUrls ? '' : '.html'}`;
}

/** mdBook: `README.md` is the index of its folder. */
export function mdbookAddress({ path }: PageFacts): string {
  const { folder, name } = splitPath(path);
  return /^(?:index|readme)$/iu.test(name) ? directoryAddress(folder) : `/${joinPath(folder, name)}.html`;
}

/** Quarto: every document becomes an `.html` file beside it. */
export function quartoAddress({ path }: PageFacts): string | undefined {
  const { folder, name } = splitPath(path);
  if (path.split('/').some((segment) => segment.startsWith('_') || segment.startsWith('.'))) return undefined;
  return name === 'index' ? directoryAddress(folder) : `/${joinPath(folder, name)}.html`;
}

/** Sphinx: every document becomes an `.html` file, and its canonical link has `index.html` too. */
export function sphinxAddress({ path }: PageFacts): string {
  const { folder, name } = splitPath(path);
  return `/${joinPath(folder, name)}.html`;
}

/** Mintlify: the file's path without its extension. */
export function mintlifyAddress({ path }: PageFacts): string {
  const { folder, name } = splitPath(path);
  return name === 'index' ? `/${folder}` : `/${joinPath(folder, name)}`;
}

/** Obsidian Publish: `permalink`, else the path with `+` for each space. */
export function obsidianAddress({ path, fields }: PageFacts): string {
  const permalink = textField(fields, 'permalink') ?? textField(fields, 'dg-permalink');
  const { folder, name } = splitPath(path);
  return `/${joinPath(permalink ?? joinPath(folder, name).replaceAll(' ', '+'))}`;
}

/** Quartz: the path as its own function `slugifyFilePath` writes it; a folder's `index` lies at the folder. */
export function quartzAddress({ path, fields }: PageFacts): string {
  const permalink = textField(fields, 'permalink');
  if (permalink !== undefined) return `/${joinPath(permalink)}`;
  const { folder, name } = splitPath(path);
  const segments = joinPath(folder, name)
    .split('/')
    .map((segment) => segment.replace(/\s/gu, '-').replaceAll('&', '-and-').replaceAll('%', '-percent').replace(/[?#]/gu, ''));
  return /^_?index$/u.test(segments.at(-1) ?? '') ? directoryAddress(segments.slice(0, -1).join('/')) : `/${segments.join('/')}`;
}
