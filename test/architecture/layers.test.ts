import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findLayer, findViolations, type Modules } from './find-violations.ts';
import { layers } from './layer-table.ts';
import { readImports } from './read-imports.ts';

/** Style sheets and pictures are modules of the page too: a script imports them. */
const code = /\.(?:[cm]?[jt]sx?|css|svg)$/;

function readModules(): Modules {
  const paths = ['src', 'commands'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((path) => code.test(path)),
  );
  return new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]));
}

describe('the program', () => {
  const modules = readModules();

  it('keeps to its layers', () => {
    expect(findViolations(modules)).toEqual([]);
  });

  it.skipIf(!existsSync('.git'))('is read whole: no module that git knows is missing', () => {
    const { stdout } = spawnSync('git', ['ls-files', '--', 'src', 'commands'], { encoding: 'utf8' });
    const tracked = stdout.split('\n').filter((path) => code.test(path) && existsSync(path));

    expect(tracked.length).toBeGreaterThan(100);
    expect(tracked.filter((path) => !modules.has(path))).toEqual([]);
  });

  it('has every import found: no module names another in a way that goes unread', () => {
    for (const [path, source] of modules) {
      const named = [...source.matchAll(/^(?:import|export|\}).* from '|^import '/gm)].length;

      expect([path, readImports(path, source).length]).toEqual([path, expect.toSatisfy((count: number) => count >= named)]);
    }
  });
});

describe('the check', () => {
  /** A planted module, and what the check must say of it. */
  const planted: readonly (readonly [string, string, string | undefined])[] = [
    ['src/content/a.ts', "import { b } from '../search/b.ts';", 'src/content may not import src/search/b.ts'],
    ['src/content/a.ts', "import type { B } from '../search/b.ts';", 'src/content may not import src/search/b.ts'],
    ['src/content/a.ts', "import {\n  b,\n} from '../search/b.ts';", 'src/content may not import src/search/b.ts'],
    ['src/content/a.ts', "import '../search/b.ts';", 'src/content may not import src/search/b.ts'],
    ['src/content/a.ts', 'import { b } from "../search/b.ts";', 'src/content may not import src/search/b.ts'],
    ['src/content/a.ts', "export { b } from '../search/b.ts';", 'src/content may not import src/search/b.ts'],
    ['src/content/a.ts', "export * from '../search/b.ts';", 'src/content may not import src/search/b.ts'],
    ['src/content/a.ts', "const b = await import('../search/b.ts');", 'src/content may not import src/search/b.ts'],
    ['src/content/a.ts', "new Worker(new URL('../search/b.ts', import.meta.url));", 'src/content may not import src/search/b.ts'],
    ['src/content/a.ts', "type B = import('../search/b.ts').B;", 'src/content may not import src/search/b.ts'],
    ['src/content/a.ts', "// import { b } from '../search/b.ts';\n/* import '../search/b.ts' */", undefined],
    ['src/content/a.ts', "import { b } from './missing.ts';", 'imports src/content/missing.ts, which does not exist'],
    ['src/reply/a.ts', "import { b } from '../search/b.ts';", 'src/reply may not import src/search/b.ts, except for types'],
    ['src/reply/a.ts', "import { type B, b } from '../search/b.ts';", 'src/reply may not import src/search/b.ts, except for types'],
    ['src/reply/a.ts', "import { type B } from '../search/b.ts';", undefined],
    ['src/reply/a.ts', "import type { B } from '../search/b.ts';", undefined],
    ['src/platform/discord/a.ts', "import { b } from '../slack/b.ts';", 'src/platform/discord may not import src/platform/slack/b.ts'],
    ['src/platform/slack/a.ts', "import type { B } from '../discord/b.ts';", 'src/platform/slack may not import src/platform/discord/b.ts'],
    ['src/platform/slack/a.ts', "import { b } from '../../search/b.ts';", 'src/platform/slack may not import src/search/b.ts'],
    ['src/platform/slack/a.ts', "import { b } from '../b.ts';", undefined],
    ['src/sandbox/discord/a.ts', "import { b } from '../../reply/b.ts';", 'src/sandbox/discord may not import src/reply/b.ts'],
    ['src/sandbox/discord/a.ts', "import { b } from '../slack/b.ts';", 'src/sandbox/discord may not import src/sandbox/slack/b.ts'],
    ['src/sandbox/discord/a.ts', "import { b } from '../b.ts';", undefined],
    ['src/config/a.ts', "import { b } from '../runtime/b.ts';", 'src/config may not import src/runtime/b.ts'],
    ['src/runtime/errors.ts', "import { b } from './b.ts';", 'src/runtime/errors.ts may not import src/runtime/b.ts'],
    ['src/search/a.ts', "import { Client } from 'discord.js';", 'src/search may not import the package discord.js'],
    ['src/platform/slack/a.ts', "import { Client } from 'discord.js';", 'src/platform/slack may not import the package discord.js'],
    [
      'src/platform/discord/a.ts',
      "import { App } from '@slack/bolt/dist/a.js';",
      'src/platform/discord may not import the package @slack/bolt',
    ],
    ['src/content/a.ts', "createRequire(import.meta.url)('fuse.js');", 'src/content may not import the package fuse.js'],
    ['src/content/a.ts', "import { readFileSync } from 'node:fs';", 'src/content may not import node:fs'],
    ['src/search/a.ts', "import { scheduler } from 'node:timers/promises';", 'src/search may not import node:timers/promises'],
    ['src/unknown/a.ts', '', 'belongs to no layer of the table'],
    ['src/search/a.ts', 'const key = process.env.KEY;', 'uses process.env: read it in config/'],
    ['src/search/a.ts', 'const { env } = process;', 'uses { env } = process: read it in config/'],
    ['src/search/a.ts', 'const now = Date.now();', 'uses Date.now: take a Clock'],
    ['src/search/a.ts', 'const now = new Date();', 'uses new Date(): take a Clock'],
    ['src/search/a.ts', 'const day = new Date(edition.publishedAt);', undefined],
    ['src/search/a.ts', 'setTimeout(() => {}, 1);', 'uses setTimeout: take a Clock'],
    ['src/search/a.ts', 'globalThis.setInterval(() => {}, 1);', 'uses globalThis.setInterval: take a Clock'],
    ['src/search/a.ts', 'const chance = `${Math.random()}`;', 'uses Math.random: be given the randomness'],
    ['src/search/a.ts', "console.log('here');", 'uses console: take a Logger'],
    ['src/search/a.ts', "const said = 'console.log(Date.now())'; // process.env\nconst seen = /console\\.log['\"`]/;", undefined],
    ['src/sandbox/a.ts', 'setTimeout(() => {}, 1);', undefined],
    ['src/sandbox/a.ts', 'Math.random();', 'uses Math.random: be given the randomness'],
  ];
  const around = [
    'src/search',
    'src/reply',
    'src/platform',
    'src/platform/slack',
    'src/platform/discord',
    'src/sandbox',
    'src/sandbox/slack',
    'src/runtime',
  ];

  it.each(planted)('reads %s with %j as %s', (path, source, expected) => {
    const modules = new Map([...around.map((folder): [string, string] => [`${folder}/b.ts`, '']), [path, source]]);

    const violations = findViolations(modules).map((text) => text.slice(text.indexOf(': ') + 2));

    expect(violations).toEqual(expected === undefined ? [] : [expected]);
  });

  it('names the line', () => {
    const source = "// a comment\nimport type { A } from './a.ts';\n\nconsole.log(`\n`);\nMath.random();\n";

    const violations = findViolations(
      new Map([
        ['src/search/b.ts', source],
        ['src/search/a.ts', ''],
      ]),
    );

    expect(violations.map((text) => text.split(': ')[0])).toEqual(['src/search/b.ts:4', 'src/search/b.ts:6']);
  });

  it('finds a cycle through several modules, and one of a module with itself', () => {
    const modules = new Map([
      ['src/search/a.ts', "import { b } from './b.ts';"],
      ['src/search/b.ts', "import type { C } from './c.ts';"],
      ['src/search/c.ts', "export { a } from './a.ts';"],
      ['src/search/d.ts', "import { d } from './d.ts';\nimport { a } from './a.ts';"],
    ]);

    expect(findViolations(modules)).toEqual([
      'src/search/a.ts: is part of a cycle: src/search/a.ts -> src/search/b.ts -> src/search/c.ts -> src/search/a.ts',
      'src/search/d.ts: is part of a cycle: src/search/d.ts -> src/search/d.ts',
    ]);
  });

  it('finds the nearest layer of a path', () => {
    expect(findLayer('src/platform/slack/deep/a.ts')?.path).toBe('src/platform/slack');
    expect(findLayer('src/platformer/a.ts')).toBeUndefined();
    expect(new Set(layers.map((layer) => layer.path)).size).toBe(layers.length);
  });
});
