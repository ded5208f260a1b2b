import { type Form, readBoolean, readChoice, readInteger, readObject, readObjects, readString } from '../form.ts';
import type { Json } from '../json.ts';
import { discordLimits as limits } from '../limits.ts';
import { allowedAt, componentTypes, selectTypes } from './component-types.ts';
import { type ComponentTally, readCustomId, validateSelect } from './validate-interactive.ts';

/** A modal: a title, and one to five rows, labels or texts. */
export function validateModal(form: Form, value: unknown): Json {
  const modal = readObject(form, value, { required: true }) ?? {};
  const tally: ComponentTally = { customIds: new Set(), ids: new Set() };
  readString(form.at('custom_id'), modal['custom_id'], { required: true, min: 1, max: limits.customId });
  readString(form.at('title'), modal['title'], { required: true, min: 1, max: limits.modalTitle });
  const components = readObjects(form.at('components'), modal['components'], { required: true, min: 1, max: limits.modalComponents });
  for (const { form: place, object } of components) validateTopLevel(place, object, tally);
  form.assertValid();
  return modal;
}

function validateTopLevel(form: Form, component: Json, tally: ComponentTally): void {
  const type = readType(form, component, allowedAt.modal);
  if (type === componentTypes.textDisplay) {
    readString(form.at('content'), component['content'], { required: true, min: 1, max: limits.displayText });
  } else if (type === componentTypes.actionRow) {
    const rows = readObjects(form.at('components'), component['components'], { required: true, min: 1, max: 1 });
    for (const { form: place, object } of rows) {
      if (readType(place, object, allowedAt.modalRow) !== undefined) validateTextInput(place, object, tally, { inRow: true });
    }
  } else if (type === componentTypes.label) {
    readString(form.at('label'), component['label'], { required: true, min: 1, max: limits.labelText });
    readString(form.at('description'), component['description'], { min: 1, max: limits.labelDescription });
    const place = form.at('component');
    const inner = readObject(place, component['component'], { required: true });
    if (inner) validateLabelled(place, inner, tally);
  }
}

function validateLabelled(form: Form, component: Json, tally: ComponentTally): void {
  const type = readType(form, component, allowedAt.label);
  if (type === undefined) return;
  readBoolean(form.at('required'), component['required']);
  if (type === componentTypes.textInput) validateTextInput(form, component, tally, { inRow: false });
  else if (selectTypes.includes(type)) validateSelect(form, component, tally);
  else if (type === componentTypes.fileUpload) readCustomId(form, component, tally);
  else if (type === componentTypes.checkbox) validateCheckbox(form, component, tally);
  else if (type === componentTypes.radioGroup) validateGroup(form, component, tally, { minOptions: 2, most: 1 });
  else validateGroup(form, component, tally, { minOptions: 1, most: readBounds(form, component) });
}

function validateCheckbox(form: Form, box: Json, tally: ComponentTally): void {
  readCustomId(form, box, tally);
  readBoolean(form.at('default'), box['default']);
}

/** The number of boxes that may be ticked: all of them, unless the group says less. */
function readBounds(form: Form, group: Json): number {
  const min = readInteger(form.at('min_values'), group['min_values'], { min: 0, max: limits.groupOptions }) ?? 0;
  const max = readInteger(form.at('max_values'), group['max_values'], { min: 1, max: limits.groupOptions }) ?? limits.groupOptions;
  if (min > max) form.at('min_values').problem('NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
  return max;
}

interface GroupBounds {
  readonly minOptions: number;
  /** Options that may be marked as the default. */
  readonly most: number;
}

function validateGroup(form: Form, group: Json, tally: ComponentTally, { minOptions, most }: GroupBounds): void {
  readCustomId(form, group, tally);
  const values = new Set<unknown>();
  let chosen = 0;
  for (const option of readObjects(form.at('options'), group['options'], { required: true, min: minOptions, max: limits.groupOptions })) {
    const { value, default: isChosen } = option.object;
    readString(option.form.at('label'), option.object['label'], { required: true, min: 1, max: limits.selectText });
    readString(option.form.at('value'), value, { required: true, min: 1, max: limits.selectText });
    readString(option.form.at('description'), option.object['description'], { max: limits.selectText });
    readBoolean(option.form.at('default'), isChosen);
    if (values.has(value)) option.form.problem('SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'The specified option value is already used');
    values.add(value);
    if (isChosen === true) chosen += 1;
  }
  if (chosen > most) form.at('options').problem('SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', 'More default values than max_values');
}

function validateTextInput(form: Form, input: Json, tally: ComponentTally, { inRow }: { readonly inRow: boolean }): void {
  readCustomId(form, input, tally);
  readChoice(form.at('style'), input['style'], [1, 2], { required: true });
  readString(form.at('label'), input['label'], { ...(inRow ? { required: true, min: 1 } : {}), max: limits.labelText });
  readString(form.at('value'), input['value'], { max: limits.textInput });
  readString(form.at('placeholder'), input['placeholder'], { max: limits.textInputPlaceholder });
  readBoolean(form.at('required'), input['required']);
  const min = readInteger(form.at('min_length'), input['min_length'], { min: 0, max: limits.textInput }) ?? 0;
  const max = readInteger(form.at('max_length'), input['max_length'], { min: 1, max: limits.textInput }) ?? limits.textInput;
  if (min > max) form.at('min_length').problem('NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
}

function readType(form: Form, component: Json, allowed: readonly number[]): number | undefined {
  const type = component['type'];
  if (typeof type === 'number' && allowed.includes(type)) return type;
  form.at('type').problem('UNION_TYPE_CHOICES', `Value of field "type" must be one of (${allowed.join(', ')}).`);
  return undefined;
}
