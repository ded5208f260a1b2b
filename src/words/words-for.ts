import { languages } from './languages.ts';
import type { CommandTexts, Language, Words } from './words.ts';

export interface WordsOptions {
  /** The locale of a client that shows commands by their names in its own language (Discord); by the registered ones unless set. */
  readonly client?: string | undefined;
}

const byCode = new Map(languages.map((language) => [language.answers.code, language]));
const [first] = languages;
const made = new Map<string, Words>();

/** The words in the first of these locales (BCP 47) that there are texts for; else English. `undefined` is a locale that nobody tells. */
export function wordsFor(locales: readonly (string | undefined)[], { client }: WordsOptions = {}): Words {
  const language = locales.map(languageOf).find((found) => found !== undefined) ?? first;
  const { code } = language.answers;
  // Somebody who reads German in an Italian client sees no German names there.
  const namesCommands = language !== first && languageOf(client) === language;
  const key = namesCommands ? `${code}+names` : code;
  const known = made.get(key);
  if (known) return known;
  const slash = slashIn(namesCommands ? language.commands : {});
  const words = {
    ...language.answers,
    ...language.announcing,
    ...language.curating,
    kept: { ...language.kept, command: slash },
    key,
    slash,
    describe: (path: string) => language.commands[path]?.description,
  };
  made.set(key, words);
  return words;
}

/** The codes of the languages that there are texts for: `en` first. */
export const spokenLanguages: readonly string[] = languages.map(({ answers }) => answers.code);

/** The code of the language that there are texts for; undefined if there are none. */
export function spokenLanguage(locale: string | undefined): string | undefined {
  return languageOf(locale)?.answers.code;
}

/** The words of a reply that says its language. */
export function wordsIn(code: string | undefined): Words {
  return wordsFor([code]);
}

/** `de-AT` is German. */
function languageOf(locale: string | undefined): Language | undefined {
  return byCode.get(locale?.toLowerCase().split(/[-_]/u)[0] ?? '');
}

function slashIn(commands: CommandTexts): (path: string) => string {
  return (path) => {
    const words = path.split(' ');
    return `/${words.map((word, index) => commands[words.slice(0, index + 1).join(' ')]?.name ?? word).join(' ')}`;
  };
}
