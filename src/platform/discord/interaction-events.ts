import { type PlatformEvents, TooLateError } from '../platform.ts';
import type { InteractionHandlerOptions } from './interactions.ts';

/** The events of a platform as those of a handler of interactions. */
export function interactionEvents({
  onAnswered,
  onUndelivered,
  onLeftOut = () => {},
  onDropped = () => {},
}: PlatformEvents): Pick<InteractionHandlerOptions, 'onDelivery' | 'onUndelivered' | 'onLeftOut' | 'onDropped'> {
  return {
    onDelivery(delivery, what) {
      if (delivery === 'answered') onAnswered(what);
      else if (delivery === 'tooLate') onUndelivered(new TooLateError('Discord no longer took the answer: three seconds were over.'), what);
    },
    onUndelivered,
    onLeftOut,
    onDropped,
  };
}
