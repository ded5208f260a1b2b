import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { feedsOfPrograms } from '../sources/shapes/feeds-of-programs.ts';
import { oddFeeds } from '../sources/shapes/odd-feeds.ts';
import { oldFeeds } from '../sources/shapes/old-feeds.ts';
import { pageTexts } from '../sources/shapes/page-texts.ts';
import { type HostileText, listBombs, listUnclosed, mutate } from './hostile-texts.ts';
import type { HostileAnswer } from './hostile-worker.ts';
import { judge, type Proof, type ProofReport } from './proof.ts';
import { createRandom, type Random } from './random.ts';

/** Processor time in ms that one text may take; the largest has 8 MB. */
const SLOW_MS = 2_000;
/** MB of the heap, as the process of feeds has it. */
const HEAP_MB = 256;
/** MB that the whole process may have with it: the program without a text has 120. */
const MAX_PEAK_MB = 448;
/** The share of the shapes that a short run reads, drawn by the seed. */
const SHORT_SHARE = 0.08;

export const hostileFeeds: Proof = {
  id: 'S2',
  title:
    'feeds, pages and sitemaps that were made to hurt their reader are read or refused with a reason, none takes 2 s of a processor or the memory of its process, and none ends it',
  unit: 'mutants of real shapes, after 260 shapes that nothing closes and 42 bombs',
  counts: { full: 60_000, short: 200 },
  seeds: 1,
  run: ({ count, seed }) => readHostile(count, seed),
};

/** A text is read so often before it is called slow. */
const MAX_READS = 4;

interface Tally {
  read: number;
  refused: number;
  /** Its process ended, or it threw something that is not a reason. */
  broken: string[];
  slow: string[];
  slowestMs: number;
  peakMb: number;
}

async function readHostile(count: number, seed: number): Promise<ProofReport> {
  const random = createRandom(seed);
  const isShort = count <= hostileFeeds.counts.short;
  const shapes = [...listUnclosed(), ...listBombs()].filter(() => !isShort || random.next() < SHORT_SHARE);
  const mutants = Array.from({ length: count }, (_, number) => number);
  const tally: Tally = { read: 0, refused: 0, broken: [], slow: [], slowestMs: 0, peakMb: 0 };
  const reader = createReader();
  try {
    for (const shape of shapes) note(shape, await readSurely(reader, shape), tally);
    for (const number of mutants) {
      const mutant = createMutant(number, random);
      note(mutant, await readSurely(reader, mutant), tally);
    }
  } finally {
    reader.close();
  }
  const { read, refused, broken, slow, slowestMs, peakMb } = tally;
  return judge({ shapes: shapes.length, read, refused, slowestMs: Math.round(slowestMs), peakMb: Math.round(peakMb) }, [
    [broken.length === 0, `${broken.length} broke the reader: ${broken.slice(0, 5).join('; ')}`],
    [slow.length === 0, `${slow.length} took more than ${SLOW_MS} ms: ${slow.slice(0, 5).join('; ')}`],
    [peakMb <= MAX_PEAK_MB, `a process of ${Math.round(peakMb)} MB`],
    [read > 0 && refused > 0, 'all texts were read, or none: they are not hostile, or no feeds'],
  ]);
}

const feeds = [...feedsOfPrograms, ...oldFeeds, ...oddFeeds].flatMap(({ body }) => (typeof body === 'string' ? [body] : []));
const pages = pageTexts.flatMap(({ body }) => (typeof body === 'string' ? [body] : []));

/** One in ten is of a page. */
function createMutant(number: number, random: Random): HostileText {
  const isPage = number % 10 === 0;
  const from = isPage ? pages : feeds;
  const text = mutate(from[Math.floor(random.next() * from.length)] ?? '', random);
  return { name: `mutant ${number}`, kind: isPage ? 'page' : 'feed', text };
}

function note({ name }: HostileText, answer: HostileAnswer | undefined, tally: Tally): void {
  if (answer === undefined || answer.outcome === 'thrown') tally.broken.push(name);
  else tally[answer.outcome] += 1;
  const { ms = 0, peakMb = 0 } = answer ?? {};
  tally.slowestMs = Math.max(tally.slowestMs, ms);
  tally.peakMb = Math.max(tally.peakMb, peakMb);
  if (ms > SLOW_MS) tally.slow.push(`${name}: ${Math.round(ms)} ms`);
}

/**
 * A text that took long is read again: beside other work the same reading takes up to twice the processor time, and the least of them is the
 * reader's own.
 */
async function readSurely(reader: ReturnType<typeof createReader>, text: HostileText): Promise<HostileAnswer | undefined> {
  let least = await reader.read(text);
  for (let again = 1; again < MAX_READS && least !== undefined && least.ms > SLOW_MS; again += 1) {
    const next = await reader.read(text);
    if (next === undefined || next.outcome !== least.outcome) return next;
    least = { ...next, ms: Math.min(next.ms, least.ms), peakMb: Math.max(next.peakMb, least.peakMb) };
  }
  return least;
}

/** The readers in a process of their own; another one after an end. The answer is undefined if a text has ended it. */
function createReader() {
  let child: ChildProcess | undefined;
  return {
    async read(text: HostileText): Promise<HostileAnswer | undefined> {
      child ??= fork(new URL('./hostile-worker.ts', import.meta.url), {
        execArgv: [`--max-old-space-size=${HEAP_MB}`],
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        serialization: 'advanced',
      });
      child.send(text);
      const answered = new AbortController();
      const { signal } = answered;
      const [answer] = (await Promise.race([once(child, 'message', { signal }), once(child, 'exit', { signal }).then(() => [])])) as [
        HostileAnswer?,
      ];
      answered.abort();
      if (answer === undefined) child = undefined;
      return answer;
    },
    close: () => child?.kill('SIGKILL'),
  };
}
