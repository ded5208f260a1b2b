import type { SlackSandbox } from '../../src/sandbox/slack/slack-sandbox.ts';

export interface SlackSample {
  readonly envelope_id: string;
  readonly type: string;
  readonly accepts_response_payload: boolean;
  readonly payload: unknown;
}

const who = { userId: 'U0READER01', channelId: 'C0GENERAL1' };

/** The app's events when people use it: one of each kind, as they left the sandbox. */
export async function collectSlackSamples(sandbox: SlackSandbox): Promise<readonly SlackSample[]> {
  const seen = new Map<string, SlackSample>();
  const record = ({ type, payload }: { readonly type: string; readonly payload: unknown }): void => {
    const kind = (payload as { readonly type?: string }).type ?? '';
    seen.set(`${type} ${kind}`, { envelope_id: '', type, accepts_response_payload: type !== 'events_api', payload });
  };
  sandbox.events.on('envelope', record);
  const message = await (await sandbox.slash({ ...who, command: '/news', text: 'colossus' })).answer();
  const actionId = /"action_id":"([^"]+)"/u.exec(JSON.stringify(message.blocks))?.[1];
  if (actionId) await sandbox.click({ message, actionId, userId: who.userId });
  await sandbox.openHome(who.userId);
  sandbox.events.off('envelope', record);
  return [...seen.values(), ...handmade(sandbox)];
}

/** Events that the sandbox has no occasion for here, and Slack sends to apps that have forms and events. */
function handmade({ teamId, appId }: SlackSandbox): readonly SlackSample[] {
  const base = {
    team: { id: teamId, domain: 'gazette' },
    user: { id: who.userId, name: 'rosa', team_id: teamId },
    api_app_id: appId,
    token: 'x',
  };
  const view = {
    id: 'V1',
    type: 'modal',
    callback_id: 'newsdesk:form',
    private_metadata: '{}',
    blocks: [],
    state: {
      values: {
        topic: { topic: { type: 'plain_text_input', value: 'mills' } },
        tags: { tags: { type: 'checkboxes', selected_options: [{ value: 'a' }] } },
      },
    },
  };
  const event = (inner: object): object => ({
    token: 'x',
    team_id: teamId,
    api_app_id: appId,
    type: 'event_callback',
    event_id: 'E1',
    event_time: 1,
    authorizations: [{ team_id: teamId, user_id: who.userId, is_bot: true, is_enterprise_install: false }],
    event: inner,
  });
  const interactive: readonly object[] = [
    { ...base, type: 'view_submission', trigger_id: '1.2', view },
    { ...base, type: 'view_closed', view },
    { ...base, type: 'block_suggestion', action_id: 'topic', block_id: 'topic', value: 'mi', view },
    { ...base, type: 'shortcut', callback_id: 'mill', trigger_id: '1.3', action_ts: '1' },
  ];
  const events: readonly object[] = [
    event({
      type: 'message',
      channel: who.channelId,
      user: who.userId,
      text: 'gates',
      ts: '1.0',
      event_ts: '1.0',
      channel_type: 'channel',
    }),
    event({ type: 'tokens_revoked', tokens: { oauth: [], bot: ['U1'] } }),
    event({ type: 'app_uninstalled' }),
    event({
      type: 'reaction_added',
      user: who.userId,
      reaction: 'heron',
      item: { type: 'message', channel: who.channelId, ts: '1.0' },
      event_ts: '1.0',
    }),
  ];
  const envelope = (type: string, payload: object): SlackSample => ({
    envelope_id: '',
    type,
    accepts_response_payload: type !== 'events_api',
    payload,
  });
  return [...interactive.map((payload) => envelope('interactive', payload)), ...events.map((payload) => envelope('events_api', payload))];
}
