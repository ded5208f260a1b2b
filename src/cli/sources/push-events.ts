import type { Clock } from '../../runtime/clock.ts';
import type { Logger } from '../../runtime/logger.ts';
import type { Metrics } from '../../runtime/metrics.ts';
import type { PushRoutesOptions } from '../../web/push-routes.ts';
import { createTellRarely } from '../tell-rarely.ts';

/** Each push with its counter. */
export function createPushEvents(logger: Logger, metrics: Metrics, clock: Clock): Pick<PushRoutesOptions, 'onReceived' | 'onRefused'> {
  const pushes = metrics.counter({ name: 'newsdesk_pushes_total', help: 'Requests to /hooks/publish, by outcome.' });
  const isDue = createTellRarely(clock);
  return {
    onReceived(type, article) {
      pushes.add({ outcome: type });
      logger.info({ push: type, article }, 'a push was taken in');
    },
    onRefused({ code, what, fix, problems }, error) {
      pushes.add({ outcome: 'refused' });
      if (!isDue(code)) return;
      const fields = { code, what, fix, ...(problems === undefined ? {} : { problems }), ...(error === undefined ? {} : { error }) };
      logger[error === undefined ? 'warn' : 'error'](fields, 'a push was refused');
    },
  };
}
