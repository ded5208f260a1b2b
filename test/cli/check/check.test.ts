import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { check, type CheckArguments } from '../../../src/cli/check.ts';
import { createOutput } from '../../../src/cli/output.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'newsdesk-check-'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

it('says first which generator the files were read as, and what became of them', async () => {
  write('mkdocs.yml', 'site_name: The mill\n');
  write('docs/gate.md', '# Gate\n\nIt is shut.\n');
  write('docs/later.md', '---\ndate: 2099-01-01\n---\n\nWords.\n');

  const { said } = await run(join(root, 'docs'));

  expect(said[0]).toBe('Read as MkDocs (../mkdocs.yml): 2 files, 2 articles, 1 held back.');
});

it('counts files of formats that are not read', async () => {
  for (const name of ['a.rst', 'b.rst', 'c.ipynb', '_layouts/page.html', 'doc.adoc']) write(name, 'Text.');
  write('gate.qmd', '# Gate\n\nIt is shut.\n');

  const { said } = await run(root);

  expect(said.slice(0, 2)).toEqual(['Read as a plain folder: 1 file, 1 article.', '2 .rst, 1 .adoc, 1 .ipynb: not read.']);
});

it('prints few problems in full and many by kind, unless all are asked for', async () => {
  for (let number = 0; number < 40; number += 1) write(`${number}.md`, `---\ntitle: Gate ${number}\nbrand: 1\n---\n\nIt is shut.\n`);
  write('broken.md', '---\ntitle: [\n---\n\nWords.\n');

  const [summary, all, errors] = [await run(root), await run(root, { all: true }), await run(root, { errors: true })];

  expect(summary.printed.filter((line) => line.startsWith('warning frontMatter.unknownKey: 40 in 40 files'))).toHaveLength(1);
  expect(summary.printed.length).toBeLessThan(10);
  expect(all.printed.filter((line) => line.includes('`brand`'))).toHaveLength(40);
  expect(errors.printed).toEqual([expect.stringContaining('broken.md')]);
});

it('prints the site for programs', async () => {
  write('mkdocs.yml', 'site_url: https://mill.example/docs/\n');
  write('docs/gate.md', '# Gate\n\nIt is shut.\n');

  const { printed } = await run(join(root, 'docs'), { json: true });

  expect(JSON.parse(printed.join('\n'))).toMatchObject({
    site: { generator: 'mkdocs', configFile: '../mkdocs.yml', baseUrl: 'https://mill.example/docs' },
    files: 1,
    articles: 1,
  });
});

it('says on a terminal alone how far a large folder is read, and takes the line away', async () => {
  for (let number = 0; number < 200; number += 1) write(`${number}.md`, '# Gate\n\nIt is shut.\n');
  const terminal = Object.assign(new PassThrough(), { isTTY: true });

  const { said } = await run(root);
  await check(root, {}, createOutput(new PassThrough(), terminal));

  const shown = String(terminal.read());
  expect(shown).toMatch(/\r\u001b\[2K\d+ of 200 files are read\./u);
  expect(shown).toMatch(/\r\u001b\[2KRead as a plain folder/u);
  expect(said.join('\n')).not.toContain('files are read');
});

it('prints SARIF for forges', async () => {
  write('broken.md', '---\ntitle: [\n---\n\nWords.\n');

  const { printed, code } = await run(root, { sarif: true });

  expect(code).toBe(1);
  expect(JSON.parse(printed.join('\n'))).toMatchObject({ version: '2.1.0', runs: [{ results: [{ level: 'error' }] }] });
});

it.each([
  ['a plain folder', '.', [], ['gate.md']],
  ['MkDocs', 'docs', [['mkdocs.yml', 'site_name: Mill']], ['README.md', 'changelog.md', 'gate.md', 'wheel/README.md']],
  ['Jekyll', '.', [['_config.yml', 'title: Mill']], ['docs/changelog.md', 'docs/gate.md', 'docs/wheel/README.md']],
] as const)('takes a README for a page if %s makes one of it', async (_name, below, configs, expected) => {
  for (const [name, text] of configs) write(name, text);
  const folder = below === '.' && configs.length > 0 ? 'docs/' : below === '.' ? '' : `${below}/`;
  for (const name of ['README.md', 'gate.md', 'changelog.md', 'wheel/README.md'])
    write(`${folder}${name}`, `# The ${name}\n\nIt is shut.\n`);
  if (folder === 'docs/' && below === '.') {
    write('README.md', '# The repository\n\nWords.\n');
    write('docs/index.md', '# Index\n\nWords.\n');
  }

  const { printed } = await run(join(root, below), { json: true });

  const { skipped, files } = JSON.parse(printed.join('\n')) as { skipped: { path: string }[]; files: number };
  const index = folder === 'docs/' && below === '.' ? 1 : 0;
  expect(files - skipped.length - index).toBe(expected.length);
  expect(skipped.filter(({ path }) => (expected as readonly string[]).includes(path))).toEqual([]);
});

function write(name: string, text: string): void {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), text);
}

async function run(dir: string, options: CheckArguments = {}): Promise<{ code: number; printed: string[]; said: string[] }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const code = await check(dir, options, createOutput(stdout, stderr));
  return { code, printed: linesOf(stdout), said: linesOf(stderr) };
}

function linesOf(stream: PassThrough): string[] {
  return String(stream.read() ?? '')
    .trimEnd()
    .split('\n');
}
