import { hasCommand } from '../manifest.ts';
import type { JsonObject } from '../json.ts';
import type { Deliver } from '../socket/envelope.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import { respond } from '../url-response.ts';
import { escapeTyped, getChannel, getPerson, isByOrganization, payloadChannelName } from './find-person.ts';
import { createResponseCollector, interact, neverSent, type Interaction } from './interaction.ts';

export interface SlashOptions {
  readonly userId: string;
  readonly channelId: string;
  /** With its slash: `/news`. */
  readonly command: string;
  readonly text?: string;
}

/** Types a slash command and waits for the acknowledgement, three seconds at most. */
export async function slash(
  state: SandboxState,
  deliver: Deliver,
  { userId, channelId, command, text = '' }: SlashOptions,
): Promise<Interaction> {
  const { workspace, user } = getPerson(state, userId);
  const channel = getChannel(workspace, channelId);
  const collector = createResponseCollector(state.clock);
  const path = state.responseUrls.issue('/commands', {
    teamId: workspace.id,
    channelId,
    userId,
    payload: () => payload,
    onResponse: collector.add,
  });
  const responseUrl = `${state.origin}${path}`;
  const triggerId = state.triggers.issue({ teamId: workspace.id, userId });
  const payload: JsonObject = {
    token: state.verificationToken,
    team_id: workspace.id,
    team_domain: workspace.domain,
    channel_id: channel.id,
    channel_name: payloadChannelName(channel),
    user_id: user.id,
    user_name: user.name,
    command,
    text: escapeTyped(text),
    api_app_id: state.appId,
    ...(workspace.enterprise === undefined ? {} : { enterprise_id: workspace.enterprise.id, enterprise_name: workspace.enterprise.name }),
    is_enterprise_install: String(isByOrganization(state, workspace)),
    response_url: responseUrl,
    trigger_id: triggerId,
  };
  const parts = { collector, responseUrl, triggerId, payload };
  if (!hasCommand(state.manifest, command)) return neverSent('unknown_command', parts);
  return interact(deliver, { type: 'slash_commands', payload, acceptsResponse: true }, parts, (response) => {
    if (Object.keys(response).length === 0) return {};
    const result = respond({ state, workspace, channelId, userId, original: undefined, origin: 'acknowledgement', payload }, response);
    return result.kind === 'refused' ? { refusal: result.refusal } : { message: result.response.message };
  });
}
