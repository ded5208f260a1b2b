import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readImports } from '../../test/architecture/read-imports.ts';

/** Modules of the project and what each imports at run time, by path from the root. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** Imports that are erased with the types are left out: breaking a file cannot reach a test through them. */
export function readImportGraph(root: string): ImportGraph {
  const paths = globSync('{src,commands,test,scripts,bench}/**/*.{ts,tsx}', { cwd: root });
  return new Map(
    paths.map((path) => {
      const imports = readImports(path, readFileSync(join(root, path), 'utf8'));
      return [path, imports.filter(({ kind, typeOnly }) => kind === 'project' && !typeOnly).map(({ target }) => target)];
    }),
  );
}

/** Everything that a module imports, itself included, with the number of steps to it. */
export function distancesFrom(graph: ImportGraph, path: string): ReadonlyMap<string, number> {
  const distances = new Map([[path, 0]]);
  // A Map goes on to entries that are added while it is walked, so this is a walk in breadth.
  for (const [module, steps] of distances) {
    for (const target of graph.get(module) ?? []) if (!distances.has(target)) distances.set(target, steps + 1);
  }
  return distances;
}
