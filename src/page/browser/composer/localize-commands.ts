import type { CommandInfo, Localized, OptionInfo } from '../../protocol.ts';

/** Commands as Discord's client shows them to somebody: by their names in its language, if they were registered with any. */
export function localizeCommands(commands: readonly CommandInfo[], locale: string | undefined): readonly CommandInfo[] {
  if (locale === undefined) return commands;
  return commands.map((command) => ({
    ...shownIn(command, locale),
    options: command.options.map((option): OptionInfo => shownIn(option, locale)),
  }));
}

/** The name that an act takes: a client sends the registered one, whatever it shows. */
export function registeredName({ name, registered = name }: { readonly name: string; readonly registered?: string }): string {
  return registered;
}

function shownIn<T extends Localized & { readonly name: string }>(described: T, locale: string): T {
  const text = described.localized?.[locale];
  return text === undefined ? described : { ...described, ...text, registered: described.name };
}
