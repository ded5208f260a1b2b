import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Proves that what would be published works: packs it, unpacks it into a fresh project, and runs it there. Its
 * dependencies are linked from this checkout, so that no network is needed; development dependencies are not.
 */
async function run(root: string): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'newsdesk-package-'));
  try {
    const archive = pack(root, scratch);
    const installed = join(scratch, 'project', 'node_modules', 'newsdesk');
    mkdirSync(installed, { recursive: true });
    command('tar', ['-xzf', archive, '-C', installed, '--strip-components=1'], scratch);
    linkDependencies(root, join(scratch, 'project', 'node_modules'));
    expect(!existsSync(join(scratch, 'project', 'node_modules', 'esbuild')), 'esbuild is there, so the page may not come from the package');
    for (const path of ['src', 'test', 'scripts', '.env']) expect(!existsSync(join(installed, path)), `the package contains ${path}`);

    const launcher = join(installed, 'bin', 'newsdesk.js');
    const { version } = readManifest(root);
    const told = command(process.execPath, [launcher, '--version'], join(scratch, 'project')).trim();
    expect(told === version, `newsdesk --version says "${told}", and package.json ${version}`);
    const answer = JSON.parse(
      command(process.execPath, [launcher, 'ask', '--json', '--content', join(installed, 'content'), 'colossus'], scratch),
    );
    expect(answer.kind === 'hits' && answer.hits.length > 0, 'newsdesk ask finds nothing in the packaged content');
    for (const entry of ['newsdesk/extend', 'newsdesk/testing']) {
      const names = `console.log(Object.keys(await import("${entry}")).length > 0)`;
      const loaded = command(process.execPath, ['--input-type=module', '--eval', names], join(scratch, 'project')).trim();
      expect(loaded === 'true', `${entry} of the package exports nothing`);
    }
    const library = 'const { createDesk } = await import("newsdesk"); console.log(typeof createDesk)';
    const kind = command(process.execPath, ['--input-type=module', '--eval', library], join(scratch, 'project')).trim();
    expect(kind === 'function', `createDesk of the package is ${kind}`);
    const served = await measurePage(launcher, join(scratch, 'project'), join(installed, 'content'));
    console.log(`The package of version ${version} installs, answers and can be imported.`);
    console.log(`Its page is served without a build: ${served}.`);
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

/** Starts it as a newcomer does, and loads the page as a browser would; what came over the wire, in words. */
async function measurePage(launcher: string, cwd: string, content: string): Promise<string> {
  const { DISCORD_TOKEN: _discord, SLACK_BOT_TOKEN: _bot, SLACK_APP_TOKEN: _app, ...environment } = process.env;
  const desk = spawn(process.execPath, [launcher, 'serve', '--content', content], {
    cwd,
    env: { ...environment, HOST: '127.0.0.1', PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const link = await readLink(desk);
    const document = await (await fetch(link)).text();
    const names = [...document.matchAll(/(?:src|href)="(assets\/[^"]+)"/g)].map(([, name = '']) => name);
    expect(
      names.some((name) => name.endsWith('.js')),
      `the page names no script:\n${document}`,
    );
    let bytes = Buffer.byteLength(document);
    for (const name of names) {
      const answer = await fetch(new URL(name, link), { headers: { 'accept-encoding': 'br' } });
      expect(answer.status === 200 && answer.headers.get('content-encoding') === 'br', `${name} is answered with ${answer.status}`);
      bytes += Number(answer.headers.get('content-length'));
    }
    return `${names.length + 1} files, ${(bytes / 1000).toFixed(1)} kB compressed`;
  } finally {
    desk.kill('SIGTERM');
    await once(desk, 'close');
  }
}

async function readLink({ stdout }: ChildProcess): Promise<string> {
  let output = '';
  const deadline = AbortSignal.timeout(20_000);
  for (;;) {
    const [chunk] = await once(stdout ?? process.stdin, 'data', { signal: deadline });
    output += String(chunk);
    const link = /"page":"([^"]+)"/.exec(output)?.[1];
    if (link !== undefined) return link;
  }
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

await run(join(import.meta.dirname, '..'));
