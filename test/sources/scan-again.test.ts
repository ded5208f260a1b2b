import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { scanAgain, scanDirectory } from '../../src/sources/scan-directory.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'newsdesk-again-'));
  for (const name of ['a.md', 'b.md', 'c.md']) writeFileSync(join(root, name), name);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('looks at the named files alone, and takes the others as they were', async () => {
  const before = await scanDirectory(root);
  writeFileSync(join(root, 'a.md'), 'a longer text');
  writeFileSync(join(root, 'b.md'), 'another longer text');

  const again = await scanAgain(before, ['a.md']);
  const whole = await scanDirectory(root);

  expect(again?.files).toEqual([whole.files[0], before.files[1], before.files[2]]);
  expect(again?.files[0]).not.toEqual(before.files[0]);
});

it.each([
  ['is gone', () => rmSync(join(root, 'a.md'))],
  [
    'is a folder now',
    () => {
      rmSync(join(root, 'a.md'));
      mkdirSync(join(root, 'a.md'));
    },
  ],
])('leaves it to a look at everything if a file %s', async (_what, change) => {
  const before = await scanDirectory(root);
  change();

  expect(await scanAgain(before, ['a.md'])).toBeUndefined();
});

it('leaves it to a look at everything if a link took the place of a folder', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'newsdesk-outside-'));
  mkdirSync(join(root, 'sub'));
  writeFileSync(join(root, 'sub', 'a.md'), 'a');
  const before = await scanDirectory(root);
  renameSync(join(root, 'sub'), join(outside, 'sub'));
  symlinkSync(join(outside, 'sub'), join(root, 'sub'));

  expect(await scanAgain(before, ['sub/a.md'])).toBeUndefined();
  rmSync(outside, { recursive: true, force: true });
});

it('leaves a file that was not there to a look at everything', async () => {
  expect(await scanAgain(await scanDirectory(root), ['new.md'])).toBeUndefined();
});
