import { fieldsOf, type Form, type FormField, type FormValues } from './form.ts';

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

/** The form with what is wrong beside its fields. What belongs to a field that the form has not is said at its first one, never dropped. */
export function withProblems(form: Form, problems: Readonly<Record<string, string>>): Form {
  const fields = fieldsOf(form);
  const names = new Set(fields.map(({ name }) => name));
  const others = Object.keys(problems).filter((name) => !names.has(name));
  return mapFields(form, (field) => {
    const own = field === fields[0] ? [field.name, ...others] : [field.name];
    const said = own.flatMap((name) => (Object.hasOwn(problems, name) ? [problems[name]] : []));
    return said.length === 0 ? field : { ...field, problem: said.join(' ') };
  });
}

function mapFields(form: Form, change: (field: FormField) => FormField): Form {
  return { ...form, sections: form.sections.map((section) => ({ ...section, fields: section.fields.map(change) })) };
}
