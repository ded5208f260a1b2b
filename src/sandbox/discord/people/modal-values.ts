import { isJson, type Json } from '../json.ts';
import { discordLimits as limits } from '../limits.ts';
import { componentTypes } from '../validate/component-types.ts';
import { type Chooser, checkSelection, isFilledByDiscord } from './selection.ts';

export type FilledModal =
  | { readonly kind: 'filled'; readonly components: readonly Json[]; readonly resolved: Json | undefined }
  | { readonly kind: 'refused'; readonly message: string };

/** The values that a client sends when a modal is submitted: each field with its custom id and value, within its bounds. */
export function fillModal(modal: Json, values: Readonly<Record<string, string | readonly string[]>>, chooser: Chooser): FilledModal {
  const problems: string[] = [];
  let resolved: Json | undefined;
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
    if (field['type'] === componentTypes.checkbox) {
      return { ...base, value: given === undefined ? field['default'] === true : [given].flat().includes('true') };
    }
    const chosen = given === undefined ? defaultsOf(field) : [given].flat();
    if (field['required'] !== false && chosen.length === 0) problems.push(`"${customId}" needs a choice.`);
    const most = Number(field['max_values'] ?? (field['type'] === componentTypes.checkboxGroup ? limits.groupOptions : 1));
    if (chosen.length > most) problems.push(`"${customId}" takes at most ${most} choices.`);
    if (isFilledByDiscord(field)) resolve(field, chosen);
    const options = Array.isArray(field['options']) ? field['options'].filter(isJson) : undefined;
    const unknown = options && chosen.find((value) => !options.some((option) => option['value'] === value));
    if (unknown !== undefined) problems.push(`"${customId}" does not offer "${unknown}".`);
    return field['type'] === componentTypes.radioGroup ? { ...base, value: chosen[0] ?? null } : { ...base, values: chosen };
  }

  /** The number was looked at with that of every other field. */
  function resolve(field: Json, chosen: readonly string[]): void {
    const selection = checkSelection(chooser, { ...field, min_values: 0, max_values: chosen.length }, chosen);
    if (selection.kind === 'refused') problems.push(selection.message);
    else if (chosen.length > 0)
      for (const [kind, entries] of Object.entries(selection.resolved ?? {}))
        resolved = { ...resolved, [kind]: { ...(resolved?.[kind] as Json | undefined), ...(entries as Json) } };
  }

  const components = (Array.isArray(modal['components']) ? modal['components'].filter(isJson) : []).flatMap((component, index): Json[] => {
    const base = { type: component['type'], id: component['id'] ?? index + 1 };
    if (isJson(component['component'])) return [{ ...base, component: fillField(component['component']) }];
    if (Array.isArray(component['components'])) return [{ ...base, components: component['components'].filter(isJson).map(fillField) }];
    return [base];
  });
  for (const customId of Object.keys(values)) if (!used.has(customId)) problems.push(`There is no field "${customId}".`);
  return problems.length === 0 ? { kind: 'filled', components, resolved } : { kind: 'refused', message: problems.join(' ') };
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
