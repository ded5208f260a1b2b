import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..', '..');
const entries: Readonly<Record<string, string>> = {
  newsdesk: 'src/index.ts',
  'newsdesk/extend': 'src/extend.ts',
  'newsdesk/testing': 'src/testing.ts',
};

/** A program that imports the package by its name, run before there is a package: its names lead to the sources. */
export interface Sample {
  /** The lines that it has printed until now. */
  readonly lines: readonly string[];
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>;
  stop(): void;
}

export async function startSample(text: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<Sample> {
  const directory = await mkdtemp(join(tmpdir(), 'newsdesk-sample-'));
  const path = join(directory, 'sample.ts');
  const bound = text.replace(/from '(newsdesk(?:\/\w+)?)'/g, (_all, name: string) => {
    const entry = entries[name];
    if (entry === undefined) throw new Error(`The package has no ${name}.`);
    return `from '${pathToFileURL(join(root, entry)).href}'`;
  });
  await writeFile(path, bound);
  await writeFile(join(directory, 'package.json'), '{"type":"module"}');
  const child = spawn(process.execPath, [path, ...args], { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  let rest = '';
  const read = (chunk: Buffer): void => {
    const parts = `${rest}${chunk}`.split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  void ended.then(() => rm(directory, { recursive: true, force: true }));
  return { lines, ended, stop: () => void child.kill('SIGTERM') };
}
