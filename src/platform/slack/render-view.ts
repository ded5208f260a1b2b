import type { InputBlock, KnownBlock, ModalView, PlainTextElement, PlainTextOption } from '@slack/types';
import { clip } from '../../reply/clip.ts';
import { encodeIntent } from '../../reply/intent-codec.ts';
import type { Form, FormField, FormOption } from '../../reply/form.ts';
import { slackLimits } from './limits.ts';
import { wordsIn } from '../../words/words-for.ts';
import type { Words } from '../../words/words.ts';

/** Every form: what it belongs to stands in its metadata. */
export const formCallbackId = 'newsdesk:form';

/** The menu of a role is filled from the workspace's user groups, every other one by the command. */
export const rolePrefix = 'role:';

/** The facts that a view does not carry when it comes back. The response URL takes an answer for the asker alone, for 30 minutes. */
export interface FormPlace {
  readonly command: string;
  /** As in `Form`. */
  readonly channel?: string;
  /** The encoded intent that the form is about, if it is not a command's, and the message whose button opened it. */
  readonly intent?: string;
  readonly messageId?: string;
  readonly channelId: string;
  readonly responseUrl: string;
}

/** A form whole, as one modal. */
export function renderView(form: Form, place: FormPlace): ModalView {
  const several = form.sections.length > 1;
  const words = wordsIn(form.language);
  return {
    type: 'modal',
    callback_id: formCallbackId,
    private_metadata: JSON.stringify({
      ...place,
      ...(form.channel === undefined ? {} : { channel: form.channel }),
      ...(form.about === undefined ? {} : { intent: encodeIntent(form.about, slackLimits.buttonValue) }),
    }),
    title: plain(form.title, slackLimits.viewTitle),
    submit: plain(form.submitLabel, slackLimits.viewTitle),
    close: plain(words.cancel, slackLimits.viewTitle),
    blocks: [
      ...(form.notice === undefined ? [] : [{ type: 'section', text: plain(form.notice, slackLimits.textObject) } as const]),
      ...form.sections.flatMap(({ title, fields }): readonly KnownBlock[] => [
        ...(several ? [{ type: 'header', text: plain(title, slackLimits.headerText) } as const] : []),
        ...fields.map((field) => renderField(field, words)),
      ]),
    ],
  };
}

/** The metadata that Slack has kept with the view; undefined for a view of another app. */
export function readPlace(metadata: string): FormPlace | undefined {
  try {
    const { command, channelId, responseUrl, channel, intent, messageId } = JSON.parse(metadata) as Partial<FormPlace>;
    if (typeof command !== 'string' || typeof channelId !== 'string' || typeof responseUrl !== 'string') return undefined;
    return {
      command,
      channelId,
      responseUrl,
      ...(typeof channel === 'string' ? { channel } : {}),
      ...(typeof intent === 'string' ? { intent } : {}),
      ...(typeof messageId === 'string' ? { messageId } : {}),
    };
  } catch {
    return undefined;
  }
}

function renderField(field: FormField, words: Words): InputBlock {
  const hint = field.hint?.trim() ?? '';
  return {
    type: 'input',
    block_id: field.name,
    label: plain(field.label, slackLimits.inputLabel),
    element: renderControl(field, words),
    // A box that is not ticked is an answer.
    ...(field.optional === true || field.kind === 'flag' ? { optional: true } : {}),
    ...(hint === '' ? {} : { hint: plain(hint, slackLimits.inputLabel) }),
  };
}

function renderControl(field: FormField, words: Words): InputBlock['element'] {
  const action_id = field.name;
  switch (field.kind) {
    case 'text': {
      const maxLength = Math.min(field.maxLength, slackLimits.textInput);
      return {
        type: 'plain_text_input',
        action_id,
        max_length: maxLength,
        ...(field.multiline === true ? { multiline: true } : {}),
        ...(field.value === '' ? {} : { initial_value: clip(field.value, maxLength) }),
        ...(field.placeholder === undefined ? {} : { placeholder: plain(field.placeholder, slackLimits.selectPlaceholder) }),
      };
    }
    case 'choice': {
      const options = field.options.slice(0, slackLimits.selectOptions).map(renderOption);
      const chosen = options.find(({ value }) => value === field.value);
      return { type: 'static_select', action_id, options, ...(chosen === undefined ? {} : { initial_option: chosen }) };
    }
    case 'choices': {
      const options = field.options.slice(0, slackLimits.selectOptions).map(renderOption);
      const chosen = options.filter(({ value }) => field.values.includes(value ?? ''));
      if (options.length > slackLimits.checkboxes) {
        const initial = chosen.length === 0 ? {} : { initial_options: chosen };
        return { type: 'multi_static_select', action_id, options, max_selected_items: Math.max(1, field.max), ...initial };
      }
      return { type: 'checkboxes', action_id, options, ...(chosen.length === 0 ? {} : { initial_options: chosen }) };
    }
    case 'role':
      return {
        type: 'external_select',
        action_id: rolePrefix + field.name,
        min_query_length: 0,
        placeholder: plain(words.nobody, slackLimits.selectPlaceholder),
        ...(field.value === '' ? {} : { initial_option: renderOption({ label: `@${field.value}`, value: field.value }) }),
      };
    case 'channel':
      return {
        type: 'conversations_select',
        action_id,
        filter: { include: ['public', 'private'], exclude_bot_users: true },
        ...(field.value === '' ? {} : { initial_conversation: field.value }),
      };
    case 'flag': {
      const yes = renderOption({ label: field.yes, value: 'yes' });
      return { type: 'checkboxes', action_id, options: [yes], ...(field.value === '' ? {} : { initial_options: [yes] }) };
    }
    case 'suggested':
      return {
        type: 'external_select',
        action_id: field.option,
        min_query_length: 0,
        ...(field.value === '' ? {} : { initial_option: renderOption({ label: field.value, value: field.value }) }),
      };
  }
}

/** An option whose value is too long for Slack carries its beginning: what is searched for by it is still found. */
export function renderOption({ label, value }: FormOption): PlainTextOption {
  return { text: plain(label, slackLimits.optionText), value: value.slice(0, slackLimits.optionValue) };
}

function plain(text: string, maxLength: number): PlainTextElement {
  return { type: 'plain_text', text: clip(text.trim(), maxLength) || '…', emoji: false };
}
