import { refusal } from '../api-error.ts';
import { type Form, readBoolean, readInteger, readObject, readObjects, readString, readUrl } from '../form.ts';
import { isJson, type Json } from '../json.ts';
import { discordLimits as limits } from '../limits.ts';
import { allowedAt, componentTypes, selectTypes } from './component-types.ts';
import { type ComponentTally, validateButton, validateSelect } from './validate-interactive.ts';

export interface ComponentRules {
  /** Whether the message carries `IS_COMPONENTS_V2`. */
  readonly v2: boolean;
  /** Names of the files that `attachment://` may point to. */
  readonly fileNames: readonly string[];
}

interface Tally extends ComponentTally {
  count: number;
  textLength: number;
  textBytes: number;
  displays: number;
  media: number;
  readonly rules: ComponentRules;
}

/** A message's components: what may stand where, each one's fields, and what counts over all of them. */
export function validateComponents(form: Form, value: unknown, rules: ComponentRules): readonly Json[] | undefined {
  if (value === undefined || value === null) return undefined;
  const tally: Tally = { count: 0, textLength: 0, textBytes: 0, displays: 0, media: 0, customIds: new Set(), ids: new Set(), rules };
  const top = readObjects(form, value, rules.v2 ? {} : { max: limits.legacyRows });
  for (const { form: place, object } of top)
    validateComponent(place, object, rules.v2 ? allowedAt.message : allowedAt.legacyMessage, tally);
  if (tally.count > limits.components) {
    form.problem('COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', `The total number of components cannot exceed ${limits.components}`);
  }
  if (tally.textLength > limits.displayText) {
    form.problem('COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', `Total displayable text size exceeds maximum size of ${limits.displayText}`);
  }
  // Discord has no words for these two: it answers 500, but only to what passed every documented check.
  const tooBig = tally.textBytes + limits.displayOverheadBytes * tally.displays > limits.displayBytes || tally.media > limits.media;
  if (tooBig && form.valid) throw refusal('internal');
  // A broken component may be nested without end, and goes no further anyway.
  if (!form.valid) return [];
  return assignIds(
    top.map(({ object }) => object),
    tally.ids,
  );
}

function validateComponent(form: Form, component: Json, allowed: readonly number[], tally: Tally): void {
  const type = component['type'];
  if (typeof type !== 'number' || !allowed.includes(type)) {
    const list = allowed.join(', ');
    if (type === undefined || type === null) form.at('type').problem('BASE_TYPE_REQUIRED', 'This field is required');
    else form.at('type').problem('UNION_TYPE_CHOICES', `Value of field "type" must be one of (${list}).`);
    return;
  }
  tally.count += 1;
  readId(form, component, tally);
  if (selectTypes.includes(type)) return validateSelect(form, component, tally);
  switch (type) {
    case componentTypes.actionRow:
      return validateRow(form, component, tally);
    case componentTypes.button:
      return validateButton(form, component, tally);
    case componentTypes.section:
      return validateSection(form, component, tally);
    case componentTypes.textDisplay:
      return validateText(form, component, tally);
    case componentTypes.thumbnail:
      return validateMediaItem(form, component, tally);
    case componentTypes.mediaGallery:
      for (const item of readObjects(form.at('items'), component['items'], { required: true, min: 1, max: limits.galleryItems })) {
        validateMediaItem(item.form, item.object, tally);
      }
      return undefined;
    case componentTypes.file:
      readBoolean(form.at('spoiler'), component['spoiler']);
      return validateMedia(form.at('file'), component['file'], ['attachment'], tally);
    case componentTypes.separator:
      readBoolean(form.at('divider'), component['divider']);
      readInteger(form.at('spacing'), component['spacing'], { min: 1, max: 2 });
      return undefined;
    case componentTypes.container:
      return validateContainer(form, component, tally);
    default:
      return undefined;
  }
}

/** Five buttons, or one select by itself. */
function validateRow(form: Form, row: Json, tally: Tally): void {
  const children = readObjects(form.at('components'), row['components'], { required: true, min: 1, max: limits.rowButtons });
  let width = 0;
  for (const { form: place, object } of children) {
    width += selectTypes.includes(object['type'] as number) ? limits.rowButtons : 1;
    if (width > limits.rowButtons) place.problem('COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The specified component exceeds the maximum width');
    validateComponent(place, object, allowedAt.row, tally);
  }
}

function validateSection(form: Form, section: Json, tally: Tally): void {
  const texts = readObjects(form.at('components'), section['components'], { required: true, min: 1, max: limits.sectionTexts });
  for (const { form: place, object } of texts) validateComponent(place, object, allowedAt.sectionText, tally);
  const accessory = readObject(form.at('accessory'), section['accessory'], { required: true });
  if (accessory) validateComponent(form.at('accessory'), accessory, allowedAt.sectionAccessory, tally);
}

function validateContainer(form: Form, container: Json, tally: Tally): void {
  readInteger(form.at('accent_color'), container['accent_color'], { min: 0, max: 0xffffff });
  readBoolean(form.at('spoiler'), container['spoiler']);
  const children = readObjects(form.at('components'), container['components'], { required: true, min: 1, max: limits.components });
  for (const { form: place, object } of children) validateComponent(place, object, allowedAt.container, tally);
}

function validateText(form: Form, text: Json, tally: Tally): void {
  const content = readString(form.at('content'), text['content'], { required: true, min: 1, max: limits.displayText });
  if (content === undefined) return;
  if (content !== '' && content.trim() === '') form.at('content').problem('BASE_TYPE_REQUIRED', 'This field is required');
  tally.displays += 1;
  tally.textLength += content.length;
  tally.textBytes += Buffer.byteLength(content);
}

function validateMediaItem(form: Form, item: Json, tally: Tally): void {
  tally.media += 1;
  readString(form.at('description'), item['description'], { min: 1, max: limits.mediaDescription });
  readBoolean(form.at('spoiler'), item['spoiler']);
  validateMedia(form.at('media'), item['media'], ['http', 'https', 'attachment'], tally);
}

function validateMedia(form: Form, value: unknown, schemes: readonly string[], tally: Tally): void {
  const media = readObject(form, value, { required: true });
  if (media === undefined) return;
  const url = readUrl(form.at('url'), media['url'], { required: true, max: limits.mediaUrl, schemes });
  if (!url?.startsWith('attachment://')) return;
  const name = url.slice('attachment://'.length);
  if (!tally.rules.fileNames.includes(name)) {
    form.at('url').problem('UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', `The referenced attachment '${name}' was not found`);
  }
}

/** An `id` is the author's to give; 0 and none are Discord's (components/reference, anatomy of a component). */
function readId(form: Form, component: Json, tally: Tally): void {
  const id = readInteger(form.at('id'), component['id'], { min: 0, max: 2 ** 31 - 1 }) ?? 0;
  if (id === 0) return;
  if (tally.ids.has(id)) form.at('id').problem('COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated');
  tally.ids.add(id);
}

function assignIds(components: readonly Json[], taken: ReadonlySet<number>): readonly Json[] {
  let last = 0;
  function next(): number {
    do last += 1;
    while (taken.has(last));
    return last;
  }
  function withId(component: Json): Json {
    const id = typeof component['id'] === 'number' && component['id'] > 0 ? component['id'] : next();
    const children = component['components'];
    const accessory = component['accessory'];
    return {
      ...component,
      id,
      ...(Array.isArray(children) ? { components: children.filter(isJson).map(withId) } : {}),
      ...(isJson(accessory) ? { accessory: withId(accessory) } : {}),
    };
  }
  return components.map(withId);
}
