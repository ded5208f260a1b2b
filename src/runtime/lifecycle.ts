import type { Logger } from './logger.ts';

export interface Lifecycle {
  /** Aborted as soon as stopping begins: loops and waits end on it. */
  readonly stopping: AbortSignal;
  /**
   * Closed on stopping, last opened first. Opened too late, while stopping, it is closed at once.
   *
   * @param withinMs How long this part may take; `partDeadlineMs` by default.
   */
  onClose(name: string, close: () => unknown, withinMs?: number): void;
  /** Closes everything, once; further calls wait for the same end. Never throws, never takes longer than the deadline. */
  close(reason: string): Promise<void>;
}

export interface LifecycleOptions {
  readonly logger: Logger;
  /** For everything together. Default 9,000: orchestrators and our own promise allow 10 s until the process is gone. */
  readonly deadlineMs?: number;
  /** For one part, so that one that hangs does not cost the others their turn. Default 3,000. */
  readonly partDeadlineMs?: number;
}

interface Part {
  readonly name: string;
  readonly close: () => unknown;
  readonly withinMs: number;
}

/** Keeps what is open, and closes it in order. */
export function createLifecycle({ logger, deadlineMs = 9000, partDeadlineMs = 3000 }: LifecycleOptions): Lifecycle {
  const parts: Part[] = [];
  const stopping = new AbortController();
  let closing: Promise<void> | undefined;

  async function closeAll(reason: string): Promise<void> {
    logger.info({ reason }, 'stopping');
    const end = performance.now() + deadlineMs;
    for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
      await closePart(part, Math.max(0, Math.min(part.withinMs, end - performance.now())), logger);
    }
    logger.info('stopped');
  }

  return {
    stopping: stopping.signal,
    onClose(name, close, withinMs = partDeadlineMs) {
      if (closing === undefined) parts.push({ name, close, withinMs });
      else void closing.then(() => closePart({ name, close }, withinMs, logger));
    },
    close(reason) {
      if (closing === undefined) {
        stopping.abort();
        closing = closeAll(reason);
      }
      return closing;
    },
  };
}

async function closePart({ name, close }: Pick<Part, 'name' | 'close'>, withinMs: number, logger: Logger): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<'late'>();
  // Not unreferenced: while it runs, the process must not end of itself with work half done.
  const timer = setTimeout(resolve, withinMs, 'late');
  try {
    const outcome = await Promise.race([Promise.try(close), late]);
    if (outcome === 'late') logger.warn({ part: name, withinMs: Math.round(withinMs) }, 'gave up on a part that did not close in time');
  } catch (error) {
    logger.warn({ part: name, error }, 'could not close a part');
  } finally {
    clearTimeout(timer);
  }
}
