import { constants } from 'node:os';
import { describeWordlessly } from './describe-error.ts';
import { isForeignFault } from './foreign-fault.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Logger } from './logger.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * One key press reaches a process twice, from the terminal and from the npm or launcher above it. Two signals closer
 * together than this are one.
 */
const sameSignalMs = 200;

/**
 * Ties a lifecycle to its process, for good: the first signal stops it gracefully and exits 0, a second one exits at
 * once with 128 plus its number. A fault that nothing caught is logged, stops it gracefully, and exits 1; but for what a platform's
 * client library threw by itself, which is passed to `onForeign`: one event that it cannot read must not take both platforms along.
 */
export function followProcessEvents(lifecycle: Lifecycle, logger: Logger, onForeign: (error: unknown) => void = () => {}): void {
  let stoppedAt: number | undefined;
  let exitCode = 0;

  async function stop(reason: string): Promise<void> {
    await lifecycle.close(reason);
    process.exit(exitCode);
  }

  for (const signal of signals) {
    process.on(signal, () => {
      if (stoppedAt !== undefined && performance.now() - stoppedAt < sameSignalMs) return;
      if (stoppedAt !== undefined) process.exit(128 + constants.signals[signal]);
      stoppedAt = performance.now();
      void stop(signal);
    });
  }
  const onFault = (kind: string) => (error: unknown) => {
    if (isForeignFault(error)) {
      logger.error({ ...describeWordlessly(error), kind }, 'a client library failed on something that it received');
      onForeign(error);
      return;
    }
    logger.fatal({ error, kind }, 'a fault that nothing caught');
    if (exitCode === 0) {
      exitCode = 1;
      void stop(kind);
    }
  };
  process.on('uncaughtException', onFault('uncaughtException'));
  process.on('unhandledRejection', onFault('unhandledRejection'));
}
