import type { Form, FormField, FormValues } from './form.ts';

/** The form with these values in its fields instead; fields without one stay as they are. */
export function fillForm(form: Form, values: FormValues): Form {
  return mapFields(form, (field) => {
    const value = Object.hasOwn(values, field.name) ? values[field.name] : undefined;
    if (value === undefined) return field;
    if (field.kind === 'choices') return { ...field, values: typeof value === 'string' ? [value] : value };
    const text = typeof value === 'string' ? value : (value[0] ?? '');
    // A choice that is not offered any more would be refused by every platform.
    if (field.kind === 'choice' && !field.options.some((option) => option.value === text)) return field;
    return { ...field, value: text };
  });
}

/** The form with what is wrong beside its fields. */
export function withProblems(form: Form, problems: Readonly<Record<string, string>>): Form {
  return mapFields(form, (field) => {
    const problem = Object.hasOwn(problems, field.name) ? problems[field.name] : undefined;
    return problem === undefined ? field : { ...field, problem };
  });
}

function mapFields(form: Form, change: (field: FormField) => FormField): Form {
  return { ...form, sections: form.sections.map((section) => ({ ...section, fields: section.fields.map(change) })) };
}
