import type { Secret } from '../../runtime/secret.ts';

/** A program elsewhere that is told of articles. */
export interface WebhookReceiver {
  /** Unique; stays when the address changes. */
  readonly name: string;
  readonly url: string;
  /** Signs what it is sent. */
  readonly secret: Secret;
}
