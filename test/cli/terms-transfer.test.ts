import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ask } from '../../src/cli/ask.ts';
import { exportTerms } from '../../src/cli/glossary/export-terms.ts';
import { importTerms } from '../../src/cli/glossary/import-terms.ts';
import { createOutput, type Output } from '../../src/cli/output.ts';

let root: string;
let glossary: string;
const own = '# Ours.\n- Sluice: A gate. # old\n';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'newsdesk-transfer-'));
  mkdirSync(join(root, 'content'));
  glossary = join(root, 'content', 'glossary.yaml');
  writeFileSync(glossary, own);
  writeFileSync(join(root, 'content', 'boats.md'), '---\ntitle: Boats\n---\nA boat has a keel.\n');
  vi.stubEnv('DATABASE_URL', `file:${join(root, 'newsdesk.db')}`);
  vi.stubEnv('CONTENT_DIR', join(root, 'content'));
});
const home = process.cwd();
afterEach(() => {
  process.chdir(home);
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

async function run(
  verb: (output: Output) => Promise<number>,
): Promise<{ readonly code: number; readonly out: string; readonly said: string }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const code = await verb(createOutput(stdout, stderr));
  return { code, out: String(stdout.read() ?? ''), said: String(stderr.read() ?? '') };
}

function file(text: string): string {
  const path = join(root, 'in.yaml');
  writeFileSync(path, text);
  return path;
}

describe('newsdesk terms export and import', () => {
  it('write into the glossary what came from a file, once, and for the same people as before', async () => {
    chmodSync(glossary, 0o640);
    const imported = await run((output) => importTerms(file('Keel: The backbone of a boat.\nSluice: A door.\n'), output));
    const exported = await run((output) => exportTerms(undefined, output));
    const text = readFileSync(glossary, 'utf8');

    expect(imported).toEqual({ code: 0, out: '', said: '2 terms of 2 changed; the others are as before.\n' });
    expect(exported.said).toBe(`${glossary} is written: 2 terms from there.\n`);
    expect(text).toBe('# Ours.\n- Sluice: A door. # old\n- headword: Keel\n  definition: The backbone of a boat.\n');
    expect(statSync(glossary).mode & 0o777).toBe(0o640);
    expect((await run((output) => importTerms(glossary, output))).said).toBe('0 terms of 2 changed; the others are as before.\n');
    expect((await run((output) => exportTerms('-', output))).out).toBe(text);
    expect(readFileSync(glossary, 'utf8')).toBe(text);
  });

  it.each(['nowhere/terms.yaml', 'boats.md/terms.yaml', '.'])('say that a file cannot be written: %s', async (name) => {
    const path = join(root, 'content', name);
    // The database is there from then on.
    await run((output) => importTerms(glossary, output));

    await expect(run((output) => exportTerms(path, output))).rejects.toMatchObject({
      code: 'file.unwritable',
      message: expect.stringContaining(path),
    });
  });

  it('say which entries are left out, and why, and what is no glossary', async () => {
    const twice = file('Keel: The backbone.\nSpine: { definition: A spine., aliases: [keel] }\nEmpty:\n');

    const { code, said } = await run((output) => importTerms(twice, output));

    expect(code).toBe(1);
    expect(said).toContain(`${twice}:2: Spine is left out: “Keel” is explained already.`);
    expect(said).toContain('1 term of 2 changed; the others are as before, or were left out.');
    await expect(run((output) => importTerms(file('- ['), output))).rejects.toMatchObject({ code: 'terms.unreadable' });
    await expect(run((output) => importTerms(join(root, 'none.yaml'), output))).rejects.toMatchObject({ code: 'terms.unreadable' });
    writeFileSync(glossary, '- [');
    await expect(run((output) => exportTerms(undefined, output))).rejects.toMatchObject({ code: 'terms.unreadable' });
    expect(readFileSync(glossary, 'utf8')).toBe('- [');
  });

  it('count for newsdesk ask too, hidden ones above all', async () => {
    const question = (output: Output) => ask('what is a keel', { limit: 1 }, output);
    await run((output) => importTerms(file('Keel: The backbone of a boat.\n'), output));
    const after = await run(question);
    await run((output) => importTerms(file('Keel: { hidden: true }\n'), output));
    const hidden = await run(question);

    expect(after.out).toContain('The backbone of a boat.');
    expect(hidden.out).not.toContain('backbone');
  });

  it('write the terms of each directory into its own file, new ones into the first, and none if one file would lose something', async () => {
    const other = join(root, 'more', 'glossary.yaml');
    mkdirSync(join(root, 'more'));
    writeFileSync(other, '# Theirs.\n- Weir: A dam.\n- Oakum: Fibers.\n');
    writeFileSync(join(root, 'newsdesk.yaml'), 'sources:\n  - directory: content\n  - directory: more\n');
    process.chdir(root);
    await run((output) => importTerms(file('Keel: A spine.\nWeir: A low dam.\n'), output));

    const { said } = await run((output) => exportTerms(undefined, output));

    expect(said).toBe('content/glossary.yaml and more/glossary.yaml are written: 2 terms from there.\n');
    expect(readFileSync(glossary, 'utf8')).toBe(`${own}- headword: Keel\n  definition: A spine.\n`);
    expect(readFileSync(other, 'utf8')).toBe('# Theirs.\n- Weir: A low dam.\n- Oakum: Fibers.\n');
    writeFileSync(other, '[{ headword: Weir, definition: A dam., x-owner: ada }]');
    writeFileSync(glossary, own);
    await expect(run((output) => exportTerms(undefined, output))).rejects.toMatchObject({ code: 'terms.unreadable' });
    expect(readFileSync(glossary, 'utf8')).toBe(own);
  });
});
