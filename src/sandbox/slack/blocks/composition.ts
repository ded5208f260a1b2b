import { isJsonObject, objectsIn, type JsonObject } from '../json.ts';
import { also, enumOf, list, shape, string, url, type Check, type Problem } from './schema.ts';
import { anyText, plainText } from './text-object.ts';

/** Limits: reference/block-kit/composition-objects/confirmation-dialog-object. */
export const confirmDialog = shape(
  { text: anyText(300) },
  { title: plainText(100), confirm: plainText(30), deny: plainText(30), style: enumOf('primary', 'danger') },
);

/** The value limit is 150 by the reference and 75 by the type comments of `@slack/types`; the reference wins. */
const optionValue = string({ max: 150 });

export function option({ text = plainText(75), hasUrl = false }: { text?: Check; hasUrl?: boolean } = {}): Check {
  return shape({ text }, { value: optionValue, description: text, ...(hasUrl ? { url: url() } : {}) });
}

/** Options of radio buttons and checkboxes may be mrkdwn. */
export const markupOption = option({ text: anyText(75) });

export const optionGroup = shape({ label: plainText(75), options: list(option(), { min: 1, max: 100 }) });

/** A select menu's choices: `options` or `option_groups`, never both, and initial choices that are among them. */
export function withChoices(check: Check): Check {
  return also(check, (element, pointer, problems) => {
    if ((element['options'] === undefined) === (element['option_groups'] === undefined)) {
      problems.push({ pointer, message: 'must define either `options` or `option_groups`' });
      return;
    }
    const groups = objectsIn(element['option_groups']);
    const choices = groups.length > 0 ? groups.flatMap((group) => objectsIn(group['options'])) : objectsIn(element['options']);
    requireKnownInitials(element, choices, pointer, problems);
  });
}

export function requireKnownInitials(element: JsonObject, choices: readonly JsonObject[], pointer: string, problems: Problem[]): void {
  const initial = element['initial_option'];
  const initials = isJsonObject(initial) ? [initial] : objectsIn(element['initial_options']);
  const values = new Set(choices.map((choice) => choice['value']));
  for (const chosen of initials) {
    if (!values.has(chosen['value'])) {
      const key = isJsonObject(initial) ? 'initial_option' : 'initial_options';
      problems.push({ pointer: `${pointer}/${key}`, message: 'must match one of the provided options' });
    }
  }
}
