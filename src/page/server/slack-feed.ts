import { isJsonObject, type JsonObject } from '../../sandbox/slack/json.ts';
import type { SandboxEvents } from '../../sandbox/slack/events.ts';
import type { SlackSandbox } from '../../sandbox/slack/slack-sandbox.ts';
import type { SlackMessage } from '../../sandbox/slack/state/message.ts';
import type { OpenView, PlatformState } from '../protocol.ts';
import { createCoalescer } from './coalesce.ts';
import type { Feed, FeedOptions } from './feed.ts';
import { containFaults } from './contain-faults.ts';
import { type SlackMessageContext, toSlackMessage } from './slack-message.ts';
import { listSlackChannels, listSlackPeople } from './slack-place.ts';
import { createTyping } from './typing.ts';

const maxMessages = 300;

/** Follows the events of the Slack sandbox. Slack itself does not know an app's commands before they are typed: `commands` come from its manifest. */
export interface SlackFeed extends Feed {
  /** Tells of a channel that was opened without an event. */
  lookAtChannels(): void;
}

export function createSlackFeed(
  sandbox: SlackSandbox,
  { commands, entries }: Pick<PlatformState, 'commands' | 'entries'>,
  { clock, emit, onFault }: FeedOptions,
): SlackFeed {
  const workspace = sandbox.workspace();
  const ackMs = new WeakMap<object, number>();
  const context: SlackMessageContext = { workspace, ackMsOf: (payload) => ackMs.get(payload) };
  const posted: SlackMessage[] = [];
  /** Beside the fields of open modals, by the modal's id: what the last submission was told. */
  const errors = new Map<string, OpenView['errors']>();
  const typing = createTyping(clock, (channelId, active) => emit({ kind: 'typing', platform: 'slack', channelId, active }));
  const changed = createCoalescer<SlackMessage | 'channels' | 'views'>(onFault, (items) => {
    if (items.includes('channels')) emit({ kind: 'channels', platform: 'slack', channels: listSlackChannels(workspace) });
    if (items.includes('views')) emit({ kind: 'views', views: openViews() });
    for (const item of items) if (typeof item !== 'string') emit({ kind: 'message', message: toSlackMessage(item, context) });
  });
  let knownChannels = workspace.channels.size;
  let connected = isConnected(sandbox);

  function openViews(): readonly OpenView[] {
    return [...workspace.users.keys()].flatMap((userId) =>
      [sandbox.home(userId), ...sandbox.views(userId)].flatMap((view) =>
        view === undefined
          ? []
          : [{ id: view.id, type: view.type, userId, definition: view.definition, errors: errors.get(view.id) ?? {} }],
      ),
    );
  }

  function tellConnection(): void {
    if (isConnected(sandbox) === connected) return;
    connected = !connected;
    emit({ kind: 'connected', platform: 'slack', connected });
  }

  function onMessage(message: SlackMessage): void {
    changed.add(message);
    lookAtChannels();
  }

  /** A direct channel is opened without an event: by somebody who looks at it, or with its first message. */
  function lookAtChannels(): void {
    if (workspace.channels.size === knownChannels) return;
    knownChannels = workspace.channels.size;
    changed.add('channels');
  }

  const listeners: { readonly [Name in keyof SandboxEvents]?: (...args: SandboxEvents[Name]) => void } = {
    message(message) {
      posted.push(message);
      // Cut half at a time, so that forgetting costs the same for every message.
      if (posted.length >= 2 * maxMessages) posted.splice(0, posted.length - maxMessages);
      onMessage(message);
    },
    messageChanged: onMessage,
    messageDeleted: onMessage,
    reaction: onMessage,
    prompts: () => changed.add('channels'),
    view({ id }) {
      errors.delete(id);
      changed.add('views');
    },
    viewClosed({ id }) {
      errors.delete(id);
      changed.add('views');
    },
    connected: tellConnection,
    disconnected: tellConnection,
    envelope({ envelopeId, payload }) {
      const channelId = channelOf(payload);
      if (channelId !== undefined) typing.begin(envelopeId, channelId);
    },
    acknowledged({ envelopeId, payload, ackMs: tookMs, response }) {
      ackMs.set(payload, tookMs);
      typing.end(envelopeId);
      if (response['response_action'] === 'errors' && isJsonObject(payload['view']) && isJsonObject(response['errors'])) {
        errors.set(String(payload['view']['id']), toTexts(response['errors']));
        changed.add('views');
      }
    },
    unacknowledged: ({ envelopeId }) => typing.end(envelopeId),
  };
  const guarded = (Object.keys(listeners) as (keyof SandboxEvents)[]).map(
    (name) => [name, containFaults(listeners[name] as (...args: unknown[]) => void, onFault)] as const,
  );
  for (const [name, listener] of guarded) sandbox.events.on(name, listener);

  return {
    state: (): PlatformState => ({
      place: workspace.name,
      people: listSlackPeople(workspace),
      channels: listSlackChannels(workspace),
      commands,
      entries,
      roles: [...workspace.usergroups.values()].map(({ id, name }) => ({ id, name })),
      messages: posted.slice(-maxMessages).map((message) => toSlackMessage(message, context)),
      views: openViews(),
      connected,
    }),
    lookAtChannels,
    close() {
      for (const [name, listener] of guarded) sandbox.events.off(name, listener);
      changed.close();
      typing.close();
    },
  };
}

function toTexts(errors: JsonObject): OpenView['errors'] {
  return Object.fromEntries(Object.entries(errors).map(([blockId, text]) => [blockId, String(text)]));
}

function isConnected({ socket }: SlackSandbox): boolean {
  return socket.connections().length > 0;
}

/** Commands and clicks say where they were made; suggestions are not answers that anybody waits for. */
function channelOf(payload: JsonObject): string | undefined {
  if (typeof payload['channel_id'] === 'string') return payload['channel_id'];
  return (payload['type'] === 'block_actions' || payload['type'] === 'message_action') && isJsonObject(payload['channel'])
    ? String(payload['channel']['id'])
    : undefined;
}
