import { createSecret } from '../ids.ts';
import type { JsonObject } from '../json.ts';
import type { SlackMessage } from './message.ts';

/** Links that the app was told of: in a message, or while somebody was still typing (reference/events/link_shared). */
export interface SharedLinks {
  readonly source: 'conversations_history' | 'composer';
  readonly text: string;
  /** Absent while it is being typed. */
  readonly message?: SlackMessage;
  /** Shown in the composer, by link. */
  readonly previews: Record<string, JsonObject>;
}

export interface UnfurlBook {
  issue(shared: SharedLinks): string;
  find(unfurlId: string): SharedLinks | undefined;
}

/** Old ones go first. */
const kept = 1_000;

export function createUnfurlBook(): UnfurlBook {
  const issued = new Map<string, SharedLinks>();
  return {
    issue(shared) {
      for (const id of issued.keys()) {
        if (issued.size < kept) break;
        issued.delete(id);
      }
      const id = `${shared.message === undefined ? 'U' : shared.message.channelId}.${createSecret(32)}`;
      issued.set(id, shared);
      return id;
    },
    find: (unfurlId) => issued.get(unfurlId),
  };
}
