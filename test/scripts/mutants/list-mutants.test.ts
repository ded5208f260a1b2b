import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findKnownBreaks } from '../../../scripts/mutants/known-breaks.ts';
import { equivalents } from '../../../scripts/mutants/equivalents.ts';
import { listMutants } from '../../../scripts/mutants/list-mutants.ts';
import { applyBreak, describeBreak } from '../../../scripts/mutants/mutant.ts';
import { pinned } from '../../../scripts/mutants/pinned.ts';
import { parseSource } from '../../../scripts/mutants/syntax.ts';

const root = join(import.meta.dirname, '../../..');

/** The broken lines of a source of one line. */
function brokenLines(source: string): readonly string[] {
  return listMutants('src/a.ts', source).map((mutant) => describeBreak(source, mutant)[1]);
}

describe('the breaks of a line', () => {
  it.each<readonly [string, ...string[]]>([
    ['const a = b < c;', 'const a = b <= c;'],
    ['const a = b === 0;', 'const a = b !== 0;', 'const a = b === 1;'],
    ["const a = b === 'x';", "const a = b !== 'x';", "const a = b === '';"],
    ['const a = b && c;', 'const a = b || c;'],
    ['const a = b ?? c;', 'const a = c;'],
    ['const a = b[0] ?? 0;', 'const a = 0;', 'const a = b[1] ?? 0;'],
    ['const a = b + c;', 'const a = b - c;'],
    ["const a = b + 'x';"],
    ['a += b;', ';', 'a -= b;'],
    ['const a = !b;', 'const a = b;'],
    ['const a = b ? c : d;', 'const a = (c);', 'const a = (d);', 'const a = !(b) ? c : d;'],
    [
      'const a = b === undefined ? {} : { b };',
      'const a = ({});',
      'const a = !(b === undefined) ? {} : { b };',
      'const a = b !== undefined ? {} : { b };',
    ],
    [
      'const a = b === undefined ? {} : { c: d };',
      'const a = ({});',
      'const a = ({ c: d });',
      'const a = !(b === undefined) ? {} : { c: d };',
      'const a = b !== undefined ? {} : { c: d };',
    ],
    ['const a = 30;', 'const a = 0;', 'const a = 15;'],
    ['const a = 0.5;', 'const a = 0;', 'const a = 0.25;'],
    ['const a = -1;', 'const a = 1;'],
    ['const a = true;', 'const a = false;'],
    ['const a = [b, c];', 'const a = [c];', 'const a = [b];'],
    ['const a = Math.min(b, c);', 'const a = Math.max(b, c);'],
    ['const a = b.filter(c);', 'const a = b;'],
    ['a(b);', ';'],
    ['if (a) b = c;', 'if (!(a)) b = c;', 'if (false) b = c;', 'if (a) ;'],
    [
      'const a = (b: number): boolean => b > c;',
      'const a = (b: number): boolean => !(b > c);',
      'const a = (b: number): boolean => b >= c;',
    ],
    ['function a(): string[] { return b; }', 'function a(): string[] { return []; }'],
    ['function a() { return b; }', 'function a() { return (undefined as never); }'],
    ['function a() { throw b; }', 'function a() { ; }'],
    [
      String.raw`const a = /^\d+$/iu;`,
      String.raw`const a = /\d+$/iu;`,
      String.raw`const a = /^\D+$/iu;`,
      String.raw`const a = /^\d+/iu;`,
      String.raw`const a = /^\d+$/u;`,
    ],
    // An answer that is worked out again is the same answer.
    [
      'function a() { if (known) return known; }',
      'function a() { if (!(known)) return known; }',
      'function a() { if (known) return (undefined as never); }',
    ],
    [
      'function a() { if (known !== undefined) b(); }',
      'function a() { if (!(known !== undefined)) b(); }',
      'function a() { if (known === undefined) b(); }',
      'function a() { if (false) b(); }',
      'function a() { if (known !== undefined) ; }',
    ],
    ['function a() { kept.set(key, value); return value; }', 'function a() { kept.set(key, value); return (undefined as never); }'],
    // Code that is erased with the types, and words for the log, are left alone.
    ["type A = 'x' | 0;"],
    ["import { a } from './a.ts';"],
    ['log.info({ a: 1 }, b);'],
  ])('%s', (source, ...expected) => {
    expect([...brokenLines(source)].sort()).toEqual([...expected].sort());
  });

  it('are TypeScript that can be read, all of them', () => {
    const wrong = ['src/search/rerank.ts', 'src/announce/lead.ts', 'src/content/names.ts', 'src/platform/network-errors.ts'].flatMap(
      (file) => {
        const source = readFileSync(join(root, file), 'utf8');
        return listMutants(file, source).filter((mutant) => {
          try {
            parseSource(applyBreak(source, mutant));
            return false;
          } catch {
            return true;
          }
        });
      },
    );

    expect(wrong).toEqual([]);
  });
});

describe('breaks that are listed by hand', () => {
  it.each([
    ['equivalent', equivalents],
    ['tried in every run', pinned],
  ])('are in the source, if they are %s, and have a reason', (_name, known) => {
    expect(findKnownBreaks(root, known).length).toBeGreaterThanOrEqual(known.length);
    expect(known.filter(({ reason }) => !/^[A-Z].{15,}\.$/u.test(reason))).toEqual([]);
  });

  it('are refused after their line has changed', () => {
    const gone = { file: 'src/announce/lead.ts', line: 'const LEASE_MS = 31_000;', broken: 'const LEASE_MS = 0;', reason: 'x' };

    expect(() => findKnownBreaks(root, [gone])).toThrow('src/announce/lead.ts has no such break');
  });
});
