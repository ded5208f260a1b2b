import { parse, parseExpression } from '@babel/parser';
import { fieldOfKey } from '../front-matter-keys.ts';
import type { LocatedEntry, LocatedValue } from '../located-value.ts';
import type { ProblemLog } from '../problem-log.ts';
import { meaningOf } from '../withholding/meanings.ts';
import { locatePlain } from './plain-value.ts';

/** A node of the parser, as far as it is asked here. */
interface Node {
  readonly type: string;
  readonly start?: number | null;
  readonly [name: string]: unknown;
}

/** A value that is computed: it is not known without running the script. */
const COMPUTED = Symbol('computed');
const MAX_DEPTH = 24;
const FUNCTION = /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|ObjectMethod)$/u;

/** It cannot be told who may read the article. */
class DoubtError extends Error {
  override readonly name = 'DoubtError';
  readonly start: number;
  constructor(message: string, node: Node) {
    super(message);
    this.start = node.start ?? 0;
  }
}

/**
 * Reads Eleventy's `---js` as texts, lists and maps: an object, or constants with one value each. Nothing is run. A computed value of a field
 * that says nothing about readers is left out. Undefined if another one is computed, or the script is faulty: the log says where and why.
 */
export function readScriptTree(script: string, offset: number, log: ProblemLog): LocatedValue | undefined {
  try {
    const isObject = script.trimStart().startsWith('{');
    const entries = isObject ? readObject(parseExpression(script) as unknown as Node, offset, 0) : readConstants(script, offset);
    return { kind: 'map', offset, entries: onceEach(entries, offset) };
  } catch (cause) {
    const isDoubt = cause instanceof DoubtError;
    log.error(isDoubt ? 'frontMatter.computed' : 'script.syntax', offset + positionOf(cause), {
      what: isDoubt ? cause.message : 'The JavaScript of the front matter cannot be read',
      why: isDoubt ? 'it is never run, and may hold the article back' : cause instanceof Error ? cause.message : String(cause),
      fix: isDoubt ? 'Write the value out, as in `draft: false`' : 'Correct this line, or write the front matter as YAML',
    });
    return undefined;
  }
}

/** Of two fields with one name the last counts in a script; who is not sure must not guess. */
function onceEach(entries: readonly LocatedEntry[], offset: number): readonly LocatedEntry[] {
  const names = new Set<string>();
  for (const { key, keyOffset } of entries) {
    if (names.has(key))
      throw new DoubtError(`\`${key.slice(0, 60)}\` stands in the front matter twice`, { type: '', start: keyOffset - offset });
    names.add(key);
  }
  return entries;
}

function positionOf(cause: unknown): number {
  if (cause instanceof DoubtError) return cause.start;
  const { pos } = cause as { readonly pos?: unknown };
  return typeof pos === 'number' ? pos : 0;
}

/** `const title = 'x';`, Eleventy's form since version 3. */
function readConstants(script: string, offset: number): readonly LocatedEntry[] {
  const body = parse(script, { sourceType: 'module' }).program.body as unknown as readonly Node[];
  return body.flatMap((statement) => {
    if (statement.type === 'ImportDeclaration') return [];
    if (statement.type === 'FunctionDeclaration') return readField((statement['id'] as Node)['name'], undefined, statement, offset, 0);
    if (statement.type !== 'VariableDeclaration') throw new DoubtError('A statement of the front matter is not a value', statement);
    return (statement['declarations'] as readonly Node[]).flatMap(({ id, init }) =>
      readField((id as Node)['name'], init as Node | undefined, id as Node, offset, 0),
    );
  });
}

function readObject(node: Node, offset: number, depth: number): readonly LocatedEntry[] {
  if (node.type !== 'ObjectExpression' || depth > MAX_DEPTH) throw new DoubtError('The front matter is not an object of values', node);
  return (node['properties'] as readonly Node[]).flatMap((property) => {
    const key = property['key'] as Node | undefined;
    const name = key === undefined || property['computed'] === true ? undefined : (key['name'] ?? key['value']);
    const value = property.type === 'ObjectProperty' ? (property['value'] as Node) : undefined;
    return readField(name, value, property, offset, depth);
  });
}

function readField(name: unknown, node: Node | undefined, at: Node, offset: number, depth: number): readonly LocatedEntry[] {
  if (typeof name !== 'string') throw new DoubtError('A name of the front matter is computed', at);
  const keyOffset = offset + (at.start ?? 0);
  if (node?.type === 'ObjectExpression') {
    return [{ key: name, keyOffset, value: { kind: 'map', offset: keyOffset, entries: readObject(node, offset, depth + 1) } }];
  }
  const value = node === undefined ? COMPUTED : evaluate(node, depth);
  if (value !== COMPUTED) return [{ key: name, keyOffset, value: locatePlain(value, keyOffset) }];
  // A function under a name that nobody knows is for the site's templates.
  const isForTemplates = FUNCTION.test((node ?? at).type);
  if (meaningOf(name) === undefined && (fieldOfKey(name) !== undefined || isForTemplates)) return [];
  throw new DoubtError(`The value of \`${name.slice(0, 60)}\` is computed`, at);
}

function evaluate(node: Node, depth: number): unknown {
  if (depth > MAX_DEPTH) return COMPUTED;
  switch (node.type) {
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
      return node['value'];
    case 'NullLiteral':
      return '';
    case 'TemplateLiteral': {
      const [first] = node['quasis'] as readonly { readonly value: { readonly cooked?: string } }[];
      return (node['expressions'] as readonly Node[]).length === 0 ? (first?.value.cooked ?? COMPUTED) : COMPUTED;
    }
    case 'ArrayExpression': {
      const items = (node['elements'] as readonly (Node | null)[]).map((item) => (item === null ? COMPUTED : evaluate(item, depth + 1)));
      return items.includes(COMPUTED) ? COMPUTED : items;
    }
    // `new Date("2026-03-01")`, as Eleventy's own manual writes dates.
    case 'NewExpression': {
      const [first, ...others] = node['arguments'] as readonly Node[];
      const isDate = (node['callee'] as Node)['name'] === 'Date' && first?.type === 'StringLiteral' && others.length === 0;
      return isDate ? first['value'] : COMPUTED;
    }
    default:
      return COMPUTED;
  }
}
