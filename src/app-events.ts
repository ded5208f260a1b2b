import type { Incident } from './command/dispatch.ts';
import { describeWordlessly } from './runtime/describe-error.ts';
import { createEvent } from './runtime/events.ts';
import type { Logger } from './runtime/logger.ts';
import type { Metrics } from './runtime/metrics.ts';

/** What happens to askers, each with its log line and its counter. */
export interface AppEvents {
  /** `what` names the command or the kind of component, never what was typed. */
  answered(platform: string, what: string): void;
  undelivered(platform: string, what: string, cause: unknown): void;
  failed(incident: Incident): void;
  /** An event that could not be read; `what` is the platform's own word for its kind. */
  dropped(platform: string, what: string, cause?: unknown): void;
  /** A platform that takes part no more until the next start. */
  stopped(platform: string, fault: Error): void;
}

export function createAppEvents(logger: Logger, metrics: Metrics): AppEvents {
  const answered = createEvent(
    {
      level: 'debug',
      message: 'answered',
      counter: { name: 'newsdesk_answers_total', help: 'Answers that a platform took.' },
      labels: ['platform', 'what'],
    },
    logger,
    metrics,
  );
  const undelivered = createEvent(
    {
      level: 'error',
      message: 'an answer could not be delivered',
      counter: { name: 'newsdesk_answers_undelivered_total', help: 'Answers that no platform took: the asker saw nothing.' },
      labels: ['platform', 'what'],
    },
    logger,
    metrics,
  );
  const failed = createEvent(
    {
      level: 'error',
      message: 'a command failed and the asker got an apology',
      counter: { name: 'newsdesk_incidents_total', help: 'Handlers that threw.' },
      labels: ['during'],
    },
    logger,
    metrics,
  );
  const dropped = createEvent(
    {
      level: 'warn',
      message: 'an event that cannot be read was dropped',
      counter: { name: 'newsdesk_events_dropped_total', help: 'Events of a platform that could not be read.' },
      labels: ['platform', 'what'],
    },
    logger,
    metrics,
  );
  const stopped = createEvent(
    {
      level: 'error',
      message: 'a platform is stopped until the next start: the others go on',
      counter: { name: 'newsdesk_platforms_stopped_total', help: 'Platforms that refused the token, or the bot, for good.' },
      labels: ['platform'],
    },
    logger,
    metrics,
  );
  return {
    dropped: (platform, what, cause) => dropped({ platform, what, ...describeWordlessly(cause) }),
    stopped: (platform, fault) => stopped({ platform, error: fault }),
    answered: (platform, what) => answered({ platform, what }),
    undelivered: (platform, what, cause) => undelivered({ platform, what, error: cause }),
    failed: ({ id, during, cause }) => failed({ during, incident: id, error: cause }),
  };
}
