import { type Form, readBoolean, readChoice, readInteger, readList, readString } from '../form.ts';
import { isJson, type Json } from '../json.ts';
import { discordLimits as limits } from '../limits.ts';
import { readLocalizations, readName, readNames } from './command-texts.ts';
import { validateOptions } from './validate-options.ts';

export const commandTypes = { chatInput: 1, user: 2, message: 3 } as const;

/** One command as Create and Bulk Overwrite take it; what is left out gets Discord's default. */
export function validateCommand(form: Form, command: Json): Json {
  const type = readChoice(form.at('type'), command['type'], [1, 2, 3]) ?? commandTypes.chatInput;
  readName(form.at('name'), command['name'], type === commandTypes.chatInput);
  readNames(form.at('name_localizations'), command['name_localizations'], type === commandTypes.chatInput);
  if (type === commandTypes.chatInput) {
    readString(form.at('description'), command['description'], { required: true, min: 1, max: limits.commandDescription });
    readLocalizations(form.at('description_localizations'), command['description_localizations'], limits.commandDescription);
    validateOptions(form.at('options'), command['options'], 'command');
  } else {
    if (command['description'])
      form.at('description').problem('APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED', 'Context menu commands cannot have description');
    if (Array.isArray(command['options']) && command['options'].length > 0) {
      form.at('options').problem('APPLICATION_COMMAND_OPTIONS_NOT_ALLOWED', 'Context menu commands cannot have options');
    }
  }
  readInteger(form.at('default_member_permissions'), command['default_member_permissions'], { min: 0 });
  readBoolean(form.at('dm_permission'), command['dm_permission']);
  readBoolean(form.at('nsfw'), command['nsfw']);
  readSet(form.at('contexts'), command['contexts'], [0, 1, 2]);
  readSet(form.at('integration_types'), command['integration_types'], [0, 1]);
  if (countCharacters(command) > limits.commandSum) {
    form.problem('APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${limits.commandSum})`);
  }
  return withDefaults(command, type);
}

function readSet(form: Form, value: unknown, allowed: readonly number[]): void {
  const list = readList(form, value, { min: 1 }) ?? [];
  for (const [index, entry] of list.entries()) readChoice(form.at(index), entry, allowed, { required: true });
  if (new Set(list).size !== list.length) form.problem('SET_TYPE_ALREADY_CONTAINS_VALUE', 'The Set already contains that value');
}

/** Name, description and choice values of a command and all below it; of each text the longest language counts. */
function countCharacters(node: Json, depth = 0): number {
  let sum = longest(node['name'], node['name_localizations']) + longest(node['description'], node['description_localizations']);
  for (const choice of listOf(node['choices'])) sum += longest(choice['name'], choice['name_localizations']) + textLength(choice['value']);
  // Command, group, subcommand, option: whatever lies deeper was refused already.
  if (depth < 3) for (const option of listOf(node['options'])) sum += countCharacters(option, depth + 1);
  return sum;
}

function longest(text: unknown, localizations: unknown): number {
  const translated = isJson(localizations) ? Object.values(localizations).map(textLength) : [];
  return Math.max(textLength(text), ...translated);
}

function textLength(value: unknown): number {
  return typeof value === 'string' ? value.length : 0;
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

function withDefaults(command: Json, type: number): Json {
  const permissions = command['default_member_permissions'];
  return {
    type,
    name: command['name'],
    name_localizations: command['name_localizations'] ?? null,
    description: command['description'] ?? '',
    description_localizations: command['description_localizations'] ?? null,
    ...(Array.isArray(command['options']) && command['options'].length > 0 ? { options: command['options'] } : {}),
    default_member_permissions: typeof permissions === 'string' || typeof permissions === 'number' ? String(permissions) : null,
    dm_permission: command['dm_permission'] ?? true,
    contexts: command['contexts'] ?? null,
    integration_types: command['integration_types'] ?? [0],
    nsfw: command['nsfw'] ?? false,
  };
}
