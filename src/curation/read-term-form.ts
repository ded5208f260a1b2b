import type { FormValues } from '../reply/form.ts';
import type { TermContent } from './curated-term.ts';

/** The text of a field on one line; undefined if the form did not have it. */
export function textIn(values: FormValues, field: string): string | undefined {
  const value = Object.hasOwn(values, field) ? values[field] : undefined;
  return value === undefined ? undefined : ([value].flat()[0] ?? '').normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** The term after a submission; what the form did not ask for stays as it is in `base`. */
export function readContent(values: FormValues, base: TermContent): TermContent {
  return {
    headword: textIn(values, 'headword') ?? base.headword,
    aliases: namesIn(values, 'aliases') ?? base.aliases,
    definition: textIn(values, 'definition') ?? base.definition,
    seeAlso: namesIn(values, 'see-also') ?? base.seeAlso,
  };
}

/** Names parted by commas, semicolons or lines. */
function namesIn(values: FormValues, field: string): readonly string[] | undefined {
  const value = Object.hasOwn(values, field) ? values[field] : undefined;
  if (value === undefined) return undefined;
  const names = ([value].flat()[0] ?? '').normalize('NFC').split(/[,;、，\n]/u);
  return names.map((name) => name.replace(/\s+/gu, ' ').trim()).filter((name) => name !== '');
}
