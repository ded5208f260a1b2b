import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/runtime/clock.ts';
import { checkContent, type ContentReport } from '../../src/sources/check-content.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'newsdesk-hints-'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

function check(onProgress?: (done: number, of: number) => void): Promise<ContentReport> {
  return checkContent(root, { clock: systemClock, ...(onProgress === undefined ? {} : { onProgress }) });
}

describe('hints for a plain folder', () => {
  it('name the sites below it', async () => {
    write({ 'a.md': '# A\n\nText.', 'docs/mkdocs.yml': 'site_name: Mill', 'sites/blog/hugo.toml': '', 'node_modules/x/mkdocs.yml': '' });

    expect((await check()).hints).toEqual([
      'docs/mkdocs.yml is the config of MkDocs: give the folder `docs` to have it read so.',
      'sites/blog/hugo.toml is the config of Hugo: give the folder `sites/blog` to have it read so.',
    ]);
  });

  it('name Obsidian if its notes link so, and its own folder was not kept', async () => {
    write({ 'a.md': '# A\n\nSee [[b]].', 'b.md': '# B\n\nSee [[a|A]].', 'c.md': '# C\n\nText.' });

    expect((await check()).hints).toEqual([expect.stringContaining('`generator: obsidian`')]);
  });

  it('are none for a site that is found, and for a plain folder of articles', async () => {
    write({ 'a.md': '# A\n\nSee [[1]](b.md) and array[[0]].', 'b.md': '# B\n\nText.', 'sub/c.md': '# C\n\nText.' });
    const plain = await check();
    write({ 'mkdocs.yml': 'docs_dir: .', 'sites/blog/hugo.toml': '' });

    expect(plain.hints).toEqual([]);
    expect((await check()).hints).toEqual([]);
  });
});

it('a site with a config of two megabytes is found', async () => {
  const pages = Array.from({ length: 60_000 }, (_, at) => `guide/page-number-${at}-of-many`);
  write({ 'docs.json': JSON.stringify({ name: 'Mill', navigation: { pages } }), 'a.mdx': '---\ntitle: A\n---\nText.' });

  expect((await check()).site).toMatchObject({ generator: 'mintlify' });
});

it('a book of GitBook has the pages that its table of contents names, in the folder that its config names', async () => {
  write({
    '.gitbook.yaml': 'root: ./docs/\n',
    'docs/SUMMARY.md': '* [Wheel](wheel.md)\n',
    'docs/README.md': '# Mills\n\nText.',
    'docs/wheel.md': '# Wheel\n\nText.',
    'docs/plan.md': '# Plan\n\nText.',
  });

  const { articles, skipped } = await check();
  expect(articles).toBe(2);
  expect(skipped.map(({ path }) => path)).toEqual(['docs/SUMMARY.md', 'docs/plan.md']);
});

it('R Markdown is read in a plain folder, unless what was made of it lies beside it', async () => {
  write({ 'a.Rmd': '# A\n\nText `r nrow(x)` here.', 'b.Rmd': '# B\n\nText.', 'b.md': '# B\n\nText.' });

  expect((await check()).skipped).toEqual([{ path: 'b.Rmd', reason: 'the Markdown that was made of it lies beside it' }]);
});

it('drafts of Quarto are those of a folder too, unless a nearer one says otherwise', async () => {
  write({
    '_quarto.yml': 'website:\n  title: Mill\n',
    'a.qmd': '# A\n\nText.',
    'next/_metadata.yml': 'draft: true\n',
    'next/b.qmd': '# B\n\nText.',
    'next/deep/c.qmd': '# C\n\nText.',
    'next/out/_metadata.yml': 'draft: false\n',
    'next/out/d.qmd': '# D\n\nText.',
    'other/_metadata.yml': 'author: Mara Quist\n',
    'other/e.qmd': '# E\n\nText.',
  });

  const { articles, skipped } = await check();

  expect(articles).toBe(3);
  expect(skipped.map(({ path, reason }) => `${path}: ${reason}`)).toEqual([
    'next/b.qmd: the `_metadata.yml` of its folder says `draft: true`',
    'next/deep/c.qmd: the `_metadata.yml` of its folder says `draft: true`',
  ]);
});

it('reading tells how far it has come', async () => {
  write(Object.fromEntries(['a', 'b', 'c'].map((name) => [`${name}.md`, `# ${name}\n\nText.`])));
  const told: string[] = [];

  await check((done, of) => told.push(`${done}/${of}`));

  expect(told).toEqual(['1/3', '2/3', '3/3']);
});
