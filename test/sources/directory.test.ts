import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Edition } from '../../src/content/edition.ts';
import { type Clock, systemClock } from '../../src/runtime/clock.ts';
import { checkContent } from '../../src/sources/check-content.ts';
import { createDirectorySource, DEBOUNCE_MS, type DirectorySource, type DirectorySourceOptions } from '../../src/sources/directory.ts';
import { loadEdition } from '../../src/sources/load-edition.ts';
import { PLACE_MS } from '../../src/sources/watch-directory.ts';
import { sharedParser } from './shared-parser.ts';

const SETTLE_MS = 150;
const SWEEP_MS = 100;
const NEVER_MS = 86_400_000;

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
  const source = createDirectorySource(root, { clock: systemClock, parser: sharedParser, settleMs: SETTLE_MS, ...options });
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

  it('passes over what is not an article, and says so of what looks like one', async () => {
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
    write('one.md', '---\nslug: b\n---\nText.');
    write('two.md', '---\nslug: b\n---\nText.');
    write('other/a.md', article('Other A'));
    writeFileSync(join(base, 'secret.md'), article('Secret'));
    symlinkSync(join(base, 'secret.md'), join(root, 'secret.md'));
    symlinkSync(base, join(root, 'up'));
    symlinkSync(join(root, 'nowhere.md'), join(root, 'gone.md'));

    const edition = await open().load();

    expect(slugs(edition)).toEqual(['a', 'b', 'other-a']);
    expect(codes(edition).filter((code) => !code.endsWith('title.missing'))).toEqual([
      'binary.md file.binary',
      'broken.md yaml.syntax',
      'gone.md file.unreadable',
      'large.md content.tooLarge',
      'secret.md file.outside',
      'two.md slug.duplicate',
      'up file.outside',
    ]);
    expect(edition.problems.find(({ code }) => code === 'slug.duplicate')?.what).toContain('one.md');
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

  it.each(['missing', 'file.md'])('fails with a way out when there is no directory: %s', async (name) => {
    write('file.md', article('A'));

    const load = createDirectorySource(join(root, name), { clock: systemClock, parser: sharedParser }).load();

    await expect(load).rejects.toMatchObject({ code: 'content.missing', fix: expect.stringContaining('CONTENT_DIR') });
  });

  it('says of a file how it is looked at alone', async () => {
    write('file.md', article('A'));
    const path = join(root, 'file.md');

    await expect(createDirectorySource(path, { clock: systemClock, parser: sharedParser }).load()).rejects.toMatchObject({
      message: `The content directory ${path} is a file`,
      fix: expect.stringMatching(/behind the command[^]*newsdesk preview .*file\.md$/u),
    });
  });

  it('warns of a directory without articles', async () => {
    expect(codes(await open().load())).toEqual(['. content.none']);
  });
});

describe('watching a directory', () => {
  it('tells of a saved, a changed and a removed file', async () => {
    write('a.md', article('A'));
    const source = open();
    await source.load();
    const { seen, until } = watchFor(source);

    write('new/b.md', article('B'));
    await until((edition) => slugs(edition).includes('b'));
    write('new/b.md', article('B changed'));
    await until((edition) => edition.articles.some(({ title }) => title === 'B changed'));
    rmSync(join(root, 'new/b.md'));
    await until((edition) => !slugs(edition).includes('b'));

    expect(seen.map(({ articles }) => articles.map(({ title }) => title).sort())).toEqual([['A', 'B'], ['A', 'B changed'], ['A']]);
  });

  it.each(['a link', 'a folder'])('follows %s that a deployment puts in its place, and what is saved there then', async (kind) => {
    rmSync(root, { recursive: true });
    const [first, second] = [join(base, 'first'), join(base, 'second')];
    for (const release of [first, second]) mkdirSync(release);
    writeFileSync(join(first, 'a.md'), article('A'));
    writeFileSync(join(second, 'a.md'), article('A again'));
    const put = (release: string): void => {
      if (kind === 'a folder') return renameSync(release, root);
      symlinkSync(release, join(base, 'next'));
      renameSync(join(base, 'next'), root);
    };
    put(first);
    // No sweep comes to its help.
    const source = open({ sweepMs: NEVER_MS });
    await source.load();
    const { until } = watchFor(source);
    writeFileSync(join(root, 'b.md'), article('B'));
    await until((edition) => slugs(edition).includes('b'));

    if (kind === 'a folder') renameSync(root, join(base, 'old'));
    put(second);
    await until(({ articles }) => articles.some(({ title }) => title === 'A again'));
    writeFileSync(join(root, 'c.md'), article('C'));

    expect(slugs(await until((edition) => slugs(edition).includes('c')))).toContain('c');
  });

  it.each([3, -3])('tells of a saved file although the clock was set by %d hours meanwhile', async (hours) => {
    let aheadMs = 0;
    const looks: number[] = [];
    const clock: Clock = {
      now: () => systemClock.now() + aheadMs,
      after(delayMs, callback) {
        looks.push(delayMs);
        return systemClock.after(delayMs, callback);
      },
    };
    write('a.md', article('A'));
    // No sweep comes to its help.
    const source = open({ clock, sweepMs: NEVER_MS });
    await source.load();
    const { until } = watchFor(source);
    write('b.md', article('B'));
    await until((edition) => slugs(edition).length === 2);

    aheadMs = hours * 3_600_000;
    const since = looks.length;
    write('c.md', article('C'));
    await expect.poll(() => looks.slice(since).some((ms) => ms > SETTLE_MS / 2 && ms <= SETTLE_MS)).toBe(true);
    aheadMs = 0;
    const edition = await until(({ articles }) => articles.length === 3);

    expect(slugs(edition)).toEqual(['a', 'b', 'c']);
  });

  it('serves a saved file before it looks at all the others again, and looks at them right after it', async () => {
    const delays: number[] = [];
    const clock: Clock = {
      ...systemClock,
      after(delayMs, callback) {
        delays.push(delayMs);
        return systemClock.after(delayMs, callback);
      },
    };
    write('a.md', article('A'));
    const source = open({ clock, sweepMs: NEVER_MS, settleMs: 2_000 });
    await source.load();
    const { until } = watchFor(source);
    await expect.poll(() => delays.includes(NEVER_MS)).toBe(true);

    const since = delays.length;
    write('a.md', article('A', 'Changed.'));
    await until(({ articles }) => JSON.stringify(articles).includes('Changed.'));
    await expect.poll(() => delays.slice(since).includes(NEVER_MS)).toBe(true);

    const looks = delays.slice(since).filter((ms) => ms !== PLACE_MS);
    const settled = looks.findLastIndex((ms) => ms > 1_000 && ms <= 2_000);
    expect(settled).toBeGreaterThan(-1);
    // The time for which it settles counts from the first event.
    expect(looks.find((ms) => ms > 1_000)).toBeLessThan(2_000);
    expect(looks.slice(settled + 1)).toContain(DEBOUNCE_MS);
  });

  it('looks at everything once a sweep, and not again behind it', async () => {
    const delays: number[] = [];
    const clock: Clock = {
      ...systemClock,
      after(delayMs, callback) {
        delays.push(delayMs);
        return systemClock.after(delayMs, callback);
      },
    };
    write('a.md', article('A'));
    const source = open({ clock, sweepMs: SWEEP_MS });
    await source.load();
    source.watch(() => {});
    const count = (ms: number): number => delays.filter((delay) => delay === ms).length;
    await expect.poll(() => count(SWEEP_MS)).toBeGreaterThan(5);
    const before = count(DEBOUNCE_MS);
    const swept = count(SWEEP_MS);
    await expect.poll(() => count(SWEEP_MS)).toBeGreaterThan(swept + 4);

    expect(count(DEBOUNCE_MS)).toBe(before);
  });

  it('looks at everything now and then while a loss is doubted, for no event may tell of a change', async () => {
    let sweeps = 0;
    const clock: Clock = {
      ...systemClock,
      after(delayMs, callback) {
        if (delayMs === SWEEP_MS) sweeps += 1;
        return systemClock.after(delayMs, callback);
      },
    };
    for (const name of ['a', 'b', 'c', 'd', 'e']) write(`${name}.md`, article(name.toUpperCase()));
    const source = open({ clock, sweepMs: SWEEP_MS, graceMs: NEVER_MS });
    await source.load();
    const { until } = watchFor(source);
    for (const name of ['b', 'c', 'd', 'e']) rmSync(join(root, `${name}.md`));
    await until(({ kept }) => kept !== undefined);
    const before = sweeps;

    await expect.poll(() => sweeps).toBeGreaterThan(before + 3);
  });

  it('waits for a file that is still being written', async () => {
    write('a.md', article('A'));
    // While it is written no time passes, however slow this machine is; looks are made all the same.
    let stoodStillAt: number | undefined = systemClock.now();
    let looks = 0;
    const clock: Clock = {
      now: () => stoodStillAt ?? systemClock.now(),
      after(delayMs, callback) {
        looks += 1;
        return systemClock.after(delayMs, callback);
      },
    };
    const source = open({ clock });
    await source.load();
    const { seen, until } = watchFor(source);

    for (const part of ['# B\n\nFirst', ' second', ' third', ' last.\n']) {
      const before = looks;
      writeFileSync(join(root, 'b.md'), part, { flag: 'a' });
      await expect.poll(() => looks).toBeGreaterThan(before + 1);
    }
    stoodStillAt = undefined;
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

  it.each([
    ['cannot be understood', 'visibility: friends'],
    ['is misspelled', 'stauts: draft'],
    ['stands in YAML that cannot be read', 'draft: true\ntags: [a'],
  ])('keeps no earlier version where what holds an article back %s', async (_name, yaml) => {
    write('a.md', article('A'));
    write('b.md', article('B'));
    const source = open();
    await source.load();
    const { until } = watchFor(source);

    write('a.md', `---\n${yaml}\n---\n${article('A')}`);
    const edition = await until(({ problems }) => problems.length === 1);

    expect(slugs(edition)).toEqual(['b']);
    expect(edition.withheld).toMatchObject([{ path: 'a.md', isMeant: false }]);
  });

  it('warns once of a date to come without a zone, and reads every date in the zone that the publication gets', async () => {
    write('a.md', `---\ndate: 2031-01-01\n---\n${article('A')}`);
    write('b.md', `---\nembargo: 2031-01-01 09:00\n---\n${article('B')}`);
    write('c.md', `---\ndate: 2021-01-01\n---\n${article('C')}`);
    const source = open();
    const before = await source.load();
    const { until } = watchFor(source);

    write('publication.yaml', 'timeZone: America/New_York\n');
    const after = await until(({ publication }) => publication.timeZone !== undefined);

    expect(codes(before)).toEqual(['publication.yaml publication.timeZone']);
    expect(codes(after)).toEqual([]);
    expect(
      after.articles.map(({ slug, opensAt, visibility }) => [slug, opensAt, visibility.kind === 'embargoed' ? visibility.until : '']),
    ).toEqual([
      ['a', '2031-01-01T05:00:00Z', ''],
      ['c', '2021-01-01T05:00:00Z', ''],
      ['b', undefined, '2031-01-01T09:00:00-05:00'],
    ]);
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

  it('keeps what is gone when most articles are gone at once, and takes single ones and drafts back at once', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) write(`${name}.md`, article(name.toUpperCase()));
    write('publication.yaml', 'name: The Tide\nbaseUrl: https://tide.example\n');
    const source = open({ sweepMs: 200 });
    await source.load();
    const { until } = watchFor(source);

    for (const name of ['a', 'b', 'c', 'd', 'publication']) rmSync(join(root, name === 'publication' ? 'publication.yaml' : `${name}.md`));
    const doubted = await until(({ kept }) => kept !== undefined);
    write('e.md', `---\ndraft: true\n---\n${article('E')}`);
    const withdrawn = await until(({ articles }) => !articles.some(({ slug }) => slug === 'e'));
    rmSync(join(root, 'f.md'));
    const single = await until(({ articles }) => articles.length === 4);
    source.accept();
    const accepted = await until(({ articles }) => articles.length === 0);

    expect([slugs(doubted), codes(doubted), doubted.publication.name]).toEqual([
      ['a', 'b', 'c', 'd', 'e', 'f'],
      ['. content.doubted'],
      'The Tide',
    ]);
    expect([slugs(withdrawn), slugs(single), single.kept]).toEqual([
      ['a', 'b', 'c', 'd', 'f'],
      ['a', 'b', 'c', 'd'],
      '4 of 4 articles are gone at once; the last good content is kept',
    ]);
    expect([accepted.kept, accepted.publication.name]).toEqual([undefined, 'Newsdesk']);
  });

  it('believes an empty directory once it has stayed empty, and is itself again when the files are back', async () => {
    for (const name of ['a', 'b', 'c']) write(`${name}.md`, article(name.toUpperCase()));
    const source = open({ sweepMs: 100, graceMs: 1_500 });
    await source.load();
    const { until } = watchFor(source);
    const empty = (): void => {
      for (const name of ['a', 'b', 'c']) rmSync(join(root, `${name}.md`));
    };

    empty();
    await until(({ kept }) => kept !== undefined);
    for (const name of ['a', 'b', 'c']) write(`${name}.md`, article(name.toUpperCase()));
    const back = await until(({ kept, articles }) => kept === undefined && articles.length === 3);
    empty();
    await until(({ kept }) => kept !== undefined);
    const believed = await until(({ articles }) => articles.length === 0);

    expect([back.problems, codes(believed)]).toEqual([[], ['. content.none']]);
  });

  it('serves what is saved in a folder that was made anew with a folder of its own name in it', async () => {
    for (const path of ['built/pages/c.md', 'built/pages/more/d.md', 'other/p.md']) write(path, article('Old'));
    const source = open();
    await source.load();
    const { seen, until } = watchFor(source);

    // By then the watcher hears.
    for (const name of ['k', 'l', 'm', 'n']) {
      write(`other/${name}.md`, article(name));
      await until((edition) => slugs(edition).includes(name));
    }
    rmSync(join(root, 'built/pages'), { recursive: true });
    for (const name of ['a', 'b', 'pages/index']) write(`built/pages/${name}.md`, article(name));
    await until((edition) => slugs(edition).includes('b'));

    // Saved again and again, since one time would fall into the moment before the folder is watched anew; not at once, while a look for others is due.
    let turns = 0;
    const saveAgain = (): readonly string[] => {
      turns += 1;
      if (turns > 1) write('built/pages/new.md', article('New'));
      return slugs(seen.at(-1));
    };
    await expect.poll(saveAgain, { interval: 10 * SETTLE_MS, timeout: 30_000 }).toContain('new');
  });

  it('counts files that are back once they are read', async () => {
    const source = open({ settleMs: 300 });
    await source.load();
    const { seen, until } = watchFor(source);

    rmSync(root, { recursive: true });
    await until(({ kept }) => kept !== undefined);
    for (const name of ['a', 'b', 'c']) write(`${name}.md`, article(name.toUpperCase()));
    await until(({ articles }) => articles.length === 3);

    const counts = seen.flatMap(({ kept, seen: files, articles }) => (kept === undefined ? [[files, articles.length]] : []));
    expect([counts.filter(([, articles]) => articles === 0).every(([files]) => files === 0), counts.at(-1)]).toEqual([true, [3, 3]]);
  });

  it('does not take articles that move to another folder for lost', async () => {
    for (const name of ['a', 'b', 'c', 'd']) write(`old/${name}.md`, article(name.toUpperCase()));
    const source = open();
    await source.load();
    const { seen, until } = watchFor(source);

    renameSync(join(root, 'old'), join(root, 'new'));
    write('e.md', article('E'));
    await until((edition) => slugs(edition).includes('e') && edition.articles.every(({ file }) => !file?.path.startsWith('old/')));

    expect(seen.flatMap(({ kept }) => kept ?? [])).toEqual([]);
  });

  it.runIf(process.getuid?.() !== 0)('does not take for gone what lies in a folder that cannot be listed', async () => {
    write('a.md', article('A'));
    write('sub/b.md', article('B'));
    const source = open({ sweepMs: 100 });
    await source.load();
    const { until } = watchFor(source);

    chmodSync(join(root, 'sub'), 0);
    const edition = await until(({ problems }) => problems.length > 0);
    chmodSync(join(root, 'sub'), 0o755);

    expect([slugs(edition), edition.unread]).toEqual([['a', 'b'], [{ path: 'sub' }]]);
  });

  it('says which files are there and were not read, by what their heads or names say', async () => {
    write('a.md', article('A'));
    write('bad.md', '---\ntitle: [\n---\nText.');
    write('deep.md', `---\nslug: depths\n---\n# D\n\n${'>'.repeat(300)} a\n`);
    write('draft.md', '---\ndraft: true\n---\nNot yet.');

    const edition = await open().load();

    expect([edition.unread, edition.seen]).toEqual([
      [
        { path: 'bad.md', slug: 'bad' },
        { path: 'deep.md', slug: 'depths' },
      ],
      4,
    ]);
  });

  it('serves what is saved beside a file that takes long, and that file when it is read', async () => {
    write('a.md', article('A'));
    const source = open();
    await source.load();
    const { until } = watchFor(source);

    // Three seconds of the processor's time, and more on the wall of a busy machine.
    write('slow.md', `---\nslug: late\n---\n# L\n\n> ${'*a* '.repeat(30_000)}`);
    write('b.md', article('B'));
    const soon = await until((edition) => slugs(edition).includes('b'));
    const later = await until((edition) => slugs(edition).includes('late'));

    expect([codes(soon), soon.unread]).toEqual([['slow.md parse.slow'], [{ path: 'slow.md', slug: 'slow' }]]);
    expect([later.unread, later.problems]).toEqual([undefined, []]);
  });

  it('holds back the last good version of an article that is put under embargo in a file that cannot be read', async () => {
    write('a.md', article('A'));
    const source = open();
    await source.load();
    const { until } = watchFor(source);

    write('a.md', `---\nembargo: 2099-01-01\n---\n# A\n\n${'>'.repeat(300)} a\n`);
    const edition = await until(({ problems }) => problems.length > 0);

    expect(edition.articles).toMatchObject([{ slug: 'a', visibility: { kind: 'embargoed' } }]);
  });

  it('says nothing when nothing that is read has changed, and nothing once it is stopped', async () => {
    write('a.md', article('A'));
    let sweeps = 0;
    const clock: Clock = {
      now: systemClock.now,
      after(delayMs, callback) {
        if (delayMs === SWEEP_MS) sweeps += 1;
        return systemClock.after(delayMs, callback);
      },
    };
    const source = open({ clock, settleMs: 50, sweepMs: SWEEP_MS });
    await source.load();
    const { seen, stop } = watchFor(source);
    const other = open();
    await other.load();
    const { until } = watchFor(other);

    utimesSync(join(root, 'a.md'), 1, 1);
    write('image.png', 'x');
    const before = sweeps;
    await expect.poll(() => sweeps).toBeGreaterThan(before + 2);
    stop();
    write('b.md', article('B'));
    await until((edition) => slugs(edition).length === 2);

    expect(seen).toEqual([]);
  });
});
