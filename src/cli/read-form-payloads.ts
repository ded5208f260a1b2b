import { rolePrefix } from '../platform/slack/render-view.ts';
import type { ChatField, ChatForm, ChatOption } from './chat-form.ts';

type Json = Readonly<Record<string, unknown>>;

/** Discord: menus that its client fills with the roles and the channels of the server, and a box to tick. */
const componentType = { roleSelect: 6, channelSelect: 8, checkbox: 23 } as const;

/** A box is ticked by a word. */
const ticked: ChatOption = { value: 'true', name: 'yes' };

/** The things of a server or workspace that its client offers in menus. */
export interface Offered {
  /** Roles on Discord, user groups on Slack. */
  readonly roles: readonly ChatOption[];
  readonly channels: readonly ChatOption[];
}

/** A modal as Discord's client would show it. */
export function readModalPayload(modal: Json, offered: Offered): ChatForm {
  return {
    title: String(modal['title'] ?? ''),
    submitLabel: 'Submit',
    fields: objectsIn(modal['components']).flatMap((label): readonly ChatField[] => {
      const control = objectOf(label['component']);
      const declared = objectsIn(control['options']);
      const options = offeredIn(control, offered) ?? declared.map((option) => optionOf(option['label'], option));
      const chosen = declared.filter((option) => option['default'] === true).map((option) => String(option['value']));
      const picked = objectsIn(control['default_values']).map((value) => String(value['id']));
      const isText = control['options'] === undefined && control['min_values'] === undefined;
      return [
        {
          name: String(control['custom_id'] ?? ''),
          id: String(control['custom_id'] ?? ''),
          label: String(label['label'] ?? ''),
          value: isText ? String(control['value'] ?? (control['default'] === true ? ticked.value : '')) : [...chosen, ...picked],
          ...(label['description'] === undefined ? {} : { hint: String(label['description']) }),
          ...(options.length === 0 ? {} : { options }),
        },
      ];
    }),
  };
}

function offeredIn({ type }: Json, { roles, channels }: Offered): readonly ChatOption[] | undefined {
  if (type === componentType.roleSelect) return roles;
  if (type === componentType.channelSelect) return channels;
  return type === componentType.checkbox ? [ticked] : undefined;
}

/** A view as Slack's client would show it, with what is wrong beside its fields. */
export function readViewPayload(view: Json, errors: Readonly<Record<string, string>>, { roles: groups, channels }: Offered): ChatForm {
  const notice = objectsIn(view['blocks']).find(({ type }) => type === 'section');
  return {
    title: textOf(view['title']),
    submitLabel: textOf(view['submit']),
    ...(notice === undefined ? {} : { notice: textOf(notice['text']) }),
    fields: objectsIn(view['blocks']).flatMap((block): readonly ChatField[] => {
      const element = objectOf(block['element']);
      if (block['type'] !== 'input') return [];
      const id = String(element['action_id'] ?? '');
      const isRole = id.startsWith(rolePrefix);
      const filled = isRole ? groups : element['type'] === 'conversations_select' ? channels : undefined;
      const options = filled ?? objectsIn(element['options']).map((option) => optionOf(textOf(option['text']), option));
      const problem = errors[String(block['block_id'])];
      const isList = element['type'] === 'checkboxes' || element['type'] === 'multi_static_select';
      const initial = objectsIn(element['initial_options']).map((option) => String(option['value']));
      const single = objectOf(element['initial_option'])['value'] ?? element['initial_conversation'] ?? element['initial_value'] ?? '';
      return [
        {
          name: isRole ? id.slice(rolePrefix.length) : id,
          id,
          label: textOf(block['label']),
          value: isList ? initial : String(single),
          ...(block['hint'] === undefined ? {} : { hint: textOf(block['hint']) }),
          ...(problem === undefined ? {} : { problem }),
          ...(options.length === 0 ? {} : { options }),
        },
      ];
    }),
  };
}

function optionOf(label: unknown, option: Json): ChatOption {
  return { label: String(label), value: String(option['value']) };
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
