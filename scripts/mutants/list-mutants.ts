import { breakExpression } from './break-expression.ts';
import { breakPattern } from './break-pattern.ts';
import { breakStatement } from './break-statement.ts';
import type { Mutant } from './mutant.ts';
import { type Ancestors, nodeAt, parseSource, type SyntaxNode, walk } from './syntax.ts';

/** Every break of one file, in the order of its lines. Types, imports and lines for the log are left alone. */
export function listMutants(file: string, source: string): readonly Mutant[] {
  const starts = lineStarts(source);
  const mutants: Mutant[] = [];
  walk(parseSource(source), (node, ancestors) => {
    if (isForTheLog(node, source) || ancestors.some((ancestor) => isForTheLog(ancestor, source))) return;
    for (const change of breaksOf(node, ancestors, source)) mutants.push({ file, line: lineOf(change.start, starts), ...change });
  });
  return mutants.sort((a, b) => a.start - b.start || a.end - b.end);
}

function breaksOf(node: SyntaxNode, ancestors: Ancestors, source: string) {
  return [...breakExpression(node, ancestors, source), ...breakStatement(node, ancestors, source), ...breakPattern(node)];
}

/** Words for the log are for people, and no test reads them all. */
function isForTheLog(node: SyntaxNode, source: string): boolean {
  const callee = nodeAt(node.type === 'ExpressionStatement' ? nodeAt(node, 'expression') : node, 'callee');
  return callee !== undefined && /(?:^|[.#])(?:log|logger)\??\.\w+$/u.test(source.slice(callee.start, callee.end));
}

function lineStarts(source: string): readonly number[] {
  return [0, ...[...source.matchAll(/\n/gu)].map(({ index }) => index + 1)];
}

function lineOf(offset: number, starts: readonly number[]): number {
  return starts.findLastIndex((start) => start <= offset) + 1;
}
