import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runNewsdesk } from './newsdesk-process.ts';

/** As a shell runs it, with what the line does to the outputs. */
function shell(line: string): { readonly status: number | null; readonly stderr: string } {
  const script = line.replaceAll('newsdesk', `"${process.execPath}" bin/newsdesk.js`);
  return spawnSync('bash', ['-o', 'pipefail', '-c', script], { encoding: 'utf8' });
}

describe('what newsdesk prints', () => {
  it.each(['ask colossus', 'manifest', 'check content', '--help'])('is missed in one sentence when the disk is full: %s', (args) => {
    const { status, stderr } = shell(`newsdesk ${args} > /dev/full`);

    expect(status).toBe(2);
    expect(stderr).toContain('newsdesk: The answer could not be written: ENOSPC');
    expect(stderr).not.toMatch(/ {4}at |node:events/u);
  });

  it.each(['ask --json --limit 100 colossus', 'manifest'])('may be read to its middle only: %s', (args) => {
    const { status, stderr } = shell(`newsdesk ${args} | true`);

    expect([status, stderr]).toEqual([0, '']);
  });
});

describe('a file .env', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'newsdesk-env-'));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  it('is read, and the environment wins', async () => {
    await writeFile(join(directory, '.env'), 'CONTENT_DIR=/nowhere/from-file\n');

    const fromFile = await runNewsdesk(['check'], {}, directory);
    const fromEnvironment = await runNewsdesk(['check'], { CONTENT_DIR: '/nowhere/from-environment' }, directory);

    expect(fromFile.stderr).toContain('/nowhere/from-file');
    expect(fromEnvironment.stderr).toContain('/nowhere/from-environment');
  });

  it('that is a directory is named, with what to do', async () => {
    await mkdir(join(directory, '.env'));

    const { code, stderr } = await runNewsdesk(['check'], {}, directory);

    expect(code).toBe(2);
    expect(stderr).toMatch(/^newsdesk: The settings in .*\.env cannot be read: it is a directory \(EISDIR\)\.\n {2}Make it a file/u);
  });

  it.runIf(process.getuid?.() === 0)('that this user may not read is named, with what to do', async () => {
    await writeFile(join(directory, '.env'), 'LOG_LEVEL=info\n', { mode: 0o600 });
    await chmod(directory, 0o755);

    const { status, stderr } = spawnSync(process.execPath, ['-e', loadAsNobody], { cwd: directory, encoding: 'utf8' });

    expect(stderr).toContain('this user is not permitted to read it (EACCES)');
    expect(status).toBe(2);
  });
});

/** Reads the sources as root, who may, and the file as nobody. */
const loadAsNobody = `
import('${process.cwd()}/src/cli/load-env-file.ts').then(({ loadEnvFile }) => {
  process.setgroups([]);
  process.setuid(65534);
  try {
    loadEnvFile();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 2;
  }
});`;
