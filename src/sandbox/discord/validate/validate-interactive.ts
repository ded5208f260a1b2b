import {
  type Form,
  readBoolean,
  readChoice,
  readInteger,
  readList,
  readObject,
  readObjects,
  readSnowflake,
  readString,
  readUrl,
} from '../form.ts';
import type { Json } from '../json.ts';
import { discordLimits as limits } from '../limits.ts';
import { componentTypes } from './component-types.ts';

/** Counts and ids that are checked over a whole message or modal. */
export interface ComponentTally {
  readonly customIds: Set<string>;
  readonly ids: Set<number>;
}

export function readCustomId(form: Form, component: Json, tally: ComponentTally): void {
  const customId = readString(form.at('custom_id'), component['custom_id'], { required: true, min: 1, max: limits.customId });
  if (customId === undefined) return;
  if (tally.customIds.has(customId)) {
    form.at('custom_id').problem('COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
  }
  tally.customIds.add(customId);
}

const linkStyle = 5;
const premiumStyle = 6;

export function validateButton(form: Form, button: Json, tally: ComponentTally): void {
  const style = readChoice(form.at('style'), button['style'], [1, 2, 3, 4, 5, 6], { required: true });
  readString(form.at('label'), button['label'], { max: limits.buttonLabel });
  readBoolean(form.at('disabled'), button['disabled']);
  validateEmoji(form.at('emoji'), button['emoji']);
  if (style === undefined) return;
  if (style === linkStyle) {
    if (isPresent(button['custom_id'])) {
      form.at('custom_id').problem('BUTTON_COMPONENT_CUSTOM_ID_URL', 'A custom id and url cannot both be specified');
    }
    readUrl(form.at('url'), button['url'], { required: true, max: limits.buttonUrl, schemes: ['http', 'https', 'discord'] });
  } else if (style === premiumStyle) {
    readSnowflake(form.at('sku_id'), button['sku_id'], { required: true });
    for (const key of ['custom_id', 'label', 'url', 'emoji']) {
      if (isPresent(button[key]))
        form.at(key).problem('BUTTON_COMPONENT_PREMIUM_FIELDS', 'A premium button takes a sku id and nothing else');
    }
    return;
  } else {
    if (isPresent(button['url'])) form.at('url').problem('BUTTON_COMPONENT_URL_NOT_ALLOWED', 'A url cannot be specified for this style');
    readCustomId(form, button, tally);
  }
  if (!isPresent(button['label']) && !isPresent(button['emoji'])) {
    form.problem('BUTTON_COMPONENT_LABEL_REQUIRED', 'A button must have a label or an emoji');
  }
}

/** String selects carry their options, the others let Discord fill them in. */
export function validateSelect(form: Form, select: Json, tally: ComponentTally): void {
  readCustomId(form, select, tally);
  readString(form.at('placeholder'), select['placeholder'], { max: limits.placeholder });
  readBoolean(form.at('disabled'), select['disabled']);
  const min = readInteger(form.at('min_values'), select['min_values'], { min: 0, max: limits.selectOptions }) ?? 1;
  const max = readInteger(form.at('max_values'), select['max_values'], { min: 1, max: limits.selectOptions }) ?? 1;
  if (min > max) form.at('min_values').problem('NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
  if (select['type'] !== componentTypes.stringSelect) return validateFilledSelect(form, select, max);
  const options = readObjects(form.at('options'), select['options'], { required: true, min: 1, max: limits.selectOptions });
  const values = new Set<string>();
  let chosen = 0;
  for (const { form: place, object } of options) {
    validateOption(place, object, values);
    if (object['default'] === true) chosen += 1;
  }
  if (min > options.length && options.length > 0) {
    form.at('min_values').problem('NUMBER_TYPE_MAX', `int value should be less than or equal to ${options.length}.`);
  }
  if (chosen > max) form.at('options').problem('SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', 'More default values than max_values');
}

/** The kinds of what a menu that Discord fills holds (components/reference, "Select Default Value Structure"). */
const filledWith: Readonly<Record<number, readonly string[]>> = {
  [componentTypes.userSelect]: ['user'],
  [componentTypes.roleSelect]: ['role'],
  [componentTypes.mentionableSelect]: ['user', 'role'],
  [componentTypes.channelSelect]: ['channel'],
};

function validateFilledSelect(form: Form, select: Json, max: number): void {
  const defaults = readObjects(form.at('default_values'), select['default_values'], { max: limits.selectOptions });
  for (const { form: place, object } of defaults) {
    readSnowflake(place.at('id'), object['id'], { required: true });
    readChoice(place.at('type'), object['type'], filledWith[Number(select['type'])] ?? [], { required: true });
  }
  if (defaults.length > max)
    form.at('default_values').problem('SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', 'More default values than max_values');
  if (select['type'] === componentTypes.channelSelect) validateChannelTypes(form.at('channel_types'), select['channel_types']);
}

/** resources/channel, "Channel Types". */
const channelTypes: readonly number[] = [0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16];

function validateChannelTypes(form: Form, value: unknown): void {
  const types = readList(form, value, { max: channelTypes.length }) ?? [];
  for (const [index, type] of types.entries()) readChoice(form.at(index), type, channelTypes, { required: true });
  if (new Set(types).size < types.length) form.problem('LIST_ITEM_VALUE_DUPLICATED', 'The list has the same value twice');
}

function validateOption(form: Form, option: Json, values: Set<string>): void {
  readString(form.at('label'), option['label'], { required: true, min: 1, max: limits.selectText });
  const value = readString(form.at('value'), option['value'], { required: true, min: 1, max: limits.selectText });
  readString(form.at('description'), option['description'], { max: limits.selectText });
  readBoolean(form.at('default'), option['default']);
  validateEmoji(form.at('emoji'), option['emoji']);
  if (value === undefined) return;
  if (values.has(value)) form.problem('SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'The specified option value is already used');
  values.add(value);
}

function validateEmoji(form: Form, value: unknown): void {
  const emoji = readObject(form, value);
  if (emoji === undefined) return;
  const id = readSnowflake(form.at('id'), emoji['id']);
  const name = readString(form.at('name'), emoji['name'], { max: 32 });
  if (id === undefined && (name === undefined || !/^\p{RGI_Emoji}$/v.test(name))) {
    form.at('name').problem('BUTTON_COMPONENT_INVALID_EMOJI', 'Invalid emoji');
  }
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
