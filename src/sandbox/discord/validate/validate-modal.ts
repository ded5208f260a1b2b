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
  else if (type === componentTypes.fileUpload || type === componentTypes.checkbox) readCustomId(form, component, tally);
  else validateGroup(form, component, tally, type === componentTypes.radioGroup ? 2 : 1);
}

function validateGroup(form: Form, group: Json, tally: ComponentTally, minOptions: number): void {
  readCustomId(form, group, tally);
  for (const option of readObjects(form.at('options'), group['options'], { required: true, min: minOptions, max: 10 })) {
    readString(option.form.at('label'), option.object['label'], { required: true, min: 1, max: limits.selectText });
    readString(option.form.at('value'), option.object['value'], { required: true, min: 1, max: limits.selectText });
    readString(option.form.at('description'), option.object['description'], { max: limits.selectText });
  }
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
