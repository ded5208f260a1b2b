import type { OptionValue } from '../../acts.ts';
import type { CommandInfo, OptionInfo } from '../../protocol.ts';
import { registeredName } from './localize-commands.ts';

/** The content of Discord's composer: words, or a command with its fields. */
export type Draft =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'command'; readonly command: CommandInfo; readonly fields: readonly Field[]; readonly focused: number };

export interface Field {
  readonly option: OptionInfo;
  readonly text: string;
  /** The chosen value, which need not be the shown one; typing on drops it. */
  readonly chosen?: OptionValue;
}

export const emptyDraft: Draft = { kind: 'words', text: '' };

/** The command's required fields, and its first one in any case. */
export function draftCommand(command: CommandInfo, text = ''): Draft {
  const required = command.options.filter((option) => option.required);
  const shown = required.length > 0 ? required : command.options.slice(0, 1);
  return { kind: 'command', command, fields: shown.map((option, index) => ({ option, text: index === 0 ? text : '' })), focused: 0 };
}

type CommandDraft = Extract<Draft, { kind: 'command' }>;

export function typeInField(draft: CommandDraft, index: number, text: string): Draft {
  return { ...draft, focused: index, fields: draft.fields.map((field, at) => (at === index ? { option: field.option, text } : field)) };
}

export function chooseInField(draft: CommandDraft, index: number, shown: string, chosen: OptionValue): CommandDraft {
  return { ...draft, fields: draft.fields.map((field, at) => (at === index ? { option: field.option, text: shown, chosen } : field)) };
}

export function focusField(draft: CommandDraft, index: number): CommandDraft {
  return draft.focused === index ? draft : { ...draft, focused: index };
}

/** Options that are not shown yet. */
export function hiddenOptions({ command, fields }: CommandDraft): readonly OptionInfo[] {
  return command.options.filter(({ name }) => fields.every(({ option }) => option.name !== name));
}

export function addField(draft: CommandDraft, name: string): CommandDraft {
  const option = hiddenOptions(draft).find((each) => each.name === name);
  if (!option) return draft;
  return { ...draft, fields: [...draft.fields, { option, text: '' }], focused: draft.fields.length };
}

/** An optional field goes; where nothing is left, the command turns into words again. */
export function removeField(draft: CommandDraft, index: number): Draft {
  const field = draft.fields[index];
  if (field && !field.option.required && draft.fields.length > 1)
    return { ...draft, fields: draft.fields.filter((_, at) => at !== index), focused: Math.max(index - 1, 0) };
  return { kind: 'words', text: `/${draft.command.name}` };
}

/** The first required field that is empty. */
export function missingField({ fields }: CommandDraft): number | undefined {
  const index = fields.findIndex(({ option, text }) => option.required && text.trim() === '');
  return index === -1 ? undefined : index;
}

/** The options as they are sent; empty ones are left out. */
export function optionsOf({ fields }: CommandDraft): Readonly<Record<string, OptionValue>> {
  const filled = fields.filter(({ text }) => text.trim() !== '');
  return Object.fromEntries(filled.map((field) => [registeredName(field.option), valueOf(field)]));
}

function valueOf({ option, text, chosen }: Field): OptionValue {
  if (chosen !== undefined) return chosen;
  const typed = text.trim();
  if (option.kind === 'integer' && /^-?\d{1,15}$/.test(typed)) return Number(typed);
  if (option.kind === 'boolean' && /^(?:true|false)$/i.test(typed)) return typed.toLowerCase() === 'true';
  return option.choices.find(({ name }) => name.toLowerCase() === typed.toLowerCase())?.value ?? typed;
}
