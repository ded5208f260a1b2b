import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const paths = spawnSync('git', ['ls-files'], { encoding: 'utf8' })
  .stdout.split('\n')
  .filter((path) => path !== '' && existsSync(path));

interface LockedPackage {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lockedPackages = new Map<string, LockedPackage>(Object.entries(JSON.parse(readFileSync('package-lock.json', 'utf8')).packages));

/** Node looks for a package beside the one that needs it, then in each folder above. */
function isLocked(from: string, name: string): boolean {
  if (lockedPackages.has(`${from === '' ? '' : `${from}/`}node_modules/${name}`)) return true;
  return from !== '' && isLocked(from.replace(/(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+$/, ''), name);
}

/** Words that belong to somebody's machine or network, put together here so that this file passes its own test. */
const foreign: Readonly<Record<string, RegExp>> = {
  'a package registry': new RegExp(['registry', '\\.(?:npmjs|yarnpkg|npmmirror)', '|npm\\.pkg\\.github'].join(''), 'i'),
  'a setting of a registry': /^\s*(?:@[\w-]+:)?registry\s*=/m,
  'somebody\u2019s home directory': new RegExp(['/(?:Us', 'ers|ho', 'me)/[a-z][\\w-]*/'].join('')),
  'a working directory of a machine': new RegExp(['(?<![\\w.])/(?:wo', 'rk|ro', 'ot|works', 'pace)/[\\w.-]'].join('')),
  'a live token': /\bxox[bpars]-\d{10,}-\d{10,}-\w{20,}|\bxapp-\d-A\w{8,}-\d{10,}-\w{20,}|-----BEGIN [A-Z ]*PRIVATE KEY-----/,
};

// Outside of a clone, as in an unpacked archive, there is no list to go by.
describe.skipIf(!existsSync('.git'))('the repository', () => {
  it('is read whole', () => {
    expect(paths.length).toBeGreaterThan(100);
    expect(paths).toContain('test/architecture/repository.test.ts');
  });

  it.each(Object.entries(foreign))('names %s nowhere', (_, pattern) => {
    const found = paths.flatMap((path) => {
      const match = pattern.exec(readFileSync(path, 'utf8'));
      return match === null ? [] : [`${path}: ${match[0]}`];
    });

    expect(found).toEqual([]);
  });

  it('recognizes what it looks for', () => {
    const samples = [
      `https://registry.${'npmjs'}.org/zod`,
      `registry${'='}https://example.com`,
      `/Us${'ers'}/ada/newsdesk`,
      `see /wo${'rk'}/main/src`,
      ['xoxb', '1234567890', '1234567890', 'a'.repeat(24)].join('-'),
    ];

    expect(Object.values(foreign).map((pattern, index) => pattern.test(samples[index] ?? ''))).toEqual(samples.map(() => true));
  });

  it('locks every package by its hash, and to no host', () => {
    const entries = [...lockedPackages].filter(([path]) => path !== '');

    expect(entries.length).toBeGreaterThan(100);
    expect(entries.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    // npm leaves the hash out for another system's binary that the registry it asks does not have: `npm view NAME@VERSION dist.integrity`
    // has it.
    const unhashed = entries.filter(([, { integrity }]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''));
    expect(unhashed.map(([path]) => path)).toEqual([]);
  });

  it('builds its image on the exact Node that it is tested with', () => {
    const images = [...readFileSync('Dockerfile', 'utf8').matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { devDependencies: Record<string, string> };

    expect(new Set(images)).toEqual(new Set([`node:${devDependencies['node']}-bookworm-slim`]));
  });

  it('asks its image whether the process lives, not whether the platforms do', () => {
    const health = /^HEALTHCHECK[^]*?\n(?!\s)/m.exec(readFileSync('Dockerfile', 'utf8'))?.[0];

    expect(health).toContain('/healthz');
    expect(health).not.toContain('/readyz');
  });

  it('locks the packages of every system, so that `npm ci` accepts the lockfile on each', () => {
    const missing = [...lockedPackages].flatMap(([path, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => !isLocked(path, name))
        .map((name) => `${path || 'package.json'} needs ${name}`),
    );

    expect(missing).toEqual([]);
  });

  it('pins every dependency to one version', () => {
    const { dependencies, devDependencies }: Record<string, Record<string, string>> = JSON.parse(readFileSync('package.json', 'utf8'));

    const ranges = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version),
    );

    expect(ranges).toEqual([]);
  });
});
