import { createEdition } from '../content/create-edition.ts';
import type { Edition } from '../content/edition.ts';
import { fileProblem } from '../content/problem-log.ts';
import { areSameProblems } from '../content/problem.ts';
import type { ContentSource } from '../ports/content-source.ts';
import type { Clock } from '../runtime/clock.ts';
import { NewsdeskError } from '../runtime/errors.ts';
import { type ArticleParser, createArticleParser } from './article-parser.ts';
import { borrowParser } from './borrow-parser.ts';
import type { DirectorySnapshot } from './compose-snapshot.ts';
import { createDirectoryContent } from './directory-content.ts';
import type { ReadingKeeper } from './reading-keeper.ts';
import type { SkippedFile } from './scan-directory.ts';
import { createSettling } from './settling.ts';
import { watchDirectory } from './watch-directory.ts';

export interface DirectorySourceOptions {
  readonly clock: Clock;
  /** Reads for others as well, and its opener closes it; one of its own by default. */
  readonly parser?: ArticleParser | undefined;
  /** Time in ms for which a saved file must stay as it is before it is read, counted from when it was heard of. A saved file is live within 2 s. */
  readonly settleMs?: number;
  /** The pause between two looks at everything, in ms, because no file system tells of every change. */
  readonly sweepMs?: number;
  /**
   * One file, by its path below the root, that is served even where it is a draft, under embargo or lies in a folder that is left alone.
   */
  readonly showing?: string;
  /**
   * Time in ms for which the first load waits while nothing more can be read; what is still being read then is told of when it was. For
   * ever by default, told, for a program that loads once.
   */
  readonly patienceMs?: number;
  /** False beside a directory that may answer from its last edition: the first load then waits no longer than `patienceMs` without progress. */
  readonly waitsForReader?: boolean | undefined;
  /** Time in ms for which articles are kept whose loss is doubted. */
  readonly graceMs?: number;
  /** Keeps articles for the next start; the source closes it. */
  readonly keeper?: ReadingKeeper | undefined;
  /** Another file was read: so many of those that the look began with. */
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
}

export interface DirectorySource extends ContentSource {
  /** The files that the last load left alone, and why. */
  listSkipped(): readonly SkippedFile[];
  /** The site as which the last load read the directory. */
  describeSite(): Pick<DirectorySnapshot, 'site' | 'otherFormats'>;
  accept(): void;
}

export const SETTLE_MS = 700;
const SWEEP_MS = 60_000;
/** Without file system events (too many watches, a network drive) looking often has to do. */
const POLL_MS = 1_000;
/** Saving one file is several events; a checkout is thousands. */
export const DEBOUNCE_MS = 60;
/** A file that takes longer is told of when it is read: what is saved beside it is live within 2 s. */
const STALL_MS = 1_000;

/** Articles in a directory tree: `.md`, `.mdx`, `.markdown`, `.qmd`, `.Rmd` and `.txt`, with `publication.yaml` and `glossary.yaml` at its root. */
export function createDirectorySource(
  root: string,
  {
    clock,
    parser: shared,
    settleMs = SETTLE_MS,
    sweepMs = SWEEP_MS,
    showing,
    patienceMs,
    waitsForReader,
    graceMs,
    keeper,
    onProgress,
  }: DirectorySourceOptions,
): DirectorySource {
  const parser = shared === undefined ? createArticleParser({ clock }) : borrowParser(shared);
  let lookSoon = (): void => {};
  const content = createDirectoryContent(root, {
    parser,
    clock,
    showing,
    graceMs,
    waitsForReader,
    keeper,
    onProgress,
    onReadLate: () => lookSoon(),
  });
  let last: DirectorySnapshot | undefined;
  let refreshing: Promise<unknown> = Promise.resolve();
  const stops = new Set<() => void>();

  /** One look at a time: two would read the same file twice and could tell the older state last. */
  function refresh(options: Parameters<typeof content.refresh>[0]): Promise<DirectorySnapshot> {
    const next = refreshing.then(() => content.refresh(options));
    refreshing = next.catch(() => undefined);
    return next;
  }

  async function load(): Promise<Edition> {
    last = await refresh({ patienceMs });
    return last.edition;
  }

  function watch(onChange: (edition: Edition) => void): () => void {
    const settling = createSettling(clock, settleMs);
    let told = last?.edition;
    let stopped = false;
    let cancelLook = (): void => {};
    /** For how long the next look was put off when it was: by the clock it could not be told, which may be set meanwhile. */
    let putOffMs = Number.POSITIVE_INFINITY;
    let everyMs = sweepMs;
    /** When the first event came that no look has followed yet. */
    let changedAt: number | undefined;

    const lookAfter = (delayMs: number, onlyUnsettled = false): void => {
      if (stopped || delayMs >= putOffMs) return;
      cancelLook();
      putOffMs = delayMs;
      cancelLook = clock.after(delayMs, () => void look(onlyUnsettled));
    };

    async function look(onlyUnsettled: boolean): Promise<void> {
      putOffMs = Number.POSITIVE_INFINITY;
      const options = { settling, patienceMs: STALL_MS, onlyUnsettled, changedAt };
      changedAt = undefined;
      const snapshot = await refresh(options).catch((error: unknown) => withFault(last, error));
      if (stopped) return;
      last = snapshot;
      // A saved file need not wait for a look at all the others, which comes right after it.
      if (snapshot.isPart) lookAfter(DEBOUNCE_MS);
      else lookAfter(Math.min(snapshot.unsettledMs ?? everyMs, everyMs), true);
      if (told !== undefined && isSame(told, snapshot.edition)) return;
      told = snapshot.edition;
      onChange(snapshot.edition);
    }

    lookSoon = () => lookAfter(DEBOUNCE_MS);
    const stopEvents = watchDirectory(root, {
      clock,
      onEvent() {
        // A process that cannot start is told with the file that it was for.
        parser.prepare().catch(() => {});
        changedAt ??= clock.now();
        lookAfter(DEBOUNCE_MS);
      },
      onFault() {
        everyMs = Math.min(everyMs, POLL_MS);
        lookAfter(everyMs);
      },
    });
    const stop = (): void => {
      stopped = true;
      cancelLook();
      stopEvents();
      stops.delete(stop);
    };
    stops.add(stop);
    // A change between load and watch is found by the first look.
    lookAfter(DEBOUNCE_MS);
    return stop;
  }

  return {
    load,
    watch,
    listSkipped: () => last?.skipped ?? [],
    describeSite: () => last ?? {},
    accept() {
      content.acceptLoss();
      lookSoon();
    },
    async close() {
      for (const stop of [...stops]) stop();
      await parser.close();
      await refreshing;
      await keeper?.close();
    },
  };
}

function isSame(a: Edition, b: Edition): boolean {
  return a.hash === b.hash && areSameProblems(a.problems, b.problems);
}

/** A directory that went away leaves the last edition standing, with a problem that says so. */
function withFault(last: DirectorySnapshot | undefined, error: unknown): DirectorySnapshot {
  const known = error instanceof NewsdeskError;
  const problem = fileProblem('error', known ? error.code : 'content.unreadable', '.', {
    what: known ? error.message : 'The content directory cannot be read',
    why: known ? 'the last good content keeps being served' : String(error),
    fix: (known ? error.fix : undefined)?.replace(/\.$/, '') ?? 'Check the directory and its rights',
  });
  const base = last?.edition ?? createEdition({ articles: [] });
  const others = base.problems.filter(({ file }) => file !== '.');
  const kept = `${problem.what}; the last good content is kept`;
  return { edition: { ...base, problems: [problem, ...others], kept }, skipped: last?.skipped ?? [] };
}
