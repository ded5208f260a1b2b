import { posix } from 'node:path';
import { blankText } from './blank-text.ts';

export interface Import {
  /** A package or built-in by its name, a module of the project by its path from the root. */
  readonly target: string;
  readonly kind: 'project' | 'package' | 'builtin';
  readonly typeOnly: boolean;
  readonly line: number;
}

const statement = /(?<=^|[;\n}])[ \t]*(import|export)\b(?<clause>[^;'"`]*?)(?:\bfrom\s*)?(?<quote>['"])/g;
/** `import()`, and `require` for what is no ES module. */
const call = /\b(?:import\(|require\(|createRequire\([^()]*\)\()\s*(?<quote>['"])/g;
/** A worker's entry: `new URL('./worker.ts', import.meta.url)`. */
const address = /\bnew\s+URL\(\s*(?<quote>['"])/g;

/** Everything that a module imports, by statement, by `import()` and as the entry of a worker. */
export function readImports(path: string, source: string): readonly Import[] {
  const code = blankText(source);
  const found: Import[] = [];
  for (const pattern of [statement, call, address]) {
    for (const match of code.matchAll(pattern)) {
      const clause = match.groups?.['clause'] ?? '';
      // `export const a = '...'` is not an import.
      if (pattern === statement && !/^\s*(type\s+)?([\w$*{]|$)/.test(clause)) continue;
      if (pattern === statement && match[1] === 'export' && !/\bfrom\s*['"]$/.test(match[0])) continue;
      const start = match.index + match[0].length;
      const specifier = source.slice(start, source.indexOf(match.groups?.['quote'] ?? "'", start));
      if (pattern === address && !specifier.startsWith('.')) continue;
      found.push({ ...resolve(path, specifier), typeOnly: isTypeOnly(clause), line: code.slice(0, match.index).split('\n').length });
    }
  }
  return found;
}

function isTypeOnly(clause: string): boolean {
  if (/^\s*type\b/.test(clause)) return true;
  const names = /^\s*\{(.*)\}\s*(?:from\s*)?$/s.exec(clause)?.[1];
  if (names === undefined) return false;
  const list = names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return list.length > 0 && list.every((name) => name.startsWith('type '));
}

function resolve(path: string, specifier: string): Pick<Import, 'target' | 'kind'> {
  if (specifier.startsWith('.')) return { target: posix.join(posix.dirname(path), specifier), kind: 'project' };
  if (specifier.startsWith('node:')) return { target: specifier, kind: 'builtin' };
  return {
    target: specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/'),
    kind: 'package',
  };
}
