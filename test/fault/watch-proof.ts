import { mkdir, open, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Edition } from '../../src/content/edition.ts';
import { openEditionServer } from '../../src/desk/edition-server.ts';
import { createPlanner } from '../../src/announce/planner.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createDirectorySource } from '../../src/sources/directory.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import { makeSubscription } from '../announce/fixtures.ts';
import { startPostgres } from '../storage/start-postgres.ts';
import { inDirectory } from './in-directory.ts';
import { judge, type Proof } from './proof.ts';

const LIVE_MS = 2_000;
/** An embargo ends so long after its article was saved. */
const EMBARGO_MS = 6_000;
/** Plans for what time brings are made every five seconds. */
const DUE_MS = 5_500;

export const watching: Proof = {
  id: 'WATCH',
  title:
    'what is saved is live and planned within two seconds, a half-written file waits, and nothing of an embargoed article is seen a moment early',
  unit: 'rounds on each database',
  counts: { full: 5, short: 1 },
  seeds: 1,
  async run({ count }) {
    await using server = await startPostgres();
    const totals = { saves: 0, slowestLiveMs: 0, slowestPlannedMs: 0, halfWritten: 0, early: 0, slowestAfterEmbargoMs: 0, unseen: 0 };
    for (let round = 0; round < count; round += 1) {
      await inDirectory('watch', async (directory) => watchOnce(directory, await openStorage(`${directory}/newsdesk.db`, true), totals));
      const url = await server.createDatabase(`watch_${round}`);
      await inDirectory('watch', async (directory) => watchOnce(directory, await openStorage(url, true), totals));
    }
    return judge(totals, [
      [totals.slowestLiveMs <= LIVE_MS, `a saved file was live after ${totals.slowestLiveMs} ms`],
      [totals.slowestPlannedMs <= LIVE_MS, `a saved file was planned after ${totals.slowestPlannedMs} ms`],
      [totals.halfWritten === 0, `${totals.halfWritten} times a half-written file was served`],
      [totals.early === 0, `${totals.early} times something of an embargoed article was seen too early`],
      [totals.slowestAfterEmbargoMs <= DUE_MS, `${totals.slowestAfterEmbargoMs} ms after its embargo an article was announced`],
      [totals.unseen === 0, `${totals.unseen} articles never came`],
    ]);
  },
};

type Totals = Record<'saves' | 'slowestLiveMs' | 'slowestPlannedMs' | 'halfWritten' | 'early' | 'slowestAfterEmbargoMs' | 'unseen', number>;

/** One directory behind a link, as an orchestrator mounts it, with the program's own source, desk and planner on it. */
async function watchOnce(directory: string, storage: Storage, totals: Totals): Promise<void> {
  const root = join(directory, 'content');
  await mkdir(join(root, 'mounted-1'), { recursive: true });
  await writeFile(join(root, 'first.md'), article('first'));
  await writeFile(join(root, 'mounted-1', 'mounted.md'), article('mounted'));
  await symlink(join(root, 'mounted-1'), join(root, 'current'));
  await storage.subscriptions.put(makeSubscription('c1'), undefined);
  const source = createDirectorySource(root, { clock: systemClock });
  const edition = await source.load();
  const desk = openEditionServer(edition, systemClock);
  const planner = createPlanner({
    storage,
    clock: systemClock,
    owner: 'me',
    onPlanned: () => {},
    onTrouble: (error) => {
      throw error;
    },
  });
  await planner.publish(edition);
  planner.start();
  const stop = source.watch((next: Edition) => {
    desk.publish(next);
    void planner.publish(next);
  });
  const isLive = (slug: string): boolean => desk.served().edition.articles.some((each) => each.slug === slug);
  const isPlanned = async (slug: string): Promise<boolean> =>
    (await storage.outbox.list({ limit: 100 })).some(({ announcementId }) => announcementId === `article:${slug}`);
  const measure = async (slug: string, savedAt: number): Promise<void> => {
    totals.saves += 1;
    const live = await waitFor(() => isLive(slug), savedAt);
    const planned = await waitFor(() => isPlanned(slug), savedAt);
    if (live === undefined || planned === undefined) totals.unseen += 1;
    totals.slowestLiveMs = Math.max(totals.slowestLiveMs, live ?? 0);
    totals.slowestPlannedMs = Math.max(totals.slowestPlannedMs, planned ?? 0);
  };
  try {
    // In place, by renaming over, and as a directory that is swapped behind a link.
    await writeFile(join(root, 'saved.md'), article('saved'));
    await measure('saved', performance.now());
    await writeFile(join(root, '.renamed.md.tmp'), article('renamed'));
    await rename(join(root, '.renamed.md.tmp'), join(root, 'renamed.md'));
    await measure('renamed', performance.now());
    await mkdir(join(root, 'mounted-2'));
    await writeFile(join(root, 'mounted-2', 'swapped.md'), article('swapped'));
    await symlink(join(root, 'mounted-2'), join(root, '.next'));
    await rename(join(root, '.next'), join(root, 'current'));
    await rm(join(root, 'mounted-1'), { recursive: true });
    await measure('swapped', performance.now());
    await writeSlowly(join(root, 'slow.md'), article('slow'), () => {
      if (isLive('slow')) totals.halfWritten += 1;
    });
    await measure('slow', performance.now());
    await passEmbargo(root, { desk, storage, isLive, isPlanned, totals });
    await unlink(join(root, 'saved.md'));
    const gone = await waitFor(() => !isLive('saved'), performance.now());
    if (gone === undefined) totals.unseen += 1;
  } finally {
    stop();
    await planner.stop();
    await source.close();
    desk.close();
    await storage.close();
  }
}

interface EmbargoOptions {
  readonly desk: ReturnType<typeof openEditionServer>;
  readonly storage: Storage;
  readonly isLive: (slug: string) => boolean;
  readonly isPlanned: (slug: string) => Promise<boolean>;
  readonly totals: Totals;
}

/** Looks every 20 ms in all that readers are served and in the outbox for the one word that only these articles have. */
async function passEmbargo(root: string, { desk, storage, isLive, isPlanned, totals }: EmbargoOptions): Promise<void> {
  const until = Date.now() + EMBARGO_MS;
  const iso = new Date(until).toISOString();
  await writeFile(join(root, 'secret.md'), article('secret', `embargo: ${iso}\n`, 'Zanzibarium is a metal. '));
  await writeFile(join(root, 'future.md'), article('future', `date: ${new Date(Math.ceil(until / 1_000) * 1_000).toISOString()}\n`));
  while (Date.now() < until) {
    const served = desk.served();
    const hits = served.index.search('zanzibarium', { limit: 5 });
    const seen = [
      JSON.stringify(served.edition.articles).toLowerCase().includes('zanzibarium'),
      served.suggestArticles('secret', 10).some(({ slug }) => slug === 'secret'),
      hits.kind === 'hits' && hits.hits.some(({ article: { slug } }) => slug === 'secret'),
      JSON.stringify(served.glossary.suggest('zanzib', 10)).toLowerCase().includes('zanzibarium'),
      (await isPlanned('secret')) || (await isPlanned('future')),
      (await storage.outbox.findCard('article:secret' as never, 1)) !== undefined,
    ];
    // The clock may have passed the moment while this was asked.
    if (Date.now() < until) totals.early += seen.filter(Boolean).length;
    await pause(20);
  }
  const ended = performance.now();
  if ((await waitFor(() => isLive('secret'), ended)) === undefined) totals.unseen += 1;
  for (const slug of ['secret', 'future']) {
    const announced = await waitFor(() => isPlanned(slug), ended);
    if (announced === undefined) totals.unseen += 1;
    totals.slowestAfterEmbargoMs = Math.max(totals.slowestAfterEmbargoMs, announced ?? 0);
  }
}

/** An editor or a copy that takes its time: a piece every 200 ms, each of which could be read as an article. */
async function writeSlowly(path: string, text: string, look: () => void): Promise<void> {
  const file = await open(path, 'w');
  try {
    const size = Math.ceil(text.length / 12);
    for (let start = 0; start < text.length; start += size) {
      await file.write(text.slice(start, start + size));
      await pause(200);
      look();
    }
  } finally {
    await file.close();
  }
}

function article(slug: string, extra = '', lede = ''): string {
  return `---\ntitle: Title of ${slug}\n${extra}---\n\n${lede}The lede of ${slug}.\n\n## Details\n\n${`Something about ${slug} that fills it. `.repeat(8)}\n`;
}

/** Time after `since` until it was so, in ms; undefined if it was not within ten seconds. */
async function waitFor(isSo: () => boolean | Promise<boolean>, since: number): Promise<number | undefined> {
  while (performance.now() - since < 10_000) {
    if (await isSo()) return Math.round(performance.now() - since);
    await pause(10);
  }
  return undefined;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
