import type { Clock } from '../runtime/clock.ts';
import type { InboundAnswer } from '../runtime/inbound.ts';
import type { Logger } from '../runtime/logger.ts';
import type { Metrics } from '../runtime/metrics.ts';
import { createTellRarely } from './tell-rarely.ts';

/** The cure of each refusal that an operator can do something about; the others are strangers, and Discord's own tests of the address. */
const fixes: Readonly<Record<string, string>> = {
  'inbound.untimely': 'Set the clock of this machine: requests more than five minutes off are refused.',
  'inbound.signature': 'If nobody is answered, the secret or public key is that of another app: run newsdesk doctor.',
  'inbound.tooLarge': 'Nothing that the platform sends is so large: look at what sends here.',
  'inbound.unanswered': 'The bot was too busy, or the sender hung up: look at the load of this machine.',
};

/** Each request of a platform with its counter. */
export function createInboundEvents(logger: Logger, metrics: Metrics, clock: Clock): (platform: string) => (answer: InboundAnswer) => void {
  const requests = metrics.counter({
    name: 'newsdesk_inbound_requests_total',
    help: 'Requests that platforms sent over HTTP, by platform and outcome.',
  });
  const isDue = createTellRarely(clock);
  return (platform) =>
    ({ status, refusal }) => {
      requests.add({ platform, outcome: refusal ?? 'taken' });
      if (refusal === undefined || !isDue(`${platform} ${refusal}`)) return;
      const fix = fixes[refusal];
      logger.warn({ platform, status, code: refusal, ...(fix === undefined ? {} : { fix }) }, 'a request of a platform was refused');
    };
}
