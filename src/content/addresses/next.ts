import { joinPath, type PageFacts, splitPath } from './page-facts.ts';

export interface NextAddressing {
  /** The folder of the site at which the pages lie, without slashes at its ends. */
  readonly base: string;
  /** Absent on a site of one language: then a dot in a name is a dot. */
  readonly translations?: NextTranslations;
}

/** The languages of a site, as its paths and addresses say them. */
export interface NextTranslations {
  /** As paths write them. */
  readonly languages: readonly string[];
  /** The language is the first folder of a path; otherwise it stands in the name, `page.de.mdx`. */
  readonly inFolders?: true;
  /** The language of a path that says none; without one its address has none either. */
  readonly defaultLanguage?: string;
  /** Addresses that say no language: all, or those of the default one. */
  readonly hides?: 'all' | 'default';
}

/** Fumadocs and Nextra: the file's path without its extension, `index`, and the folders in brackets that only group files. */
export function nextAddress({ path }: PageFacts, { base, translations }: NextAddressing): string {
  const { folder, name } = splitPath(path);
  const parts = folder === '' ? [] : folder.split('/');
  const read = translations === undefined ? { parts, name } : readLanguage(parts, name, translations);
  const folders = read.parts.filter((each) => !/^\(.*\)$/u.test(each));
  return `/${joinPath(shownLanguage(read.language, translations), base, ...folders, read.name === 'index' ? '' : read.name)}`;
}

interface ReadPath {
  readonly parts: readonly string[];
  readonly name: string;
  readonly language?: string;
}

function readLanguage(parts: readonly string[], name: string, { languages, inFolders }: NextTranslations): ReadPath {
  const dot = name.lastIndexOf('.');
  const written = inFolders === true ? parts[0] : dot > 0 ? name.slice(dot + 1) : undefined;
  // `$` stands for every language in Fumadocs.
  if (written === undefined || !(written === '$' || languages.includes(written))) return { parts, name };
  const rest = inFolders === true ? { parts: parts.slice(1), name } : { parts, name: name.slice(0, dot) };
  return written === '$' ? rest : { ...rest, language: written };
}

function shownLanguage(language: string | undefined, translations: NextTranslations | undefined): string {
  const known = language ?? translations?.defaultLanguage ?? '';
  const isHidden = translations?.hides === 'all' || (translations?.hides === 'default' && known === translations.defaultLanguage);
  return isHidden ? '' : known;
}
