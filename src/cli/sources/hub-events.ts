import type { Logger } from '../../runtime/logger.ts';
import type { Metrics } from '../../runtime/metrics.ts';
import type { HubRoutesOptions } from '../../web/hub-routes.ts';

/** Counts the requests of hubs by outcome; a body with a wrong signature is logged. */
export function createHubEvents(logger: Logger, metrics: Metrics): HubRoutesOptions['onAnswered'] {
  const requests = metrics.counter({ name: 'newsdesk_hub_requests_total', help: 'Requests of WebSub hubs, by outcome.' });
  return (outcome) => {
    requests.add({ outcome });
    if (outcome === 'forged') logger.warn({}, 'a hub sent a feed with a wrong signature; it was dropped');
    else logger.debug({ outcome }, 'a hub was answered');
  };
}
