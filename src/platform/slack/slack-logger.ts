import { type Logger as SlackLogger, LogLevel } from '@slack/bolt';
import type { Logger } from '../../runtime/logger.ts';

/** Lets Bolt and its clients log through ours. What they call info is of interest to their maintainers: it is logged as debug. */
export function createSlackLogger(logger: Logger): SlackLogger {
  return {
    debug: () => {},
    info: (...parts) => logger.debug({ said: parts.map(String) }, 'slack library'),
    warn: (...parts) => logger.warn({ said: parts.map(String) }, 'slack library'),
    error: (...parts) => logger.error({ said: parts.map(String) }, 'slack library'),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
