import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { systemClock } from '../src/runtime/clock.ts';
import { createFeedReader } from '../src/sources/feeds/feed-reader.ts';
import { type Mirror, openMirror } from '../src/sources/feeds/mirror.ts';
import { pollFeed, type PollOutcome } from '../src/sources/feeds/poll-feed.ts';
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
const reader = createFeedReader({ clock: systemClock });
const fetch = createGuardedFetch({ userAgent: 'Newsdesk/bench', allowedHosts: [`127.0.0.1:${port}`] });
try {
  if (!isFirst) await readFirst();
  await pollOften();
  const before = measureMemory();
  const mirrors = await Promise.all(urls.map((url, index) => openMirror(join(root, String(index)), url)));
  const round = async (): Promise<readonly string[]> => {
    const kinds: string[] = [];
    for (const mirror of mirrors) {
      const { kind } = await poll(mirror);
      kinds.push(kind);
    }
    return kinds;
  };
  if (isFirst) report('first reading, articles written', await timed(round));
  else {
    await round();
    report('unchanged', await timed(round));
    reportMemory(before, measureMemory());
    // Named here, so that they are in use until now.
    console.log(`  of ${mirrors.reduce((sum, mirror) => sum + mirror.state().articles.length, 0)} articles in ${mirrors.length} records`);
    await comparePeer();
  }
} finally {
  reader.close();
  await fetch.close();
  host?.kill();
  if (!isFirst) await rm(root, { recursive: true, force: true });
}

function poll(mirror: Mirror): Promise<PollOutcome> {
  return pollFeed(mirror, { fetch, reader, now: () => Date.now(), everyMs: () => 600_000, chance: () => 0 });
}

async function startHost(): Promise<readonly [ReturnType<typeof fork>, number]> {
  const started = fork(new URL('./feeds/feed-host.ts', import.meta.url));
  const [at] = (await once(started, 'message')) as [number];
  return [started, at];
}

/** One feed, often: the libraries are loaded and compiled then, and what they were compiled from is gone. */
async function pollOften(): Promise<void> {
  const mirror = await openMirror(join(root, 'often'), `http://127.0.0.1:${port}/0`);
  for (let times = 0; times < 100; times += 1) await poll(mirror);
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

interface Memory {
  readonly resident: number;
  /** Objects that are in use. */
  readonly kept: number;
  /** The empty room of V8 for new objects. It grows with the garbage of a busy second, in a bot that answers as well, and is not given back. */
  readonly young: number;
}

/** In bytes, after a collection. */
function measureMemory(): Memory {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { rss: resident, heapUsed: kept } = process.memoryUsage();
  const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  return { resident, kept, young: young === undefined ? 0 : young.space_size - young.space_used_size };
}

function reportMemory(before: Memory, now: Memory): void {
  const more = (part: keyof Memory): number => (now[part] - before[part]) / 1024 ** 2;
  const [resident, kept, young] = [more('resident'), more('kept'), more('young')].map((mb) => mb.toFixed(0));
  const beside = (more('resident') - more('young')).toFixed(0);
  console.log(`  memory: ${kept} MB more of objects than with one feed`);
  console.log(`  resident: ${beside} MB more, and ${young} MB of room for new objects, ${resident} MB in all`);
}
