import { DiscordApiError } from './api-error.ts';
import { isJson, type Json } from './json.ts';
import { isSnowflake } from './snowflake.ts';

/**
 * A place in a request's body where something may be wrong. Problems found anywhere below one root are gathered,
 * because Discord answers all of them at once, nested by field.
 */
export interface Form {
  at(key: string | number): Form;
  problem(code: string, message: string): void;
  /** Throws 50035 with every problem found so far, if there is one. */
  assertValid(): void;
  readonly valid: boolean;
}

export function createForm(): Form {
  return new Place({ errors: createNode(), count: 0 }, undefined, '');
}

/** The faults anywhere below one root. */
interface Problems {
  readonly errors: Json;
  count: number;
}

/**
 * A message has a hundred places and hardly ever a problem: a place knows its way from the root, and its node is made when there is one.
 */
class Place implements Form {
  readonly #problems: Problems;
  readonly #parent: Place | undefined;
  readonly #key: string | number;

  constructor(problems: Problems, parent: Place | undefined, key: string | number) {
    this.#problems = problems;
    this.#parent = parent;
    this.#key = key;
  }

  get valid(): boolean {
    return this.#problems.count === 0;
  }

  at(key: string | number): Form {
    return new Place(this.#problems, this, key);
  }

  problem(code: string, message: string): void {
    this.#problems.count += 1;
    ((this.#node()['_errors'] ??= []) as Json[]).push({ code, message });
  }

  assertValid(): void {
    const { count, errors } = this.#problems;
    if (count > 0) throw new DiscordApiError(400, 50035, 'Invalid Form Body', { errors });
  }

  #node(): Json {
    if (this.#parent === undefined) return this.#problems.errors;
    return (this.#parent.#node()[this.#key] ??= createNode()) as Json;
  }
}

/** Without a prototype: a field may be named `__proto__`, and must not become one. */
function createNode(): Json {
  return Object.create(null) as Json;
}

interface Bounds {
  readonly required?: boolean;
  readonly min?: number;
  readonly max?: number;
}

/** Discord reads `null` as absent wherever a field is optional. */
function isAbsent(form: Form, value: unknown, required: boolean | undefined): boolean {
  if (value !== undefined && value !== null) return false;
  if (required) form.problem('BASE_TYPE_REQUIRED', 'This field is required');
  return true;
}

/** Lengths count UTF-16 units: Discord says "characters" and no more, and this is never the laxer reading. */
export function readString(form: Form, value: unknown, { required, min = 0, max = Infinity }: Bounds = {}): string | undefined {
  if (isAbsent(form, value, required)) return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') {
    form.problem('STRING_TYPE_CONVERT', `Could not interpret "${show(value)}" as string.`);
    return undefined;
  }
  const text = String(value);
  checkLength(form, text.length, min, max);
  return text;
}

export function readInteger(form: Form, value: unknown, { required, min = -Infinity, max = Infinity }: Bounds = {}): number | undefined {
  if (isAbsent(form, value, required)) return undefined;
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number)) {
    form.problem('NUMBER_TYPE_COERCE', `Value "${show(value)}" is not int.`);
    return undefined;
  }
  checkRange(form, 'int', number, min, max);
  return number;
}

export function readNumber(form: Form, value: unknown, { required, min = -Infinity, max = Infinity }: Bounds = {}): number | undefined {
  if (isAbsent(form, value, required)) return undefined;
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    form.problem('NUMBER_TYPE_COERCE', `Value "${show(value)}" is not float.`);
    return undefined;
  }
  checkRange(form, 'float', value, min, max);
  return value;
}

export function readBoolean(form: Form, value: unknown, { required }: Bounds = {}): boolean | undefined {
  if (isAbsent(form, value, required)) return undefined;
  if (typeof value !== 'boolean') {
    form.problem('BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');
    return undefined;
  }
  return value;
}

export function readSnowflake(form: Form, value: unknown, { required }: Bounds = {}): string | undefined {
  if (isAbsent(form, value, required)) return undefined;
  if (!isSnowflake(value)) {
    form.problem('NUMBER_TYPE_COERCE', `Value "${show(value)}" is not snowflake.`);
    return undefined;
  }
  return value;
}

export function readChoice<Value extends string | number>(
  form: Form,
  value: unknown,
  choices: readonly Value[],
  { required }: Bounds = {},
): Value | undefined {
  if (isAbsent(form, value, required)) return undefined;
  if (!choices.includes(value as Value)) {
    const list = choices.map((choice) => (typeof choice === 'string' ? `'${choice}'` : String(choice))).join(', ');
    form.problem('BASE_TYPE_CHOICES', `Value must be one of {${list}}.`);
    return undefined;
  }
  return value as Value;
}

export function readList(form: Form, value: unknown, { required, min = 0, max = Infinity }: Bounds = {}): readonly unknown[] | undefined {
  if (isAbsent(form, value, required)) return undefined;
  if (!Array.isArray(value)) {
    form.problem('LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
    return undefined;
  }
  checkLength(form, value.length, min, max);
  return value;
}

export function readObject(form: Form, value: unknown, { required }: Bounds = {}): Json | undefined {
  if (isAbsent(form, value, required)) return undefined;
  if (!isJson(value)) {
    form.problem('MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    return undefined;
  }
  return value;
}

/** Each entry that is an object, with its own place; others are reported. */
export function readObjects(form: Form, value: unknown, bounds: Bounds = {}): readonly { readonly form: Form; readonly object: Json }[] {
  const objects: { readonly form: Form; readonly object: Json }[] = [];
  for (const [index, entry] of (readList(form, value, bounds) ?? []).entries()) {
    const place = form.at(index);
    const object = readObject(place, entry, { required: true });
    if (object !== undefined) objects.push({ form: place, object });
  }
  return objects;
}

export function readUrl(
  form: Form,
  value: unknown,
  { required, max = 2048, schemes }: { readonly required?: boolean; readonly max?: number; readonly schemes: readonly string[] },
): string | undefined {
  const text = readString(form, value, { ...(required ? { required, min: 1 } : {}), max });
  if (text === undefined || text === '') return undefined;
  const scheme = /^([^:]*):/.exec(text)?.[1]?.toLowerCase() ?? '';
  if (!schemes.includes(scheme)) {
    const list = schemes.map((name) => `'${name}'`).join(', ');
    form.problem('URL_TYPE_INVALID_SCHEME', `Scheme "${scheme}" is not supported. Scheme must be one of (${list}).`);
    return undefined;
  }
  if (scheme.startsWith('http') && !isWellFormed(text)) {
    form.problem('URL_TYPE_INVALID_URL', 'Not a well formed URL.');
    return undefined;
  }
  return text;
}

/**
 * Discord words its refusals as the open library schematics does (`Not a well formed URL.`, `This field is required`), so links are held to
 * the rules of its `URLType`, which agree with every report: no host without a dot (alexemanuelol/rustplusplus#255), none with an
 * underscore (discordjs/discord.js#7438), an ending of letters, a port of two to five digits, and no characters beside those of a URI.
 */
function isWellFormed(text: string): boolean {
  const parts = /^https?:\/\/(?:[^/?#@\s]+@)?(\[[\da-f:.]+\]|[^/?#:@\s]+)(?::\d{2,5})?(?:\/([^?#]*))?(?:\?([^#]*))?(?:#(.*))?$/iu.exec(
    text,
  );
  if (!parts || /[\u0000-\u0020<>{}|"`\\^\u007f-\u009f]/u.test(text)) return false;
  const [, host = '', path = '', , fragment = ''] = parts;
  return !/[[\]]/u.test(path) && !/[[\]#]/u.test(fragment) && isHost(host);
}

function isHost(written: string): boolean {
  // Names beyond ASCII are looked at in their encoded form.
  const host = URL.parse(`http://${written}/`)?.hostname.replace(/\.$/u, '');
  if (host === undefined) return false;
  if (/^\[.*\]$|^\d+(?:\.\d+){3}$/u.test(host)) return true;
  const labels = host.split('.');
  const isNamed = labels.every((label) => /^[a-z\d](?:[a-z\d-]*[a-z\d])?$/u.test(label) && label.length < 64);
  return isNamed && labels.length > 1 && /^(?:[a-z]{2,}|xn--[a-z\d-]{2,})$/u.test(labels.at(-1) ?? '');
}

/** For a message: an object from JSON need not be convertible to text by itself. */
function show(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function checkLength(form: Form, length: number, min: number, max: number): void {
  if (length >= min && length <= max) return;
  if (min > 0 && max < Infinity) form.problem('BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
  else if (length > max) form.problem('BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
  else form.problem('BASE_TYPE_MIN_LENGTH', `Must be ${min} or more in length.`);
}

function checkRange(form: Form, kind: string, value: number, min: number, max: number): void {
  if (value < min) form.problem('NUMBER_TYPE_MIN', `${kind} value should be greater than or equal to ${min}.`);
  if (value > max) form.problem('NUMBER_TYPE_MAX', `${kind} value should be less than or equal to ${max}.`);
}
