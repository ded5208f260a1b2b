import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { ATOMS, nameOf } from './parser-atoms.ts';
import type { ParserAnswer, ParserQuestion } from './parser-worker.ts';
import { PARSERS } from './parsers.ts';
import { judge, type Proof, type ProofReport } from './proof.ts';
import { createRandom } from './random.ts';

/** Of one text, in UTF-16 code units. */
const LENGTH = 100_000;
/** Processor time in ms that one text may take. */
const SLOW_MS = 50;
/**
 * The same in a short run, which shares its processors with all other tests: what takes the square of its length at `LENGTH` took 800 ms at least
 * on an idle machine, in each case that was ever found.
 */
const SLOW_SHORT_MS = 400;
/** A text that does not end so soon is slow, in ms. */
const PATIENCE_MS = 10_000;
/** A text is read so often before it is called slow: beside other work, and before the program is warm, the same reading takes several times as long. */
const MAX_READS = 6;

export const parserTime: Proof = {
  id: 'S11',
  title: 'no text of a single piece, repeated, is read in more than 50 ms per 100,000 characters by a parser of ours',
  unit: 'pairs of a parser and a text, drawn by the seed; the full run reads all that there are',
  counts: { full: 70_000, short: 600 },
  seeds: 1,
  run: ({ count, seed }) => readAll(count, seed),
};

async function readAll(count: number, seed: number): Promise<ProofReport> {
  const random = createRandom(seed);
  const pairs = Object.keys(PARSERS).flatMap((parser) => ATOMS.map((_, atom) => ({ parser, atom })));
  const share = count / pairs.length;
  const limitMs = count <= parserTime.counts.short ? SLOW_SHORT_MS : SLOW_MS;
  const reader = createReader();
  const slow: string[] = [];
  const broken: string[] = [];
  let slowestMs = 0;
  let read = 0;
  try {
    for (const { parser, atom } of pairs) {
      if (random.next() >= share) continue;
      read += 1;
      const ms = await leastOf(reader, { parser, atom, length: LENGTH }, limitMs);
      const name = `${parser} of ${nameOf(ATOMS[atom] as (typeof ATOMS)[number])}`;
      if (ms === undefined) broken.push(name);
      else if (ms > limitMs) slow.push(`${name}: ${Math.round(ms)} ms`);
      slowestMs = Math.max(slowestMs, ms ?? 0);
    }
  } finally {
    reader.close();
  }
  return judge({ pairs: pairs.length, read, slowestMs: Math.round(slowestMs) }, [
    [read > 0, 'nothing was read'],
    [broken.length === 0, `${broken.length} ended their reader: ${broken.slice(0, 5).join('; ')}`],
    [slow.length === 0, `${slow.length} took more than ${limitMs} ms: ${slow.slice(0, 20).join('; ')}`],
  ]);
}

/** The least processor time of some readings; undefined if one has ended its process by a fault. */
async function leastOf(reader: Reader, question: ParserQuestion, limitMs: number): Promise<number | undefined> {
  let least = await reader.read(question);
  for (let again = 1; again < MAX_READS && least !== undefined && least > limitMs && least < PATIENCE_MS; again += 1) {
    const next = await reader.read(question);
    least = next === undefined ? undefined : Math.min(least, next);
  }
  return least;
}

interface Reader {
  read(question: ParserQuestion): Promise<ParserAnswer | undefined>;
  close(): void;
}

/** The parsers in a process of their own; another one after an end. */
function createReader(): Reader {
  let child: ChildProcess | undefined;

  async function start(): Promise<ChildProcess> {
    const started = fork(new URL('./parser-worker.ts', import.meta.url), { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    child = started;
    await once(started, 'message');
    return started;
  }

  return {
    async read(question) {
      const process = child ?? (await start());
      const ended = new AbortController();
      const { signal } = ended;
      const timer = setTimeout(() => process.kill('SIGKILL'), PATIENCE_MS);
      process.send(question);
      const [answer] = (await Promise.race([
        once(process, 'message', { signal }),
        once(process, 'exit', { signal }).then(([, killed]) => [killed === 'SIGKILL' ? PATIENCE_MS : undefined]),
      ])) as [ParserAnswer?];
      clearTimeout(timer);
      ended.abort();
      if (answer === undefined || answer === PATIENCE_MS) child = undefined;
      return answer;
    },
    close: () => child?.kill('SIGKILL'),
  };
}
