import { type Form, readObject, readObjects, readString } from '../form.ts';
import type { Choice } from '../interactions.ts';
import { discordLimits as limits } from '../limits.ts';

/** The choices of an autocomplete callback: at most 25, names and values within their lengths. */
export function readChoices(form: Form, value: unknown): readonly Choice[] {
  const data = readObject(form, value, { required: true }) ?? {};
  const entries = readObjects(form.at('choices'), data['choices'], { required: true, max: limits.choices });
  const choices = entries.flatMap(({ form: place, object }): Choice[] => {
    const name = readString(place.at('name'), object['name'], { required: true, min: 1, max: limits.choiceName });
    const choice = object['value'];
    if (typeof choice === 'number' && Number.isFinite(choice)) return name === undefined ? [] : [{ name, value: choice }];
    const text = readString(place.at('value'), choice, { required: true, max: limits.choiceValue });
    return name === undefined || text === undefined ? [] : [{ name, value: text }];
  });
  form.assertValid();
  return choices;
}
