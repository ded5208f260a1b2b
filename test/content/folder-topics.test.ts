import { expect, it } from 'vitest';
import { topicsOfFolders } from '../../src/content/folder-topics.ts';

it.each([
  ['mill.md', []],
  ['birds/mill.md', ['birds']],
  ['Birds/water-mills/mill.md', ['Birds', 'water mills']],
  ['01-guide/2.old_mills/mill.md', ['guide', 'old mills']],
  ['1-2-3/mill.md', ['1 2 3']],
  ['3d-printing/mill.md', ['3d printing']],
  ['-birds-/mill.md', ['birds']],
  ['_posts/2026/01/mill.md', []],
  ['.hidden//mill.md', []],
  ['birds/herons/index.md', ['birds']],
  ['birds/herons/_index.md', ['birds']],
  ['birds/herons/README.md', ['birds']],
  ['birds/index.html', ['birds']],
  ['birds/herons/index-of-mills.md', ['birds', 'herons']],
] as const)('the folders of %s name the topics %j', (path, topics) => {
  expect(topicsOfFolders(path)).toEqual(topics);
});
