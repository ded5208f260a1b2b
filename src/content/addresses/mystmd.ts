import { joinPath, type PageFacts, splitPath } from './page-facts.ts';

export interface MystmdAddressing {
  /** The addresses of pages by their files, as the table of contents gives them: the first is the top of the site, and a name that was there is numbered. */
  readonly pages?: Readonly<Record<string, string>>;
  /** `site.options.folders`: an address has the folders of the file. */
  readonly folders?: boolean;
}

/** The files that are the top of a site without a table of contents. */
const FRONT = /^(?:index|readme|main)$/iu;
/** A name in an address is cut behind so many letters. */
const MAX_NAME = 50;

/** The MyST Document Engine: the file's name alone. */
export function mystmdAddress({ path }: PageFacts, options: MystmdAddressing): string {
  const { folder, name } = splitPath(path);
  return options.pages?.[path] ?? (folder === '' && FRONT.test(name) ? '/' : mystmdPath(path, options.folders === true));
}

export function mystmdPath(path: string, withFolders: boolean): string {
  const { folder, name } = splitPath(path);
  const folders = withFolders ? folder.split('/').map(mystmdName) : [];
  return `/${joinPath(...folders, withFolders && name === 'index' ? '' : mystmdName(name))}`;
}

/** Without a number that orders files, which a year is not: `01_The mill` is `the-mill`. */
function mystmdName(name: string): string {
  const isNumbered = !/^(?:[12]\d{3}|\d{5})/u.test(name);
  return ((isNumbered ? name.replace(/^[\d_.-]+/u, '') : name) || name)
    .replaceAll('&', '-and-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '')
    .slice(0, MAX_NAME);
}
