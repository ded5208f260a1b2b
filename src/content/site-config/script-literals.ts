import { parse, type ParseResult } from '@babel/parser';
import { type ConfigValue, isMap } from './config-value.ts';

type Program = ParseResult['program'];
type Statement = Program['body'][number];
/** `export default function` is a declaration that is taken for a value. */
type Expression = Extract<Statement, { type: 'ExpressionStatement' }>['expression'] | Extract<Statement, { type: 'FunctionDeclaration' }>;
type ObjectExpression = Extract<Expression, { type: 'ObjectExpression' }>;

/** More than any config file has, in UTF-16 code units. */
const MAX_LENGTH = 256 * 1024;
/** Objects in objects; Docusaurus nests five deep. */
const MAX_DEPTH = 24;
/** The address at which a developer looks at the site. */
const ON_THIS_MACHINE = /^https?:\/\/(?:localhost|127\.|0\.0\.0\.0|\[::1?\])/u;

/**
 * The object that a JavaScript or TypeScript config file exports, as far as it is written out: literals, lists, objects, and constants of the
 * same file. Nothing is run. What is computed is left out. Undefined if the file exports no such object.
 */
export function readScriptLiterals(script: string): ConfigValue | undefined {
  if (script.length > MAX_LENGTH) return undefined;
  const program = parseScript(script);
  if (program === undefined) return undefined;
  const constants = new Map(program.body.flatMap(constantsOf));
  const exported = program.body.flatMap((statement) => exportedBy(statement, script))[0];
  const value = exported === undefined ? undefined : evaluate(exported, constants, 0);
  // Eleventy takes the settings by this name, beside a function or without one.
  const named = program.body.flatMap(namedConfigOf)[0];
  const settings = named === undefined ? undefined : evaluate(named, constants, 0);
  return isMap(settings) ? { ...settings, ...(isMap(value) ? value : {}) } : value;
}

/** `export const config = ...` */
function namedConfigOf(statement: Statement): readonly Expression[] {
  if (statement.type !== 'ExportNamedDeclaration') return [];
  return constantsOf(statement).flatMap(([name, init]) => (name === 'config' ? [init] : []));
}

function parseScript(script: string): Program | undefined {
  try {
    return parse(script, { sourceType: 'unambiguous', plugins: ['typescript'], errorRecovery: true }).program;
  } catch {
    // The generator cannot read it either.
    return undefined;
  }
}

function constantsOf(statement: Statement): readonly (readonly [string, Expression])[] {
  if (statement.type === 'ExportNamedDeclaration') return statement.declaration ? constantsOf(statement.declaration) : [];
  if (statement.type !== 'VariableDeclaration') return [];
  return statement.declarations.flatMap(({ id, init }) => (id.type === 'Identifier' && init ? [[id.name, init] as const] : []));
}

/** `export default ...` and `module.exports = ...` */
function exportedBy(statement: Statement, script: string): readonly Expression[] {
  if (statement.type === 'ExportDefaultDeclaration') return [statement.declaration as Expression];
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') return [];
  const { left, right } = statement.expression;
  const isExports = left.type === 'MemberExpression' && script.slice(left.start ?? 0, left.end ?? 0) === 'module.exports';
  return isExports ? [right] : [];
}

function evaluate(node: Expression | null | undefined, constants: ReadonlyMap<string, Expression>, depth: number): ConfigValue | undefined {
  if (node === undefined || node === null || depth > MAX_DEPTH) return undefined;
  const inner = (value: Expression): ConfigValue | undefined => evaluate(value, constants, depth + 1);
  switch (node.type) {
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
      return node.value;
    case 'TemplateLiteral':
      return node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? undefined) : undefined;
    case 'ArrayExpression':
      return node.elements.map((item) => (item === null || item.type === 'SpreadElement' ? null : (inner(item) ?? null)));
    case 'ObjectExpression':
      return Object.fromEntries(entriesOf(node, inner));
    case 'Identifier': {
      const constant = constants.get(node.name);
      return constant === undefined ? undefined : inner(constant);
    }
    // `defineConfig({ ... })`, `withMermaid(defineConfig({ ... }))`
    case 'CallExpression': {
      const [first] = node.arguments;
      return first === undefined || first.type === 'SpreadElement' || first.type === 'ArgumentPlaceholder' ? undefined : inner(first);
    }
    // Eleventy exports a function that returns the object.
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'FunctionDeclaration': {
      if (node.body.type !== 'BlockStatement') return inner(node.body);
      const { body } = node.body;
      const returned = body.findLast((statement) => statement.type === 'ReturnStatement');
      const value = returned?.type === 'ReturnStatement' && returned.argument ? inner(returned.argument) : undefined;
      const calls = callsOf(body);
      return Object.keys(calls).length === 0 ? value : { ...(isMap(value) ? value : {}), calls };
    }
    // `process.env.SITE_URL ?? 'https://example.com'`: what is written out stands for what only the build knows.
    case 'LogicalExpression': {
      if (node.operator === '&&') return undefined;
      const left = inner(node.left);
      if (left !== undefined && (node.operator === '??' || Boolean(left))) return left;
      const right = inner(node.right);
      return typeof right === 'string' && ON_THIS_MACHINE.test(right) ? undefined : right;
    }
    case 'AwaitExpression':
      return inner(node.argument);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return inner(node.expression);
    default:
      return undefined;
  }
}

/** The settings that Eleventy's config makes in statements. */
const KNOWN_CALLS = new Set(['ignores.add', 'setInputDirectory']);

/** Statements such as `config.ignores.add('drafts/**')`, which stand under no condition: texts by what is called. */
function callsOf(body: readonly Statement[]): Readonly<Record<string, readonly string[]>> {
  const calls = body.flatMap((statement): readonly (readonly [string, string])[] => {
    if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'CallExpression') return [];
    const { callee, arguments: given } = statement.expression;
    const [first] = given;
    const name = calledName(callee);
    return !KNOWN_CALLS.has(name) || first?.type !== 'StringLiteral' ? [] : [[name, first.value]];
  });
  return Object.fromEntries([...Map.groupBy(calls, ([name]) => name)].map(([name, own]) => [name, own.map(([, text]) => text)]));
}

/** `ignores.add` for `eleventyConfig.ignores.add`, whatever the first name is. */
function calledName(callee: { readonly type: string }): string {
  const names: string[] = [];
  let node: unknown = callee;
  while (isMember(node)) {
    names.unshift(node.property.name ?? '');
    node = node.object;
  }
  return names.join('.');
}

interface Member {
  readonly type: 'MemberExpression';
  readonly object: unknown;
  readonly property: { readonly name?: string };
}

function isMember(node: unknown): node is Member {
  return typeof node === 'object' && node !== null && 'type' in node && node.type === 'MemberExpression';
}

function entriesOf(
  node: ObjectExpression,
  inner: (value: Expression) => ConfigValue | undefined,
): readonly (readonly [string, ConfigValue | undefined])[] {
  return node.properties.flatMap((property): readonly (readonly [string, ConfigValue | undefined])[] => {
    if (property.type !== 'ObjectProperty' || property.computed) return [];
    const { key, value } = property;
    const name = key.type === 'Identifier' ? key.name : key.type === 'StringLiteral' ? key.value : undefined;
    return name === undefined || name === '__proto__' ? [] : [[name, inner(value as Expression)]];
  });
}
