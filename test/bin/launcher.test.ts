import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { listOldNodes } from './old-nodes.ts';

const scratch = mkdtempSync(join(tmpdir(), 'newsdesk-launcher-'));
const running = new Set<number>();
const oldNodes = listOldNodes(scratch);

/** Says which Node runs it and with what, then does what its first argument asks for. */
const probe = `
import { readFileSync } from 'node:fs';
interface Told { readonly pid: number }
const told: Told & Record<string, unknown> = {
  pid: process.pid,
  major: Number(process.versions.node.split('.')[0]),
  argv: process.argv.slice(2),
  entry: import.meta.url.endsWith('.ts') ? 'source' : 'build',
  leak: Object.keys(process.env).filter((name) => name.startsWith('NEWSDESK_LAUNCHER')),
};
const task = process.argv[2];
if (task === 'read') told['stdin'] = readFileSync(0, 'utf8');
if (task === 'wait' || task === 'stay') setInterval(() => {}, 1000);
if (task === 'wait') for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => process.exit(name.length));
console.log(JSON.stringify(told));
if (task === 'exit') process.exitCode = Number(process.argv[3]);
`;

let trees = 0;

function plantTree({
  under = '',
  source = true,
  build = false,
  node,
}: {
  under?: string;
  source?: boolean;
  build?: boolean;
  node?: string;
}): string {
  trees += 1;
  const root = join(scratch, `tree-${trees}`, under);
  mkdirSync(join(root, 'bin'), { recursive: true });
  copyFileSync('bin/newsdesk.js', join(root, 'bin/newsdesk.js'));
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  if (source) plant(root, 'src/main.ts', probe);
  if (build) plant(root, 'dist/src/main.js', probe.replace(/interface .*|: Told & Record<string, unknown>| as const/g, ''));
  if (node !== undefined) {
    plant(root, 'node_modules/node/package.json', JSON.stringify({ version: node }));
    plant(root, 'node_modules/node/bin/node', `#!/bin/sh\nexec "${process.execPath}" "$@"\n`, 0o755);
  }
  return root;
}

function plant(root: string, path: string, text: string, mode = 0o644): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text, { mode });
}

function launch(
  command: string,
  args: readonly string[],
): { child: ChildProcess; output: () => string; errors: () => string; ended: Promise<unknown[]> } {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  if (child.pid !== undefined) running.add(child.pid);
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (errors += chunk));
  return { child, output: () => output, errors: () => errors, ended: once(child, 'close') };
}

async function told(output: () => string): Promise<Record<string, unknown> & { pid: number }> {
  while (!output().includes('\n')) await sleep(10);
  return JSON.parse(output());
}

afterEach(() => {
  for (const pid of running) spawnSync('kill', ['-9', String(pid)]);
  running.clear();
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe.each(oldNodes)('the launcher under $label', ({ command, args }) => {
  const start = (root: string, ...rest: string[]) => launch(command, [...args, join(root, 'bin/newsdesk.js'), ...rest]);

  it('runs the checkout with the newer Node it finds, arguments and input included', async () => {
    const root = plantTree({ node: '24.21.0' });

    const { child, output, ended } = start(root, 'read', '--flag', 'two words');
    child.stdin?.end('typed');
    const [code] = await ended;

    expect(JSON.parse(output())).toMatchObject({
      major: 24,
      argv: ['read', '--flag', 'two words'],
      stdin: 'typed',
      entry: 'source',
      leak: [],
    });
    expect(code).toBe(0);
  });

  it('passes the exit code on', async () => {
    const [code] = await start(plantTree({ node: '24.21.0' }), 'exit', '42').ended;

    expect(code).toBe(42);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('forwards %s and waits for the end', async (signal) => {
    const { child, output, ended } = start(plantTree({ node: '24.21.0' }), 'wait');
    await told(output);

    child.kill(signal);

    expect(await ended).toEqual([signal.length, null]);
  });

  it('ends by the signal that ended Newsdesk', async () => {
    const { output, ended } = start(plantTree({ node: '24.21.0' }), 'stay');
    const { pid } = await told(output);

    process.kill(pid, 'SIGTERM');

    expect(await ended).toEqual([null, 'SIGTERM']);
  });

  it('leaves nothing running when it is killed', async () => {
    const { child, output, ended } = start(plantTree({ node: '24.21.0' }), 'wait');
    const { pid } = await told(output);

    running.add(pid);

    child.kill('SIGKILL');

    // Newsdesk holds the other end of the output: `close` comes only when it is gone too.
    expect(await ended).toEqual([null, 'SIGKILL']);
  });

  it.each([{ what: 'there is no other Node' }, { what: 'the other Node is old too', node: '22.1.0' }])(
    'says what to do when $what',
    async ({ node }) => {
      const { output, errors, ended } = start(plantTree(node === undefined ? {} : { node }), 'exit', '0');
      const [code] = await ended;

      expect(code).toBe(2);
      expect(output()).toBe('');
      expect(errors()).toMatch(/^newsdesk needs Node 24 or newer, and this is Node v\d+.*\nInstall Node 24 .*npm ci.*\n$/);
    },
  );
});

describe('the launcher under a new Node', () => {
  const start = (root: string, ...rest: string[]) => launch(process.execPath, [join(root, 'bin/newsdesk.js'), ...rest]);

  it('runs a checkout from its sources in the same process', async () => {
    const { child, output, ended } = start(plantTree({ build: true }), 'exit', '3');
    const [code] = await ended;

    expect(JSON.parse(output())).toMatchObject({ entry: 'source', pid: child.pid });
    expect(code).toBe(3);
  });

  it('runs an installed package from its build', async () => {
    const { output, ended } = start(plantTree({ under: 'node_modules/newsdesk', build: true }), 'exit', '0');
    await ended;

    expect(JSON.parse(output())).toMatchObject({ entry: 'build' });
  });

  it('says that an installed package without a build is damaged', async () => {
    const { errors, ended } = start(plantTree({ under: 'node_modules/newsdesk' }));
    const [code] = await ended;

    expect(code).toBe(2);
    expect(errors()).toMatch(/not built.*\n.*Install it again/);
  });
});
