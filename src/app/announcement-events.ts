import type { DispatcherEvents } from '../announce/dispatcher-events.ts';
import { createEvent } from '../runtime/events.ts';
import type { Logger } from '../runtime/logger.ts';
import type { Metrics } from '../runtime/metrics.ts';
import { sayKept } from '../words/kept-text.ts';

export type AnnouncementEvents = Omit<DispatcherEvents, 'onHealthy'> & { onBehind(): void };

/** The platforms that announcements go to, beside programs. */
const chats = [{ platform: 'discord' }, { platform: 'slack' }] as const;

/** Events of announcements, each with its log line and its counter. */
export function createAnnouncementEvents(logger: Logger, metrics: Metrics): AnnouncementEvents {
  const settled = createEvent(
    {
      level: 'info',
      message: 'a delivery was settled',
      counter: { name: 'newsdesk_deliveries_total', help: 'Claims of deliveries, by what became of them.' },
      labels: ['platform', 'outcome'],
    },
    logger,
    metrics,
  );
  const recovered = createEvent(
    {
      level: 'warn',
      message: 'deliveries of a process that ended were found in doubt',
      counter: { name: 'newsdesk_deliveries_recovered_total', help: 'Times that claims of an ended process were taken over.' },
      labels: [],
    },
    logger,
    metrics,
  );
  const leftOut = createEvent(
    {
      level: 'warn',
      message: 'a platform refused a part of a message, which was posted without it',
      counter: { name: 'newsdesk_deliveries_left_out_total', help: 'Messages that a platform took without one of their parts.' },
      labels: ['platform'],
      known: chats,
    },
    logger,
    metrics,
  );
  const parked = createEvent(
    {
      level: 'warn',
      message: 'a channel refuses announcements and is tried once an hour',
      counter: { name: 'newsdesk_subscriptions_parked_total', help: 'Subscriptions that were paused because the platform refused.' },
      labels: ['platform'],
      known: chats,
    },
    logger,
    metrics,
  );
  const halted = createEvent(
    {
      level: 'error',
      message: 'a platform refuses the token: announcements stop there until it is replaced',
      counter: { name: 'newsdesk_announcements_halted_total', help: 'Times that a token was refused.' },
      labels: ['scope'],
    },
    logger,
    metrics,
  );
  const away = createEvent(
    {
      level: 'warn',
      message: 'a platform does not answer: announcements wait, and leave as soon as it does',
      counter: { name: 'newsdesk_platform_outages_total', help: 'Times that a platform did not answer announcements at all.' },
      labels: ['platform'],
      known: chats,
    },
    logger,
    metrics,
  );
  const trouble = createEvent(
    {
      level: 'error',
      message: 'announcements are in trouble and go on trying',
      counter: { name: 'newsdesk_announcement_trouble_total', help: 'Failures of the database or of planning.' },
      labels: ['during'],
    },
    logger,
    metrics,
  );
  const doubted = createEvent(
    {
      level: 'warn',
      message: 'nobody can tell whether a delivery was posted: look, then newsdesk deliveries --is-there or --post-again with its number',
      counter: { name: 'newsdesk_deliveries_unknown_total', help: 'Deliveries whose outcome could not be proven.' },
      labels: ['platform'],
      known: chats,
    },
    logger,
    metrics,
  );
  const behind = createEvent(
    {
      level: 'warn',
      message:
        'the content here is older than what was announced last: this process answers, and leaves planning to others for two minutes',
      counter: {
        name: 'newsdesk_content_behind_total',
        help: 'Times that this process left planning to others because its content was older.',
      },
      labels: [],
    },
    logger,
    metrics,
  );
  return {
    onBehind: () => behind({}),
    onSettled({ seq, part, destination }, outcome, reason) {
      settled({ platform: destination.platform, outcome, delivery: seq, part, reason });
      if (outcome === 'unknown') doubted({ platform: destination.platform, delivery: seq, part, channel: destination.targetId, reason });
    },
    onLeftOut: ({ seq, part, announcementId, destination }, { what, fix }) =>
      leftOut({
        platform: destination.platform,
        delivery: seq,
        part,
        announcement: announcementId,
        channel: destination.targetId,
        what: sayKept(what),
        fix: sayKept(fix),
      }),
    onRecovered: (count) => recovered({ count }),
    onParked: ({ destination }, reason) =>
      parked({ platform: destination.platform, channel: destination.targetId, reason: sayKept(reason) }),
    onUnparked: ({ destination }) =>
      logger.info({ platform: destination.platform, channel: destination.targetId }, 'a channel takes announcements again'),
    onHalted: (scope, reason) => halted({ scope, reason: sayKept(reason) }),
    onAway: (platform) => away({ platform }),
    onBack: (platform, awayMs) => logger.info({ platform, awayMs }, 'a platform answers announcements again'),
    onTrouble: (error, during) => trouble({ during, error }),
  };
}
