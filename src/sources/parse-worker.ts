import { Worker } from 'node:worker_threads';
import type { ResolveInclude } from '../content/dialects/includes.ts';
import { parseArticle, type ParsedFile, type TakenIn } from '../content/parse-article.ts';
import { mineDefinitions } from '../glossary/mining/mine-definitions.ts';
import { systemClock } from '../runtime/clock.ts';
import { createIncludeReader } from './read-include.ts';
import { createMeter } from './parse-meter.ts';
import type { ParseReply, ParseRequest } from './parser-process.ts';
import type { WatchdogData } from './watchdog-worker.ts';

/**
 * Runs as a process of its own: answers each file with what was read, one at a time. A file that takes its memory or its time ends this
 * process and no other. While one is read nothing else runs on this thread, so a second one watches over it.
 */
const meter = createMeter();
const watchdogUrl = new URL(import.meta.url.endsWith('.ts') ? './watchdog-worker.ts' : './watchdog-worker.js', import.meta.url);
const watchdog = new Worker(watchdogUrl, {
  execArgv: [],
  workerData: { buffer: meter.buffer, parentId: process.ppid, maxResidentMb: Number(process.argv[2]) } satisfies WatchdogData,
});
watchdog.unref();

process.on('message', ({ id, file, options: { includes, ...options }, processorMs }: ParseRequest) => {
  meter.begin(processorMs);
  const takenIn = new Map<string, TakenIn>();
  const read = includes && createIncludeReader(includes, file.path, systemClock.now(), (taken) => takenIn.set(taken.path, taken));
  let hasAsked = false;
  const resolveInclude: ResolveInclude = (request) => {
    hasAsked = true;
    return read?.(request);
  };
  const parsed = withMined(parseArticle(file, read === undefined ? options : { ...options, resolveInclude }));
  meter.end();
  process.send?.({ id, parsed: hasAsked ? { ...parsed, takenIn: [...takenIn.values()] } : parsed } satisfies ParseReply);
});
/** The names that the prose explains are found here, so that the process that answers need not look for it. */
function withMined(parsed: ParsedFile): ParsedFile {
  const { article } = parsed;
  return article === undefined ? parsed : { ...parsed, article: { ...article, mined: mineDefinitions(article) } };
}

process.on('disconnect', () => process.exit());
// A key press in a terminal reaches every process of the group; the parent decides when this one ends.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});
watchdog.once('online', () => process.send?.('ready'));
