import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/runtime/clock.ts';
import { createArticleParser } from '../../src/sources/article-parser.ts';
import { createDirectoryContent } from '../../src/sources/directory-content.ts';

/** A busy machine reads a small file in it. */
const PATIENCE_MS = 1_000;
/** Longer than the patience. */
const SLOW_MS = 2 * PATIENCE_MS;

async function load(waitsForReader: boolean): Promise<readonly string[]> {
  const directory = await mkdtemp(join(tmpdir(), 'newsdesk-slow-start-'));
  const parser = createArticleParser({ clock: systemClock });
  onTestFinished(async () => {
    await parser.close();
    await rm(directory, { recursive: true });
  });
  await writeFile(join(directory, 'gate.md'), '# The gate\n\nIt opened.\n');
  await writeFile(join(directory, 'huge.md'), `# Huge\n\n${'It is long. '.repeat(50_000)}`);
  const started = new Promise<void>((resolve) => setTimeout(resolve, SLOW_MS));
  const slow: typeof parser = {
    ...parser,
    prepare: () => started.then(() => parser.prepare()),
    parse: (...file) => started.then(() => parser.parse(...file)),
  };

  const content = createDirectoryContent(directory, { parser: slow, clock: systemClock, waitsForReader });
  const { edition } = await content.refresh({ patienceMs: PATIENCE_MS });

  return edition.articles.map(({ title }) => title);
}

it('the first look waits for a process that starts slowly, also if a file needs none', async () => {
  expect(await load(true)).toEqual(['The gate']);
});

it('the first look does not wait for it beside a directory that answers', async () => {
  expect(await load(false)).toEqual([]);
});
