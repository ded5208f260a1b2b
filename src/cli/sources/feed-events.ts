import type { Logger } from '../../runtime/logger.ts';
import type { Metrics } from '../../runtime/metrics.ts';
import type { PollOutcome } from '../../sources/feeds/poll-feed.ts';

/** Each answer of a feed, with its counter; a fault is logged when it begins, and when it ends. */
export function createFeedEvents(logger: Logger, metrics: Metrics): (name: string, outcome: PollOutcome) => void {
  const polls = metrics.counter({ name: 'newsdesk_feed_polls_total', help: 'Requests to feeds, by outcome.' });
  const faults = new Map<string, string>();
  return (feed, outcome) => {
    polls.add({ outcome: outcome.kind });
    if (outcome.kind === 'failed') {
      const { code, message: what, fix } = outcome.error;
      if (faults.get(feed) !== code)
        logger.warn({ feed, code, what, ...(fix === undefined ? {} : { fix }) }, 'a feed cannot be read; its earlier articles are served');
      if (outcome.isLong === true)
        logger.error(
          { feed, code, what, ...(fix === undefined ? {} : { fix }) },
          'a source has not been readable for a day: somebody has to look at it',
        );
      faults.set(feed, code);
      return;
    }
    if (faults.delete(feed)) logger.info({ feed }, 'the feed can be read again');
    if (outcome.kind === 'read' && outcome.added > 0) logger.info({ feed, given: outcome.given, added: outcome.added }, 'a feed was read');
  };
}
