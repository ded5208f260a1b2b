import { channel } from 'node:diagnostics_channel';
import type { FaultAction, FaultStrike } from '../faults.ts';
import type { Exchange } from '../http-server.ts';
import { isInvalid } from './rate-limits.ts';
import type { MessageRecord } from './world.ts';

/** One REST request, as the sandbox saw it. */
export interface RequestLogEntry {
  /** Numbered from 1 in order of completion. */
  readonly id: number;
  /** Milliseconds since the epoch, when the answer was written. */
  readonly at: number;
  readonly method: string;
  /** As it arrived, `/api/v10` included, without the query. */
  readonly path: string;
  /** The route's pattern: `/channels/:channelId/messages`; `undefined` where Discord has no such route, or the sandbox does not emulate it. */
  readonly route: string | undefined;
  readonly body: unknown;
  /** `undefined` when no answer reached the client. */
  readonly status: number | undefined;
  readonly durationMs: number;
  readonly fault: FaultAction | undefined;
  /** A defect of the sandbox, never of the client. */
  readonly defect: unknown;
}

/** Each request to any local Discord of this process is published here: tests record them. */
export const requestChannel = channel('newsdesk.sandbox.discord.request');

/** Everything that happens, for a page to draw and for tests to wait on. */
export type DiscordEvent =
  | { readonly kind: 'request'; readonly entry: RequestLogEntry }
  | { readonly kind: 'faultStruck'; readonly strike: FaultStrike }
  | { readonly kind: 'messageCreated'; readonly message: MessageRecord }
  | { readonly kind: 'messageEdited'; readonly message: MessageRecord }
  | { readonly kind: 'messageDeleted'; readonly message: MessageRecord }
  | { readonly kind: 'messageCrossposted'; readonly message: MessageRecord }
  | {
      readonly kind: 'reactionAdded' | 'reactionRemoved';
      readonly messageId: string;
      readonly channelId: string;
      readonly userId: string;
      readonly emoji: string;
    }
  | { readonly kind: 'typing'; readonly channelId: string; readonly userId: string }
  | { readonly kind: 'channelCreated' | 'channelUpdated' | 'channelDeleted'; readonly channelId: string }
  | { readonly kind: 'commandsChanged'; readonly guildId: string | undefined }
  | {
      readonly kind: 'interactionCreated' | 'interactionAcknowledged' | 'interactionTimedOut';
      readonly interactionId: string;
      readonly userId: string;
    }
  | { readonly kind: 'gatewayOpened' | 'gatewayIdentified' | 'gatewayResumed'; readonly connectionId: number }
  | { readonly kind: 'gatewayClosed'; readonly connectionId: number; readonly code: number };

export interface DiscordCounters {
  requests: number;
  /** Requests by `METHOD /route/:pattern STATUS`, or `... unanswered`. */
  readonly byRoute: Map<string, number>;
  /** 401, 403 and 429 that count towards Discord's ban of an address. */
  invalidRequests: number;
  rateLimited: number;
  messagesCreated: number;
  messagesEdited: number;
  /** Create Message calls answered with an earlier message because of their nonce. */
  nonceHits: number;
  interactions: number;
  interactionTimeouts: number;
  identifies: number;
  resumes: number;
}

export interface Journal {
  readonly counters: DiscordCounters;
  /** The last 10,000 requests, oldest first. */
  readonly requests: readonly RequestLogEntry[];
  emit(event: DiscordEvent): void;
  record(exchange: Exchange, route: string | undefined, at: number): void;
  subscribe(listener: (event: DiscordEvent) => void): () => void;
  /** The same events to iterate over, from now on; ends when the sandbox closes or the loop is left. */
  events(): AsyncIterableIterator<DiscordEvent>;
  close(): void;
}

const MAX_LOGGED_REQUESTS = 10_000;

export function createJournal(): Journal {
  const listeners = new Set<(event: DiscordEvent) => void>();
  const endings = new Set<() => void>();
  const requests: RequestLogEntry[] = [];
  const counters: DiscordCounters = {
    requests: 0,
    byRoute: new Map(),
    invalidRequests: 0,
    rateLimited: 0,
    messagesCreated: 0,
    messagesEdited: 0,
    nonceHits: 0,
    interactions: 0,
    interactionTimeouts: 0,
    identifies: 0,
    resumes: 0,
  };

  function emit(event: DiscordEvent): void {
    for (const listener of listeners) listener(event);
  }

  function subscribe(listener: (event: DiscordEvent) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  return {
    counters,
    requests,
    emit,
    subscribe,
    record({ request, response, fault, defect, durationMs }, route, at) {
      counters.requests += 1;
      const status = response?.status;
      const key = `${request.method} ${route ?? 'unknown'} ${status ?? 'unanswered'}`;
      counters.byRoute.set(key, (counters.byRoute.get(key) ?? 0) + 1);
      if (status === 429) counters.rateLimited += 1;
      if (response && isInvalid(response)) counters.invalidRequests += 1;
      const { method, path, body } = request;
      const entry = { id: counters.requests, at, method, path, route, body, status, durationMs, fault, defect };
      requests.push(entry);
      // Trimmed in blocks: shifting one by one would cost a copy at every request.
      if (requests.length >= MAX_LOGGED_REQUESTS * 2) requests.splice(0, requests.length - MAX_LOGGED_REQUESTS);
      if (requestChannel.hasSubscribers) requestChannel.publish(entry);
      emit({ kind: 'request', entry });
    },
    events: () => iterate(subscribe, endings),
    close() {
      for (const end of endings) end();
      listeners.clear();
    },
  };
}

/** Subscribes at once, so that nothing between the call and the first step is missed. */
function iterate(
  subscribe: (listener: (event: DiscordEvent) => void) => () => void,
  endings: Set<() => void>,
): AsyncIterableIterator<DiscordEvent> {
  const queue: DiscordEvent[] = [];
  let ended = false;
  let wake = (): void => {};
  const end = (): void => {
    ended = true;
    wake();
  };
  const unsubscribe = subscribe((event) => {
    queue.push(event);
    wake();
  });
  endings.add(end);

  async function* drain(): AsyncGenerator<DiscordEvent, void, void> {
    try {
      while (true) {
        const event = queue.shift();
        if (event) yield event;
        else if (ended) return;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    } finally {
      unsubscribe();
      endings.delete(end);
    }
  }
  return drain();
}
