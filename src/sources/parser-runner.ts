import type { ContentFile, ParsedFile } from '../content/parse-article.ts';
import type { Clock } from '../runtime/clock.ts';
import { NewsdeskError } from '../runtime/errors.ts';
import { keepAlive } from '../runtime/keep-alive.ts';
import { type FileOptions, type ParserProcess, type ProcessEnd, startParserProcess } from './parser-process.ts';

export interface ParseJob {
  readonly file: ContentFile;
  readonly options: FileOptions;
  readonly resolve: (parsed: ParsedFile) => void;
  readonly reject: (error: Error) => void;
  /** Aborted when nobody waits for it any more. */
  readonly signal: AbortSignal | undefined;
  readonly onSlow: (() => void) | undefined;
  /** The number of times that it was begun and ended for a reason that is not its own. */
  interruptions: number;
}

/** Why a file was not read; `late`: the machine gave it no time. */
export type JobEnd = ProcessEnd | { readonly kind: 'late'; readonly words: string };

export interface ParserRunnerOptions {
  readonly clock: Clock;
  /** shared with other runners: each takes from its front. */
  readonly queue: ParseJob[];
  /** The processor time that a file may take here, in ms. */
  readonly processorMs: number;
  /** The time that a file may take by the clock on the wall, which judges the machine. */
  readonly wallMs: number;
  readonly heapMb: number;
  readonly onLost: (job: ParseJob, end: JobEnd) => void;
}

/** One process that reads one file at a time. */
export interface ParserRunner {
  /** Something was put into the queue. */
  wake(): void;
  /** Something will be put into the queue soon: a process is started for it. Resolves once it is ready, or has ended. */
  prepare(): Promise<void>;
  /** Gives up the file that is being read, if it is this one. */
  drop(job: ParseJob): void;
  /** Gives back the file that is being read. */
  close(): ParseJob | undefined;
}

/** A process that has had nothing to do for this long gives its memory back; starting one takes 0.1 to 0.3 s. */
const IDLE_MS = 5_000;
/** Between two starts that failed, doubled each time: a machine short of memory or processes may have some again. */
const FIRST_BACK_OFF_MS = 50;
const MAX_BACK_OFF_MS = 2_000;
const MAX_FAILED_STARTS = 5;
/** After so many ends in a row the pause grows no more: a good file in line must not wait for the bad ones before it. */
const MAX_ENDS = 3;

export function createParserRunner({ clock, queue, processorMs, wallMs, heapMb, onLost }: ParserRunnerOptions): ParserRunner {
  let running: ParserProcess | undefined;
  let isReady = false;
  let active: ParseJob | undefined;
  let nextId = 1;
  /** Ends in a row without a file read in between. */
  let ends = 0;
  let failedStarts = 0;
  let isResting = false;
  let isClosed = false;
  let cancelTimer = (): void => {};
  let begun = Promise.withResolvers<void>();

  function start(): void {
    isReady = false;
    begun = Promise.withResolvers();
    const started = startParserProcess(heapMb, {
      onReady() {
        isReady = true;
        begun.resolve();
        failedStarts = 0;
        next();
      },
      onReply({ id, parsed }) {
        if (active === undefined || id !== nextId) return;
        const job = active;
        active = undefined;
        ends = 0;
        job.resolve(parsed);
        next();
      },
      onEnd: (end) => lose(end),
    });
    running = started;
  }

  function next(): void {
    if (active !== undefined || isResting || isClosed) return;
    cancelTimer();
    if (queue.length === 0) {
      running?.hold(false);
      cancelTimer = clock.after(IDLE_MS, stop);
      return;
    }
    if (running === undefined) start();
    running?.hold(true);
    if (!isReady) return;
    active = queue.shift();
    if (active === undefined) return;
    nextId += 1;
    running?.send({ id: nextId, file: active.file, options: active.options, processorMs });
    cancelTimer = clock.after(wallMs, () => {
      stop();
      lose({ kind: 'late', words: '' });
    });
  }

  function lose(end: JobEnd): void {
    begun.resolve();
    running = undefined;
    isReady = false;
    cancelTimer();
    const job = active;
    active = undefined;
    if (end.kind === 'failed') failedStarts += 1;
    if (failedStarts >= MAX_FAILED_STARTS) return giveUp(end.words);
    if (job !== undefined) onLost(job, end);
    rest();
  }

  /** Files that end their process one after the other would keep a machine busy with starting processes. */
  function rest(): void {
    const delayMs = Math.min(MAX_BACK_OFF_MS, ends + failedStarts === 0 ? 0 : FIRST_BACK_OFF_MS * 2 ** (ends + failedStarts - 1));
    ends = Math.min(ends + 1, MAX_ENDS);
    if (delayMs === 0) return next();
    isResting = true;
    // There is no process that could, and somebody waits for what is in line.
    const letGo = keepAlive();
    const cancel = clock.after(delayMs, () => {
      letGo();
      isResting = false;
      next();
    });
    cancelTimer = () => {
      letGo();
      cancel();
    };
  }

  function giveUp(words: string): void {
    failedStarts = 0;
    const cause = new NewsdeskError(`The process that reads articles cannot start: ${words}`, {
      code: 'parser.failed',
      fix: 'Free memory or processes on this machine; if that does not help, reinstall Newsdesk with `npm ci`.',
    });
    for (const waiting of queue.splice(0)) waiting.reject(cause);
  }

  function stop(): void {
    begun.resolve();
    running?.stop();
    running = undefined;
    isReady = false;
    cancelTimer();
  }

  return {
    wake: next,
    async prepare() {
      if (isClosed || isResting) return;
      if (running === undefined) {
        start();
        next();
      }
      return begun.promise;
    },
    drop(job) {
      if (job !== active) return;
      active = undefined;
      stop();
      next();
    },
    close() {
      isClosed = true;
      stop();
      return active;
    },
  };
}
