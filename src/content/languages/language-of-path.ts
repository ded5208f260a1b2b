import { languageCodeOf } from './language-code.ts';

/** A path in its parts as translations are named: `page.de.md`, or `de/page.md`. */
export interface TranslatedPath {
  /** BCP 47 */
  readonly language: string;
  /** The language as the path writes it. */
  readonly written: string;
  /** The path without the language. */
  readonly rest: string;
}

/** The language that a file's name has before its extension, if it is one of `languages`, or any if none are given. */
export function languageInName(path: string, languages?: readonly string[]): TranslatedPath | undefined {
  const [, stem, written = '', extension = ''] = /^(.*[^/])\.([\w-]+)(\.\w+)$/su.exec(path) ?? [];
  const language = languageCodeOf(written);
  return stem === undefined || language === undefined || !isListed(written, languages)
    ? undefined
    : { language, written, rest: `${stem}${extension}` };
}

/** The language that the first folder of a path is. */
export function languageInFolder(path: string, languages?: readonly string[]): TranslatedPath | undefined {
  const slash = path.indexOf('/');
  const written = slash === -1 ? '' : path.slice(0, slash);
  const language = languageCodeOf(written);
  return language === undefined || !isListed(written, languages) ? undefined : { language, written, rest: path.slice(slash + 1) };
}

function isListed(written: string, languages: readonly string[] | undefined): boolean {
  return languages === undefined || languages.some((one) => one.toLowerCase() === written.toLowerCase());
}
