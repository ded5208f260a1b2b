import { joinPath, type PageFacts, splitPath } from './page-facts.ts';

export interface NextAddressing {
  /** The folder of the site at which the pages lie, without slashes at its ends. */
  readonly base: string;
}

/** A language at the end of a name: `page.de.mdx` is read at `/de/page`. */
const IN_NAME = /^(.+)\.([a-z]{2}(?:-[a-z]{2})?)$/iu;

/** Fumadocs and Nextra: the file's path without its extension, `index`, and the folders in brackets that only group files. */
export function nextAddress({ path }: PageFacts, { base }: NextAddressing): string {
  const { folder, name } = splitPath(path);
  const [, stem = name, language = ''] = IN_NAME.exec(name) ?? [];
  const folders = folder.split('/').filter((each) => !/^\(.*\)$/u.test(each));
  return `/${joinPath(language, base, ...folders, stem === 'index' ? '' : stem)}`;
}
