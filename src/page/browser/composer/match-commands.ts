import type { CommandInfo } from '../../protocol.ts';

/** The commands that what is typed may become, those that begin with it first. `typed` starts with a slash, or nothing fits. */
export function matchCommands(commands: readonly CommandInfo[], typed: string, managesChannels = true): readonly CommandInfo[] {
  const wanted = /^\/([\w-]*)$/.exec(typed)?.[1]?.toLowerCase();
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

/** `/news two words` taken apart; undefined when there is no such command. */
export function readCommand(commands: readonly CommandInfo[], typed: string): TypedCommand | undefined {
  const match = /^\/([\w-]+)(?:\s+([^]*))?$/.exec(typed.trim());
  const command = commands.find(({ name }) => name === match?.[1]?.toLowerCase());
  return command && { command, text: match?.[2]?.trim() ?? '' };
}

/** How the arguments of a command are written: Slack's hint, or the options as Discord names them. */
export function usageOf({ hint, options }: CommandInfo): string {
  return hint ?? options.map(({ name, required }) => (required ? `<${name}>` : `[${name}]`)).join(' ');
}
