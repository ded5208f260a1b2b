import { isJsonObject, type JsonObject } from '../json.ts';

/** One thing wrong with a payload, worded and located as Slack's schema checker does it. */
export interface Problem {
  /** A JSON pointer from the root of the request: `/blocks/0/text/text`. */
  readonly pointer: string;
  readonly message: string;
}

/** Adds what is wrong with `value` to `problems`; adds nothing when it is right. */
export type Check = (value: unknown, pointer: string, problems: Problem[]) => void;

/** `[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]`, as in `response_metadata.messages`. */
export function formatProblem({ pointer, message }: Problem): string {
  return `[ERROR] ${message} [json-pointer:${pointer}]`;
}

/** A string of `min` to `max` UTF-16 units: the strictest reading of Slack's undefined "characters". */
export function string({ min = 1, max = Number.POSITIVE_INFINITY, pattern }: { min?: number; max?: number; pattern?: RegExp } = {}): Check {
  return (value, pointer, problems) => {
    if (typeof value !== 'string') problems.push({ pointer, message: 'must provide a string' });
    else if (value.length < min) problems.push({ pointer, message: `must be more than ${min - 1} characters` });
    else if (value.length > max) problems.push({ pointer, message: `must be less than ${max + 1} characters` });
    else if (pattern !== undefined && !pattern.test(value))
      problems.push({ pointer, message: `does not match pattern: ${pattern.source}` });
  };
}

export function boolean(value: unknown, pointer: string, problems: Problem[]): void {
  if (typeof value !== 'boolean') problems.push({ pointer, message: 'must provide a boolean' });
}

export function integer({ min, max }: { min?: number; max?: number } = {}): Check {
  return (value, pointer, problems) => {
    if (!Number.isInteger(value)) problems.push({ pointer, message: 'must provide an integer' });
    else if (min !== undefined && (value as number) < min) problems.push({ pointer, message: `must be greater than or equal to ${min}` });
    else if (max !== undefined && (value as number) > max) problems.push({ pointer, message: `must be less than or equal to ${max}` });
  };
}

export function number(value: unknown, pointer: string, problems: Problem[]): void {
  if (typeof value !== 'number') problems.push({ pointer, message: 'must provide a number' });
}

export function enumOf(...allowed: readonly unknown[]): Check {
  return (value, pointer, problems) => {
    if (!allowed.includes(value)) problems.push({ pointer, message: 'must be a valid enum value' });
  };
}

/** An absolute url. Slack opens `mailto:` and app links from a button, but loads pictures over http(s) only. */
export function url({ max = 3000, isWeb = false } = {}): Check {
  const length = string({ max });
  return (value, pointer, problems) => {
    const before = problems.length;
    length(value, pointer, problems);
    if (problems.length > before) return;
    if (!URL.canParse(value as string) || (isWeb && !/^https?:\/\//i.test(value as string)))
      problems.push({ pointer, message: 'invalid url' });
  };
}

/** A picture by its address. Slack fetches it before it takes the message, so one that only this machine or its network can reach fails. */
export function pictureUrl(): Check {
  const check = url({ isWeb: true });
  return (value, pointer, problems) => {
    const before = problems.length;
    check(value, pointer, problems);
    if (problems.length === before && isOutOfReach(new URL(value as string).hostname))
      problems.push({ pointer, message: 'downloading image failed' });
  };
}

function isOutOfReach(host: string): boolean {
  if (/^\d+(?:\.\d+){3}$/u.test(host)) return /^(?:0|10|127|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\./u.test(host);
  return host.startsWith('[')
    ? /^\[(?:::1?|f[cd].*|fe80.*)\]$/u.test(host)
    : !host.includes('.') || /\.(?:localhost|local|internal)$/u.test(host);
}

export function list(item: Check, { min = 0, max = Number.POSITIVE_INFINITY }: { min?: number; max?: number } = {}): Check {
  return (value, pointer, problems) => {
    if (!Array.isArray(value)) {
      problems.push({ pointer, message: 'must provide an array' });
      return;
    }
    if (value.length < min) problems.push({ pointer, message: `must provide at least ${min} items` });
    if (value.length > max) problems.push({ pointer, message: `no more than ${max} items allowed` });
    for (let index = 0; index < value.length; index += 1) item(value[index], `${pointer}/${index}`, problems);
  };
}

/** An object with exactly these properties: a missing one and an unknown one are both refused. */
export function shape(required: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>> = {}): Check {
  // A Map, because `__proto__` and `constructor` are names a sender may use.
  const checks = new Map(Object.entries({ ...optional, ...required }));
  const requiredKeys = Object.keys(required);
  return (value, pointer, problems) => {
    if (!isJsonObject(value)) {
      problems.push({ pointer, message: 'must provide an object' });
      return;
    }
    for (const key of requiredKeys) {
      if (value[key] === undefined) problems.push({ pointer, message: `missing required field: ${key}` });
    }
    for (const key of Object.keys(value)) {
      const entry = value[key];
      const check = checks.get(key);
      if (check === undefined) problems.push({ pointer, message: `invalid additional property: ${key}` });
      else if (entry !== undefined) check(entry, `${pointer}/${key}`, problems);
    }
  };
}

/** Chooses the check by the object's `type`. */
export function byType(checks: Readonly<Record<string, Check>>): Check {
  return (value, pointer, problems) => {
    if (!isJsonObject(value)) {
      problems.push({ pointer, message: 'must provide an object' });
      return;
    }
    const { type } = value;
    if (type === undefined) {
      problems.push({ pointer, message: 'missing required field: type' });
      return;
    }
    if (typeof type !== 'string') {
      problems.push({ pointer: `${pointer}/type`, message: 'must provide a string' });
      return;
    }
    const check = Object.hasOwn(checks, type) ? checks[type] : undefined;
    if (check === undefined) problems.push({ pointer: `${pointer}/type`, message: `unsupported type: ${type}` });
    else check(value, pointer, problems);
  };
}

/** A union as Slack words it: first that nothing fits, then why the likely one does not. */
export function union(checks: Readonly<Record<string, Check>>): Check {
  const choose = byType(checks);
  return (value, pointer, problems) => {
    const found: Problem[] = [];
    choose(value, pointer, found);
    if (found.length > 0) problems.push({ pointer, message: 'failed to match all allowed schemas' }, ...found);
  };
}

/** A rule over a whole object, asked only when every property of it is right by itself. */
export function also(check: Check, rule: (value: JsonObject, pointer: string, problems: Problem[]) => void): Check {
  return (value, pointer, problems) => {
    const before = problems.length;
    check(value, pointer, problems);
    if (problems.length === before) rule(value as JsonObject, pointer, problems);
  };
}
