import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Edition } from '../../src/content/edition.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { checkContent } from '../../src/sources/check-content.ts';
import { createDirectorySource, type DirectorySource, type DirectorySourceOptions } from '../../src/sources/directory.ts';
import { loadEdition } from '../../src/sources/load-edition.ts';

let base: string;
let root: string;
const sources: DirectorySource[] = [];

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'newsdesk-directory-'));
  root = join(base, 'content');
  mkdirSync(root);
});

afterEach(async () => {
  await Promise.all(sources.splice(0).map((source) => source.close()));
  rmSync(base, { recursive: true, force: true });
});

function write(path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function open(options: Partial<DirectorySourceOptions> = {}): DirectorySource {
  const source = createDirectorySource(root, { clock: systemClock, settleMs: 150, ...options });
  sources.push(source);
  return source;
}

const slugs = (edition: Edition | undefined): readonly string[] => (edition?.articles ?? []).map(({ slug }) => slug).sort();
const codes = (edition: Edition | undefined): readonly string[] => (edition?.problems ?? []).map(({ file, code }) => `${file} ${code}`);
const article = (title: string, text = 'Text.'): string => `# ${title}\n\n${text}\n`;

/** Resolves with the first edition that fits; the test's own time limit ends the wait. */
function watchFor(source: DirectorySource) {
  const seen: Edition[] = [];
  const waiting: { fits: (edition: Edition) => boolean; resolve: (edition: Edition) => void }[] = [];
  const stop = source.watch((edition) => {
    seen.push(edition);
    for (const { fits, resolve } of waiting) if (fits(edition)) resolve(edition);
  });
  const until = (fits: (edition: Edition) => boolean): Promise<Edition> => {
    const last = seen.at(-1);
    return last !== undefined && fits(last) ? Promise.resolve(last) : new Promise((resolve) => waiting.push({ fits, resolve }));
  };
  return { seen, until, stop };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

describe('loading a directory', () => {
  it('reads every kind of article in the tree, the publication and the glossary', async () => {
    write('a.md', article('A'));
    write('deep/er/b.mdx', article('B'));
    write('c/index.markdown', article('C'));
    write('d.txt', 'D Title\nThe text is here.');
    write('publication.yaml', 'name: The Tide\nbaseUrl: https://example.com/tide/\n');
    write('glossary.yaml', 'Head: Pressure.\n');

    const edition = await open().load();

    expect(slugs(edition)).toEqual(['a', 'b', 'c', 'd']);
    expect(edition.publication.name).toBe('The Tide');
    expect(edition.articles.map(({ url }) => url)).toContain('https://example.com/tide/b');
    expect(edition.glossary).toMatchObject([{ headword: 'Head', line: 1 }]);
    expect(edition.problems).toEqual([]);
  });

  it('passes over what is no article, and says so of what looks like one', async () => {
    write('a.md', article('A'));
    write('README.md', article('Readme'));
    write('sub/LICENSE.txt', 'Free.');
    write('draft.md', '---\ndraft: true\n---\nNot yet.');
    write('.hidden.md', article('Hidden'));
    write('.git/x.md', article('Git'));
    write('node_modules/p/x.md', article('Package'));
    write('image.png', new Uint8Array([0x89, 0x50]));

    const report = await checkContent(root, { clock: systemClock });

    expect(report).toMatchObject({ articles: 1, sections: 1, problems: [] });
    expect(report.skipped.map(({ path }) => path)).toEqual(['README.md', 'draft.md', 'node_modules/', 'sub/LICENSE.txt']);
  });

  it('takes an article for one whatever its name begins with', async () => {
    const names =
      'claude-opus-5-released.md robots-learn-to-fold.md security-hole-in-chips.txt history-of-rome.md notice-to-mariners.md'.split(' ');
    for (const name of [
      ...names,
      'history.md',
      'readme-first-lessons.md',
      'vendor/new-prices.md',
      'license-to-kill.md',
      'copying-is-art.md',
      'changelog-to-date.md',
    ])
      write(name, article(name));
    const about = ['CHANGELOG-2.1.md', 'CLAUDE.md', 'HISTORY.md', 'LICENSE-MIT.txt', 'README.zh-CN.md', 'readme_de.md', 'robots.txt'];
    for (const name of about) write(`sub/${name}`, 'About it.');

    const report = await checkContent(root, { clock: systemClock });

    expect(report.articles).toBe(names.length + 6);
    expect(report.skipped.map(({ path }) => path)).toEqual(about.map((name) => `sub/${name}`));
  });

  it('names every file that it cannot use, with a reason, and reads the others', async () => {
    write('a.md', article('A'));
    write('binary.md', new Uint8Array([0xff, 0xd8, 0, 0, 1]));
    write('large.md', article('Large', 'word '.repeat(2_200_000)));
    write('broken.md', '---\ntitle: [\n---\nText.');
    write('other/a.md', article('Other A'));
    writeFileSync(join(base, 'secret.md'), article('Secret'));
    symlinkSync(join(base, 'secret.md'), join(root, 'secret.md'));
    symlinkSync(base, join(root, 'up'));
    symlinkSync(join(root, 'nowhere.md'), join(root, 'gone.md'));

    const edition = await open().load();

    expect(slugs(edition)).toEqual(['a']);
    expect(codes(edition)).toEqual([
      'binary.md file.binary',
      'broken.md yaml.syntax',
      'gone.md file.unreadable',
      'large.md content.tooLarge',
      'other/a.md slug.duplicate',
      'secret.md file.outside',
      'up file.outside',
    ]);
    expect(edition.problems.find(({ code }) => code === 'slug.duplicate')?.what).toContain('a.md');
  });

  it.runIf(process.getuid?.() !== 0)('names a file that it may not read', async () => {
    write('a.md', article('A'));
    chmodSync(join(root, 'a.md'), 0);

    expect(codes(await open().load())).toEqual(['a.md file.unreadable']);
  });

  it('follows links that stay inside, and does not go round in circles', async () => {
    write('real/a.md', article('A'));
    symlinkSync(join(root, 'real'), join(root, 'zlink'));
    symlinkSync(root, join(root, 'real', 'loop'));

    expect(slugs(await open().load())).toEqual(['a']);
  });

  it('reads what other systems save: UTF-16, Windows-1252', async () => {
    write('utf16.txt', new Uint8Array([0xff, 0xfe, ...Buffer.from('Tïtle Here\r\nThe text is here.', 'utf16le')]));
    write('windows.txt', Buffer.from('T\u00eftle Here\r\nThe text is here.', 'latin1'));

    const edition = await open().load();

    expect(edition.articles.map(({ title }) => title)).toEqual(['Tïtle Here', 'Tïtle Here']);
    expect(codes(edition)).toEqual(['windows.txt file.encoding']);
  });

  it('has the same hash for the same content, wherever it lies and whatever its dates', async () => {
    write('a.md', article('A'));
    write('b.md', article('B'));
    const first = await loadEdition(root, { clock: systemClock });

    utimesSync(join(root, 'a.md'), 1, 1);
    renameSync(join(root, 'b.md'), join(root, 'c-b.md'));
    write('c-b.md', `---\nslug: b\n---\n${article('B')}`);

    expect((await loadEdition(root, { clock: systemClock })).hash).toBe(first.hash);
  });

  it('is quick with a small directory', async () => {
    for (let index = 0; index < 15; index++) write(`a${index}.md`, article(`A ${index}`, 'Words of an article. '.repeat(200)));

    const started = performance.now();
    await open().load();

    expect(performance.now() - started).toBeLessThan(4_000);
  });

  it.each(['missing', 'file.md'])('fails with a way out when there is no directory: %s', async (name) => {
    write('file.md', article('A'));

    const load = createDirectorySource(join(root, name), { clock: systemClock }).load();

    await expect(load).rejects.toMatchObject({ code: 'content.missing', fix: expect.stringContaining('CONTENT_DIR') });
  });

  it('warns of a directory without articles', async () => {
    expect(codes(await open().load())).toEqual(['. content.none']);
  });
});

describe('watching a directory', () => {
  it('tells of a saved, a changed and a removed file within 2 s', async () => {
    write('a.md', article('A'));
    const source = open({ settleMs: 700 });
    await source.load();
    const { until } = watchFor(source);
    await pause(300);

    const started = performance.now();
    write('new/b.md', article('B'));
    await until((edition) => slugs(edition).includes('b'));
    const added = performance.now() - started;
    write('new/b.md', article('B changed'));
    await until((edition) => edition.articles.some(({ title }) => title === 'B changed'));
    rmSync(join(root, 'new/b.md'));
    await until((edition) => !slugs(edition).includes('b'));

    expect(added).toBeLessThan(2_000);
  });

  it.each([3, -3])('tells of a saved file within 2 s although the clock was set by %d hours meanwhile', async (hours) => {
    let aheadMs = 0;
    const clock = { ...systemClock, now: () => systemClock.now() + aheadMs };
    write('a.md', article('A'));
    const source = open({ clock });
    await source.load();
    const { until } = watchFor(source);
    write('b.md', article('B'));
    await until((edition) => slugs(edition).length === 2);

    aheadMs = hours * 3_600_000;
    const savedAt = performance.now();
    write('c.md', article('C'));
    await pause(100);
    aheadMs = 0;
    await until((edition) => slugs(edition).length === 3);

    expect(performance.now() - savedAt).toBeLessThan(2_000);
  });

  it('waits for a file that is still being written', async () => {
    write('a.md', article('A'));
    const source = open({ settleMs: 400 });
    await source.load();
    const { seen, until } = watchFor(source);
    await pause(200);

    for (const part of ['# B\n\nFirst', ' second', ' third', ' last.\n']) {
      writeFileSync(join(root, 'b.md'), part, { flag: 'a' });
      await pause(100);
    }
    await until((edition) => slugs(edition).includes('b'));

    const texts = seen.flatMap(({ articles }) => articles.filter(({ slug }) => slug === 'b').map(({ sections }) => sections[0]?.body.text));
    expect(new Set(texts)).toEqual(new Set(['First second third last.']));
  });

  it('keeps the last good version of a file that breaks, and says what is wrong', async () => {
    write('a.md', article('A', 'Good text.'));
    const source = open();
    await source.load();
    const { until } = watchFor(source);

    write('a.md', '---\ntitle: [\n---\nBad text.');
    const broken = await until(({ problems }) => problems.length > 0);
    write('a.md', article('A', 'Better text.'));
    const mended = await until(({ problems }) => problems.length === 0);

    expect(broken.articles[0]?.sections[0]?.body.text).toBe('Good text.');
    expect(codes(broken)).toEqual(['a.md yaml.syntax']);
    expect(mended.articles[0]?.sections[0]?.body.text).toBe('Better text.');
  });

  it('takes an article back when it becomes a draft', async () => {
    write('a.md', article('A'));
    write('b.md', article('B'));
    const source = open();
    await source.load();
    const { until } = watchFor(source);

    write('a.md', `---\ndraft: true\n---\n${article('A')}`);

    expect(slugs(await until((edition) => edition.articles.length === 1))).toEqual(['b']);
  });

  it('gives every article its new address when the base URL changes', async () => {
    write('a.md', article('A', '[x](b)'));
    write('publication.yaml', 'baseUrl: https://one.example\n');
    const source = open();
    await source.load();
    const { until } = watchFor(source);

    write('publication.yaml', 'baseUrl: https://two.example\n');
    const edition = await until(({ publication }) => publication.baseUrl === 'https://two.example');

    expect(edition.articles[0]).toMatchObject({
      url: 'https://two.example/a',
      sections: [{ body: { marks: [{ url: 'https://two.example/b' }] } }],
    });
  });

  it('follows a directory that is swapped as a whole behind a link', async () => {
    write('.v1/a.md', article('A'));
    write('.v2/a.md', article('A two'));
    symlinkSync('.v1', join(root, '..data'));
    symlinkSync('..data/a.md', join(root, 'a.md'));
    const source = open({ sweepMs: 300 });
    await source.load();
    const { until } = watchFor(source);

    symlinkSync('.v2', join(root, '..next'));
    renameSync(join(root, '..next'), join(root, '..data'));

    expect((await until(({ articles }) => articles[0]?.title === 'A two')).problems).toEqual([]);
  });

  it('keeps the last edition when the directory goes away, and goes on when it is back', async () => {
    write('a.md', article('A'));
    const source = open({ sweepMs: 200 });
    await source.load();
    const { until } = watchFor(source);

    renameSync(root, `${root}-away`);
    const away = await until(({ problems }) => problems.length > 0);
    renameSync(`${root}-away`, root);
    const back = await until(({ problems }) => problems.length === 0);

    expect([slugs(away), codes(away)]).toEqual([['a'], ['. content.missing']]);
    expect(slugs(back)).toEqual(['a']);
  });

  it('says nothing when nothing that is read has changed, and nothing once it is stopped', async () => {
    write('a.md', article('A'));
    const source = open({ settleMs: 50, sweepMs: 100 });
    await source.load();
    const { seen, stop } = watchFor(source);

    utimesSync(join(root, 'a.md'), 1, 1);
    write('image.png', 'x');
    await pause(600);
    stop();
    write('b.md', article('B'));
    await pause(400);

    expect(seen).toEqual([]);
  });
});
