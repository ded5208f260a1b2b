import { Worker } from 'node:worker_threads';
import type { ContentFile, ParsedFile, ParseOptions } from '../content/parse-article.ts';
import { fileProblem } from '../content/problem-log.ts';
import type { Clock } from '../runtime/clock.ts';
import { NewsdeskError } from '../runtime/errors.ts';

/** Parses files in a worker thread, so that no file, however it was made, can stop or crash the process. */
export interface ArticleParser {
  /** Files wait in line. A file that exceeds its time or memory comes back with a problem that says so. */
  parse(file: ContentFile, options?: ParseOptions): Promise<ParsedFile>;
  /** Files still in line are rejected. */
  close(): Promise<void>;
}

export interface ArticleParserOptions {
  readonly clock: Clock;
  /** For one file, from when the worker begins with it. Hostile Markdown of 80 kB was measured to take 33 s. */
  readonly deadlineMs?: number;
}

export interface ParseRequest {
  readonly id: number;
  readonly file: ContentFile;
  readonly options: ParseOptions;
}

export interface ParseReply {
  readonly id: number;
  readonly parsed: ParsedFile;
}

interface Job extends ParseRequest {
  readonly resolve: (parsed: ParsedFile) => void;
  readonly reject: (error: Error) => void;
}

const DEADLINE_MS = 1_500;
const MAX_HEAP_MB = 128;
/** A worker that has had nothing to do for this long gives its memory back. */
const IDLE_MS = 2_000;
/** When this process itself was busy, an answer may have arrived that it has not seen yet. */
const GRACE_MS = 25;

export function createArticleParser({ clock, deadlineMs = DEADLINE_MS }: ArticleParserOptions): ArticleParser {
  const queue: Job[] = [];
  let worker: Worker | undefined;
  let ready = false;
  let active: Job | undefined;
  let cancelTimer = (): void => {};
  let nextId = 1;
  let closed = false;

  function start(): Worker {
    const started = new Worker(workerUrl(), { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB } });
    ready = false;
    started.on('message', (message: 'ready' | ParseReply) => {
      if (started !== worker) return;
      if (message === 'ready') ready = true;
      else if (active !== undefined && message.id === active.id) settle(message.parsed);
      next();
    });
    started.on('error', (error: NodeJS.ErrnoException) => {
      if (started === worker) lose(error);
    });
    started.on('exit', () => {
      if (started === worker) lose(new Error('it ended by itself'));
    });
    return started;
  }

  function next(): void {
    if (active !== undefined || closed) return;
    if (queue.length === 0) {
      worker?.unref();
      cancelTimer();
      cancelTimer = clock.after(IDLE_MS, () => void stop());
      return;
    }
    cancelTimer();
    worker ??= start();
    worker.ref();
    if (!ready) return;
    active = queue.shift();
    if (active === undefined) return;
    const { id, file, options } = active;
    worker.postMessage({ id, file, options } satisfies ParseRequest);
    cancelTimer = clock.after(deadlineMs, () => {
      cancelTimer = clock.after(GRACE_MS, expire);
    });
  }

  function expire(): void {
    if (active === undefined) return;
    const job = active;
    void stop();
    finish(job, 'parse.timeout', {
      what: `Reading the file took longer than ${deadlineMs / 1_000} s`,
      why: 'its markup is made or broken in a way that is very slow to understand',
      fix: 'Look for long runs of `*`, `_`, `[` or `>`, remove them, and save the file again',
    });
  }

  /** The worker is gone. It takes the file along that it was reading; the others get a new one. */
  function lose(error: NodeJS.ErrnoException): void {
    const job = active;
    const started = ready;
    worker = undefined;
    cancelTimer();
    if (!started) {
      const cause = new NewsdeskError(`The worker that reads articles cannot start: ${error.message}`, {
        code: 'parser.failed',
        fix: 'Reinstall Newsdesk with `npm ci`.',
        cause: error,
      });
      for (const waiting of queue.splice(0)) waiting.reject(cause);
    } else if (job !== undefined) {
      const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      finish(job, outOfMemory ? 'parse.memory' : 'parse.crashed', {
        what: outOfMemory ? `Reading the file took more than ${MAX_HEAP_MB} MB of memory` : 'Reading the file failed',
        why: outOfMemory ? 'its markup multiplies when it is understood' : `the parser gave up: ${error.message}`,
        fix: 'Cut the file down until it can be read',
      });
    }
  }

  function finish(job: Job, code: string, words: Parameters<typeof fileProblem>[3]): void {
    active = undefined;
    job.resolve({ problems: [fileProblem('error', code, job.file.path, words)] });
    next();
  }

  function settle(parsed: ParsedFile): void {
    cancelTimer();
    active?.resolve(parsed);
    active = undefined;
  }

  async function stop(): Promise<void> {
    const stopped = worker;
    worker = undefined;
    cancelTimer();
    await stopped?.terminate();
  }

  return {
    parse(file, options = {}) {
      if (closed) return Promise.reject(closedError());
      return new Promise((resolve, reject) => {
        queue.push({ id: nextId++, file, options, resolve, reject });
        next();
      });
    },
    async close() {
      closed = true;
      const waiting = [...(active === undefined ? [] : [active]), ...queue.splice(0)];
      active = undefined;
      for (const job of waiting) job.reject(closedError());
      await stop();
    },
  };
}

/** The worker beside this module: TypeScript while developing, JavaScript once compiled. */
function workerUrl(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './parse-worker.ts' : './parse-worker.js', import.meta.url);
}

function closedError(): NewsdeskError {
  return new NewsdeskError('The content source was closed while a file was being read', { code: 'parser.closed' });
}
