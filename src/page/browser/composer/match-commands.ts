import type { CommandInfo } from '../../protocol.ts';

/** The commands that what is typed may become, those that begin with it first. `typed` starts with a slash, or nothing fits. */
export function matchCommands(commands: readonly CommandInfo[], typed: string, managesChannels = true): readonly CommandInfo[] {
  const wanted = /^\/([\w-]*(?: [\w-]*)?)$/.exec(typed)?.[1]?.toLowerCase();
  if (wanted === undefined) return [];
  const offered = commands.filter(({ forManagers }) => managesChannels || !forManagers);
  const starting = offered.filter(({ name }) => name.startsWith(wanted));
  const holding = offered.filter(({ name }) => !name.startsWith(wanted) && name.includes(wanted));
  return [...starting, ...holding];
}

export interface TypedCommand {
  readonly command: CommandInfo;
  readonly text: string;
}

/** `/news two words` taken apart, a subcommand with its command; undefined when there is no such command. */
export function readCommand(commands: readonly CommandInfo[], typed: string): TypedCommand | undefined {
  const line = typed.trim().replace(/^(\/[\w-]+)\s+/, '$1 ');
  const [command] = commands
    .filter(({ name }) => new RegExp(`^/${name}(?=\\s|$)`, 'i').test(line))
    .sort((one, other) => other.name.length - one.name.length);
  return command && { command, text: line.slice(command.name.length + 1).trim() };
}

/** How the arguments of a command are written: Slack's hint, or the options as Discord names them. */
export function usageOf({ hint, options }: CommandInfo): string {
  return hint ?? options.map(({ name, required }) => (required ? `<${name}>` : `[${name}]`)).join(' ');
}
