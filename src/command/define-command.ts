import { NewsdeskError } from '../runtime/errors.ts';
import type { AnyCommand, Command, Option, Options, Subcommand } from './command.ts';

/** The stricter of the two platforms: Discord 1-32 characters of `[-_\p{L}\p{N}]` in lower case, Slack 32 characters. */
const namePattern = /^[a-z0-9][a-z0-9-]{0,31}$/u;

/** Discord: command and option descriptions, 1 to 100 characters. */
const maxDescriptionLength = 100;

/** Discord: a text option takes at most 6,000 characters. */
const maxTextLength = 6_000;

/**
 * Checks a command literal and hands it back with its types: what a platform would refuse at registration fails here, when the process
 * starts.
 *
 * @throws NewsdeskError `command.invalid`, naming the command and the rule.
 * @example
 * import { composeNotice, defineCommand } from 'newsdesk/extend';
 *
 * const hello = defineCommand({
 *   name: 'hello',
 *   description: 'Greets you',
 *   examples: [''],
 *   options: {},
 *   audience: 'asker',
 *   handler: () => composeNotice('Hello.'),
 * });
 * console.log(hello.name); // -> hello
 */
export function defineCommand<Context, const O extends Options<Context>>(command: Command<Context, O>): Command<Context, O> {
  const refuse = (rule: string): never => {
    throw new NewsdeskError(`The command "${command.name}" cannot be registered: ${rule}.`, {
      code: 'command.invalid',
      fix: 'Change the literal in commands/.',
    });
  };
  if (!namePattern.test(command.name)) refuse('its name is not 1 to 32 of a-z, 0-9 and -');
  checkDescription(command.description, 'the description', refuse);
  checkOptions(Object.entries(command.options), refuse);
  checkSubcommands(command, refuse);
  return Object.freeze(command);
}

/** Hands a subcommand back with its types: `defineCommand` checks it with its command. */
export function defineSubcommand<Context, const O extends Options<Context>>(subcommand: Subcommand<Context, O>): Subcommand<Context, O> {
  return subcommand;
}

function checkSubcommands({ options, subcommands }: AnyCommand<never>, refuse: (rule: string) => never): void {
  if (subcommands === undefined) return;
  const entries = Object.entries(subcommands);
  if (entries.length < 1 || entries.length > 25) refuse('it has no subcommand, or more than 25');
  if (Object.keys(options).length > 0) refuse('it has both subcommands and options');
  for (const [word, subcommand] of entries) {
    if (!namePattern.test(word)) refuse(`the subcommand "${word}" is not named with 1 to 32 of a-z, 0-9 and -`);
    checkDescription(subcommand.description, `the description of "${word}"`, refuse);
    checkOptions(Object.entries<Option<never>>(subcommand.options), refuse);
  }
}

function checkOptions(options: readonly (readonly [string, Option<never>])[], refuse: (rule: string) => never): void {
  if (options.length > 25) refuse('it has more than 25 options');
  let optionalSeen = false;
  options.forEach(([name, option], position) => {
    if (!namePattern.test(name)) refuse(`the option "${name}" is not named with 1 to 32 of a-z, 0-9 and -`);
    checkDescription(option.description, `the description of "${name}"`, refuse);
    if (option.required && optionalSeen) refuse(`the required option "${name}" stands behind an optional one`);
    optionalSeen ||= !option.required;
    if (option.kind === 'flag') {
      if (option.required) refuse(`the flag "${name}" is required`);
      return;
    }
    if (option.kind === 'integer') {
      if (option.min > option.max) refuse(`the option "${name}" has a minimum above its maximum`);
      return;
    }
    if ((option.maxLength ?? 1) < 1 || (option.maxLength ?? 1) > maxTextLength) refuse(`"${name}" takes 1 to ${maxTextLength} characters`);
    if (option.rest && options.slice(position + 1).some(([, { kind }]) => kind !== 'flag'))
      refuse(`"${name}" takes the rest of the line and is not the last option`);
  });
}

function checkDescription(description: string, what: string, refuse: (rule: string) => never): void {
  if (description.length < 1 || description.length > maxDescriptionLength) refuse(`${what} is not 1 to ${maxDescriptionLength} characters`);
}
