import type { ModalSubmitInteraction } from 'discord.js';
import type { FormValues } from '../../reply/form.ts';

/** The submitted values, by the fields' names. An empty field is an answer too. */
export function readModal({ components }: Pick<ModalSubmitInteraction, 'components'>): FormValues {
  const values: Record<string, string | readonly string[]> = {};
  for (const component of components) {
    const field: unknown = 'component' in component ? component.component : undefined;
    if (typeof field !== 'object' || field === null || !('customId' in field)) continue;
    const name = String(field.customId);
    if ('values' in field && Array.isArray(field.values)) values[name] = field.values.map(String);
    else values[name] = 'value' in field ? textOf(field.value) : '';
  }
  return values;
}

/** A box that is ticked says yes, one that is not nothing. */
function textOf(value: unknown): string {
  return value === true ? 'yes' : typeof value === 'string' ? value : '';
}
