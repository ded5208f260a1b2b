import { type LocatedValue, textOf } from '../located-value.ts';

/** The value of `language` in `publication.yaml`. */
export interface LanguageField {
  readonly lang?: string;
  readonly languageFolders?: Readonly<Record<string, string>>;
  readonly onlyLanguages?: readonly string[];
  /** The first part of it that is not a language. */
  readonly wrong?: string;
}

const CODE = /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/iu;

/** `de`; `only en, de`, of which the first is the publication's own; or a map of folders, in which `'*'` is the publication's own. */
export function readLanguageField(value: LocatedValue): LanguageField {
  if (value.kind === 'map') return readFolders(value);
  const text = textOf(value);
  if (text === undefined) return {};
  const only = /^only[\s:]+(.+)$/iu.exec(text)?.[1]?.split(/[\s,]+/u);
  const wrong = (only ?? [text]).find((code) => !CODE.test(code));
  if (wrong !== undefined) return { wrong };
  return only === undefined ? { lang: text } : { lang: only[0] ?? text, onlyLanguages: only };
}

function readFolders(value: LocatedValue & { readonly kind: 'map' }): LanguageField {
  const said = value.entries.map(({ key, value: code }) => [key.replace(/^\.?\/|\/$/gu, ''), textOf(code) ?? ''] as const);
  const wrong = said.find(([, code]) => !CODE.test(code));
  if (wrong !== undefined) return { wrong: wrong[1] };
  const lang = said.find(([folder]) => folder === '*')?.[1];
  const folders = said.filter(([folder]) => folder !== '*');
  return { ...(lang === undefined ? {} : { lang }), languageFolders: Object.fromEntries(folders) };
}
