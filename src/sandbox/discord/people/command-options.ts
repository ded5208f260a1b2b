import type { ClientRefusal } from '../interactions.ts';
import { isJson, type Json } from '../json.ts';
import { optionTypes } from '../validate/validate-options.ts';
import { toWireChannel, toWireMember, toWireRole, toWireUser } from '../wire.ts';
import type { Guild, World } from '../world.ts';

export type OptionValue = string | number | boolean;

export type FilledOptions =
  | { readonly kind: 'filled'; readonly options: readonly Json[]; readonly resolved: Json }
  | { readonly kind: 'refused'; readonly refusal: ClientRefusal };

export interface FillInput {
  readonly world: World;
  readonly guild: Guild | undefined;
  readonly command: Json;
  /** Names below the command: none, a subcommand, or a group and a subcommand. */
  readonly path: readonly string[];
  readonly values: Readonly<Record<string, OptionValue>>;
  /** The option that is being typed; its value may be half a word, and required ones may still be missing. */
  readonly focused?: string;
}

/** Fills a command's options as Discord's client does: it lets nothing through that the registration forbids. */
export function fillOptions(input: FillInput): FilledOptions {
  const resolved: Record<string, Json> = {};
  let definitions = listOf(input.command['options']);
  const parents: Json[] = [];
  for (const name of input.path) {
    const parent = definitions.find((entry) => entry['name'] === name && Number(entry['type']) <= optionTypes.group);
    if (!parent) return refuse('unknownCommand', `There is no subcommand "${name}".`);
    parents.push(parent);
    definitions = listOf(parent['options']);
  }
  if (definitions.some((entry) => Number(entry['type']) <= optionTypes.group))
    return refuse('unknownCommand', 'The command needs a subcommand.');
  for (const name of Object.keys(input.values)) {
    if (!definitions.some((entry) => entry['name'] === name)) return refuse('unknownOption', `There is no option "${name}".`);
  }
  const filled: Json[] = [];
  for (const definition of definitions) {
    const name = String(definition['name']);
    const value = input.values[name];
    if (value === undefined) {
      if (definition['required'] === true && input.focused === undefined)
        return refuse('missingOption', `The option "${name}" is required.`);
      continue;
    }
    const isFocused = input.focused === name;
    const problem = isFocused ? undefined : checkValue(input, definition, value, resolved);
    if (problem !== undefined) return refuse('invalidOption', `The option "${name}" ${problem}.`);
    filled.push({ name, type: definition['type'], value, ...(isFocused ? { focused: true } : {}) });
  }
  const options = parents.reduceRight<Json[]>((inner, parent) => [{ name: parent['name'], type: parent['type'], options: inner }], filled);
  return { kind: 'filled', options, resolved };
}

/** The option that a client asks suggestions for. */
export function findOption(command: Json, path: readonly string[], name: string): Json | undefined {
  const parent = path.reduce<Json | undefined>((node, part) => listOf(node?.['options']).find((entry) => entry['name'] === part), command);
  return listOf(parent?.['options']).find((entry) => entry['name'] === name);
}

function checkValue(input: FillInput, definition: Json, value: OptionValue, resolved: Record<string, Json>): string | undefined {
  const choices = listOf(definition['choices']);
  if (choices.length > 0 && !choices.some((choice) => choice['value'] === value)) return 'is none of its choices';
  switch (definition['type']) {
    case optionTypes.string:
      return typeof value === 'string' ? checkLength(definition, value) : 'must be text';
    case optionTypes.integer:
      return Number.isInteger(value) ? checkRange(definition, Number(value)) : 'must be a whole number';
    case optionTypes.number:
      return typeof value === 'number' && Number.isFinite(value) ? checkRange(definition, value) : 'must be a number';
    case optionTypes.boolean:
      return typeof value === 'boolean' ? undefined : 'must be true or false';
    default:
      return resolve(input, Number(definition['type']), String(value), resolved, definition);
  }
}

function checkLength(definition: Json, value: string): string | undefined {
  const min = Number(definition['min_length'] ?? (definition['required'] === true ? 1 : 0));
  const max = Number(definition['max_length'] ?? 6000);
  if (value.length < min) return `must have at least ${min} characters`;
  return value.length > max ? `must have at most ${max} characters` : undefined;
}

function checkRange(definition: Json, value: number): string | undefined {
  if (value < Number(definition['min_value'] ?? -Infinity)) return `must be at least ${String(definition['min_value'])}`;
  return value > Number(definition['max_value'] ?? Infinity) ? `must be at most ${String(definition['max_value'])}` : undefined;
}

/** Options that point to something carry its id, and the thing itself under `resolved`. */
function resolve(
  { world, guild }: FillInput,
  type: number,
  id: string,
  resolved: Record<string, Json>,
  definition: Json,
): string | undefined {
  const user = world.users.get(id);
  const member = guild?.members.get(id);
  const role = guild?.roles.get(id);
  const channel = world.channels.get(id);
  const put = (kind: string, value: unknown): undefined => {
    resolved[kind] = { ...resolved[kind], [id]: value };
  };
  if ((type === optionTypes.user || type === optionTypes.mentionable) && user) {
    if (member) put('members', { ...toWireMember(world, member), user: undefined, permissions: '0' });
    return put('users', toWireUser(user));
  }
  if ((type === optionTypes.role || type === optionTypes.mentionable) && role) return put('roles', toWireRole(role));
  if (type === optionTypes.channel && channel && channel.guildId === guild?.id) {
    const types = definition['channel_types'];
    if (Array.isArray(types) && types.length > 0 && !types.includes(channel.type)) return 'takes another kind of channel';
    return put('channels', { ...toWireChannel(world, channel), permissions: '0' });
  }
  return 'names nothing that is here';
}

function refuse(code: ClientRefusal['code'], message: string): FilledOptions {
  return { kind: 'refused', refusal: { code, message } };
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}
