import type { JsonObject } from '../json.ts';
import type { ArgumentKind, ArgumentRule } from '../methods/api-method.ts';

export interface DecodedArguments {
  readonly args: JsonObject;
  /** Wrong or missing arguments, worded as in `response_metadata.messages`. */
  readonly problems: readonly string[];
  readonly unknown: readonly string[];
}

/** Set in place of a `json` argument that was a string but not JSON: the method knows the right error for it. */
export const unreadable: unique symbol = Symbol('unreadable');

/** Gives every known argument its type. */
export function decodeArguments(raw: JsonObject, rules: Readonly<Record<string, ArgumentRule>>): DecodedArguments {
  const args: Record<string, unknown> = {};
  const problems: string[] = [];
  const unknown: string[] = [];
  for (const [name, value] of Object.entries(raw)) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (name === 'token' || value === null || value === undefined) continue;
    if (rule === undefined) {
      unknown.push(name);
      continue;
    }
    const decoded = decode(value, rule.kind);
    if (decoded.problem !== undefined) problems.push(`[ERROR] ${decoded.problem} [json-pointer:/${name}]`);
    else args[name] = decoded.value;
  }
  for (const [name, rule] of Object.entries(rules)) {
    if (rule.isRequired === true && (args[name] === undefined || args[name] === ''))
      problems.push(`[ERROR] missing required field: ${name}`);
  }
  return { args, problems, unknown };
}

interface Decoded {
  readonly value?: unknown;
  readonly problem?: string;
}

function decode(value: unknown, kind: ArgumentKind): Decoded {
  switch (kind) {
    case 'string':
      return typeof value === 'string' || typeof value === 'number' ? { value: String(value) } : { problem: 'must provide a string' };
    case 'boolean':
      return decodeBoolean(value);
    case 'integer':
      return Number.isInteger(Number(value)) && value !== '' ? { value: Number(value) } : { problem: 'must provide an integer' };
    case 'json':
      return { value: typeof value === 'string' ? parse(value) : value };
    case 'strings':
      return { value: decodeStrings(value) };
  }
}

function decodeBoolean(value: unknown): Decoded {
  if (value === true || value === 'true' || value === '1' || value === 1) return { value: true };
  if (value === false || value === 'false' || value === '0' || value === 0 || value === '') return { value: false };
  return { problem: 'must provide a boolean' };
}

function decodeStrings(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String);
  return String(value)
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function parse(text: string): unknown {
  // An empty string is how a form says "nothing here".
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return unreadable;
  }
}
