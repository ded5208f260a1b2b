import { english } from './grammars/english.ts';
import { french } from './grammars/french.ts';
import { german } from './grammars/german.ts';
import { spanish } from './grammars/spanish.ts';
import { createLanguage, type Language } from './language.ts';
import type { Grammar } from './grammar.ts';

const grammars: Readonly<Record<string, Grammar>> = { en: english, de: german, fr: french, es: spanish };
const made = new Map<string, Language>();

/** The language of an article, English unless it is one of the others that are known. */
export function languageOf(tag: string | undefined): Language {
  const code = (tag ?? 'en').slice(0, 2).toLowerCase();
  const grammar = grammars[code] ?? english;
  const known = made.get(code);
  if (known !== undefined) return known;
  const language = createLanguage(grammar);
  made.set(code, language);
  return language;
}
