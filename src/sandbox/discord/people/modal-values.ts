import { isJson, type Json } from '../json.ts';
import { discordLimits as limits } from '../limits.ts';
import { componentTypes } from '../validate/component-types.ts';

export type FilledModal =
  | { readonly kind: 'filled'; readonly components: readonly Json[] }
  | { readonly kind: 'refused'; readonly message: string };

/** The values that a client sends when a modal is submitted: each field with its custom id and value, within its bounds. */
export function fillModal(modal: Json, values: Readonly<Record<string, string | readonly string[]>>): FilledModal {
  const problems: string[] = [];
  const used = new Set<string>();

  function fillField(field: Json): Json {
    const customId = String(field['custom_id']);
    used.add(customId);
    const given = values[customId];
    const base = { type: field['type'], id: field['id'] ?? 1, custom_id: customId };
    if (field['type'] === componentTypes.textInput) {
      const text = typeof given === 'string' ? given : String(field['value'] ?? '');
      const problem = checkText(field, text);
      if (problem) problems.push(`"${customId}" ${problem}.`);
      return { ...base, value: text };
    }
    if (field['type'] === componentTypes.checkbox) return { ...base, value: given === 'true' };
    const chosen = given === undefined ? defaultsOf(field) : [given].flat();
    if (field['required'] !== false && chosen.length === 0) problems.push(`"${customId}" needs a choice.`);
    const most = Number(field['max_values'] ?? (field['type'] === componentTypes.checkboxGroup ? limits.groupOptions : 1));
    if (chosen.length > most) problems.push(`"${customId}" takes at most ${most} choices.`);
    const options = Array.isArray(field['options']) ? field['options'].filter(isJson) : undefined;
    const unknown = options && chosen.find((value) => !options.some((option) => option['value'] === value));
    if (unknown !== undefined) problems.push(`"${customId}" does not offer "${unknown}".`);
    return field['type'] === componentTypes.radioGroup ? { ...base, value: chosen[0] ?? null } : { ...base, values: chosen };
  }

  const components = (Array.isArray(modal['components']) ? modal['components'].filter(isJson) : []).flatMap((component, index): Json[] => {
    const base = { type: component['type'], id: component['id'] ?? index + 1 };
    if (isJson(component['component'])) return [{ ...base, component: fillField(component['component']) }];
    if (Array.isArray(component['components'])) return [{ ...base, components: component['components'].filter(isJson).map(fillField) }];
    return [base];
  });
  for (const customId of Object.keys(values)) if (!used.has(customId)) problems.push(`There is no field "${customId}".`);
  return problems.length === 0 ? { kind: 'filled', components } : { kind: 'refused', message: problems.join(' ') };
}

function checkText(field: Json, text: string): string | undefined {
  if (text === '') return field['required'] === false ? undefined : 'is required';
  if (text.length < Number(field['min_length'] ?? 0)) return `must have at least ${String(field['min_length'])} characters`;
  return text.length > Number(field['max_length'] ?? 4000)
    ? `must have at most ${String(field['max_length'] ?? 4000)} characters`
    : undefined;
}

function defaultsOf(field: Json): readonly string[] {
  const options = Array.isArray(field['options']) ? field['options'].filter(isJson) : [];
  const marked = options.filter((option) => option['default'] === true).map((option) => String(option['value']));
  const values = Array.isArray(field['default_values']) ? field['default_values'].filter(isJson).map((entry) => String(entry['id'])) : [];
  return [...marked, ...values];
}
