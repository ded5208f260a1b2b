import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';

/** A platform's published description: OpenAPI 3.1, whose schemas are JSON Schema 2020-12. */
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components?: unknown;
}

/** A violation: a JSON pointer into the body, and the rule. */
export interface Violation {
  readonly at: string;
  readonly what: string;
}

export interface Description {
  /** The findings about a request's body; undefined if the description has no such request, or no JSON body for it. */
  check(method: string, path: string, body: unknown): Findings | undefined;
}

export interface Findings {
  readonly violations: readonly Violation[];
  /** Properties that the description does not name, and does not forbid. */
  readonly unnamed: readonly Violation[];
}

const NAME = 'description';
/** One body breaks many branches of a union; these many of the deepest tell what is wrong. */
const MOST_TOLD = 3;

/**
 * Reads a description. JSON Schema lets properties pass that the description does not name; they are told apart, because a field with a
 * slip in its name is one of them.
 */
export function createDescription(description: OpenApi): Description {
  const validators = [description, closeObjects(description) as OpenApi].map((each) => createValidators(each));
  const routes = Object.keys(description.paths).map((path) => ({ path, pattern: patternOf(path) }));

  return {
    check(method, path, body) {
      // A segment that is written out is nearer than one that takes anything.
      const found = routes.filter(({ pattern }) => pattern.test(path)).sort((a, b) => placeholders(a.path) - placeholders(b.path));
      for (const route of found) {
        const [asWritten, closed] = validators.map((find) => find(route.path, method.toLowerCase()));
        if (asWritten === undefined || closed === undefined) continue;
        const violations = asWritten(body) ? [] : deepest(asWritten.errors ?? []);
        // In a body that is wrong, properties stand in the wrong place too.
        return { violations, unnamed: violations.length > 0 || closed(body) ? [] : unnamedIn(closed.errors ?? []) };
      }
      return undefined;
    },
  };
}

function createValidators(description: OpenApi): (path: string, method: string) => ValidateFunction | undefined {
  // The description's own words for formats and hints are not rules of JSON Schema.
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  for (const [name, test] of Object.entries(texts)) ajv.addFormat(name, { type: 'string', validate: test });
  for (const [name, test] of Object.entries(numbers)) ajv.addFormat(name, { type: 'number', validate: test });
  ajv.addSchema(description, NAME);
  const compiled = new Map<string, ValidateFunction>();
  return (path, method) => {
    const operation = description.paths[path]?.[method] as { requestBody?: { content?: Record<string, unknown> } } | undefined;
    if (operation?.requestBody?.content?.['application/json'] === undefined) return undefined;
    const at = ['paths', path, method, 'requestBody', 'content', 'application/json', 'schema'].map(pointerPart).join('/');
    const known = compiled.get(at) ?? ajv.compile({ $ref: `${NAME}#/${at}` });
    compiled.set(at, known);
    return known;
  };
}

/** The formats that the description names. */
const texts: Readonly<Record<string, (value: string) => boolean>> = {
  snowflake: (value) => /^(?:0|[1-9]\d{0,19})$/u.test(value),
  'date-time': (value) => !Number.isNaN(Date.parse(value)),
  uri: (value) => URL.canParse(value),
  nonce: (value) => value.length <= 25,
};
const numbers: Readonly<Record<string, (value: number) => boolean>> = {
  int32: (value) => Number.isInteger(value) && Math.abs(value) <= 2 ** 31,
  int64: (value) => Number.isInteger(value),
  double: () => true,
};

/** Each object with named properties takes no others, unless it is a part of an `allOf`, whose parts name different ones. */
function closeObjects(node: unknown, isPart = false): unknown {
  if (Array.isArray(node)) return node.map((each) => closeObjects(each, isPart));
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closeObjects(value, key === 'allOf')]));
  const isOpen = isPart || !('properties' in copy) || 'additionalProperties' in copy || 'allOf' in copy;
  return isOpen ? copy : { ...copy, additionalProperties: false };
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/[.*+?^$()|[\]\\]/gu, '\\$&').replace(/\{[^}]+\}/gu, '[^/]+')}$`, 'u');
}

function placeholders(path: string): number {
  return path.split('{').length;
}

function pointerPart(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}

/** Branches of a union that are of another type break at the type; what is meant breaks deeper. */
function deepest(errors: readonly ErrorObject[]): readonly Violation[] {
  const told = errors.filter(
    ({ keyword, instancePath }) => keyword !== 'oneOf' && keyword !== 'anyOf' && !isOtherBranch(errors, instancePath),
  );
  const depth = ({ instancePath }: ErrorObject): number => instancePath.split('/').length;
  const rows = (told.length > 0 ? told : errors).toSorted((a, b) => depth(b) - depth(a)).slice(0, MOST_TOLD);
  return rows.map(({ instancePath, message = '' }) => ({ at: instancePath || '/', what: message }));
}

function unnamedIn(errors: readonly ErrorObject[]): readonly Violation[] {
  const depth = Math.max(...errors.map(({ instancePath }) => instancePath.split('/').length));
  return errors
    .filter(({ keyword, instancePath }) => keyword === 'additionalProperties' && instancePath.split('/').length === depth)
    .map(({ instancePath, params }) => ({ at: instancePath || '/', what: String(params['additionalProperty']) }));
}

/** Whether only the discriminating `type` is wrong there: then another branch of the union is the one that is meant. */
function isOtherBranch(errors: readonly ErrorObject[], path: string): boolean {
  return (
    path.endsWith('/type') &&
    errors.some(({ instancePath }) => instancePath.startsWith(path.slice(0, -'type'.length)) && instancePath !== path)
  );
}
