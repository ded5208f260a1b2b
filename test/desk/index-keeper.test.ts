import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Slug } from '../../src/content/article.ts';
import { createArticle } from '../../src/content/create-article.ts';
import { createEdition } from '../../src/content/create-edition.ts';
import type { Edition } from '../../src/content/edition.ts';
import { type EditionServer, openEditionServer } from '../../src/desk/edition-server.ts';
import { createIndexKeeper } from '../../src/desk/index-keeper.ts';
import { type Clock, systemClock } from '../../src/runtime/clock.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { createSearchIndex } from '../../src/search/search-index.ts';
import { createIndexFiles } from '../../src/storage/index-files.ts';

/** An hour passes in a second, so that what waits for the editors to be done comes soon. */
const hurried: Clock = { now: systemClock.now, after: (delayMs, callback) => systemClock.after(delayMs / 3600, callback) };

function editionOf(...texts: readonly string[]): Edition {
  return createEdition({
    articles: texts.map((text, i) => createArticle({ slug: `a${i}`, title: `Article ${i}`, sections: [{ heading: `Part ${i}`, text }] })),
  });
}

describe('an index that is kept', () => {
  let folder: string;
  let lines: string[];
  const desks: EditionServer[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'newsdesk-keeper-'));
    lines = [];
  });
  afterEach(async () => {
    for (const desk of desks.splice(0)) desk.close();
    await rm(folder, { recursive: true, force: true });
  });

  function open(edition: Edition, clock = hurried, warm = false): EditionServer {
    const logger = createLogger({ level: 'info', destination: { write: (line) => void lines.push(line) }, format: 'json' });
    const store = createIndexFiles(join(folder, 'newsdesk.db'));
    const desk = openEditionServer(edition, clock, { warm, keeper: createIndexKeeper(store, { clock: hurried, logger }) });
    desks.push(desk);
    return desk;
  }

  const said = (message: string): number => lines.filter((line) => line.includes(message)).length;
  const saved = (times: number): Promise<void> => expect.poll(() => said('search index saved')).toBe(times) as Promise<void>;
  const finds = (desk: EditionServer, word: string): boolean => desk.served().index.search(word).kind === 'hits';

  it('is saved after the first start, and the next start loads it', async () => {
    open(editionOf('The zeppelin has landed.'));
    await saved(1);

    const second = open(editionOf('The zeppelin has landed.'));

    expect(said('search index loaded')).toBe(1);
    expect(finds(second, 'zepelin')).toBe(true);
  });

  it('is loaded for the same articles, though a draft beside them was not read yet', async () => {
    const { articles } = editionOf('The zeppelin has landed.');
    open(createEdition({ articles, withheld: [{ path: 'b.md', slug: 'b' as Slug, reason: 'it is a draft', isMeant: true }] }));
    await saved(1);

    open(createEdition({ articles, unread: [{ path: 'b.md', slug: 'b' as Slug }] }));

    expect(said('search index loaded')).toBe(1);
  });

  it('answers before names are made ready, which is done in turns', async () => {
    const edition = editionOf('The zeppelin has landed.');
    const readFromFiles = { ...edition, articles: edition.articles.map((article) => ({ ...article, mined: [] })) };
    const turnsAfterOpening = (): number => {
      const waiting: (() => void)[] = [];
      const after: Clock['after'] = (_, turn) => {
        waiting.push(turn);
        return () => {};
      };
      open(readFromFiles, { now: systemClock.now, after }, true);
      waiting.shift()?.();
      return waiting.length;
    };

    const first = turnsAfterOpening();
    await saved(1);

    expect({ first, second: turnsAfterOpening() }).toEqual({ first: 0, second: 1 });
  });

  it('is not used for another edition, and replaced by that of the new one', async () => {
    open(editionOf('The zeppelin has landed.'));
    await saved(1);

    const second = open(editionOf('The gyrocopter has landed.'));
    await saved(2);

    expect(said('search index loaded')).toBe(0);
    expect(finds(second, 'gyrocopter')).toBe(true);
    expect(finds(second, 'zeppelin')).toBe(false);
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('is built anew, with a line in the log, when the file is broken', async () => {
    open(editionOf('The zeppelin has landed.'));
    await saved(1);
    const [name = ''] = await readdir(folder);
    const bytes = await readFile(join(folder, name));
    bytes[bytes.length - 9] = (bytes[bytes.length - 9] ?? 0) ^ 0xff;
    await writeFile(join(folder, name), bytes);

    const second = open(editionOf('The zeppelin has landed.'));
    await saved(2);

    expect(said('the saved search index cannot be used')).toBe(1);
    expect(finds(second, 'zeppelin')).toBe(true);
    expect(finds(open(editionOf('The zeppelin has landed.')), 'zeppelin')).toBe(true);
    expect(said('search index loaded')).toBe(1);
  });

  it('is loaded, and the draft of a process that was killed while it saved is taken away', async () => {
    open(editionOf('The zeppelin has landed.'));
    await saved(1);
    const [name = ''] = await readdir(folder);
    await writeFile(join(folder, `${name}.3b241101.tmp`), 'words that are withheld by now');

    open(editionOf('The zeppelin has landed.'));

    expect(said('search index loaded')).toBe(1);
    await expect.poll(() => readdir(folder)).toEqual([name]);
  });

  it('takes in what changed, a while after the last change', async () => {
    const desk = open(editionOf('The zeppelin has landed.', 'Unchanged.'));
    await saved(1);

    desk.publish(editionOf('The gyrocopter has landed.', 'Unchanged.'));
    await saved(2);
    const second = open(editionOf('The gyrocopter has landed.', 'Unchanged.'));

    expect(said('search index loaded')).toBe(1);
    expect(finds(second, 'gyrocopter')).toBe(true);
  });

  it('is the last one when several are to be saved at once', async () => {
    const logger = createLogger({ level: 'info', destination: { write: (line) => void lines.push(line) }, format: 'json' });
    const keeper = createIndexKeeper(createIndexFiles(join(folder, 'newsdesk.db')), { clock: systemClock, logger });
    const editions = ['zeppelin', 'balloon', 'gyrocopter'].map((word) => editionOf(`The ${word} has landed.`));

    await Promise.all(editions.map((edition) => keeper.save(edition, createSearchIndex(edition))));

    expect(said('could not be saved')).toBe(0);
    expect(await readdir(folder)).toHaveLength(1);
    expect(finds(open(editionOf('The gyrocopter has landed.')), 'gyrocopter')).toBe(true);
    expect(said('search index loaded')).toBe(1);
  });

  it('costs a line in the log, and no answer, where nothing can be written', async () => {
    await rm(folder, { recursive: true });

    const desk = open(editionOf('The zeppelin has landed.'));
    await expect.poll(() => said('the search index could not be saved')).toBe(1);

    expect(finds(desk, 'zeppelin')).toBe(true);
  });
});
