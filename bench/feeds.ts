import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../src/runtime/clock.ts';
import { createFeedReader } from '../src/sources/feeds/feed-reader.ts';
import { openMirror } from '../src/sources/feeds/mirror.ts';
import { pollFeed } from '../src/sources/feeds/poll-feed.ts';
import { createGuardedFetch } from '../src/sources/network/guarded-fetch.ts';

/**
 * The cost of polling feeds that did not change: processor time for a request, and memory, beside rss-parser, which fetches and reads each
 * feed anew. Half of the feeds answer 304, the others give the same text again.
 *
 *     node bench/feeds.ts [--feeds 500] [--peer DIR]
 *
 * `--peer` names a directory in which `npm install rss-parser` was run; without it the peer is left out.
 */
const { values } = parseArgs({
  options: { feeds: { type: 'string', default: '500' }, peer: { type: 'string' }, first: { type: 'boolean' } },
});
const count = Number(values.feeds);
const isFirst = values.first === true;
const [host, port] = isFirst ? [undefined, Number(process.env['BENCH_PORT'])] : await startHost();
const urls = Array.from({ length: count }, (_, index) => `http://127.0.0.1:${port}/${index}`);
const root = process.env['BENCH_ROOT'] ?? (await mkdtemp(join(tmpdir(), 'newsdesk-bench-')));
const before = memory();
const heapBefore = process.memoryUsage().heapUsed;
const reader = createFeedReader({ clock: systemClock });
const fetch = createGuardedFetch({ userAgent: 'Newsdesk/bench', allowedHosts: [`127.0.0.1:${port}`] });
try {
  if (!isFirst) await readFirst();
  const mirrors = await Promise.all(urls.map((url, index) => openMirror(join(root, String(index)), url)));
  const round = async (): Promise<readonly string[]> => {
    const kinds: string[] = [];
    for (const mirror of mirrors) {
      const { kind } = await pollFeed(mirror, { fetch, reader, now: () => Date.now(), everyMs: () => 600_000, chance: () => 0 });
      kinds.push(kind);
    }
    return kinds;
  };
  if (isFirst) report('first reading, articles written', await timed(round));
  else {
    await round();
    report('unchanged', await timed(round));
    const { heapUsed } = process.memoryUsage();
    console.log(
      `  memory: ${(memory() - before).toFixed(0)} MB more than before the feeds were opened; ${((heapUsed - heapBefore) / 1024 / 1024).toFixed(0)} MB of it in objects`,
    );
    await comparePeer();
  }
} finally {
  reader.close();
  await fetch.close();
  host?.kill();
  if (!isFirst) await rm(root, { recursive: true, force: true });
}

async function startHost(): Promise<readonly [ReturnType<typeof fork>, number]> {
  const started = fork(new URL('./feeds/feed-host.ts', import.meta.url));
  const [at] = (await once(started, 'message')) as [number];
  return [started, at];
}

/** In a process of its own, so that its memory is not counted. */
async function readFirst(): Promise<void> {
  const env = { ...process.env, BENCH_ROOT: root, BENCH_PORT: String(port) };
  await once(fork(import.meta.filename, ['--feeds', values.feeds, '--first'], { env }), 'exit');
}

async function comparePeer(): Promise<void> {
  if (values.peer === undefined) return;
  const Parser = createRequire(join(values.peer, 'x.js'))('rss-parser') as new () => { parseURL(url: string): Promise<unknown> };
  const parser = new Parser();
  const peer = async (): Promise<readonly string[]> => {
    for (const url of urls) await parser.parseURL(url);
    return [];
  };
  await peer();
  report('rss-parser, which keeps nothing', await timed(peer));
}

interface Timed {
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly kinds: readonly string[];
}

async function timed(run: () => Promise<readonly string[]>): Promise<Timed> {
  const start = performance.now();
  const cpu = process.cpuUsage();
  const kinds = await run();
  const { user, system } = process.cpuUsage(cpu);
  return { cpuMs: (user + system) / 1_000, wallMs: performance.now() - start, kinds };
}

function report(what: string, { cpuMs, wallMs, kinds }: Timed): void {
  const counts = Object.entries(Object.groupBy(kinds, (kind) => kind)).map(([kind, all]) => `${all?.length} ${kind}`);
  console.log(
    `${what}: ${(cpuMs / count).toFixed(2)} ms of processor time and ${(wallMs / count).toFixed(2)} ms each (${counts.join(', ')})`,
  );
}

/** Resident memory in MB, after a collection if node runs with --expose-gc. */
function memory(): number {
  globalThis.gc?.();
  return process.memoryUsage.rss() / 1024 / 1024;
}
