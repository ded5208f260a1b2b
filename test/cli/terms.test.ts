import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOutput } from '../../src/cli/output.ts';
import { terms } from '../../src/cli/terms.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'newsdesk-terms-'));
  const text = 'Quayside is a scheduler for batch jobs.\n\nThe gate allows no more than eight ships. Every gate is old.';
  writeFileSync(join(root, 'quay.md'), `---\ntitle: The quay\n---\n${text}\n`);
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

async function listed(options: Parameters<typeof terms>[1]): Promise<{ readonly out: string; readonly said: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  expect(await terms(root, options, createOutput(stdout, stderr))).toBe(0);
  return { out: String(stdout.read() ?? ''), said: String(stderr.read() ?? '') };
}

describe('newsdesk terms', () => {
  it('lists each definition with its form and its file, and counts them', async () => {
    const { out, said } = await listed({});

    expect(out).toContain('Quayside: Quayside is a scheduler for batch jobs. (copula, sure ');
    expect(out).toContain(', quay.md)');
    expect(said).toContain('1 definition and 1 doubtful explanation in 1 article.');
  });

  it('leaves out what readers may not read, and says how much', async () => {
    writeFileSync(join(root, 'members.md'), '---\ntitle: Members\naccess: members\n---\nSkua is a pump for members.\n');
    writeFileSync(join(root, 'later.md'), '---\ntitle: Later\ndate: 2099-05-06\n---\nGannet is a pump for later.\n');

    const { out, said } = await listed({});

    expect(out).toContain('Quayside');
    expect(out).not.toMatch(/Skua|Gannet/u);
    expect(said).toContain('2 articles are left out, as /term does: for members only, or not to be read now.');
  });

  it('lists what is doubtful alone', async () => {
    const { out } = await listed({ doubtful: true });

    expect(out).not.toContain('Quayside');
    expect(out).toContain('gate: The gate allows no more than eight ships. (purpose, doubtful ');
  });

  it('gives programs all that is known', async () => {
    const [first] = JSON.parse((await listed({ json: true })).out) as readonly Record<string, unknown>[];

    const second = JSON.parse((await listed({ json: true })).out).at(-1) as Record<string, unknown>;
    expect(first).toMatchObject({ headword: 'gate', form: 'purpose', sure: false, article: 'quay', file: 'quay.md', heading: 'The quay' });
    expect(second).toMatchObject({ headword: 'Quayside', form: 'copula', sure: true, start: 0, end: 39 });
  });
});
