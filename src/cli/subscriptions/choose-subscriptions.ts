import type { Subscription } from '../../subscription/subscription.ts';
import type { Storage } from '../../ports/storage.ts';
import { NewsdeskError } from '../../runtime/errors.ts';
import { lineOf } from './print-subscriptions.ts';

export interface Choice {
  /** `discord` or `slack`. */
  readonly platform?: string;
  /** A part of the subscription's line, in any case. */
  readonly matching?: string;
}

const platforms = ['discord', 'slack'] as const;

/** @throws NewsdeskError for a platform that there is not. */
export async function chooseSubscriptions(storage: Storage, { platform, matching = '' }: Choice): Promise<readonly Subscription[]> {
  if (platform !== undefined && !platforms.some((name) => name === platform)) {
    throw new NewsdeskError(`There is no platform "${platform}".`, {
      code: 'subscriptions.platform',
      fix: `Choose one of ${platforms.join(', ')}.`,
    });
  }
  const text = matching.toLowerCase();
  return (await storage.subscriptions.list()).filter(
    (subscription) =>
      // Those are what newsdesk.yaml says, and have no settings.
      subscription.destination.platform !== 'webhook' &&
      (platform === undefined || subscription.destination.platform === platform) &&
      lineOf(subscription).toLowerCase().includes(text),
  );
}
