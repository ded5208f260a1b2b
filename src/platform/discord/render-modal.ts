import type { APIComponentInLabel, APILabelComponent, APIModalInteractionResponseCallbackData } from 'discord.js';
import { componentType } from './component-tree.ts';
import { clip } from '../../reply/clip.ts';
import type { Form, FormField, FormOption } from '../../reply/form.ts';
import { encodeIntent } from '../../reply/intent-codec.ts';
import { discordLimits } from './limits.ts';
import { settableChannels } from './channel-traits.ts';

const inputStyle = { short: 1, paragraph: 2 } as const;

/** components/reference, "Radio Group": 2 to 10 options. */
const leastRadios = 2;

/** One section of a form as a modal. `section` counts from 1 and is clamped. */
export function renderModal(form: Form, command: string, section: number): APIModalInteractionResponseCallbackData {
  const number = Math.min(Math.max(Math.trunc(section) || 1, 1), form.sections.length);
  const shown = form.sections[number - 1];
  const title = form.sections.length > 1 && shown ? shown.title : form.title;
  return {
    custom_id: encodeIntent(
      form.about ?? { kind: 'form', command, section: number, ...(form.channel === undefined ? {} : { channel: form.channel }) },
      discordLimits.customId,
    ),
    title: clip(title, discordLimits.modalTitle),
    components: (shown?.fields ?? []).slice(0, discordLimits.modalComponents).map(renderField),
  };
}

function renderField(field: FormField): APILabelComponent {
  const hint = clip(field.hint?.trim() ?? '', discordLimits.labelDescription);
  return {
    type: componentType.label,
    label: clip(field.label, discordLimits.labelText),
    ...(hint === '' ? {} : { description: hint }),
    component: renderControl(field),
  };
}

function renderControl(field: FormField): APIComponentInLabel {
  const base = { custom_id: field.name, required: field.optional !== true };
  switch (field.kind) {
    case 'text':
    case 'suggested': {
      const isLong = field.kind === 'text' && field.multiline === true;
      const placeholder = field.kind === 'text' ? clip(field.placeholder ?? '', discordLimits.textInputPlaceholder) : '';
      const maxLength = Math.min(field.maxLength, discordLimits.textInput);
      return {
        ...base,
        type: componentType.textInput,
        style: isLong ? inputStyle.paragraph : inputStyle.short,
        max_length: maxLength,
        ...(field.value === '' ? {} : { value: clip(field.value, maxLength) }),
        ...(placeholder === '' ? {} : { placeholder }),
      };
    }
    case 'choice': {
      const options = renderOptions(field.options, [field.value]);
      // All that can be chosen is seen at once, if it is few.
      if (options.length >= leastRadios && options.length <= discordLimits.groupOptions)
        return { ...base, type: componentType.radioGroup, options };
      return { ...base, type: componentType.stringSelect, ...(field.optional ? { min_values: 0 } : {}), options };
    }
    case 'choices': {
      const options = renderOptions(field.options, field.values.slice(0, field.max));
      return {
        ...base,
        type: options.length <= discordLimits.groupOptions ? componentType.checkboxGroup : componentType.stringSelect,
        min_values: field.optional ? 0 : 1,
        max_values: Math.max(1, Math.min(field.max, options.length)),
        options,
      };
    }
    case 'role':
      return {
        ...base,
        type: componentType.roleSelect,
        min_values: field.optional ? 0 : 1,
        ...(field.value === '' ? {} : { default_values: [{ id: field.value, type: 'role' as const }] as never }),
      };
    case 'channel':
      return {
        ...base,
        type: componentType.channelSelect,
        min_values: field.optional ? 0 : 1,
        channel_types: [...settableChannels] as never,
        ...(field.value === '' ? {} : { default_values: [{ id: field.value, type: 'channel' as const }] as never }),
      };
    // A single box is never required: not ticked is an answer.
    case 'flag':
      return { type: componentType.checkbox, custom_id: field.name, ...(field.value === '' ? {} : { default: true }) };
  }
}

function renderOptions(options: readonly FormOption[], chosen: readonly string[]): { label: string; value: string; default?: boolean }[] {
  return options.slice(0, discordLimits.selectOptions).map(({ label, value }) => ({
    label: clip(label, discordLimits.selectOptionText),
    value,
    ...(chosen.includes(value) ? { default: true } : {}),
  }));
}
