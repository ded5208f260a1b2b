import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { distancesFrom, type ImportGraph } from './import-graph.ts';
import type { Reach } from './reach.ts';

/** Reaches of earlier runs, each kept for as long as its test file, every module under it, and the files that it reads stay the same. */
export class ReachCache {
  readonly #root: string;
  readonly #graph: ImportGraph;
  readonly #fixtures: string;
  readonly #directory = join(tmpdir(), 'newsdesk-mutants-cache');

  constructor(root: string, graph: ImportGraph) {
    this.#root = root;
    this.#graph = graph;
    this.#fixtures = hashFiles(root, globSync('{test,content}/**/*.{md,txt,json,jsonl,yaml,toml,html,problems}', { cwd: root }).sort());
    mkdirSync(this.#directory, { recursive: true });
  }

  get(test: string): Reach | undefined {
    try {
      const { blocks, ...rest } = JSON.parse(readFileSync(this.#pathOf(test), 'utf8')) as Reach & { readonly blocks: readonly string[] };
      return { ...rest, blocks: new Set(blocks) };
    } catch {
      // A run that was never kept, or was cut short while it was written: it is measured again.
      return undefined;
    }
  }

  set({ blocks, ...rest }: Reach): void {
    writeFileSync(this.#pathOf(rest.test), JSON.stringify({ ...rest, blocks: [...blocks] }));
  }

  /** A test names the folders that it reads; the program itself reads none of them. */
  #readsFiles(path: string): boolean {
    return path.startsWith('test/') && /fixtures\/|golden|['"`/]content\/?['"`]/u.test(readFileSync(join(this.#root, path), 'utf8'));
  }

  #pathOf(test: string): string {
    const modules = [...distancesFrom(this.#graph, test).keys()].filter((path) => this.#graph.has(path)).sort();
    const key = createHash('sha256').update(hashFiles(this.#root, modules));
    if (modules.some((path) => this.#readsFiles(path))) key.update(this.#fixtures);
    return join(this.#directory, `${key.digest('hex').slice(0, 32)}.json`);
  }
}

function hashFiles(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(path).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}
