import * as z from 'zod';
import type { Option, Options } from './command.ts';
import type { Words } from '../words/words.ts';

/** The outcome of reading the options as typed: values by option name, or advice for the asker. */
export type ParsedArguments =
  | { readonly kind: 'arguments'; readonly values: Readonly<Record<string, string | number | boolean>> }
  | { readonly kind: 'missing'; readonly option: string }
  | { readonly kind: 'invalid'; readonly option: string; readonly reason: string };

/** Reads the options as typed against their declarations. Text is trimmed; too long a one is cut, or refused where the option says so. */
export function parseArguments(options: Options<never>, given: Readonly<Record<string, string | number>>, words: Words): ParsedArguments {
  const values: Record<string, string | number | boolean> = {};
  for (const [name, option] of Object.entries(options)) {
    const raw = Object.hasOwn(given, name) ? given[name] : undefined;
    const text = typeof raw === 'string' ? raw.trim() : raw;
    if (text === undefined || text === '') {
      if (option.required) return { kind: 'missing', option: name };
      continue;
    }
    const parsed = schemaFor(option).safeParse(text);
    if (!parsed.success) return { kind: 'invalid', option: name, reason: expectationOf(option, words) };
    values[name] = parsed.data;
  }
  return { kind: 'arguments', values };
}

/** Building a schema takes ten times as long as using it, and options are declared once: each keeps its own. */
const schemas = new WeakMap<Option<never>, z.ZodType<string | number | boolean>>();

function schemaFor(option: Option<never>): z.ZodType<string | number | boolean> {
  const known = schemas.get(option);
  if (known) return known;
  const schema = schemaOf(option);
  schemas.set(option, schema);
  return schema;
}

function schemaOf(option: Option<never>): z.ZodType<string | number | boolean> {
  if (option.kind === 'text') {
    const { maxLength, refusesLonger } = option;
    if (maxLength === undefined) return z.coerce.string();
    if (refusesLonger) return z.coerce.string().max(maxLength);
    return z.coerce.string().transform((text) => text.slice(0, maxLength));
  }
  if (option.kind === 'flag') return z.enum(['true', 'false']).transform((word) => word === 'true');
  return z.coerce.number().int().min(option.min).max(option.max);
}

/** The rest of a sentence about a value that cannot be taken. */
function expectationOf(option: Option<never>, words: Words): string {
  switch (option.kind) {
    case 'text':
      return words.tooLong(option.maxLength ?? 0);
    case 'flag':
      return words.yesOrNo;
    case 'integer':
      return words.wholeNumber(option.min, option.max);
  }
}
