import type { LeftOut } from '../ports/publisher.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { PlatformName } from '../subscription/subscription.ts';

/** The events of the dispatcher, for the log, the metrics and the health check. None may throw. */
export interface DispatcherEvents {
  onSettled(delivery: Delivery, outcome: 'delivered' | 'later' | 'unknown' | 'dead' | 'canceled' | 'lost', reason: string): void;
  onRecovered(count: number): void;
  /** A platform refused a part of a message, which is there without it. */
  onLeftOut(delivery: Delivery, leftOut: LeftOut): void;
  onParked(delivery: Delivery, reason: string): void;
  onUnparked(delivery: Delivery): void;
  onHalted(scope: string, reason: string): void;
  /** The platform does not answer; nothing is sent there until it does. */
  onAway(platform: PlatformName): void;
  onBack(platform: PlatformName, awayMs: number): void;
  onTrouble(error: unknown, during: string): void;
  /** A round ended without trouble. */
  onHealthy(): void;
}

export const silentEvents: DispatcherEvents = {
  onSettled: () => {},
  onRecovered: () => {},
  onLeftOut: () => {},
  onParked: () => {},
  onUnparked: () => {},
  onHalted: () => {},
  onAway: () => {},
  onBack: () => {},
  onTrouble: () => {},
  onHealthy: () => {},
};
