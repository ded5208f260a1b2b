import { lookUpEntry } from '../../command/look-up-entry.ts';
import { answersAnywhere, type AnyCommand, type Option } from '../../command/command.ts';
import { type Localizations, localizationsOf, nameLocalizationsOf } from './localizations.ts';

/** Discord's numbers for what we use: application command option types. */
const optionType = { subcommand: 1, text: 3, integer: 4, flag: 5 } as const;

/** Contexts and installation types: in servers that added the bot, and in direct messages with it. */
const inServers = { contexts: [0, 1], integration_types: [0] } as const;
/** For people who added it to their account as well: in every server, and in direct messages with others. */
const everywhere = { contexts: [0, 1, 2], integration_types: [0, 1] } as const;

/** One guild alone; all that added the bot; or these and the people who added it to their account, if the application offers that. */
export type CommandScope = 'guild' | 'global' | 'globalAndPeople';

/** topics/permissions: MANAGE_CHANNELS */
const manageChannels = 1 << 4;

export interface CommandOptionPayload {
  readonly type: number;
  readonly name: string;
  readonly name_localizations?: Localizations;
  readonly description: string;
  readonly description_localizations?: Localizations;
  readonly required?: true;
  readonly autocomplete?: true;
  readonly min_value?: number;
  readonly max_value?: number;
  readonly max_length?: number;
  /** Of a subcommand. */
  readonly options?: readonly CommandOptionPayload[];
}

export interface CommandPayload {
  /** A slash command, or an entry in the menu of a message. */
  readonly type: 1 | 3;
  readonly name: string;
  readonly name_localizations?: Localizations;
  /** Absent for an entry in a menu, which has none. */
  readonly description?: string;
  readonly description_localizations?: Localizations;
  readonly options?: readonly CommandOptionPayload[];
  /** Somebody without these permissions is not offered the command. Discord's description takes a number, and Discord tells it as text. */
  readonly default_member_permissions?: number;
  /** Global commands only: Discord refuses both members for the commands of one guild. */
  readonly contexts?: readonly number[];
  readonly integration_types?: readonly number[];
}

/** A command as Discord's registration wants it. Only members that were declared are written, so that the diff with what is live is honest. */
export function commandPayload(command: AnyCommand<never>, scope: CommandScope): CommandPayload {
  return {
    type: 1,
    name: command.name,
    description: command.description,
    ...localizationsOf(command.name),
    options: command.subcommands ? subcommandPayloads(command) : optionPayloads(command.name, command.options),
    ...(command.forManagers === true ? { default_member_permissions: manageChannels } : {}),
    ...placesOf(scope, answersAnywhere(command)),
  };
}

/** The entry in the menu of a message (interactions/application-commands, "Message Commands"). */
export function lookUpPayload(scope: CommandScope): CommandPayload {
  return {
    type: 3,
    name: lookUpEntry.name,
    ...nameLocalizationsOf('look up'),
    ...placesOf(scope, true),
  };
}

function placesOf(scope: CommandScope, isForPeople: boolean): Pick<CommandPayload, 'contexts' | 'integration_types'> {
  if (scope === 'guild') return {};
  return scope === 'globalAndPeople' && isForPeople ? everywhere : inServers;
}

function subcommandPayloads({ name: command, subcommands = {} }: AnyCommand<never>): readonly CommandOptionPayload[] {
  return Object.entries(subcommands).map(([name, { description, options }]) => {
    const path = `${command} ${name}`;
    const inner = optionPayloads(path, options);
    return { type: optionType.subcommand, name, description, ...localizationsOf(path), ...(inner.length === 0 ? {} : { options: inner }) };
  });
}

function optionPayloads(path: string, options: Readonly<Record<string, Option<never>>>): readonly CommandOptionPayload[] {
  return Object.entries(options).map(([name, option]) => optionPayload(path, name, option));
}

function optionPayload(path: string, name: string, option: Option<never>): CommandOptionPayload {
  const base = {
    type: optionType[option.kind],
    name,
    description: option.description,
    ...localizationsOf(`${path} ${name}`),
    ...(option.required ? { required: true as const } : {}),
  };
  if (option.kind === 'integer') return { ...base, min_value: option.min, max_value: option.max };
  if (option.kind === 'flag') return base;
  return {
    ...base,
    ...(option.maxLength === undefined ? {} : { max_length: option.maxLength }),
    ...(option.suggest ? { autocomplete: true as const } : {}),
  };
}
