import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_PUBLICATION } from '../../src/content/create-edition.ts';
import type { Edition } from '../../src/content/edition.ts';
import { parseArticle } from '../../src/content/parse-article.ts';
import { visibleEdition } from '../../src/content/visible-edition.ts';
import { type Clock, systemClock } from '../../src/runtime/clock.ts';
import { AT_ONCE_MS } from '../../src/sources/directory-content.ts';
import { createDirectorySource, type DirectorySource } from '../../src/sources/directory.ts';
import { sharedParser } from './shared-parser.ts';
import { createReadingKeeper, REST_MS } from '../../src/sources/reading-keeper.ts';
import { signFile } from '../../src/sources/taken-in.ts';
import { createReadingFiles } from '../../src/storage/index-files.ts';

let root: string;
let data: string;
const sources: DirectorySource[] = [];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'newsdesk-kept-'));
  data = join(root, 'data');
  await mkdir(data);
  await mkdir(join(root, 'articles'));
});

afterEach(async () => {
  await Promise.all(sources.splice(0).map((source) => source.close()));
  await rm(root, { recursive: true, force: true });
});

function write(path: string, text: string): Promise<void> {
  return writeFile(join(root, 'articles', path), text);
}

function open(clock: Clock = systemClock, directory = join(root, 'articles')) {
  const troubles: string[] = [];
  const store = createReadingFiles(join(data, 'newsdesk.db'));
  const keeper = createReadingKeeper({ store, clock, onTrouble: (reason) => troubles.push(reason) });
  const source = createDirectorySource(directory, { clock, parser: sharedParser, keeper, patienceMs: 60_000, settleMs: 20 });
  sources.push(source);
  return { keeper, source, troubles };
}

/** A whole run: what it served, and how much of it came from the run before. */
async function run(clock?: Clock): Promise<{ readonly edition: Edition; readonly recalled: number; readonly troubles: readonly string[] }> {
  const { keeper, source, troubles } = open(clock);
  const edition = await source.load();
  await keptOnce(troubles);
  await source.close();
  return { edition, recalled: keeper.recalled(), troubles };
}

/** A process that is killed while it writes what it would keep: the text of a draft is there, the file is not. */
async function killWhileWriting(text: string): Promise<void> {
  const module = JSON.stringify(new URL('../../src/storage/index-files.ts', import.meta.url).href);
  const program = `import { createReadingFiles } from ${module};
    function* pieces() {
      yield Buffer.from(${JSON.stringify(text)});
      process.kill(process.pid, 'SIGKILL');
    }
    await createReadingFiles(${JSON.stringify(join(data, 'newsdesk.db'))}).write('k', pieces());`;
  const [, signal] = await once(spawn(process.execPath, ['--input-type=module', '-e', program]), 'exit');
  expect(signal).toBe('SIGKILL');
}

async function keptFiles(): Promise<readonly string[]> {
  return (await readdir(data)).filter((name) => !name.endsWith('.tmp'));
}

async function keptText(): Promise<string> {
  const texts = await Promise.all((await keptFiles()).map((name) => readFile(join(data, name), 'utf8')));
  return texts.join('');
}

/** Resolves when a file was written, or when that failed. */
async function keptOnce(troubles: readonly string[] = []): Promise<void> {
  await expect.poll(async () => (await keptFiles()).length + troubles.length, { timeout: 20_000 }).toBeGreaterThan(0);
}

function titlesOf({ articles }: Edition): readonly string[] {
  return articles.map(({ title }) => title).sort();
}

/** A clock on which editors rest when it is told. */
function restingClock(): { readonly clock: Clock; rest(): void } {
  const rests: (() => void)[] = [];
  return {
    clock: {
      ...systemClock,
      after(delayMs, callback) {
        if (delayMs !== REST_MS) return systemClock.after(delayMs, callback);
        rests.push(callback);
        return () => {};
      },
    },
    rest: () => rests.splice(0).forEach((callback) => callback()),
  };
}

function wordsOfHeron({ edition }: { readonly edition: Edition }): string | undefined {
  return edition.articles.find(({ title }) => title === 'Heron')?.sections[0]?.body.text;
}

describe('kept articles', () => {
  it('serve the next start without reading a file again, the same in every word and problem', async () => {
    await write('a.md', '---\nfoo: 1\n---\n# Heron\n\nIt fishes. [There](b.md)');
    await write('b.md', '# Mill\n\nIt turns. [Nowhere](c.md)\n\n## Wheel\n\nOf oak.');
    await write('empty.md', '# Nothing yet');
    await write('deep.md', `${'> '.repeat(300)}deep`);
    const first = await run();

    const second = await run();

    expect(first.recalled).toBe(0);
    expect(second.recalled).toBe(4);
    expect(second.edition).toEqual(first.edition);
    expect(first.edition.unread).toHaveLength(2);
  });

  it('lie in a file for its owner alone', async () => {
    await write('a.md', '# Heron\n\nIt fishes.');
    await run();

    const [name = ''] = await keptFiles();

    expect(name).toMatch(/^newsdesk\.db\.articles-[0-9a-f]{32}$/);
    expect((await stat(join(data, name))).mode & 0o777).toBe(0o600);
  });

  it('hold for a file that was only copied or touched, because its bytes are the same', async () => {
    await write('a.md', '# Heron\n\nIt fishes.');
    await run();
    await utimes(join(root, 'articles', 'a.md'), 1, 1);

    expect((await run()).recalled).toBe(1);
  });

  it('are not shown for a file that changed or went away meanwhile', async () => {
    await write('a.md', '# Heron\n\nIt fishes.');
    await write('b.md', '# Mill\n\nIt turns.');
    await write('c.md', '# Gate\n\nIt shuts.');
    await run();
    await write('a.md', '---\ndraft: true\n---\n# Heron\n\nIt fishes.');
    await rm(join(root, 'articles', 'b.md'));

    const { edition, recalled } = await run();

    expect(titlesOf(edition)).toEqual(['Gate']);
    expect(recalled).toBe(1);
  });

  it('are served at once beside a file that changed and takes long, which is neither new nor gone', async () => {
    await write('a.md', '# Heron\n\nIt fishes.');
    await write('b.md', '# Mill\n\nIt turns.');
    await run();
    await write('b.md', '**a*'.repeat(20_000));

    const { source } = open();
    const edition = await source.load();

    expect(titlesOf(edition)).toEqual(['Heron']);
    expect(edition.unread).toEqual([{ path: 'b.md', slug: 'b' }]);
    expect(edition.seen).toBe(2);
  });

  it('are never those that are held back, in any way', async () => {
    const heads = [
      'draft: true',
      'published: false',
      'embargo: 2099-01-01',
      'date: 2099-01-01',
      'expires: 2001-01-01',
      'members: true',
      'members: true\nembargo: 2099-01-01',
    ];
    await Promise.all(heads.map((head, at) => write(`${at}.md`, `---\n${head}\n---\n# Secret title\n\nSecret words.`)));
    await write('broken.md', `---\nembargo: 2099-01-01\nslug: secret-plan\n---\n${'> '.repeat(300)}Secret words.`);
    await write('public.md', '# Heron\n\nIt fishes. %% Secret remark %%\n\n<!-- Secret remark -->');

    await run();

    const text = await keptText();
    expect(text).toContain('Heron');
    expect(text).not.toContain('ecret');
  });

  it('are taken away at once when one is withheld, and kept anew without it', async () => {
    const { clock, rest } = restingClock();
    await write('a.md', '# Heron\n\nSecret words.');
    await write('b.md', '# Mill\n\nIt turns.');
    const { source } = open(clock);
    await source.load();
    await keptOnce();
    source.watch(() => {});

    await write('a.md', '---\nembargo: 2099-01-01\n---\n# Heron\n\nSecret words.');

    await expect.poll(keptFiles, { timeout: 20_000 }).toEqual([]);
    rest();
    await keptOnce();
    expect(await keptText()).toContain('Mill');
    expect(await keptText()).not.toContain('Secret');
  });

  it('of which one was withheld while nothing ran are taken away at the start', async () => {
    await write('a.md', '# Heron\n\nSecret words.');
    await write('b.md', '# Mill\n\nIt turns.');
    await run();
    await write('a.md', '---\ndraft: true\n---\n# Heron\n\nSecret words.');

    const { source } = open();
    await source.load();
    source.watch(() => {});

    await expect
      .poll(async () => !(await keptText()).includes('Secret') && (await keptText()).includes('Mill'), { timeout: 20_000 })
      .toBe(true);
  });

  it('of which a killed process left a draft are alone there after the next start', async () => {
    await write('a.md', '# Heron\n\nIt fishes.');
    await run();
    await killWhileWriting('Secret words');
    const left = await readdir(data);

    const { recalled } = await run();

    expect(left).toHaveLength(2);
    expect(recalled).toBe(1);
    expect(await readdir(data)).toEqual(left.filter((name) => !name.endsWith('.tmp')));
  });

  it('whose time is over are not shown at the next start', async () => {
    const soon = Date.now() + 3_600_000;
    await write('a.md', `---\nexpires: ${new Date(soon).toISOString()}\n---\n# Heron\n\nIt fishes.`);
    await run();

    const later: Clock = { ...systemClock, now: () => soon + 2_000 };
    const { edition, recalled } = await run(later);

    expect(recalled).toBe(1);
    expect(visibleEdition(edition, later.now()).edition.articles).toEqual([]);
  });

  it('answer at once at the start alone: a file that is saved later is waited for as ever', async () => {
    await write('a.md', '# Heron\n\nIt fishes.');
    await run();
    await write('b.md', '# Mill\n\nIt turns.');
    let shortWaits = 0;
    const clock: Clock = {
      ...systemClock,
      after(delayMs, callback) {
        if (delayMs === AT_ONCE_MS) shortWaits += 1;
        return systemClock.after(delayMs, callback);
      },
    };
    const { source } = open(clock);
    await source.load();
    const atStart = shortWaits;
    let latest: Edition | undefined;
    source.watch((edition) => (latest = edition));

    await write('c.md', '# Gate\n\nIt shuts.');

    await expect.poll(() => latest && titlesOf(latest), { timeout: 20_000 }).toEqual(['Gate', 'Heron', 'Mill']);
    expect([atStart, shortWaits]).toEqual([1, 1]);
  });

  it('are not taken for a file that is read after the settings changed', async () => {
    await write('a.md', '# Heron\n\nIt fishes.');
    await write('b.md', '# Mill\n\nIt turns.');
    await run();
    await rm(join(root, 'articles', 'b.md'));
    // While one file is being read, what was kept stays open.
    await write('a.md', '**a*'.repeat(20_000));
    const { source } = open();
    await source.load();
    let latest: Edition | undefined;
    source.watch((edition) => (latest = edition));

    await write('publication.yaml', 'name: Mill\nbaseUrl: https://mill.example\n');
    await write('b.md', '# Mill\n\nIt turns.');

    await expect.poll(() => latest?.articles.map(({ url }) => url), { timeout: 20_000 }).toEqual(['https://mill.example/b']);
  });

  it('are not taken for another publication', async () => {
    await write('a.md', '# Heron\n\nIt fishes.');
    await run();
    await write('publication.yaml', 'name: Mill\nbaseUrl: https://mill.example\n');

    const { edition, recalled } = await run();

    expect(recalled).toBe(0);
    expect(edition.articles[0]?.url).toBe('https://mill.example/a');
  });

  it('that take in other files hold as long as these are as they were', async () => {
    await write('a.md', '# Heron\n\n{{#include words.md}} {{#include missing.md}}');
    await write('words.md', 'It fishes.');
    const first = await run();
    const second = await run();
    await write('missing.md', 'At dawn.');
    const third = await run();

    expect([second, third].map(({ recalled }) => recalled)).toEqual([2, 1]);
    expect(second.edition).toEqual(first.edition);
    expect([second, third].map(wordsOfHeron)).toEqual(['It fishes.', 'It fishes. At dawn.']);
  });

  it('that take in other files are read anew for a copy of the folder, which has other files to take in', async () => {
    await write('a.md', '# Heron\n\n{{#include _words.md}}');
    await write('_words.md', 'It fishes.');
    await run();
    const copy = join(root, 'copy');
    await cp(join(root, 'articles'), copy, { recursive: true });
    await writeFile(join(copy, '_words.md'), 'It wades.');

    const { source } = open(systemClock, copy);

    expect(wordsOfHeron({ edition: await source.load() })).toBe('It wades.');
  });

  it('that take in a file which opens at a time are not kept', async () => {
    await write('a.md', '# Heron\n\nIt fishes.\n\n{{#include _words.md}}');
    await write('b.md', '# Mill\n\nIt turns.');
    await write('_words.md', '---\nembargo: 2099-01-01\n---\nSecret words.');
    await run();

    expect(await keptText()).not.toContain('Heron');
    expect((await run()).recalled).toBe(1);
  });

  it('with words of a file that was withheld are taken away at once, and kept anew when editors rest', async () => {
    const { clock, rest } = restingClock();
    await write('a.md', '# Heron\n\nIt fishes. {{#include _words.md}}');
    await write('_words.md', 'Secret words.');
    const { source } = open(clock);
    await source.load();
    await keptOnce();
    source.watch(() => {});

    await rm(join(root, 'articles', '_words.md'));
    // Nothing tells of a file that is no article.
    await write('b.md', '# Mill\n\nIt turns.');

    await expect.poll(keptFiles, { timeout: 20_000 }).toEqual([]);
    rest();
    await keptOnce();
    expect(await keptText()).toContain('Heron');
    expect(await keptText()).not.toContain('Secret');
  });

  it('with words of a file that was withheld while nothing ran are taken away before all others are read', async () => {
    const words = join(root, 'articles', '_words.md');
    await write('_words.md', 'Secret words.');
    const { article } = parseArticle({ path: 'a.md', text: '# Heron\n\nSecret words.' });
    if (article === undefined) throw new Error('the text is an article');
    const file = { path: 'a.md', absolutePath: '', kind: 'article', size: 9, signature: '1' } as const;
    const known = { kind: 'article', signature: '1', hash: '', problems: [], isLate: false, article } as const;
    const takenIn = [{ path: words, signature: signFile(words) }];
    const first = open().keeper;
    first.follow(new Map([['a.md', { ...known, takenIn }]]), DEFAULT_PUBLICATION, {}, true);
    await keptOnce();
    expect(await keptText()).toContain('Secret');
    await first.close();
    await rm(words);

    const { keeper } = open();
    keeper.open({});
    expect(keeper.recall(file)).toBeUndefined();
    keeper.follow(
      new Map([['a.md', { ...known, takenIn: [{ path: words, signature: signFile(words) }] }]]),
      DEFAULT_PUBLICATION,
      {},
      false,
    );

    await expect.poll(keptFiles, { timeout: 20_000 }).toEqual([]);
  });

  it('are of the file as it is: the last good version of a broken one is not kept', async () => {
    await write('a.md', '# Heron\n\nIt fishes.');
    const { source } = open();
    await source.load();
    let latest: Edition | undefined;
    source.watch((edition) => (latest = edition));
    await writeFile(join(root, 'articles', 'a.md'), new Uint8Array(4_000));
    await expect.poll(() => latest?.problems.map(({ code }) => code), { timeout: 20_000 }).toEqual(['file.binary']);
    expect(latest?.articles).toHaveLength(1);
    await source.close();

    const { edition, recalled } = await run();

    expect(recalled).toBe(0);
    expect(edition.articles).toEqual([]);
  });

  it('that are damaged cost reading the files, and are told', async () => {
    await write('a.md', '# Heron\n\nIt fishes.');
    await run();
    const [name = ''] = await keptFiles();
    await writeFile(join(data, name), 'newsdesk');

    const { edition, recalled, troubles } = await run();

    expect(recalled).toBe(0);
    expect(titlesOf(edition)).toEqual(['Heron']);
    expect(troubles).toEqual([expect.stringContaining('the file is not whole')]);
  });
});
