import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Edition } from '../../src/content/edition.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import type { DirectorySnapshot } from '../../src/sources/compose-snapshot.ts';
import { createDirectoryContent } from '../../src/sources/directory-content.ts';
import { createDirectorySource } from '../../src/sources/directory.ts';
import { createIncludeReader, includePlaces } from '../../src/sources/read-include.ts';
import type { Settling } from '../../src/sources/settling.ts';
import { sharedParser } from './shared-parser.ts';

const NOW = Date.UTC(2026, 5, 1);
let site: string;

beforeEach(() => {
  site = mkdtempSync(join(tmpdir(), 'newsdesk-include-'));
  mkdirSync(join(site, 'src'));
});

afterEach(() => rmSync(site, { recursive: true, force: true }));

describe('an included file', () => {
  it('is found beside the article, below the content and below the site', () => {
    write('src/wheel/part.md', 'Beside.');
    write('src/shared.md', 'Content.');
    write('code/gate.rs', 'fn gate() {}');

    expect([read('part.md'), read('@/shared.md'), read('../../code/gate.rs')]).toEqual(['Beside.', 'Content.', 'fn gate() {}']);
  });

  it('gives the part that is named', () => {
    write('code/gate.rs', 'one\n// ANCHOR: shut\ntwo\n// ANCHOR_END: shut\nthree\n');

    expect(read('../../code/gate.rs', 'shut')).toBe('two');
  });

  it('takes in what it includes itself, and ends in a circle', () => {
    write('src/wheel/a.md', 'A {{#include b.md}}');
    write('src/wheel/b.md', 'B {{#include a.md}}');

    expect(read('a.md')).toBe('A B ');
  });

  it('ends where files that include each other twice would multiply', () => {
    for (let n = 0; n < 8; n += 1) write(`src/wheel/m${n}.md`, `${'x'.repeat(50_000)} {{#include m${n + 1}.md}}{{#include m${n + 1}.md}}`);

    expect(read('m0.md')?.length).toBeLessThan(600_000);
  });

  it.each([
    ['says that it is a draft', '---\ndraft: true\n---\n\nSecret.\n'],
    ['is for members', '---\nvisibility: members\n---\n\nSecret.\n'],
    ['has a date to come', '---\ndate: 2031-05-06\n---\n\nSecret.\n'],
    ['has front matter that cannot be read', '---\ndraft: [\n---\n\nSecret.\n'],
  ])('is not taken in if it %s', (_what, text) => {
    write('src/wheel/part.md', text);

    expect(read('part.md')).toBeUndefined();
  });

  it('shows no remark for editors', () => {
    write('src/wheel/part.md', 'The gate <!-- ask the miller first --> is shut.\n');

    expect(read('part.md')).not.toContain('miller');
  });

  it('lies in the site, has no name with a dot before it, and is a text', () => {
    const outside = mkdtempSync(join(tmpdir(), 'newsdesk-outside-'));
    writeFileSync(join(outside, 'keys.txt'), 'Secret.');
    symlinkSync(join(outside, 'keys.txt'), join(site, 'src', 'link.txt'));
    write('.env.txt', 'Secret.');
    write('src/picture.png', '\0binary');
    write('src/large.txt', 'x'.repeat(300 * 1024));

    const found = [
      join(outside, 'keys.txt'),
      `../../../${outside.split('/').at(-1)}/keys.txt`,
      '../link.txt',
      '../../.env.txt',
      '../picture.png',
      '../large.txt',
    ];

    expect(found.map((path) => read(path))).toEqual(found.map(() => undefined));
    rmSync(outside, { recursive: true });
  });
});

it('stands in the article, and a missing one is told once', async () => {
  write('book.toml', '[book]\ntitle = "Mill"\n');
  write('code/gate.rs', 'fn gate() {}\n');
  write('src/gate.md', '# Gate\n\n```rust\n{{#include ../code/gate.rs}}\n```\n\n{{#include none.md}}\n\n{{#include none.md}}\n');
  const source = createDirectorySource(join(site, 'src'), { clock: systemClock, parser: sharedParser });

  const { articles, problems } = await source.load();
  await source.close();

  expect(articles[0]?.sections[0]?.body.text).toBe('fn gate() {}');
  expect(problems.map(({ code }) => code)).toEqual(['include.missing']);
});

it.each([
  ['is a draft now', () => write('src/part.md', '---\ndraft: true\n---\n\nSealed.\n')],
  ['is gone', () => rmSync(join(site, 'src/part.md'))],
  ['says something else now', () => write('src/part.md', 'Opened.\n')],
])('leaves the article at once if it %s', async (_what, change) => {
  write('src/part.md', 'Sealed.\n');
  write('src/other.md', 'Other.\n');
  write('src/gate.md', '# Gate\n\nShut. {{#include part.md}}\n');
  const source = createDirectorySource(join(site, 'src'), { clock: systemClock, parser: sharedParser, settleMs: 50 });
  const textOf = ({ articles }: Edition): string => JSON.stringify(articles.find(({ file }) => file?.path === 'gate.md'));
  expect(textOf(await source.load())).toContain('Sealed.');
  let newest = '';
  const stop = source.watch((edition) => {
    newest = textOf(edition);
  });

  change();
  await expect.poll(() => newest).toContain('Shut.');
  await expect.poll(() => newest).not.toContain('Sealed.');

  stop();
  await source.close();
});

describe('an article that takes in other files', () => {
  let saves = 0;

  /** Tells the other files that a parser is asked for after `change` and the save of an article: those of the look behind it, too. */
  async function readAfter(change: () => void, others: readonly string[]): Promise<void> {
    const asked: string[] = [];
    const parser: typeof sharedParser = {
      ...sharedParser,
      parse(file, ...rest) {
        asked.push(file.path);
        return sharedParser.parse(file, ...rest);
      },
    };
    const source = createDirectorySource(join(site, 'src'), { clock: systemClock, parser, settleMs: 50 });
    await source.load();
    asked.splice(0);
    let slugs: readonly string[] = [];
    source.watch(({ articles }) => (slugs = articles.map(({ slug }) => slug)));
    change();
    saves += 1;
    write(`src/saved-${saves}.md`, '# Saved\n\nText.\n');
    await expect.poll(() => slugs).toContain(`saved-${saves}`);
    await expect.poll(() => asked.filter((path) => !path.startsWith('saved')).toSorted()).toEqual(others);
    await source.close();
  }

  beforeEach(() => {
    write('src/part.md', 'Opened. {{#include inner.rs}}\n');
    write('src/inner.rs', 'Wide.');
    write('src/closed.md', '---\ndate: 2031-05-06\n---\n\nSealed.\n');
    write('src/gate.md', '# Gate\n\n{{#include part.md}} {{#include none.rs}}\n');
    write('src/lock.md', '# Lock\n\n{{#include closed.md}}\n');
  });

  it('is read again if one of them is another, is gone, or is there at last, and if one may open at a time', async () => {
    await readAfter(() => {}, ['lock.md']);
    await readAfter(() => write('src/inner.rs', 'Ajar.'), ['gate.md', 'lock.md', 'part.md']);
    await readAfter(() => rmSync(join(site, 'src/inner.rs')), ['gate.md', 'lock.md', 'part.md']);
    await readAfter(() => write('src/none.rs', 'Here.'), ['gate.md', 'lock.md']);
  });

  it('is not read while it is written itself', async () => {
    const content = createDirectoryContent(join(site, 'src'), { parser: sharedParser, clock: systemClock });
    const textOf = ({ edition }: DirectorySnapshot): string =>
      edition.articles.find(({ slug }) => slug === 'gate')?.sections[0]?.body.text ?? '';
    const settling: Settling = { waitFor: (path) => (path === 'gate.md' ? 500 : 0), forget: () => {} };
    const before = textOf(await content.refresh());
    write('src/inner.rs', 'Ajar.');
    write('src/gate.md', '# Gate\n\nHalf {{#include part.md}}\n');
    write('src/other.md', '# Other\n\nText.\n');

    expect(textOf(await content.refresh({ settling }))).toBe(before);
    expect(textOf(await content.refresh())).toContain('Half');
  });

  it('is read again if a file that is no article itself is held back, though no article was saved', async () => {
    write('src/_parts/keeper.md', 'The keeper sleeps.\n');
    write('src/publication.yaml', 'ignore: ["_parts/**"]\n');
    write('src/tower.md', '# Tower\n\nHigh. {{#include _parts/keeper.md}}\n');
    const source = createDirectorySource(join(site, 'src'), { clock: systemClock, parser: sharedParser, settleMs: 50, sweepMs: 100 });
    const textOf = ({ articles }: Edition): string => articles.find(({ slug }) => slug === 'tower')?.sections[0]?.body.text ?? '';
    const first = textOf(await source.load());
    let text = first;
    source.watch((edition) => (text = textOf(edition)));
    write('src/_parts/keeper.md', '---\ndraft: true\n---\n\nThe keeper sleeps.\n');
    await expect.poll(() => text).not.toContain('sleeps');
    await source.close();

    expect([first, text]).toEqual(['High. The keeper sleeps.', 'High.']);
  });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(site, path)), { recursive: true });
  writeFileSync(join(site, path), text);
}

function read(path: string, part?: string): string | undefined {
  const resolve = createIncludeReader(includePlaces(join(site, 'src'), 'src'), 'wheel/article.md', NOW);
  return resolve({ path, ...(part === undefined ? {} : { part }) });
}
