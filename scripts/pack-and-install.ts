import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Proves that what would be published works: packs it, unpacks it into a fresh project, and runs it there. Its
 * dependencies are linked from this checkout, so that no network is needed; development dependencies are not.
 */
function run(root: string): void {
  const scratch = mkdtempSync(join(tmpdir(), 'newsdesk-package-'));
  try {
    const archive = pack(root, scratch);
    const installed = join(scratch, 'project', 'node_modules', 'newsdesk');
    mkdirSync(installed, { recursive: true });
    command('tar', ['-xzf', archive, '-C', installed, '--strip-components=1'], scratch);
    linkDependencies(root, join(scratch, 'project', 'node_modules'));
    for (const path of ['src', 'test', 'scripts', '.env']) expect(!existsSync(join(installed, path)), `the package contains ${path}`);

    const launcher = join(installed, 'bin', 'newsdesk.js');
    const { version } = readManifest(root);
    const told = command(process.execPath, [launcher, '--version'], join(scratch, 'project')).trim();
    expect(told === version, `newsdesk --version says "${told}", and package.json ${version}`);
    const answer = JSON.parse(
      command(process.execPath, [launcher, 'ask', '--json', '--content', join(installed, 'content'), 'colossus'], scratch),
    );
    expect(answer.kind === 'hits' && answer.hits.length > 0, 'newsdesk ask finds nothing in the packaged content');
    const library = 'const { createDesk } = await import("newsdesk"); console.log(typeof createDesk)';
    const kind = command(process.execPath, ['--input-type=module', '--eval', library], join(scratch, 'project')).trim();
    expect(kind === 'function', `createDesk of the package is ${kind}`);
    console.log(`The package of version ${version} installs, answers and can be imported.`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Packs a copy, so that a build of this checkout is neither needed nor touched. */
function pack(root: string, scratch: string): string {
  const copy = join(scratch, 'copy');
  cpSync(root, copy, {
    recursive: true,
    filter: (path) => !['node_modules', 'dist', '.git', '.newsdesk'].includes(path.slice(root.length + 1)),
  });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  command('npm', ['pack', '--silent', '--pack-destination', scratch], copy);
  const archive = readdirSync(scratch).find((name) => name.endsWith('.tgz'));
  if (archive === undefined) throw new Error('npm pack wrote no archive');
  return join(scratch, archive);
}

function linkDependencies(root: string, into: string): void {
  const lock: { packages: Record<string, { dev?: boolean }> } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  for (const [path, { dev }] of Object.entries(lock.packages)) {
    const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1];
    if (name === undefined || dev === true || !existsSync(join(root, path))) continue;
    mkdirSync(join(into, name, '..'), { recursive: true });
    symlinkSync(join(root, path), join(into, name));
  }
}

function readManifest(root: string): { readonly version: string } {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
}

function command(program: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, encoding: 'utf8', timeout: 120_000 });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed: ${error?.message ?? `${stderr}${stdout}`}`);
  return stdout;
}

function expect(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

run(join(import.meta.dirname, '..'));
