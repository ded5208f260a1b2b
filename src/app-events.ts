import type { Incident } from './command/dispatch.ts';
import { createEvent } from './runtime/events.ts';
import type { PostingOutlook } from './ports/posting-outlook.ts';
import type { Logger } from './runtime/logger.ts';
import type { Metrics } from './runtime/metrics.ts';

/** What happens to askers, each with its log line and its counter. */
export interface AppEvents {
  /** `what` names the command or the kind of component, never what was typed. */
  answered(platform: string, what: string): void;
  undelivered(platform: string, what: string, cause: unknown): void;
  /** A platform refused a part of an answer. */
  leftOut(platform: string, lost: readonly { readonly what: string; readonly why: string }[]): void;
  failed(incident: Incident): void;
  /** A channel of the configuration was looked at. */
  lookedAt(platform: string, channel: string, outlook: PostingOutlook): void;
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
  const leftOut = createEvent(
    {
      level: 'warn',
      message: 'a platform refused a part of an answer, which was shown without it: newsdesk check names the addresses that are refused',
      counter: { name: 'newsdesk_answers_left_out_total', help: 'Answers that a platform took without one of their parts.' },
      labels: ['platform'],
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
  const closed = createEvent(
    {
      level: 'warn',
      message: 'nothing can be posted in a channel of the configuration',
      counter: { name: 'newsdesk_channels_closed_total', help: 'Channels of the configuration that take no announcements.' },
      labels: ['platform'],
    },
    logger,
    metrics,
  );
  return {
    answered: (platform, what) => answered({ platform, what }),
    undelivered: (platform, what, cause) => undelivered({ platform, what, error: cause }),
    leftOut(platform, lost) {
      const what = [...new Set(lost.map((part) => part.what))].join(', ');
      leftOut({ platform, what, why: lost[0]?.why ?? '' });
    },
    lookedAt(platform, channel, outlook) {
      if (outlook.kind === 'no') closed({ platform, channel, why: outlook.what, fix: outlook.fix });
      else if (outlook.kind === 'unknown')
        logger.info(
          { platform, channel, because: outlook.because },
          'cannot tell whether a channel of the configuration takes announcements',
        );
    },
    failed: ({ id, during, cause }) => failed({ during, incident: id, error: cause }),
  };
}
