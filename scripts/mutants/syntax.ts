import { parse } from '@babel/parser';

/** A node of the syntax tree, as far as breaking needs it. Offsets are UTF-16 code units. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/** Nodes from the program down to the one that is looked at; the last is its parent. */
export type Ancestors = readonly SyntaxNode[];

/** @throws {SyntaxError} for text that is not TypeScript. */
export function parseSource(source: string): SyntaxNode {
  return parse(source, { sourceType: 'module', plugins: ['typescript'], createParenthesizedExpressions: false })
    .program as unknown as SyntaxNode;
}

/** Visits every node that runs: types and imports are left out. Parents come before their children. */
export function walk(node: SyntaxNode, visit: (node: SyntaxNode, ancestors: Ancestors) => void, ancestors: Ancestors = []): void {
  if (!runs(node)) return;
  visit(node, ancestors);
  const below = [...ancestors, node];
  for (const child of childrenOf(node)) walk(child, visit, below);
}

/** The node of a field; undefined if the field holds something else. */
export function nodeAt(node: SyntaxNode | undefined, field: string): SyntaxNode | undefined {
  const value = node?.[field];
  return isNode(value) ? value : undefined;
}

/** The nodes of a field that holds a list. */
export function nodesAt(node: SyntaxNode, field: string): readonly SyntaxNode[] {
  const value = node[field];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

function runs({ type, importKind, exportKind }: SyntaxNode): boolean {
  if (importKind === 'type' || exportKind === 'type') return false;
  // These three hold an expression that runs; every other node of TypeScript is erased.
  const holdsExpression = type === 'TSAsExpression' || type === 'TSSatisfiesExpression' || type === 'TSNonNullExpression';
  return type !== 'ImportDeclaration' && (holdsExpression || !type.startsWith('TS'));
}

function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  return Object.values(node)
    .flatMap((value: unknown) => (Array.isArray(value) ? value : [value]))
    .filter(isNode);
}

function isNode(value: unknown): value is SyntaxNode {
  return (
    typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value && typeof value.type === 'string'
  );
}
