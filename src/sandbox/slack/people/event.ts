import { createId } from '../ids.ts';
import { isByOrganization } from './find-person.ts';
import { asString, type JsonObject } from '../json.ts';
import type { Deliver, Delivery } from '../socket/envelope.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import type { Workspace } from '../state/workspace.ts';

/** Waits before the first, second and third repetition of an event: apis/events-api. */
export const eventRetryDelaysMs: readonly number[] = [0, 60_000, 300_000];

export interface EventRecord {
  readonly status: 'acked' | 'timeout' | 'dispatch_failed';
  readonly eventId: string;
  readonly payload: JsonObject;
  readonly ackMs: number;
  /** The number of deliveries so far, repetitions included. Grows while Slack keeps trying. */
  readonly attempts: number;
  /** Sends the same event once more, as Slack does when it lost the acknowledgement. */
  redeliver(options?: { readonly retryReason?: string }): Promise<Delivery>;
}

/** Sends an event and, while it is not acknowledged, repeats it at once, after a minute and after five. */
export async function dispatchEvent(state: SandboxState, deliver: Deliver, workspace: Workspace, event: JsonObject): Promise<EventRecord> {
  const payload = composeEvent(state, workspace, event);
  let attempts = 0;
  const send = (retryReason?: string): Promise<Delivery> => {
    attempts += 1;
    const retry = attempts === 1 ? {} : { retryAttempt: attempts - 1, retryReason: retryReason ?? 'timeout' };
    return deliver({ type: 'events_api', payload, acceptsResponse: false, ...retry });
  };
  const retryLater = (delivery: Delivery): void => {
    const delayMs = eventRetryDelaysMs[attempts - 1];
    if (delivery.kind === 'acked' || delayMs === undefined) return;
    state.clock.after(delayMs, () => void send(delivery.kind === 'timeout' ? 'timeout' : 'connection_failed').then(retryLater));
  };
  const first = await send();
  retryLater(first);
  return {
    status: first.kind === 'undeliverable' ? 'dispatch_failed' : first.kind,
    eventId: String(payload['event_id']),
    payload,
    ackMs: first.kind === 'undeliverable' ? 0 : first.ackMs,
    get attempts() {
      return attempts;
    },
    redeliver: ({ retryReason = 'timeout' } = {}) => send(retryReason),
  };
}

function composeEvent(state: SandboxState, workspace: Workspace, event: JsonObject): JsonObject {
  const isForOrganization = isByOrganization(state, workspace);
  return {
    token: state.verificationToken,
    team_id: workspace.id,
    api_app_id: state.appId,
    event: { event_ts: asString(event['ts']) ?? workspace.nextTs(), ...event },
    type: 'event_callback',
    event_id: createId('Ev'),
    event_time: Math.floor(state.clock.now() / 1000),
    ...(workspace.enterprise === undefined ? {} : { enterprise_id: workspace.enterprise.id }),
    authorizations: [
      {
        enterprise_id: workspace.enterprise?.id ?? null,
        team_id: isForOrganization ? null : workspace.id,
        user_id: workspace.botUserId,
        is_bot: true,
        is_enterprise_install: isForOrganization,
      },
    ],
    is_ext_shared_channel: false,
    event_context: createId('4-'),
  };
}
