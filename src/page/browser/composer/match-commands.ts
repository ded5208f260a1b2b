import type { CommandInfo } from '../../protocol.ts';

/** The commands that what is typed may become, those that begin with it first. `typed` starts with a slash, or nothing fits. */
export function matchCommands(commands: readonly CommandInfo[], typed: string, managesChannels = true): readonly CommandInfo[] {
  // A subcommand is a second word: `/announcements on`.
  const wanted = /^\/([\p{L}\p{N}_-]*(?: [\p{L}\p{N}_-]*)?)$/u.exec(typed)?.[1]?.toLowerCase();
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

/** `/news two words` taken apart; undefined when there is no such command. Of several names the longest is meant. */
export function readCommand(commands: readonly CommandInfo[], typed: string): TypedCommand | undefined {
  if (!typed.trimStart().startsWith('/')) return undefined;
  const line = typed.trim().slice(1);
  const begins = ({ name }: CommandInfo): boolean => new RegExp(`^${name}(?=\\s|$)`, 'i').test(line);
  const command = commands.filter(begins).sort((a, b) => b.name.length - a.name.length)[0];
  return command && { command, text: line.slice(command.name.length).trim() };
}

/** Whether a second word could still make another command of it. */
export function mayGrow(commands: readonly CommandInfo[], { name }: CommandInfo): boolean {
  return commands.some((other) => other.name.startsWith(`${name} `));
}

/** The arguments of a command as they are written: Slack's hint, or the options as Discord names them. */
export function usageOf({ hint, options }: CommandInfo): string {
  return hint ?? options.map(({ name, required }) => (required ? `<${name}>` : `[${name}]`)).join(' ');
}
