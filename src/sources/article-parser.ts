import type { ContentFile, ParsedFile } from '../content/parse-article.ts';
import type { Clock } from '../runtime/clock.ts';
import { NewsdeskError } from '../runtime/errors.ts';
import { countProcesses, FILES_A_PROCESS } from './count-processes.ts';
import { explainLoss } from './explain-loss.ts';
import type { FileOptions } from './parser-process.ts';
import { MAX_HEAP_MB } from './parser-limits.ts';
import { createParserRunner, type JobEnd, type ParseJob } from './parser-runner.ts';

/** Parses files in processes of their own, so that no file, however it was made, can end, stop or slow this one. */
export interface ArticleParser {
  /**
   * Files wait in line, the small ones first. A file that exceeds its time or memory comes back with a problem that says so, and with what
   * its head says.
   *
   * @throws {NewsdeskError} `parser.dropped` once `signal` is aborted, `parser.closed`, or `parser.failed` when no process can be started.
   */
  parse(file: ContentFile, options?: FileOptions, turn?: Turn): Promise<ParsedFile>;
  /**
   * A file will come soon: starting a process takes 0.1 to 0.3 s, as long as a saved file needs to settle, and many times that on a busy
   * machine. Resolves once files can be read, or it is known that this process will read none.
   */
  prepare(): Promise<void>;
  /** Files still in line are rejected. */
  close(): Promise<void>;
}

export interface Turn {
  /** Aborted when nobody waits for the file any more. */
  readonly signal?: AbortSignal;
  /** It took long before: it keeps no other waiting. */
  readonly isSlow?: boolean;
  /** Called when it turns out to take long. */
  readonly onSlow?: () => void;
}

export interface ArticleParserOptions {
  readonly clock: Clock;
  /**
   * The largest number of files that are read at a time; as `countProcesses` says by default. Few files in line are read by one. One more
   * process starts for files that take long, so that the others need not wait for them.
   */
  readonly processes?: number;
  /**
   * Of processor time for one file. The largest ordinary articles take 3 s, on a busy machine too; hostile ones of 80 kB were measured to
   * take 33.
   */
  readonly deadlineMs?: number;
  /** Of processor time, after which a file makes room for others and is read again beside them. */
  readonly quickMs?: number;
  /** By the clock on the wall, after which a file is not read yet, because the machine has no time for it. */
  readonly wallMs?: number;
  /** Of memory for one process, in MB of V8's heap. */
  readonly heapMb?: number;
}

const DEADLINE_MS = 10_000;
const QUICK_MS = 1_000;
const WALL_MS = 5 * 60_000;
/** A file that is interrupted more often than this, by what is not its own fault, is told. */
const MAX_INTERRUPTIONS = 2;

export function createArticleParser(options: ArticleParserOptions): ArticleParser {
  const {
    clock,
    processes = countProcesses(),
    deadlineMs = DEADLINE_MS,
    quickMs = QUICK_MS,
    wallMs = WALL_MS,
    heapMb = MAX_HEAP_MB,
  } = options;
  const quick: ParseJob[] = [];
  const slow: ParseJob[] = [];
  let isClosed = false;
  const common = { clock, wallMs, heapMb };
  const quickRunners = Array.from({ length: processes }, () =>
    createParserRunner({ ...common, queue: quick, processorMs: Math.min(quickMs, deadlineMs), onLost: onLostQuickly }),
  );
  const slowRunner = createParserRunner({ ...common, queue: slow, processorMs: deadlineMs, onLost: onLost });

  function onLostQuickly(job: ParseJob, end: JobEnd): void {
    if (end.kind !== 'time' || quickMs >= deadlineMs) return onLost(job, end);
    job.onSlow?.();
    slow.push(job);
    slowRunner.wake();
  }

  function onLost(job: ParseJob, end: JobEnd): void {
    if (job.signal?.aborted) return;
    const isInterrupted = end.kind === 'late' || end.kind === 'killed' || end.kind === 'failed';
    if (isInterrupted && job.interruptions < MAX_INTERRUPTIONS) {
      job.interruptions += 1;
      slow.push(job);
      slowRunner.wake();
      return;
    }
    const problem = explainLoss(job.file.path, end, { deadlineMs, wallMs, heapMb });
    // The head was small enough to be read, and it decides who may read what was read of the file before.
    readHead(job).then((head) => job.resolve({ ...head, problems: [problem] }), job.reject);
  }

  async function readHead({ file, options: asked, signal }: ParseJob): Promise<Partial<ParsedFile>> {
    if (asked.headOnly === true) return {};
    const { problems: _, ...head } = await parse(file, { ...asked, headOnly: true }, signal === undefined ? {} : { signal });
    return head;
  }

  function parse(file: ContentFile, asked: FileOptions = {}, { signal, isSlow = false, onSlow }: Turn = {}): Promise<ParsedFile> {
    if (isClosed) return Promise.reject(closedError());
    if (signal?.aborted) return Promise.reject(droppedError());
    return new Promise((resolve, reject) => {
      const settled = new AbortController();
      const once =
        <T>(settle: (outcome: T) => void) =>
        (outcome: T): void => {
          settled.abort();
          settle(outcome);
        };
      const job: ParseJob = { file, options: asked, resolve: once(resolve), reject: once(reject), signal, onSlow, interruptions: 0 };
      // A signal may live as long as its source, and keeps what listens to it.
      signal?.addEventListener('abort', () => drop(job), { once: true, signal: settled.signal });
      if (isSlow) slow.push(job);
      else putInTurn(quick, job);
      const wanted = Math.max(1, Math.ceil(quick.length / FILES_A_PROCESS));
      for (const runner of isSlow ? [slowRunner] : quickRunners.slice(0, wanted)) runner.wake();
    });
  }

  /** Saved again while it waited: a file that is saved every second must not become a line of old versions. */
  function drop(job: ParseJob): void {
    for (const queue of [quick, slow]) if (queue.includes(job)) queue.splice(queue.indexOf(job), 1);
    for (const runner of [...quickRunners, slowRunner]) runner.drop(job);
    job.reject(droppedError());
  }

  return {
    parse,
    prepare: async () => quickRunners[0]?.prepare(),
    async close() {
      isClosed = true;
      const active = [...quickRunners, slowRunner].flatMap((runner) => runner.close() ?? []);
      for (const job of [...active, ...quick.splice(0), ...slow.splice(0)]) job.reject(closedError());
    },
  };
}

/**
 * Before the first that is larger: small files are many, none of them takes long, and a large one that takes long can wait a moment more.
 */
function putInTurn(queue: ParseJob[], job: ParseJob): void {
  const at = queue.findIndex(({ file }) => file.text.length > job.file.text.length);
  queue.splice(at === -1 ? queue.length : at, 0, job);
}

function droppedError(): NewsdeskError {
  return new NewsdeskError('The file changed while it was being read', { code: 'parser.dropped' });
}

function closedError(): NewsdeskError {
  return new NewsdeskError('The content source was closed while a file was being read', { code: 'parser.closed' });
}
