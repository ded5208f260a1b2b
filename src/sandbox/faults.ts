import type { Clock } from '../runtime/clock.ts';

/** The method of what is not a request: the acknowledgement of a payload over a socket. */
export const acknowledgement = 'ACK';

/** The facts from which a fault decides whether it applies. */
export interface FaultRequest {
  /** `GET`, `POST`, or `ACK` for an acknowledgement over a socket. */
  readonly method: string;
  /** Without host and query, as it arrived: `/api/v10/channels/1/messages`, `/api/chat.postMessage`. */
  readonly path: string;
  /** The parsed body (JSON or form), `undefined` where there was none or it could not be read. */
  readonly body: unknown;
}

export type FaultMatch =
  | ((request: FaultRequest) => boolean)
  | {
      readonly method?: string;
      /** A string matches the end of the path, so that `/messages` and `chat.postMessage` need no prefix. */
      readonly path?: string | RegExp;
      /** Also acknowledgements over a socket, whatever method and path say; no other fault strikes those. */
      readonly acknowledgements?: boolean;
    };

/**
 * The kind of a fault. `effect` says whether the server still does what was asked: an answer that is lost after the
 * effect is the case that makes a naive retry post twice.
 */
export type FaultAction =
  /** Does it at once, answers `ms` later. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Never answers; the connection stays open. */
  | { readonly kind: 'hang'; readonly effect: boolean }
  /** Cuts the connection without an answer. */
  | { readonly kind: 'reset'; readonly effect: boolean }
  /** Answers this HTTP status; without `body`, the body the platform's own edge would send. */
  | { readonly kind: 'status'; readonly status: number; readonly effect: boolean; readonly body?: string }
  /** Refuses, in the words that the answer to this very request has; never has an effect. See each platform's `refusePart`. */
  | { readonly kind: 'refuse'; readonly answer: (request: FaultRequest) => { readonly status: number; readonly body: string } }
  /** 429 as the platform words it; never has an effect. */
  | { readonly kind: 'rateLimit'; readonly retryAfterMs: number; readonly global?: boolean }
  /** Does it only `ms` later, whether or not the client is still there, then answers if it is. */
  | { readonly kind: 'acceptLate'; readonly ms: number };

/** The actions by the names they have in a test plan. */
export const faultActions = {
  delay: (ms: number): FaultAction => ({ kind: 'delay', ms }),
  hang: (): FaultAction => ({ kind: 'hang', effect: false }),
  hangAfterAcceptance: (): FaultAction => ({ kind: 'hang', effect: true }),
  lostBeforeAcceptance: (): FaultAction => ({ kind: 'reset', effect: false }),
  lostAfterAcceptance: (): FaultAction => ({ kind: 'reset', effect: true }),
  serverError: (status = 500): FaultAction => ({ kind: 'status', status, effect: false }),
  serverErrorAfterAcceptance: (status = 502): FaultAction => ({ kind: 'status', status, effect: true }),
  rateLimit: (retryAfterMs: number, { global = false } = {}): FaultAction => ({ kind: 'rateLimit', retryAfterMs, global }),
  acceptLate: (ms: number): FaultAction => ({ kind: 'acceptLate', ms }),
} as const;

export interface FaultOptions {
  /** Left out, every request matches. */
  readonly match?: FaultMatch;
  /** The number of requests it strikes before it is spent; 1 by default, `Infinity` until removed. */
  readonly times?: number;
  readonly action: FaultAction;
}

/** A fault in place, for a test to ask about and for a page to list. */
export interface PlannedFault {
  readonly id: number;
  readonly action: FaultAction;
  readonly remaining: number;
  /** Requests it has struck so far. */
  readonly hits: number;
  remove(): void;
}

export interface FaultStrike {
  readonly faultId: number;
  readonly action: FaultAction;
  readonly request: FaultRequest;
  /** Milliseconds since the epoch, by the plan's clock. */
  readonly at: number;
}

export interface FaultPlan {
  /** Puts a fault in place. Faults are asked in the order they were placed; the first that matches strikes. */
  fault(options: FaultOptions): PlannedFault;
  /** The action for this request, counted as a strike; `undefined` when nothing is wrong with it. */
  take(request: FaultRequest): FaultAction | undefined;
  list(): readonly PlannedFault[];
  clear(): void;
  /** Every strike since the plan was made, oldest first. */
  readonly strikes: readonly FaultStrike[];
}

interface FaultState {
  readonly id: number;
  readonly matches: (request: FaultRequest) => boolean;
  readonly action: FaultAction;
  remaining: number;
  hits: number;
}

export function createFaultPlan({
  clock,
  onStrike,
}: {
  readonly clock: Clock;
  readonly onStrike?: (strike: FaultStrike) => void;
}): FaultPlan {
  const placed = new Map<number, FaultState>();
  const strikes: FaultStrike[] = [];
  let lastId = 0;

  function view(state: FaultState): PlannedFault {
    return {
      id: state.id,
      action: state.action,
      get remaining() {
        return state.remaining;
      },
      get hits() {
        return state.hits;
      },
      remove: () => void placed.delete(state.id),
    };
  }

  return {
    strikes,
    fault({ match, times = 1, action }) {
      lastId += 1;
      const state: FaultState = { id: lastId, matches: toPredicate(match), action, remaining: times, hits: 0 };
      placed.set(state.id, state);
      return view(state);
    },
    take(request) {
      for (const state of placed.values()) {
        if (!state.matches(request)) continue;
        state.remaining -= 1;
        state.hits += 1;
        if (state.remaining <= 0) placed.delete(state.id);
        const strike = { faultId: state.id, action: state.action, request, at: clock.now() };
        strikes.push(strike);
        onStrike?.(strike);
        return state.action;
      }
      return undefined;
    },
    list: () => [...placed.values()].map(view),
    clear: () => placed.clear(),
  };
}

function toPredicate(match: FaultMatch | undefined): (request: FaultRequest) => boolean {
  const isRequest = (request: FaultRequest): boolean => request.method !== acknowledgement;
  if (match === undefined) return isRequest;
  if (typeof match === 'function') return (request) => isRequest(request) && match(request);
  const { method, path, acknowledgements = false } = match;
  return (request) => {
    if (!isRequest(request)) return acknowledgements;
    if (method !== undefined && method.toUpperCase() !== request.method) return false;
    if (path === undefined) return true;
    return typeof path === 'string' ? request.path.endsWith(path) : path.test(request.path);
  };
}
