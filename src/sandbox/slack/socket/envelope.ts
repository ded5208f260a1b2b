import type { JsonObject } from '../json.ts';

export type EnvelopeType = 'slash_commands' | 'interactive' | 'events_api';

export interface Envelope {
  readonly type: EnvelopeType;
  readonly payload: JsonObject;
  /** Whether an acknowledgement may carry an answer. Slack drops one that was not asked for. */
  readonly acceptsResponse: boolean;
  readonly retryAttempt?: number;
  readonly retryReason?: string;
  /** The id of an envelope that is sent once more; a new one otherwise. */
  readonly envelopeId?: string;
}

export type Delivery =
  | { readonly kind: 'acked'; readonly envelopeId: string; readonly ackMs: number; readonly response: JsonObject }
  | { readonly kind: 'timeout'; readonly envelopeId: string; readonly ackMs: number }
  /** No connection was there to take it. */
  | { readonly kind: 'undeliverable' };

/** Sends one envelope to the app and waits for the acknowledgement, three seconds at most. */
export type Deliver = (envelope: Envelope) => Promise<Delivery>;

/** The time an app has to acknowledge: bolt-js concepts/acknowledge. */
export const ackWindowMs = 3000;
