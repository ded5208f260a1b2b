import { createLifecycle } from '../../src/runtime/lifecycle.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { followProcessEvents } from '../../src/runtime/process-events.ts';

/** A small service for `process-events.test.ts`; its first argument says what goes wrong. */
const [task = 'none'] = process.argv.slice(2);
const logger = createLogger({ level: 'info', destination: 'stdout' });
const lifecycle = createLifecycle({ logger, deadlineMs: 2000, partDeadlineMs: 600 });

followProcessEvents(lifecycle, logger);
const running = setInterval(() => {}, 1000);
lifecycle.onClose('first', () => clearInterval(running));
lifecycle.onClose('second', () => (task === 'hang' ? new Promise(() => {}) : undefined));
lifecycle.onClose('third', () => {
  if (task === 'throw-on-close') throw new Error('cannot close');
  logger.info('third closed');
});
logger.info('ready');

if (task === 'reject') void Promise.reject(new Error('nobody caught this'));
if (task === 'throw') {
  setTimeout(() => {
    throw new Error('nobody caught this');
  }, 10);
}
