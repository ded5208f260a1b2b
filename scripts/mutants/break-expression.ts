import type { Break } from './mutant.ts';
import { type Ancestors, nodeAt, nodesAt, type SyntaxNode } from './syntax.ts';

/** The replacement of an operator that is broken. `+` between texts is left out by `breakBinary`. */
const OPERATORS: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '&': '|',
  '|': '&',
  '<<': '>>',
  '>>': '<<',
  '&&': '||',
  '||': '&&',
  '+=': '-=',
  '-=': '+=',
};
const METHODS: Readonly<Record<string, string>> = {
  min: 'max',
  max: 'min',
  some: 'every',
  every: 'some',
  ceil: 'floor',
  floor: 'ceil',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  indexOf: 'lastIndexOf',
  lastIndexOf: 'indexOf',
};
/** Methods whose result has the type of what they are called on: the call can be left out. */
const STEPS = new Set(['filter', 'sort', 'toSorted', 'reverse', 'toReversed', 'trim', 'trimEnd', 'trimStart', 'toLowerCase', 'normalize']);

/** Breaks of one expression; none for most. */
export function breakExpression(node: SyntaxNode, ancestors: Ancestors, source: string): readonly Break[] {
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'AssignmentExpression':
      return breakOperator(node, source);
    case 'UnaryExpression':
      return node['operator'] === '!' ? [{ ...span(node), text: textOf(nodeAt(node, 'argument'), source), kind: 'negation dropped' }] : [];
    case 'ConditionalExpression':
      return breakChoice(node, source);
    case 'NumericLiteral':
      return breakNumber(node, ancestors.at(-1));
    case 'BooleanLiteral':
      return [{ ...span(node), text: String(node['value'] !== true), kind: `${node['value'] !== true} for ${node['value']}` }];
    case 'StringLiteral':
      return isCompared(node, ancestors.at(-1)) ? [{ ...span(node), text: "''", kind: 'compared text emptied' }] : [];
    case 'ArrayExpression':
      return breakArray(node);
    case 'CallExpression':
      return breakCall(node, source);
    default:
      return [];
  }
}

function breakOperator(node: SyntaxNode, source: string): readonly Break[] {
  const [left, right] = [nodeAt(node, 'left'), nodeAt(node, 'right')];
  if (left === undefined || right === undefined) return [];
  const operator = String(node['operator']);
  if (operator === '??') return [{ ...span(node), text: textOf(right, source), kind: 'value before ?? dropped' }];
  const other = OPERATORS[operator];
  const joinsTexts = (operator === '+' || operator === '+=') && (isText(left) || isText(right));
  if (other === undefined || joinsTexts) return [];
  const at = source.indexOf(operator, afterParentheses(left, source));
  return at < right.start ? [{ start: at, end: at + operator.length, text: other, kind: `${other} for ${operator}` }] : [];
}

/** An operator may stand after the parenthesis that closes around its left side, but a comment there is left alone. */
function afterParentheses(node: SyntaxNode, source: string): number {
  let end = node.end;
  while (/[\s)]/u.test(source.charAt(end))) end += 1;
  return end;
}

function breakChoice(node: SyntaxNode, source: string): readonly Break[] {
  const [test, yes, no] = ['test', 'consequent', 'alternate'].map((field) => nodeAt(node, field));
  if (test === undefined) return [];
  const first = { ...span(node), text: `(${textOf(yes, source)})`, kind: 'always the first choice' };
  const second = { ...span(node), text: `(${textOf(no, source)})`, kind: 'always the second choice' };
  return [
    { ...span(test), text: `!(${textOf(test, source)})`, kind: 'condition negated' },
    first,
    ...(OPTIONAL_FIELD.test(textOf(node, source)) ? [] : [second]),
  ];
}

/** `b === undefined ? {} : { b }`: only the compiler tells a field that is undefined from none. */
const OPTIONAL_FIELD = /^([\w.]+) === undefined \? \{\} : \{ (?:\w+: )?\1 \}$/u;

function breakNumber(node: SyntaxNode, parent: SyntaxNode | undefined): readonly Break[] {
  const value = Number(node['value']);
  // `-1` is one constant: its sign is part of it.
  if (parent?.type === 'UnaryExpression' && parent['operator'] === '-')
    return [{ ...span(parent), text: `${value}`, kind: `${value} for -${value}` }];
  // Indexing may give nothing, says the compiler: what stands in for it is read by nobody.
  if (parent?.type === 'LogicalExpression' && parent['operator'] === '??' && nodeAt(parent, 'left')?.['computed'] === true) return [];
  const others = value === 0 ? [1] : [0, otherNumber(value)];
  return others.map((other) => ({ ...span(node), text: String(other), kind: `${other} for ${value}` }));
}

/** A count by one, a limit and a share by half: one more of many is seen by nobody. */
function otherNumber(value: number): number {
  if (!Number.isInteger(value)) return value / 2;
  return value <= 10 ? value + 1 : Math.floor(value / 2);
}

function breakArray(node: SyntaxNode): readonly Break[] {
  const elements = nodesAt(node, 'elements');
  if (elements.length < 2) return [];
  return elements.map((element, index) => {
    const next = elements[index + 1];
    const before = elements[index - 1];
    const [start, end] = next === undefined ? [before?.end ?? element.start, element.end] : [element.start, next.start];
    return { start, end, text: '', kind: 'element deleted' };
  });
}

function breakCall(node: SyntaxNode, source: string): readonly Break[] {
  const callee = nodeAt(node, 'callee');
  const [object, property] = [nodeAt(callee, 'object'), nodeAt(callee, 'property')];
  if (callee?.type !== 'MemberExpression' || callee['computed'] === true || object === undefined || property === undefined) return [];
  const name = String(property['name']);
  const other = METHODS[name];
  if (other !== undefined && nodesAt(node, 'arguments').length > 0)
    return [{ ...span(property), text: other, kind: `${other} for ${name}` }];
  return STEPS.has(name) ? [{ ...span(node), text: textOf(object, source), kind: `.${name}() dropped` }] : [];
}

function isCompared(node: SyntaxNode, parent: SyntaxNode | undefined): boolean {
  if (node['value'] === '') return false;
  if (parent?.type === 'BinaryExpression') return String(parent['operator']).endsWith('==');
  const method = nodeAt(nodeAt(parent, 'callee'), 'property')?.['name'];
  return parent?.type === 'CallExpression' && /^(?:includes|has|startsWith|endsWith|indexOf)$/u.test(String(method));
}

function isText({ type }: SyntaxNode): boolean {
  return type === 'StringLiteral' || type === 'TemplateLiteral';
}

function span({ start, end }: SyntaxNode): Pick<Break, 'start' | 'end'> {
  return { start, end };
}

function textOf(node: SyntaxNode | undefined, source: string): string {
  return node === undefined ? '' : source.slice(node.start, node.end);
}
