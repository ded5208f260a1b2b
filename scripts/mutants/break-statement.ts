import type { Break } from './mutant.ts';
import { type Ancestors, nodeAt, nodesAt, type SyntaxNode } from './syntax.ts';

/** Breaks of one statement, or of the body of a short arrow function, which is a `return` without the word. */
export function breakStatement(node: SyntaxNode, ancestors: Ancestors, source: string): readonly Break[] {
  switch (node.type) {
    case 'IfStatement':
      return breakTest(node, source);
    case 'WhileStatement':
      return never(nodeAt(node, 'test'));
    case 'ExpressionStatement':
      return isDroppable(nodeAt(node, 'expression')) && !remembers(node, ancestors.at(-1), source) ? dropped(node) : [];
    case 'ThrowStatement':
    case 'ContinueStatement':
      return dropped(node);
    case 'ReturnStatement':
      return breakValue(nodeAt(node, 'argument'), functionAround(ancestors), source);
    case 'ArrowFunctionExpression': {
      const body = nodeAt(node, 'body');
      return body?.type === 'BlockStatement' ? [] : breakValue(body, node, source);
    }
    default:
      return [];
  }
}

function breakTest(node: SyntaxNode, source: string): readonly Break[] {
  const test = nodeAt(node, 'test');
  if (test === undefined) return [];
  const { start, end } = test;
  const negated = { start, end, text: `!(${source.slice(start, end)})`, kind: 'condition negated' };
  return recalls(node, source) ? [negated] : [negated, ...never(test)];
}

/** `if (known) return known;`: without it the same is worked out again, and nobody sees it. */
function recalls(node: SyntaxNode, source: string): boolean {
  return /^if \((\w+)(?: !== undefined)?\) return \1;$/u.test(source.slice(node.start, node.end));
}

/** `kept.set(key, value);` or `kept[key] = value;` right above `return value;`: the same again. */
function remembers(node: SyntaxNode, parent: SyntaxNode | undefined, source: string): boolean {
  const siblings = parent === undefined ? [] : nodesAt(parent, 'body');
  const next = siblings[siblings.indexOf(node) + 1];
  const returned = next === undefined ? undefined : /^return (\w+);$/u.exec(source.slice(next.start, next.end))?.[1];
  const kept = /(?:\.set\([^()]*, (\w+)\)|\] = (\w+));$/u.exec(source.slice(node.start, node.end));
  return returned !== undefined && (kept?.[1] ?? kept?.[2]) === returned;
}

function never(test: SyntaxNode | undefined): readonly Break[] {
  return test === undefined ? [] : [{ start: test.start, end: test.end, text: 'false', kind: 'condition never true' }];
}

function dropped({ start, end }: SyntaxNode): readonly Break[] {
  return [{ start, end, text: ';', kind: 'statement dropped' }];
}

/** A directive, a super call and a delegated `yield` hold the shape of the function; dropping them breaks the compiler, not the rule. */
function isDroppable(expression: SyntaxNode | undefined): boolean {
  return nodeAt(expression, 'callee')?.type !== 'Super' && expression?.type !== 'YieldExpression';
}

function breakValue(value: SyntaxNode | undefined, owner: SyntaxNode | undefined, source: string): readonly Break[] {
  if (value === undefined) return [];
  const { start, end } = value;
  if (/^(?:undefined|true|false|null)$/u.test(source.slice(start, end))) return [];
  if (isBoolean(value, owner, source)) return [{ start, end, text: `!(${source.slice(start, end)})`, kind: 'answer negated' }];
  const returned = returnType(owner);
  if (returned?.type === 'TSArrayType' || returned?.type === 'TSTypeOperator')
    return [{ start, end, text: '[]', kind: 'nothing returned' }];
  return [{ start, end, text: '(undefined as never)', kind: 'undefined returned' }];
}

function isBoolean(value: SyntaxNode, owner: SyntaxNode | undefined, source: string): boolean {
  const returned = returnType(owner)?.type;
  if (returned === 'TSBooleanKeyword' || returned === 'TSTypePredicate') return true;
  if (value.type === 'BinaryExpression') return /^(?:[!=]==|[<>]=?|in|instanceof)$/u.test(String(value['operator']));
  if (value.type === 'UnaryExpression') return value['operator'] === '!';
  return value.type === 'CallExpression' && /\.(?:test|has|includes|startsWith|endsWith|some|every)$/u.test(calleeOf(value, source));
}

function calleeOf(call: SyntaxNode, source: string): string {
  const callee = nodeAt(call, 'callee');
  return callee === undefined ? '' : source.slice(callee.start, callee.end);
}

function returnType(owner: SyntaxNode | undefined): SyntaxNode | undefined {
  return nodeAt(nodeAt(owner, 'returnType'), 'typeAnnotation');
}

function functionAround(ancestors: Ancestors): SyntaxNode | undefined {
  return ancestors.findLast(({ type }) => /Function|Method/u.test(type));
}
