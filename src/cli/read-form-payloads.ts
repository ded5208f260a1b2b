import type { ChatField, ChatForm } from './chat-form.ts';

type Json = Readonly<Record<string, unknown>>;

/** A modal as Discord's client would show it. */
export function readModalPayload(modal: Json): ChatForm {
  return {
    title: String(modal['title'] ?? ''),
    submitLabel: 'Submit',
    fields: objectsIn(modal['components']).flatMap((label): readonly ChatField[] => {
      const control = objectOf(label['component']);
      const options = objectsIn(control['options']);
      const chosen = options.filter((option) => option['default'] === true).map((option) => String(option['value']));
      const picked = objectsIn(control['default_values']).map((value) => String(value['id']));
      const isText = control['options'] === undefined && control['min_values'] === undefined;
      return [
        {
          name: String(control['custom_id'] ?? ''),
          label: String(label['label'] ?? ''),
          value: isText ? String(control['value'] ?? '') : [...chosen, ...picked],
          ...(label['description'] === undefined ? {} : { hint: String(label['description']) }),
          ...(options.length === 0
            ? {}
            : { options: options.map((option) => ({ label: String(option['label']), value: String(option['value']) })) }),
        },
      ];
    }),
  };
}

/** A view as Slack's client would show it, with what is wrong beside its fields. */
export function readViewPayload(view: Json, errors: Readonly<Record<string, string>>): ChatForm {
  return {
    title: textOf(view['title']),
    submitLabel: textOf(view['submit']),
    fields: objectsIn(view['blocks']).flatMap((block): readonly ChatField[] => {
      const element = objectOf(block['element']);
      if (block['type'] !== 'input') return [];
      const options = objectsIn(element['options']);
      const problem = errors[String(block['block_id'])];
      const isList = element['type'] === 'checkboxes' || element['type'] === 'multi_static_select';
      const initial = objectsIn(element['initial_options']).map((option) => String(option['value']));
      const single = objectOf(element['initial_option'])['value'] ?? element['initial_value'] ?? '';
      return [
        {
          name: String(element['action_id'] ?? ''),
          label: textOf(block['label']),
          value: isList ? initial : String(single),
          ...(block['hint'] === undefined ? {} : { hint: textOf(block['hint']) }),
          ...(problem === undefined ? {} : { problem }),
          ...(options.length === 0
            ? {}
            : { options: options.map((option) => ({ label: textOf(option['text']), value: String(option['value']) })) }),
        },
      ];
    }),
  };
}

function textOf(value: unknown): string {
  return String(objectOf(value)['text'] ?? '');
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function objectsIn(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}
