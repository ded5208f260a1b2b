import { type APIApplication, type REST, Routes } from 'discord.js';
import { isDeepStrictEqual } from 'node:util';
import type { AnyCommand } from '../../command/command.ts';
import { type CommandOptionPayload, type CommandPayload, type CommandScope, commandPayload, lookUpPayload } from './command-payload.ts';
import { isForPeople } from './install-settings.ts';

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

/** Discord's answer for a live command, as far as the diff reads it. */
interface LiveCommand extends Partial<Omit<CommandPayload, 'type'>> {
  readonly name: string;
  readonly type?: number;
}

/** Application command types: a slash command, and an entry in the menu of a message. */
const kinds = { chatInput: 1, message: 3 } as const;

/**
 * Brings the live registration to the declared commands, and writes only when something differs: a restart with nothing changed writes
 * nothing, so Discord's 200 creations a day and guild are never at risk. One request replaces the list, so that nobody ever sees half of
 * it; commands of other types (an activity's entry point) are kept. Readers' commands are for the people who added the application to their
 * account, too, if its settings offer that. `dryRun` tells without writing.
 */
export async function registerCommands(
  rest: REST,
  { applicationId, guildId }: RegistrationTarget,
  commands: readonly AnyCommand<never>[],
  { dryRun = false } = {},
): Promise<RegistrationDiff> {
  const route = guildId === undefined ? Routes.applicationCommands(applicationId) : Routes.applicationGuildCommands(applicationId, guildId);
  // Without being asked for them Discord leaves the translations out, and every start would write them again.
  const live = (await rest.get(route, { query: new URLSearchParams({ with_localizations: 'true' }) })) as readonly LiveCommand[];
  const scope = guildId === undefined ? await globalScope(rest) : 'guild';
  const declared = [...commands.map((command) => commandPayload(command, scope)), lookUpPayload(scope)];
  const diff = compare(live.filter(isOfOurKinds), declared);
  const differs = diff.added.length + diff.changed.length + diff.removed.length > 0;
  if (differs && !dryRun) await rest.put(route, { body: [...declared, ...live.filter((command) => !isOfOurKinds(command))] });
  return diff;
}

/** Discord refuses commands for people if the application's settings do not offer that; only these say so. */
async function globalScope(rest: REST): Promise<CommandScope> {
  return isForPeople((await rest.get(Routes.currentApplication())) as APIApplication) ? 'globalAndPeople' : 'global';
}

function isOfOurKinds({ type = kinds.chatInput }: LiveCommand): boolean {
  return type === kinds.chatInput || type === kinds.message;
}

/** A slash command and an entry may have one name. */
function keyOf({ type = kinds.chatInput, name }: LiveCommand): string {
  return `${type} ${name}`;
}

function compare(live: readonly LiveCommand[], declared: readonly CommandPayload[]): RegistrationDiff {
  const liveByName = new Map(live.map((command) => [keyOf(command), command]));
  const namesOf = (each: readonly { readonly name: string }[]): readonly string[] => each.map(({ name }) => name);
  const isSame = (command: CommandPayload): boolean => {
    const current = liveByName.get(keyOf(command));
    return current !== undefined && isDeepStrictEqual(comparable(current, command), comparable(command, command));
  };
  return {
    added: namesOf(declared.filter((command) => !liveByName.has(keyOf(command)))),
    changed: namesOf(declared.filter((command) => liveByName.has(keyOf(command)) && !isSame(command))),
    removed: namesOf(live.filter((command) => !declared.some((other) => keyOf(other) === keyOf(command)))),
    unchanged: namesOf(declared.filter(isSame)),
  };
}

/** Discord fills in defaults, leaves out what is false or empty, and keeps no order of members: only what is declared is compared. */
function comparable(command: Partial<Omit<CommandPayload, 'type'>>, declared: CommandPayload): unknown {
  return {
    // Discord says an empty text where there is none.
    description: command.description ?? '',
    ...comparableLocalizations(command),
    // Discord says null where everybody is offered the command.
    default_member_permissions: command.default_member_permissions == null ? undefined : Number(command.default_member_permissions),
    contexts: declared.contexts && command.contexts?.toSorted(),
    integration_types: declared.integration_types && command.integration_types?.toSorted(),
    options: comparableOptions(command.options),
  };
}

function comparableOptions(options: readonly CommandOptionPayload[] = []): unknown {
  return options.map((option) => ({
    type: option.type,
    name: option.name,
    description: option.description,
    ...comparableLocalizations(option),
    required: option.required ?? false,
    autocomplete: option.autocomplete ?? false,
    min_value: option.min_value,
    max_value: option.max_value,
    max_length: option.max_length,
    options: comparableOptions(option.options),
  }));
}

/** Discord says null where there are none. */
function comparableLocalizations({
  name_localizations: names,
  description_localizations: descriptions,
}: Pick<CommandPayload, 'name_localizations' | 'description_localizations'>): object {
  return { name_localizations: names ?? {}, description_localizations: descriptions ?? {} };
}
