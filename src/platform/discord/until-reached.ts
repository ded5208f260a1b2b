import { DiscordAPIError } from 'discord.js';
import type { Clock } from '../../runtime/clock.ts';
import { NewsdeskError, messageOf } from '../../runtime/errors.ts';
import type { Logger } from '../../runtime/logger.ts';
import { retryUntil } from '../../runtime/retry-until.ts';
import type { Standing } from '../standing.ts';
import { discordRefusal, isTokenRefusal } from './gateway-faults.ts';

export interface UntilReachedOptions {
  readonly standing: Standing;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly isStopping: () => boolean;
}

/**
 * Tries something again until Discord is reached; `what` completes "discord cannot be reached to ...".
 *
 * @throws NewsdeskError when trying again cannot help.
 */
export type UntilReached = <T>(what: string, attempt: () => Promise<T>) => Promise<T>;

export function createUntilReached({ standing, clock, logger, isStopping }: UntilReachedOptions): UntilReached {
  return (what, attempt) => {
    const asLongAsItStands = (): ReturnType<typeof attempt> => {
      const fault = standing.fault();
      return fault === undefined ? attempt() : Promise.reject(fault);
    };
    return retryUntil(asLongAsItStands, {
      clock,
      isFinal: (error) => isStopping() || standing.fault() !== undefined || isFinal(error),
      onRetry: (error, delayMs) => logger.warn({ error, delayMs }, `discord cannot be reached to ${what}, trying again`),
    }).catch((error: unknown) => {
      if (error instanceof NewsdeskError) throw error;
      throw discordRefusal(`refused to let the bot start: ${messageOf(error)}`, error);
    });
  };
}

/** Of a refusal that is not about the token: asking again, unchanged, would be refused again. */
function isFinal(error: unknown): boolean {
  if (error instanceof NewsdeskError) return error.retry === 'never';
  // A 401 that Discord does not stand by when it is asked who we are.
  if (isTokenRefusal(error)) return false;
  return error instanceof DiscordAPIError && error.status >= 400 && error.status < 500 && error.status !== 429 && error.status !== 408;
}
