import type { AnyCommand, CommandPath } from './command.ts';

type Declared = Readonly<Record<string, { readonly kind: string; readonly required?: boolean }>>;

/** `announcements on`, for the log. */
export function nameOfCommand({ command, subcommand }: CommandPath): string {
  return subcommand === undefined ? command : `${command} ${subcommand}`;
}

/** `/article <article> [section]`: required options in angle brackets, others in square ones; `/announcements on|off` for subcommands. */
export function signatureOf(command: AnyCommand<never>): string {
  const words = Object.keys(command.subcommands ?? {});
  return words.length === 0 ? signatureWith(command.name, command.options) : `/${command.name} ${words.join('|')}`;
}

/** `/announcements why <article>` */
export function subcommandSignatureOf(command: AnyCommand<never>, word: string): string {
  return signatureWith(`${command.name} ${word}`, command.subcommands?.[word]?.options ?? {});
}

/** One line that says how to use the command, or one of its subcommands, with its first example. */
export function usageOf(command: AnyCommand<never>, word?: string): string {
  const example = command.examples.find((each) => word === undefined || each === word || each.startsWith(`${word} `));
  const usage = `Use it like this: ${word === undefined ? signatureOf(command) : subcommandSignatureOf(command, word)}`;
  return example === undefined ? `${usage}.` : `${usage}, for example: /${command.name} ${example}`.trimEnd();
}

function signatureWith(name: string, options: Declared): string {
  const words = Object.entries(options).map(([option, { kind, required }]) =>
    required ? `<${option}>` : kind === 'flag' ? `[${option}:]` : `[${option}]`,
  );
  return [`/${name}`, ...words].join(' ');
}
