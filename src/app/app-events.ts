import type { AdmissionEvents } from '../command/admission/admission.ts';
import type { Incident } from '../command/dispatch.ts';
import { createFloodLog } from './flood-log.ts';
import { type Clock, systemClock } from '../runtime/clock.ts';
import { describeWordlessly } from '../runtime/describe-error.ts';
import { createEvent } from '../runtime/events.ts';
import type { PostingOutlook } from '../subscription/posting-outlook.ts';
import type { Logger } from '../runtime/logger.ts';
import type { Metrics } from '../runtime/metrics.ts';
import { sayKept } from '../words/kept-text.ts';

/** Events of askers, each with its log line and its counter. */
export interface AppEvents {
  /** `what` names the command or the kind of component, never what was typed. */
  answered(platform: string, what: string): void;
  undelivered(platform: string, what: string, cause: unknown): void;
  /** A platform refused a part of an answer. */
  leftOut(platform: string, lost: readonly { readonly what: string; readonly why: string }[]): void;
  /** The platform's time for an answer was over. */
  tooLate(platform: string, what: string): void;
  failed(incident: Incident): void;
  /** A channel of the configuration was looked at. */
  lookedAt(platform: string, channel: string, outlook: PostingOutlook): void;
  readonly admission: AdmissionEvents;
  /** An event that could not be read; `what` is the platform's own word for its kind. */
  dropped(platform: string, what: string, cause?: unknown): void;
  /** The number of shards of Discord's gateway that this process has now. */
  shards(held: number): void;
  /** A platform that takes part no more until the next start. */
  stopped(platform: string, fault: Error): void;
}

/** Upper bounds of how long a question waited, in seconds. */
const waitBuckets = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2] as const;

export function createAppEvents(logger: Logger, metrics: Metrics, clock: Clock = systemClock): AppEvents {
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
  const tooLate = createEvent(
    {
      level: 'debug',
      message: 'an answer came too late',
      counter: { name: 'newsdesk_answers_too_late_total', help: 'Answers that a platform did not take any more: its time was over.' },
      labels: ['platform', 'what'],
    },
    logger,
    metrics,
  );
  const shed = createEvent(
    {
      level: 'debug',
      message: 'a question was turned away, for it could not be answered in time',
      counter: { name: 'newsdesk_questions_shed_total', help: 'Turned away for want of time: with words, or without suggestions.' },
      labels: ['platform', 'kind'],
    },
    logger,
    metrics,
  );
  const limited = createEvent(
    {
      level: 'debug',
      message: 'somebody asked faster than one person may',
      counter: { name: 'newsdesk_questions_limited_total', help: 'Turned away because one person asked too fast.' },
      labels: ['platform', 'kind'],
    },
    logger,
    metrics,
  );
  const flood = createFloodLog(logger, clock);
  const queued = metrics.gauge({ name: 'newsdesk_questions_queued', help: 'What waits to be worked on now.' });
  const wait = metrics.histogram({
    name: 'newsdesk_question_wait_seconds',
    help: 'From being asked to the beginning of the work on it.',
    buckets: waitBuckets,
  });
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
      known: [{ platform: 'discord' }, { platform: 'slack' }],
    },
    logger,
    metrics,
  );
  const shards = metrics.gauge({ name: 'newsdesk_discord_shards', help: 'Shards of the gateway that this process has.' });
  return {
    shards: shards.set,
    dropped: (platform, what, cause) => dropped({ platform, what, ...describeWordlessly(cause) }),
    stopped: (platform, fault) => stopped({ platform, error: fault }),
    answered: (platform, what) => answered({ platform, what }),
    undelivered: (platform, what, cause) => undelivered({ platform, what, error: cause }),
    leftOut(platform, lost) {
      const what = [...new Set(lost.map((part) => sayKept(part.what)))].join(', ');
      leftOut({ platform, what, why: sayKept(lost[0]?.why ?? '') });
    },
    lookedAt(platform, channel, outlook) {
      if (outlook.kind === 'no') closed({ platform, channel, why: sayKept(outlook.what), fix: sayKept(outlook.fix) });
      else if (outlook.kind === 'unknown')
        logger.info(
          { platform, channel, because: sayKept(outlook.because) },
          'cannot tell whether a channel of the configuration takes announcements',
        );
    },
    tooLate(platform, what) {
      tooLate({ platform, what });
      flood.count('tooLate');
    },
    admission: {
      waited: ({ platform, kind }, ms) => wait.observe(ms / 1000, { platform, kind }),
      shed(asked) {
        shed({ ...asked });
        // A list of suggestions that stays empty is missed by nobody.
        if (asked.kind !== 'suggestion') flood.count('shed');
      },
      limited(asked) {
        limited({ ...asked });
        flood.count('limited');
      },
      queued: (count) => queued.set(count),
    },
    failed: ({ id, during, cause }) => failed({ during, incident: id, error: cause }),
  };
}
