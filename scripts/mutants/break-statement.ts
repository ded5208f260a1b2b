import type { Break } from './mutant.ts';
import { type Ancestors, nodeAt, type SyntaxNode } from './syntax.ts';

/** Breaks of one statement, or of the body of a short arrow function, which is a `return` without the word. */
export function breakStatement(node: SyntaxNode, ancestors: Ancestors, source: string): readonly Break[] {
  switch (node.type) {
    case 'IfStatement':
      return breakTest(nodeAt(node, 'test'), source);
    case 'WhileStatement':
      return never(nodeAt(node, 'test'));
    case 'ExpressionStatement':
      return isDroppable(nodeAt(node, 'expression')) ? dropped(node) : [];
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

function breakTest(test: SyntaxNode | undefined, source: string): readonly Break[] {
  if (test === undefined) return [];
  const { start, end } = test;
  return [{ start, end, text: `!(${source.slice(start, end)})`, kind: 'condition negated' }, ...never(test)];
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
