import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { READER_FOLDERS, readReaderVersion } from '../../src/sources/reader-version.ts';
import { readImports } from '../architecture/read-imports.ts';

const repository = join(import.meta.dirname, '../..');
let copy: string;

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'newsdesk-reader-'));
  cpSync(join(repository, 'package.json'), join(copy, 'package.json'));
  for (const folder of READER_FOLDERS) cpSync(join(repository, 'src', folder), join(copy, 'src', folder), { recursive: true });
});

afterEach(() => rmSync(copy, { recursive: true, force: true }));

/** Every module that runs when files are read: the imports from a start on, without those of types. */
function reachedFrom(start: string, reached = new Set<string>()): ReadonlySet<string> {
  if (reached.has(start)) return reached;
  reached.add(start);
  for (const { kind, target, typeOnly } of readImports(start, readFileSync(join(repository, start), 'utf8'))) {
    if (kind === 'project' && !typeOnly) reachedFrom(target, reached);
  }
  return reached;
}

describe('the name of the reader', () => {
  it('is the same for the same program, and another one when a module of any of its folders is', () => {
    const version = readReaderVersion(join(copy, 'src'));
    const changed = ['content/slug.ts', 'glossary/mining/mine-definitions.ts', 'sources/choose-files.ts', 'runtime/visible-text.ts'];

    const versions = changed.map((module) => {
      const path = join(copy, 'src', module);
      const source = readFileSync(path, 'utf8');
      writeFileSync(path, `${source}// Another rule.\n`);
      const other = readReaderVersion(join(copy, 'src'));
      writeFileSync(path, source);
      return other;
    });

    expect(readReaderVersion()).toBe(version);
    expect(new Set([version, ...versions]).size).toBe(changed.length + 1);
  });

  it('is another one with another package', () => {
    const version = readReaderVersion(join(copy, 'src'));
    writeFileSync(join(copy, 'package.json'), '{}');

    expect(readReaderVersion(join(copy, 'src'))).not.toBe(version);
  });

  it('covers every folder that reading imports', () => {
    const reached = [...reachedFrom('src/sources/directory.ts'), ...reachedFrom('src/sources/parse-worker.ts')];
    const folders = new Set(reached.map((path) => path.split('/')[1]));

    expect(reached.length).toBeGreaterThan(100);
    expect([...folders].sort()).toEqual(READER_FOLDERS);
  });
});
