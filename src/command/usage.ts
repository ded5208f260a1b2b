import type { AnyCommand, CommandPath } from './command.ts';
import type { Words } from '../words/words.ts';

type Declared = Readonly<Record<string, { readonly kind: string; readonly required?: boolean }>>;

/** `announcements on`, for the log. */
export function nameOfCommand({ command, subcommand }: CommandPath): string {
  return subcommand === undefined ? command : `${command} ${subcommand}`;
}

/** `/article <article> [section]`: required options in angle brackets, others in square ones; `/announcements on | off` for subcommands. */
export function signatureOf(command: AnyCommand<never>, words: Words): string {
  const subcommands = Object.keys(command.subcommands ?? {});
  if (subcommands.length === 0) return signatureWith(command.name, command.options, words);
  return `${words.slash(command.name)} ${subcommands.map((word) => wordOf(`${command.name} ${word}`, words)).join(' | ')}`;
}

/** `/announcements why <article>` */
export function subcommandSignatureOf(command: AnyCommand<never>, word: string, words: Words): string {
  return signatureWith(`${command.name} ${word}`, command.subcommands?.[word]?.options ?? {}, words);
}

/** One line that says how to use the command, or one of its subcommands, with its first example. */
export function usageOf(command: AnyCommand<never>, words: Words, word?: string): string {
  const example = command.examples.find((each) => word === undefined || each === word || each.startsWith(`${word} `));
  const signature = word === undefined ? signatureOf(command, words) : subcommandSignatureOf(command, word, words);
  return example === undefined ? words.useLikeThis(signature) : words.useLikeThisFor(signature, exampleOf(command.name, example, words));
}

/** An example as the asker's client shows the command: its first word may be a subcommand, which has a name there too. */
export function exampleOf(command: string, example: string, words: Words): string {
  const [first = '', ...rest] = example.split(' ');
  return [words.slash(`${command} ${first}`.trimEnd()), ...rest].join(' ');
}

function signatureWith(path: string, options: Declared, words: Words): string {
  const named = Object.entries(options).map(([name, { kind, required }]) => {
    const option = wordOf(`${path} ${name}`, words);
    return required ? `<${option}>` : kind === 'flag' ? `[${option}:]` : `[${option}]`;
  });
  return [words.slash(path), ...named].join(' ');
}

/** The last word of a command's path, as the asker's client shows it. */
export function wordOf(path: string, words: Words): string {
  return words.slash(path).split(' ').at(-1) ?? '';
}
