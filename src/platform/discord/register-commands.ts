import { type REST, Routes } from 'discord.js';
import { isDeepStrictEqual } from 'node:util';
import type { AnyCommand } from '../../command/command.ts';
import { type CommandPayload, commandPayload } from './command-payload.ts';

export interface RegistrationDiff {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: readonly string[];
}

export interface RegistrationTarget {
  readonly applicationId: string;
  /** Register to this guild alone, where changes show at once: for developing. Global otherwise. */
  readonly guildId?: string;
}

/** What Discord answers for a live command, as far as the diff reads it. */
interface LiveCommand extends Partial<Omit<CommandPayload, 'type'>> {
  readonly id: string;
  readonly name: string;
  readonly type?: number;
}

/**
 * Brings the live registration to the declared commands and writes only what differs: a restart with nothing changed writes nothing, so
 * Discord's 200 creations a day and guild are never at risk. `dryRun` tells without writing.
 */
export async function registerCommands(
  rest: REST,
  target: RegistrationTarget,
  commands: readonly AnyCommand<never>[],
  { dryRun = false } = {},
): Promise<RegistrationDiff> {
  const { applicationId, guildId } = target;
  const collection =
    guildId === undefined ? Routes.applicationCommands(applicationId) : Routes.applicationGuildCommands(applicationId, guildId);
  const single = (id: string) =>
    guildId === undefined ? Routes.applicationCommand(applicationId, id) : Routes.applicationGuildCommand(applicationId, guildId, id);

  const live = ((await rest.get(collection)) as LiveCommand[]).filter(({ type }) => type === undefined || type === 1);
  const declared = commands.map((command) => commandPayload(command, guildId === undefined ? 'global' : 'guild'));
  const liveByName = new Map(live.map((command) => [command.name, command]));
  const added = declared.filter(({ name }) => !liveByName.has(name));
  const changed = declared.filter((command) => {
    const current = liveByName.get(command.name);
    return current !== undefined && !isDeepStrictEqual(comparable(current, command), comparable(command, command));
  });
  const removed = live.filter(({ name }) => !declared.some((command) => command.name === name));

  if (!dryRun) {
    // Removing first keeps the sum below Discord's limit of 100 at every moment.
    for (const { id } of removed) await rest.delete(single(id));
    for (const command of added) await rest.post(collection, { body: command });
    for (const command of changed) await rest.patch(single(liveByName.get(command.name)?.id ?? ''), { body: command });
  }
  const namesOf = (each: readonly { readonly name: string }[]): readonly string[] => each.map(({ name }) => name);
  const touched = new Set([...namesOf(added), ...namesOf(changed)]);
  return {
    added: namesOf(added),
    changed: namesOf(changed),
    removed: namesOf(removed),
    unchanged: namesOf(declared).filter((name) => !touched.has(name)),
  };
}

/** Discord fills in defaults, leaves out what is false or empty, and keeps no order of members: only what is declared is compared. */
function comparable(command: Partial<Omit<CommandPayload, 'type'>>, declared: CommandPayload): unknown {
  return {
    description: command.description,
    contexts: declared.contexts && command.contexts?.toSorted(),
    integration_types: declared.integration_types && command.integration_types?.toSorted(),
    options: (command.options ?? []).map((option) => ({
      type: option.type,
      name: option.name,
      description: option.description,
      required: option.required ?? false,
      autocomplete: option.autocomplete ?? false,
      min_value: option.min_value,
      max_value: option.max_value,
      max_length: option.max_length,
    })),
  };
}
