import type { ContentFile, ParsedFile, ParseOptions } from '../content/parse-article.ts';
import type { Clock } from '../runtime/clock.ts';
import { NewsdeskError } from '../runtime/errors.ts';
import { explainLoss } from './explain-loss.ts';
import { MAX_HEAP_MB } from './parser-limits.ts';
import { createParserLane, type JobEnd, type ParseJob } from './parser-lane.ts';

/** Parses files in processes of their own, so that no file, however it was made, can end, stop or slow this one. */
export interface ArticleParser {
  /** Files wait in line. A file that exceeds its time or memory comes back with a problem that says so, and with what its head says. */
  parse(file: ContentFile, options?: ParseOptions): Promise<ParsedFile>;
  /** Files still in line are rejected. */
  close(): Promise<void>;
}

export interface ArticleParserOptions {
  readonly clock: Clock;
  /** How many files are read at a time. One more process starts for files that take long, so that the others need not wait for them. */
  readonly processes?: number;
  /** Of processor time for one file. The largest ordinary articles take 3 s, on a busy machine too; hostile ones of 80 kB were measured to take 33. */
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
const WALL_MS = 60_000;
/** A file that is interrupted more often than this, by what is not its own fault, is told. */
const MAX_INTERRUPTIONS = 2;

export function createArticleParser(options: ArticleParserOptions): ArticleParser {
  const { clock, processes = 1, deadlineMs = DEADLINE_MS, quickMs = QUICK_MS, wallMs = WALL_MS, heapMb = MAX_HEAP_MB } = options;
  const quick: ParseJob[] = [];
  const slow: ParseJob[] = [];
  let isClosed = false;
  const common = { clock, wallMs, heapMb };
  const quickLanes = Array.from({ length: processes }, () =>
    createParserLane({ ...common, queue: quick, processorMs: Math.min(quickMs, deadlineMs), onLost: onLostQuickly }),
  );
  const slowLane = createParserLane({ ...common, queue: slow, processorMs: deadlineMs, onLost: onLost });

  function onLostQuickly(job: ParseJob, end: JobEnd): void {
    if (end.kind !== 'time' || quickMs >= deadlineMs) return onLost(job, end);
    slow.push(job);
    slowLane.wake();
  }

  function onLost(job: ParseJob, end: JobEnd): void {
    const isInterrupted = end.kind === 'late' || end.kind === 'killed' || end.kind === 'failed';
    if (isInterrupted && job.interruptions < MAX_INTERRUPTIONS) {
      job.interruptions += 1;
      slow.push(job);
      slowLane.wake();
      return;
    }
    const problem = explainLoss(job.file.path, end, { deadlineMs, wallMs, heapMb });
    // The head was small enough to be read, and it decides who may read what was read of the file before.
    readHead(job).then((head) => job.resolve({ draft: false, ...head, problems: [problem] }), job.reject);
  }

  async function readHead({ file, options: asked }: ParseJob): Promise<Partial<ParsedFile>> {
    if (asked.headOnly === true) return {};
    const { draft, head } = await parse(file, { ...asked, headOnly: true });
    return { draft, ...(head === undefined ? {} : { head }) };
  }

  function parse(file: ContentFile, asked: ParseOptions = {}): Promise<ParsedFile> {
    if (isClosed) return Promise.reject(closedError());
    return new Promise((resolve, reject) => {
      quick.push({ file, options: asked, resolve, reject, interruptions: 0 });
      for (const lane of quickLanes) lane.wake();
    });
  }

  return {
    parse,
    async close() {
      isClosed = true;
      const active = [...quickLanes, slowLane].flatMap((lane) => lane.close() ?? []);
      for (const job of [...active, ...quick.splice(0), ...slow.splice(0)]) job.reject(closedError());
    },
  };
}

function closedError(): NewsdeskError {
  return new NewsdeskError('The content source was closed while a file was being read', { code: 'parser.closed' });
}
