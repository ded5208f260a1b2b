import { hasShortcut } from '../manifest.ts';
import type { JsonObject } from '../json.ts';
import type { Deliver } from '../socket/envelope.ts';
import { toMessageJson } from '../state/message-json.ts';
import type { SlackMessage } from '../state/message.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import { getChannel, getPerson, payloadBase, payloadChannelName } from './find-person.ts';
import { createResponseCollector, interact, neverSent, type Interaction } from './interaction.ts';

export interface ShortcutOptions {
  readonly userId: string;
  readonly callbackId: string;
  /** The message of a message shortcut; a global one has none, and so neither channel nor response_url. */
  readonly message?: SlackMessage;
}

/** Uses a shortcut, from the menu of a message or from the lightning bolt. */
export async function shortcut(
  state: SandboxState,
  deliver: Deliver,
  { userId, callbackId, message }: ShortcutOptions,
): Promise<Interaction> {
  const person = getPerson(state, userId);
  const { workspace } = person;
  const collector = createResponseCollector(state.clock);
  const triggerId = state.triggers.issue({ teamId: workspace.id, userId });
  const target = message && {
    teamId: workspace.id,
    channelId: message.channelId,
    userId,
    payload: () => payload,
    onResponse: collector.add,
  };
  const responseUrl = target === undefined ? '' : `${state.origin}${state.responseUrls.issue('/app', target)}`;
  const channel = message && getChannel(workspace, message.channelId);
  const payload: JsonObject = {
    type: message === undefined ? 'shortcut' : 'message_action',
    ...payloadBase(state, person),
    callback_id: callbackId,
    trigger_id: triggerId,
    action_ts: workspace.nextTs(),
    ...(message === undefined || channel === undefined
      ? {}
      : {
          message_ts: message.ts,
          message: toMessageJson(state, workspace, message, { withMetadata: true }),
          channel: { id: channel.id, name: payloadChannelName(channel) },
          response_url: responseUrl,
        }),
  };
  const parts = { collector, responseUrl, triggerId, payload };
  if (!hasShortcut(state.manifest, callbackId, message === undefined ? 'global' : 'message')) return neverSent('unknown_command', parts);
  return interact(deliver, { type: 'interactive', payload, acceptsResponse: false }, parts, () => ({}));
}
