import type { Clock } from '../../runtime/clock.ts';
import type { Logger } from '../../runtime/logger.ts';
import type { Metrics } from '../../runtime/metrics.ts';
import type { PushRoutesOptions } from '../../web/push-routes.ts';

/** Strangers may send what they like: a kind of refusal is logged once in so many ms. */
const TOLD_EVERY_MS = 60_000;

/** Each push with its counter. */
export function createPushEvents(logger: Logger, metrics: Metrics, clock: Clock): Pick<PushRoutesOptions, 'onReceived' | 'onRefused'> {
  const pushes = metrics.counter({ name: 'newsdesk_pushes_total', help: 'Requests to /hooks/publish, by outcome.' });
  const toldAt = new Map<string, number>();
  return {
    onReceived(type, article) {
      pushes.add({ outcome: type });
      logger.info({ push: type, article }, 'a push was taken in');
    },
    onRefused({ code, what, fix, problems }, error) {
      pushes.add({ outcome: 'refused' });
      const now = clock.now();
      if (now - (toldAt.get(code) ?? Number.NEGATIVE_INFINITY) < TOLD_EVERY_MS) return;
      toldAt.set(code, now);
      const fields = { code, what, fix, ...(problems === undefined ? {} : { problems }), ...(error === undefined ? {} : { error }) };
      logger[error === undefined ? 'warn' : 'error'](fields, 'a push was refused');
    },
  };
}
