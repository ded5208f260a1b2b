import { type Logger as SlackLogger, LogLevel } from '@slack/bolt';
import type { Logger } from '../../runtime/logger.ts';

/** Lets Bolt and its clients log through ours. What they call info is of interest to their maintainers, and what they warn of to ours: each is logged one level lower. */
export function createSlackLogger(logger: Logger): SlackLogger {
  return {
    debug: () => {},
    info: (...parts) => logger.debug({ said: parts.map(String) }, 'slack library'),
    warn: (...parts) => logger.info({ said: parts.map(String) }, 'slack library'),
    error: (...parts) => logger.error({ said: parts.map(String) }, 'slack library'),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
