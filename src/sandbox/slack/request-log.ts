import type { FaultAction } from '../faults.ts';
import type { JsonObject } from './json.ts';

/** One request of the app and what it was told. Tokens are never kept. */
export interface LoggedRequest {
  readonly id: number;
  /** Milliseconds since the epoch at which it was answered, or given up. */
  readonly at: number;
  /** `chat.postMessage`, or `response_url`. */
  readonly method: string;
  readonly args: JsonObject;
  /** 0 when nothing was answered. */
  readonly status: number;
  /** Slack's error code, when it was refused. */
  readonly error?: string;
  readonly answer: string;
  readonly fault?: FaultAction;
  readonly durationMs: number;
}

export interface RequestLog {
  add(request: Omit<LoggedRequest, 'id'>): LoggedRequest;
  /** The latest requests, oldest first. */
  list(method?: string): readonly LoggedRequest[];
  /** The number of requests in all, by method. */
  counts(): Readonly<Record<string, number>>;
}

/** Keeps the last `capacity` requests and counts all of them. */
export function createRequestLog(capacity: number): RequestLog {
  const kept: LoggedRequest[] = [];
  const counts: Record<string, number> = {};
  let lastId = 0;
  return {
    add(request) {
      lastId += 1;
      const logged = { id: lastId, ...request };
      kept.push(logged);
      counts[request.method] = (counts[request.method] ?? 0) + 1;
      // Cutting half at a time keeps the cost of forgetting constant a request.
      if (kept.length >= 2 * capacity) kept.splice(0, kept.length - capacity);
      return logged;
    },
    list: (method) => kept.slice(-capacity).filter((request) => method === undefined || request.method === method),
    counts: () => ({ ...counts }),
  };
}
