import { blankText } from './blank-text.ts';
import { type BannedGlobal, fencedBuiltins, type Layer, layers } from './layer-table.ts';
import { type Import, readImports } from './read-imports.ts';

/** Sources by path from the root of the project. */
export type Modules = ReadonlyMap<string, string>;

const bannedGlobals: Readonly<Record<BannedGlobal, { readonly pattern: RegExp; readonly instead: string }>> = {
  environment: {
    pattern: /\bprocess\s*(?:\.|\?\.)\s*env\b|\bprocess\s*\[|\{[^{}]*\benv\b[^{}]*\}\s*=\s*process\b/g,
    instead: 'read it in config/',
  },
  time: { pattern: /\bDate\s*\.\s*now\b|\bnew\s+Date\s*(?:\(\s*\)|(?=[;,)\n]))|(?<!new\s+|[.\w])Date\s*\(/g, instead: 'take a Clock' },
  timers: { pattern: /(?<![.\w])(?:globalThis\s*\.\s*)?set(?:Timeout|Interval|Immediate)\b/g, instead: 'take a Clock' },
  randomness: { pattern: /\bMath\s*\.\s*random\b/g, instead: 'be given the randomness' },
  console: { pattern: /(?<![.\w])console\b/g, instead: 'take a Logger' },
};

/** Every broken rule as `path:line: what`, sorted. */
export function findViolations(modules: Modules): readonly string[] {
  const imports = new Map([...modules].map(([path, source]) => [path, readImports(path, source)]));
  return [
    ...[...modules].flatMap(([path, source]) => checkModule(path, source, imports.get(path) ?? [], modules)),
    ...findCycles(imports).map((cycle) => `${cycle[0]}: is part of a cycle: ${cycle.join(' -> ')}`),
  ].sort();
}

function checkModule(path: string, source: string, imports: readonly Import[], modules: Modules): readonly string[] {
  const layer = findLayer(path);
  if (layer === undefined) return [`${path}:1: belongs to no layer of the table`];
  return [
    ...imports.flatMap((one) => {
      const problem = checkImport(path, layer, one, modules);
      return problem === undefined ? [] : [`${path}:${one.line}: ${problem}`];
    }),
    ...checkGlobals(path, layer, source),
  ];
}

export function findLayer(path: string): Layer | undefined {
  return layers
    .filter((layer) => path === layer.path || matches(layer.path, path))
    .reduce<Layer | undefined>((best, layer) => (best === undefined || layer.path.length > best.path.length ? layer : best), undefined);
}

function checkImport(path: string, layer: Layer, { target, kind, typeOnly }: Import, modules: Modules): string | undefined {
  if (kind === 'package') return layer.packages?.includes(target) ? undefined : `${layer.path} may not import the package ${target}`;
  if (kind === 'builtin') {
    const fence = fencedBuiltins[target];
    return fence === undefined || fence.some((allowed) => path.startsWith(allowed)) ? undefined : `${layer.path} may not import ${target}`;
  }
  if (!modules.has(target) && !target.endsWith('package.json')) return `imports ${target}, which does not exist`;
  const other = findLayer(target);
  const allowed = typeOnly ? [...layer.mayImport, ...(layer.mayImportTypes ?? [])] : layer.mayImport;
  // A layer reaches its own subfolders unless they are layers of their own.
  if (other === layer || allowed.some((pattern) => matches(pattern, target))) return undefined;
  const how = !typeOnly && layer.mayImportTypes?.some((pattern) => matches(pattern, target)) ? ', except for types' : '';
  return `${layer.path} may not import ${target}${how}`;
}

function matches(pattern: string, target: string): boolean {
  if (pattern === '*') return true;
  if (pattern.endsWith('/*.ts')) return target.startsWith(pattern.slice(0, -4)) && !target.slice(pattern.length - 4).includes('/');
  return target === `${pattern}.ts` || target.startsWith(`${pattern}/`);
}

function checkGlobals(path: string, layer: Layer, source: string): readonly string[] {
  const code = blankText(source);
  return Object.entries(bannedGlobals)
    .filter(([name]) => !layer.globals?.some((allowed) => allowed === name))
    .flatMap(([, { pattern, instead }]) =>
      [...code.matchAll(pattern)].map(
        (match) => `${path}:${code.slice(0, match.index).split('\n').length}: uses ${match[0].trim()}: ${instead}`,
      ),
    );
}

/** One cycle for each module that closes one. Type-only imports count: a type that goes round is a knot too. */
function findCycles(imports: ReadonlyMap<string, readonly Import[]>): readonly (readonly string[])[] {
  const done = new Set<string>();
  const cycles: string[][] = [];

  function visit(path: string, trail: readonly string[]): void {
    const seen = trail.indexOf(path);
    if (seen !== -1) cycles.push([...trail.slice(seen), path]);
    if (seen !== -1 || done.has(path)) return;
    for (const { kind, target } of imports.get(path) ?? []) if (kind === 'project') visit(target, [...trail, path]);
    done.add(path);
  }

  for (const path of imports.keys()) visit(path, []);
  return cycles;
}
