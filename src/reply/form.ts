import type { Intent } from './intent.ts';

/**
 * Questions to one person, with nothing of any platform in them: an adapter shows them as a modal. What a platform cannot show at once it
 * shows section by section, so a submission may hold the values of some sections only.
 */
export interface Form {
  readonly kind: 'form';
  /** The language of what a platform adds to it; English unless set. */
  readonly language?: string;
  /** At most 24 characters: a title of a Slack view. */
  readonly title: string;
  /** One to five; a section has one to five fields, as many as a modal of Discord takes. */
  readonly sections: readonly FormSection[];
  /** At most 24 characters. */
  readonly submitLabel: string;
  /** Words above the fields, at most 2,000 characters; what shows fields alone tells them before it opens the form. */
  readonly notice?: string;
  /** The channel that a command's form is about, if it is not the one that it was asked in. */
  readonly channel?: string;
  /** The intent that is acted on with the values; absent if they are for the form of a command. */
  readonly about?: Intent;
}

export interface FormSection {
  /** At most 45 characters: also the title of Discord's modal when there are several. */
  readonly title: string;
  readonly fields: readonly FormField[];
}

interface FieldBase {
  /** Names the value; unique in the form, 1 to 32 of a-z and -. */
  readonly name: string;
  /** At most 45 characters. */
  readonly label: string;
  /** At most 100 characters. */
  readonly hint?: string;
  /** Whether it may be left empty. */
  readonly optional?: boolean;
  /** The fault in the value below: set if a submission is answered with the form again. */
  readonly problem?: string;
}

export type FormField =
  | (FieldBase & {
      readonly kind: 'text';
      readonly value: string;
      /** At most 3,000. */
      readonly maxLength: number;
      readonly placeholder?: string;
      readonly multiline?: boolean;
    })
  /** One of them. */
  | (FieldBase & { readonly kind: 'choice'; readonly options: readonly FormOption[]; readonly value: string })
  /** Any of them, at most `max`. */
  | (FieldBase & {
      readonly kind: 'choices';
      readonly options: readonly FormOption[];
      readonly values: readonly string[];
      readonly max: number;
    })
  /** A role (Discord) or user group (Slack), by its id; empty for none. */
  | (FieldBase & { readonly kind: 'role'; readonly value: string })
  /** A channel that takes announcements, by its id; empty for none. */
  | (FieldBase & { readonly kind: 'channel'; readonly value: string })
  /** Yes or no. Its value is `yes` or empty. */
  | (FieldBase & { readonly kind: 'flag'; readonly value: string; readonly yes: string })
  /** Text that the command suggests for its option `option` while it is typed. */
  | (FieldBase & { readonly kind: 'suggested'; readonly option: string; readonly value: string; readonly maxLength: number });

/** At most 75 characters each: Slack's options are the shorter ones. */
export interface FormOption {
  readonly label: string;
  readonly value: string;
}

/** The submitted values, by field. A field that is absent was not shown: its value stays. Empty text or an empty list is an answer. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

export function fieldsOf(form: Form): readonly FormField[] {
  return form.sections.flatMap(({ fields }) => fields);
}

/** The content of a field, as a person would say it: labels for values that have one. */
export function shownValueOf(field: FormField): string {
  switch (field.kind) {
    case 'choice':
      return labelOf(field.options, field.value);
    case 'choices':
      return field.values.map((value) => labelOf(field.options, value)).join(', ');
    case 'flag':
      return field.value === '' ? '' : field.yes;
    default:
      return field.value;
  }
}

function labelOf(options: readonly FormOption[], value: string): string {
  return options.find((option) => option.value === value)?.label ?? value;
}
