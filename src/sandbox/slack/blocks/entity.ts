import { isJsonObject } from '../json.ts';
import { also, type Check, enumOf, list, number, type Problem, shape, string, url } from './schema.ts';

/** The kinds of things that a Work Object is (messaging/work-objects, "Supported entity types"). */
const entityTypes = ['task', 'file', 'item', 'incident', 'content_item'].map((name) => `slack#/entities/${name}`);

/** Members: messaging/work-objects-implementation and `EntityMetadata` of `@slack/types` 3.2, as far as articles need them. */
const anything: Check = () => {};
const icon = shape({ alt_text: string() }, { url: url({ isWeb: true }), slack_file: anything });
const textField = shape(
  { value: string() },
  { label: string(), format: string(), link: url(), icon, long: anything, type: string(), tag_color: string(), edit: anything },
);
const typedField = shape(
  { type: string() },
  { label: string(), value: anything, link: url(), icon, long: anything, format: string(), user: anything, alt_text: string() },
);
const timeField = shape({ value: number }, { label: string(), type: string(), edit: anything });
const imageField = shape(
  { alt_text: string() },
  { label: string(), image_url: url({ isWeb: true }), slack_file: anything, title: string() },
);

const contentItem = shape(
  {},
  {
    preview: imageField,
    description: textField,
    created_by: typedField,
    date_created: timeField,
    date_updated: timeField,
    last_modified_by: typedField,
  },
);

const customField = shape(
  { label: string(), key: string(), type: string() },
  { value: anything, link: url(), icon, long: anything, format: string(), image_url: url({ isWeb: true }), alt_text: string() },
);

const attributes = shape(
  { title: shape({ text: string() }, { edit: anything }) },
  {
    display_type: string(),
    display_id: string(),
    product_icon: icon,
    product_name: string(),
    locale: string(),
    metadata_last_modified: number,
  },
);

const entity = also(
  shape(
    {
      entity_type: enumOf(...entityTypes),
      entity_payload: shape(
        { attributes },
        { fields: anything, custom_fields: list(customField), display_order: list(string()), actions: anything },
      ),
      external_ref: shape({ id: string() }, { type: string() }),
      url: url({ isWeb: true }),
    },
    { app_unfurl_url: url({ isWeb: true }) },
  ),
  (value, pointer, problems) => {
    const payload = value['entity_payload'];
    const fields = isJsonObject(payload) ? payload['fields'] : undefined;
    if (fields !== undefined && value['entity_type'] === 'slack#/entities/content_item')
      contentItem(fields, `${pointer}/entity_payload/fields`, problems);
  },
);

/** The faults that Slack would find in one entity; empty if it would take it. */
export function findEntityProblems(value: unknown, pointer: string): readonly Problem[] {
  const problems: Problem[] = [];
  entity(value, pointer, problems);
  return problems;
}
