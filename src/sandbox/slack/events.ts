import type { FaultStrike } from '../faults.ts';
import type { JsonObject } from './json.ts';
import type { LoggedRequest } from './request-log.ts';
import type { SlackMessage } from './state/message.ts';
import type { SidePanel } from './state/panel-book.ts';
import type { SlackView } from './state/view-book.ts';

export interface ConnectionInfo {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly openedAt: number;
}

export interface EnvelopeInfo {
  readonly envelopeId: string;
  readonly type: string;
  readonly payload: JsonObject;
  readonly connectionId: string;
  readonly retryAttempt: number;
}

/** Everything that happens in the sandbox, for a page to draw and a test to wait on. */
export interface SandboxEvents {
  message: [SlackMessage];
  messageChanged: [SlackMessage];
  messageDeleted: [SlackMessage];
  reaction: [SlackMessage];
  /** The questions that are offered in a direct message, by the channel's id. */
  prompts: [string];
  /** A person's side panel. */
  panel: [SidePanel];
  view: [SlackView];
  viewClosed: [SlackView];
  request: [LoggedRequest];
  fault: [FaultStrike];
  connected: [ConnectionInfo];
  disconnected: [ConnectionInfo];
  envelope: [EnvelopeInfo];
  acknowledged: [EnvelopeInfo & { readonly ackMs: number; readonly response: JsonObject; readonly isLate: boolean }];
  unacknowledged: [EnvelopeInfo];
}
