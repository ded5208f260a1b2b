import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openEditionServer } from '../../src/desk/edition-server.ts';
import { createIndexKeeper } from '../../src/desk/index-keeper.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { createDirectorySource, SETTLE_MS } from '../../src/sources/directory.ts';
import { createReadingKeeper } from '../../src/sources/reading-keeper.ts';
import { createIndexFiles, createReadingFiles } from '../../src/storage/index-files.ts';

/** The measurements of one run of the desk over a folder. Times in ms, memory in bytes. */
export interface ServeReport {
  readonly articles: number;
  readonly sections: number;
  /** From the beginning of the load to the edition. */
  readonly loadMs: number;
  /** From the start of the process to the first right answer. */
  readonly answerMs: number;
  /** Of this process, until then. */
  readonly answerCpuMs: number;
  readonly recalled: number;
  /** Of this process, after the index was saved and some questions were answered. */
  readonly residentBytes: number;
  /** From saving a file to the answer that holds its new word, without the time for which a saved file must stay as it is. */
  readonly editMs?: number;
  /** Of this process meanwhile. */
  readonly editCpuMs?: number;
}

/**
 * A folder is served as `newsdesk serve` does it, without a platform. Arguments: the folder, the database's path, and a file below the
 * folder that is to be edited.
 */
const [dir = '', database = '', edited] = process.argv.slice(2);
const logger = createLogger({ level: 'fatal', destination: 'stderr' });
const keeper = createReadingKeeper({ store: createReadingFiles(database), clock: systemClock });
const source = createDirectorySource(dir, { clock: systemClock, keeper, patienceMs: 10 * 60_000 });
const loadStarted = performance.now();
const edition = await source.load();
const loadMs = performance.now() - loadStarted;
const desk = openEditionServer(edition, systemClock, {
  warm: true,
  keeper: createIndexKeeper(createIndexFiles(database), { clock: systemClock, logger }),
});
const wanted = edition.articles[Math.floor(edition.articles.length / 2)];
if (wanted === undefined || !finds(wanted.title)) throw new Error('the first answer is not the right one');
const answerMs = performance.now();
const { user, system } = process.cpuUsage();

// The watch begins with a look at everything.
let published = 0;
source.watch((next) => {
  desk.publish(next);
  published += 1;
});
await pause(10_000);
for (const { title } of edition.articles.slice(0, 200)) finds(title);
await pause(5_000);
const residentBytes = process.memoryUsage.rss();
const beforeEdit = process.cpuUsage();
const editMs = edited === undefined ? undefined : await edit(edited);
const ofEdit = process.cpuUsage(beforeEdit);
await source.close();
desk.close();
const report: ServeReport = {
  articles: edition.articles.length,
  sections: edition.articles.reduce((sum, { sections }) => sum + sections.length, 0),
  loadMs,
  answerMs,
  answerCpuMs: (user + system) / 1_000,
  recalled: keeper.recalled(),
  residentBytes,
  ...(editMs === undefined ? {} : { editMs, editCpuMs: (ofEdit.user + ofEdit.system) / 1_000 }),
};
process.stdout.write(JSON.stringify(report));

function finds(title: string): boolean {
  const outcome = desk.served().index.search(title, { limit: 20 });
  return outcome.kind === 'hits' && outcome.hits.some(({ article }) => article.title === title);
}

async function edit(path: string): Promise<number> {
  const word = `zyxw${process.pid}`;
  const isLive = (): boolean => desk.served().index.search(word, { limit: 1 }).kind === 'hits';
  const savedAt = performance.now();
  const before = published;
  appendFileSync(join(dir, path), `\n\nThe word is ${word}.\n`);
  // A search for a word that is nowhere takes as long as the reading that it waits for.
  while (published === before || !isLive()) await pause(5);
  return performance.now() - savedAt - SETTLE_MS;
}
