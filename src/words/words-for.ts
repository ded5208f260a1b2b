import { languages } from './languages.ts';
import type { CommandTexts, Language, Words } from './words.ts';

/** Whether the client names commands in its person's language (Discord), or by the names that they were registered with. */
export interface WordsOptions {
  readonly namesCommands?: boolean;
}

const byCode = new Map(languages.map((language) => [language.answers.code, language]));
const [first] = languages;
const made = new Map<string, Words>();

/** The words in the first of these locales (BCP 47) that there are texts for; else English. `undefined` is a locale that nobody tells. */
export function wordsFor(locales: readonly (string | undefined)[], { namesCommands = false }: WordsOptions = {}): Words {
  const language = locales.map(languageOf).find((found) => found !== undefined) ?? first;
  const { code } = language.answers;
  const key = namesCommands && language !== first ? `${code}+names` : code;
  const known = made.get(key);
  if (known) return known;
  const words = {
    ...language.answers,
    ...language.announcing,
    key,
    slash: slashIn(namesCommands ? language.commands : {}),
    describe: (path: string) => language.commands[path]?.description,
  };
  made.set(key, words);
  return words;
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
