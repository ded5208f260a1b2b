import { runInNewContext } from 'node:vm';
import { stripTypeScriptTypes } from 'node:module';
import { describe, expect, it } from 'vitest';
import { chooseTests, type NearTest } from '../../../scripts/mutants/choose-tests.ts';
import { distancesFrom } from '../../../scripts/mutants/import-graph.ts';
import { blockAround, blockName, listBlocks, markBlocks } from '../../../scripts/mutants/mark-blocks.ts';
import type { Mutant } from '../../../scripts/mutants/mutant.ts';
import { REACHED } from '../../../scripts/mutants/reached.ts';
import { readRunOptions } from '../../../scripts/mutants/run-options.ts';
import { sampleMutants } from '../../../scripts/mutants/sample.ts';

function mutantsOf(file: string, lines: number): readonly Mutant[] {
  return Array.from({ length: lines * 3 }, (_, index) => ({
    file,
    line: 1 + Math.floor(index / 3),
    start: index,
    end: index + 1,
    text: 'x',
    kind: 'x',
  }));
}

describe('a sample of broken lines', () => {
  const areas = new Map([
    ['large', mutantsOf('src/large.ts', 900)],
    ['small', mutantsOf('src/small.ts', 30)],
    ['tiny', mutantsOf('src/tiny.ts', 2)],
  ]);
  const places = (count: number, seed: number) => sampleMutants(areas, count, seed).map(({ file, line }) => `${file}:${line}`);

  it('is the same for a seed, and another for another', () => {
    expect(sampleMutants(areas, 100, 7)).toEqual(sampleMutants(areas, 100, 7));
    expect(sampleMutants(areas, 100, 7)).not.toEqual(sampleMutants(areas, 100, 8));
  });

  it('breaks each line once, and gives a small area its least share', () => {
    const drawn = places(100, 7);

    expect(new Set(drawn).size).toBe(100);
    expect(drawn.filter((place) => place.startsWith('src/small')).length).toBe(6);
    expect(drawn.filter((place) => place.startsWith('src/tiny')).length).toBe(2);
  });

  it('has every line there is if more are asked for', () => {
    expect(places(5_000, 7)).toHaveLength(932);
  });
});

describe('marked blocks', () => {
  const source = [
    'function choose(a: number) {',
    '  if (a > 1) {',
    '    return [a].map((b) => ({ b }));',
    '  }',
    '  return undefined;',
    '}',
    'choose',
  ].join('\n');

  it('do the same, and record what ran', () => {
    const run = (input: number) => {
      const reached = new Set<string>();
      const choose = runInNewContext(stripTypeScriptTypes(markBlocks('src/a.ts', source)), { [REACHED]: reached }) as (
        a: number,
      ) => unknown;
      return [JSON.stringify(choose(input)), [...reached]];
    };

    expect(run(2)).toEqual(['[{"b":2}]', ['src/a.ts:0', 'src/a.ts:1', 'src/a.ts:2']]);
    expect(run(0)).toEqual([undefined, ['src/a.ts:0']]);
  });

  it('are found around an offset, the smallest first', () => {
    const blocks = listBlocks(source);

    expect(blockAround(blocks, source.indexOf('a > 1'))).toBe(0);
    expect(blockAround(blocks, source.indexOf('[a]'))).toBe(1);
    expect(blockAround(blocks, source.indexOf('{ b }'))).toBe(2);
    expect(blockAround(blocks, source.length - 1)).toBeUndefined();
  });
});

describe('the tests for a mutant', () => {
  const [mutant] = mutantsOf('src/search/a.ts', 1) as readonly [Mutant];
  const blocks = [{ start: 0, end: 9, isBraced: true }];
  const test = (path: string, distance: number, ms: number, reaches: boolean): NearTest => ({
    test: path,
    distance,
    ms,
    passed: true,
    blocks: new Set(reaches ? [blockName(mutant.file, 0)] : []),
  });

  it('are those that reach its block: of its own folder first, then the nearest, within a time', () => {
    const tests = [
      test('test/desk/far.test.ts', 5, 10, true),
      test('test/desk/near.test.ts', 2, 10, true),
      test('test/search/slow.test.ts', 1, 59_990, true),
      test('test/search/quick.test.ts', 4, 10, true),
      test('test/search/other.test.ts', 1, 10, false),
    ];

    const chosen = chooseTests(mutant, blocks, tests);

    expect(chosen.isReached).toBe(true);
    expect(chosen.tests.map(({ test: path }) => path)).toEqual(['test/search/quick.test.ts', 'test/search/slow.test.ts']);
  });

  it('are the nearest few if none is known to reach it', () => {
    const tests = [1, 2, 3, 4].map((distance) => test(`test/desk/${distance}.test.ts`, distance, 10, false));

    expect(chooseTests(mutant, blocks, tests)).toEqual({ isReached: false, tests: tests.slice(0, 3) });
  });

  it('are as far as the imports between', () => {
    const graph = new Map([
      ['a', ['b', 'c']],
      ['b', ['d']],
      ['c', ['d', 'a']],
    ]);

    expect([...distancesFrom(graph, 'a')]).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 1],
      ['d', 2],
    ]);
  });
});

describe('the options of a run', () => {
  it('have defaults, and are read', () => {
    expect(readRunOptions([], ['search'])).toMatchObject({ seed: 1, count: 400, folders: [], workers: 2, help: false });
    expect(readRunOptions(['--seed', '9', '--count=40', '--folder', 'search', '--file', 'src/a.ts'], ['search'])).toMatchObject({
      seed: 9,
      count: 40,
      folders: ['search'],
      file: 'src/a.ts',
    });
  });

  it.each([[['--folder', 'nowhere']], [['--count', '0']], [['--count', 'many']], [['--nothing']]])('refuse %j', (args) => {
    expect(() => readRunOptions(args, ['search'])).toThrow();
  });
});
