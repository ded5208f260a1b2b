import { Locale } from 'discord.js';
import { languages } from '../../words/languages.ts';
import type { CommandText } from '../../words/words.ts';

/** The texts of a command or an option by the locale of Discord's client. */
export type Localizations = Readonly<Record<string, string>>;

/** The names and descriptions of a command or an option in other languages; nothing for one that has none. */
export function localizationsOf(path: string): {
  readonly name_localizations?: Localizations;
  readonly description_localizations?: Localizations;
} {
  const names = localized(path, ({ name }) => name);
  if (names === undefined) return {};
  return { name_localizations: names, description_localizations: localized(path, ({ description }) => description) ?? {} };
}

/** The names alone, for an entry in a menu. */
export function nameLocalizationsOf(path: string): { readonly name_localizations?: Localizations } {
  const names = localized(path, ({ name }) => name);
  return names === undefined ? {} : { name_localizations: names };
}

/** A language is every locale of Discord's that begins with its code: Spanish is `es-ES` and `es-419`. */
function localized(path: string, pick: (text: CommandText) => string): Localizations | undefined {
  const texts = languages.flatMap(({ answers, commands }) => {
    const text = commands[path];
    return text === undefined ? [] : localesOf(answers.code).map((locale) => [locale, pick(text)] as const);
  });
  return texts.length === 0 ? undefined : Object.fromEntries(texts);
}

function localesOf(code: string): readonly string[] {
  return Object.values(Locale).filter((locale) => locale.split('-')[0] === code);
}
