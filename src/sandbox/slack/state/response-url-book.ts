import type { Clock } from '../../../runtime/clock.ts';
import { createSecret } from '../ids.ts';
import type { JsonObject } from '../json.ts';
import type { SlackMessage } from './message.ts';

/** interactivity/handling-user-interaction: "up to 5 times within 30 minutes". */
export const responseUrlUses = 5;
export const responseUrlLifeMs = 30 * 60_000;

export interface ResponseTarget {
  readonly teamId: string;
  readonly channelId: string;
  readonly userId: string;
  /** The message that was clicked; a slash command has none, so there is nothing it could replace. */
  readonly original?: SlackMessage | undefined;
  /** The payload that carried the url. */
  readonly payload: () => JsonObject;
  /** Told about each message the url has made or changed. */
  readonly onResponse: (response: UrlResponse) => void;
}

export interface UrlResponse {
  readonly kind: 'posted' | 'replaced' | 'deleted';
  readonly message: SlackMessage;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export type ResponseUrlUse =
  | { readonly kind: 'open'; readonly target: ResponseTarget; readonly spend: () => void }
  | { readonly kind: 'refused'; readonly error: 'used_url' | 'expired_url' | 'not_found' };

export interface ResponseUrlBook {
  /** The path part of a new url; `prefix` is `/commands` or `/actions`. */
  issue(prefix: string, target: ResponseTarget): string;
  find(path: string): ResponseUrlUse;
}

export function createResponseUrlBook(clock: Clock): ResponseUrlBook {
  const issued = new Map<string, { readonly target: ResponseTarget; readonly issuedAt: number; uses: number }>();

  function forgetOld(): void {
    for (const [path, { issuedAt }] of issued) {
      if (clock.now() - issuedAt < 2 * responseUrlLifeMs) return;
      issued.delete(path);
    }
  }

  return {
    issue(prefix, target) {
      forgetOld();
      const path = `${prefix}/${target.teamId}/${createSecret(12)}/${createSecret(24)}`;
      issued.set(path, { target, issuedAt: clock.now(), uses: 0 });
      return path;
    },
    find(path) {
      const entry = issued.get(path);
      if (entry === undefined) return { kind: 'refused', error: 'not_found' };
      if (clock.now() - entry.issuedAt >= responseUrlLifeMs) return { kind: 'refused', error: 'expired_url' };
      if (entry.uses >= responseUrlUses) return { kind: 'refused', error: 'used_url' };
      return { kind: 'open', target: entry.target, spend: () => void (entry.uses += 1) };
    },
  };
}
