import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';

export interface BundledWorker {
  readonly script: string;
  readonly env: NodeJS.ProcessEnv;
}

const SOURCES = fileURLToPath(new URL('../../src/', import.meta.url));
/** The scripts of threads and processes, each of which is found beside the script that starts it. */
const OWN_SCRIPTS = ['storage/sqlite-worker.ts', 'sources/parse-worker.ts', 'sources/watchdog-worker.ts', 'sources/feeds/feed-worker.ts'];

const bundled = new Map<string, Promise<BundledWorker>>();

/**
 * A script of this folder as one file, compiled once: a thousand starts of it cost a third of what reading four hundred modules does.
 * It has to end by itself when it is given `--warm`.
 */
export function bundleWorker(name: 'worker.ts' | 'commit-until-killed.ts' | 'shard-worker.ts' | 'feed-worker.ts'): Promise<BundledWorker> {
  const known = bundled.get(name) ?? bundle(fileURLToPath(new URL(name, import.meta.url)));
  bundled.set(name, known);
  return known;
}

async function bundle(source: string): Promise<BundledWorker> {
  const directory = await mkdtemp(join(tmpdir(), 'newsdesk-worker-'));
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
  const script = join(directory, 'worker.js');
  await writeFile(join(directory, 'package.json'), '{"type": "module"}');
  await build({
    entryPoints: { worker: source, ...Object.fromEntries(OWN_SCRIPTS.map((path) => [basename(path, '.ts'), join(SOURCES, path)])) },
    outdir: directory,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    external: ['pg-native', 'zlib-sync'],
    // Packages that are CommonJS inside ask for `require`.
    banner: { js: "import { createRequire as newsdeskRequire } from 'node:module'; const require = newsdeskRequire(import.meta.url);" },
    logLevel: 'error',
  });
  const env = { ...process.env, NODE_COMPILE_CACHE: join(directory, 'cache') };
  // The cache is written at a proper end, which a worker that is killed never has.
  await promisify(execFile)(process.execPath, [script, '--warm'], { env });
  return { script, env };
}
