import { type Form, readBoolean, readChoice, readInteger, readList, readNumber, readObjects, readString } from '../form.ts';
import type { Json } from '../json.ts';
import { discordLimits as limits } from '../limits.ts';
import { readLocalizations, readName, readNames } from './command-texts.ts';

/** Option types (interactions/application-commands). */
export const optionTypes = {
  subcommand: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
} as const;

const valueTypes = [3, 4, 5, 6, 7, 8, 9, 10, 11];

/** The option types that may stand below a command, a group and a subcommand. */
const allowed = { command: [1, 2, ...valueTypes], group: [1], subcommand: valueTypes } as const;

export function validateOptions(form: Form, value: unknown, parent: keyof typeof allowed): void {
  const options = readObjects(form, value, { max: limits.commandOptions });
  const names = new Set<string>();
  let optionalSeen = false;
  let kinds = 0;
  for (const { form: place, object } of options) {
    const type = readChoice(place.at('type'), object['type'], allowed[parent], { required: true });
    const name = readName(place.at('name'), object['name'], true);
    if (name !== undefined) {
      if (names.has(name)) place.at('name').problem('APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Option name already exists');
      names.add(name);
    }
    if (type === undefined) continue;
    const isValue = valueTypes.includes(type);
    kinds |= isValue ? 1 : 2;
    if (isValue && object['required'] !== true) optionalSeen = true;
    else if (isValue && optionalSeen) {
      place.problem('APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', 'Required options must be placed before non-required options');
    }
    validateOption(place, object, type);
  }
  if (kinds === 3)
    form.problem(
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Sub-command and sub-command group option types are mutually exclusive to all other types',
    );
}

function validateOption(form: Form, option: Json, type: number): void {
  readNames(form.at('name_localizations'), option['name_localizations'], true);
  readString(form.at('description'), option['description'], { required: true, min: 1, max: limits.commandDescription });
  readLocalizations(form.at('description_localizations'), option['description_localizations'], limits.commandDescription);
  readBoolean(form.at('required'), option['required']);
  if (type === optionTypes.group) return validateOptions(form.at('options'), option['options'], 'group');
  if (type === optionTypes.subcommand) return validateOptions(form.at('options'), option['options'], 'subcommand');
  if (type === optionTypes.channel) readList(form.at('channel_types'), option['channel_types']);
  const isText = type === optionTypes.string;
  if (isText) validateTextBounds(form, option);
  if (type === optionTypes.integer || type === optionTypes.number) validateRange(form, option, type);
  const autocompletes = readBoolean(form.at('autocomplete'), option['autocomplete']) ?? false;
  const choices = readObjects(form.at('choices'), option['choices'], { max: limits.choices });
  const mayChoose = isText || type === optionTypes.integer || type === optionTypes.number;
  if (!mayChoose && (choices.length > 0 || autocompletes)) {
    form.problem('APPLICATION_COMMAND_OPTIONS_TYPE_CHOICES_INVALID', 'Choices and autocomplete are for string, integer and number options');
  }
  if (autocompletes && choices.length > 0) {
    form.at('autocomplete').problem('APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES', 'Cannot set autocomplete when there are choices');
  }
  validateChoices(choices, type);
  return undefined;
}

function validateTextBounds(form: Form, option: Json): void {
  const min = readInteger(form.at('min_length'), option['min_length'], { min: 0, max: limits.optionText }) ?? 0;
  const max = readInteger(form.at('max_length'), option['max_length'], { min: 1, max: limits.optionText }) ?? limits.optionText;
  if (min > max) form.at('min_length').problem('NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
}

function validateRange(form: Form, option: Json, type: number): void {
  const read = type === optionTypes.integer ? readInteger : readNumber;
  const min = read(form.at('min_value'), option['min_value'], { min: -(2 ** 53), max: 2 ** 53 });
  const max = read(form.at('max_value'), option['max_value'], { min: -(2 ** 53), max: 2 ** 53 });
  if (min !== undefined && max !== undefined && min > max) {
    form.at('min_value').problem('NUMBER_TYPE_MAX', `value should be less than or equal to ${max}.`);
  }
}

function validateChoices(choices: readonly { readonly form: Form; readonly object: Json }[], type: number): void {
  const names = new Set<unknown>();
  for (const { form, object } of choices) {
    readString(form.at('name'), object['name'], { required: true, min: 1, max: limits.choiceName });
    readLocalizations(form.at('name_localizations'), object['name_localizations'], limits.choiceName);
    if (names.has(object['name']))
      form.at('name').problem('APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS', 'Choice name already exists');
    names.add(object['name']);
    if (type === optionTypes.string) readString(form.at('value'), object['value'], { required: true, min: 1, max: limits.choiceValue });
    else if (type === optionTypes.integer) readInteger(form.at('value'), object['value'], { required: true });
    else readNumber(form.at('value'), object['value'], { required: true });
  }
}
