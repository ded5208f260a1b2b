import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { systemClock } from '../../src/runtime/clock.ts';
import { createDirectorySource } from '../../src/sources/directory.ts';
import { sharedParser } from './shared-parser.ts';

it.each([
  [
    'authors.yml',
    { 'blog/authors.yml': 'heron:\n  name: A. Heron\n  url: https://mill.example\n', 'docusaurus.config.js': 'export default {}' },
  ],
  ['_data/authors.yml', { '_data/authors.yml': 'heron: A. Heron\n', '_config.yml': 'title: Mill\n' }],
  ['publication.yaml', { 'publication.yaml': 'authors:\n  heron: A. Heron\n' }],
])('names the author of a handle as %s says', async (_name, files) => {
  const root = mkdtempSync(join(tmpdir(), 'newsdesk-authors-'));
  for (const [path, text] of Object.entries({ ...files, 'blog/gate.md': '---\nauthors: [heron, wren]\n---\n\n# Gate\n\nShut.\n' })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const source = createDirectorySource(root, { clock: systemClock, parser: sharedParser });

  const { articles, problems } = await source.load();
  await source.close();
  rmSync(root, { recursive: true });

  expect(problems).toEqual([]);
  expect(articles.map(({ bylines }) => bylines)).toEqual([['A. Heron', 'wren']]);
});
