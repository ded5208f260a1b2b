import type { Receiver } from '@slack/bolt';
import type { Inbound } from '../../runtime/inbound.ts';

/** The way that commands and events come in by: a Bolt receiver, and whether they reach it. */
export interface SlackTransport extends Receiver {
  isConnected(): boolean;
  /** The door for requests over HTTP; absent over sockets. */
  readonly inbound?: Inbound;
}
