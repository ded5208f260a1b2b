import type { DiscordSandbox } from '../../sandbox/discord/discord-sandbox.ts';
import { interactionTypes } from '../../sandbox/discord/interactions.ts';
import { isJson } from '../../sandbox/discord/json.ts';
import type { DiscordEvent } from '../../sandbox/discord/journal.ts';
import type { MessageRecord } from '../../sandbox/discord/world.ts';
import type { PlatformState } from '../protocol.ts';
import { createCoalescer } from './coalesce.ts';
import { listChannels, listCommandInfos, listEntryInfos, listPeople } from './discord-place.ts';
import { describeInteraction, type DiscordMessageContext, toDiscordMessage } from './discord-message.ts';
import type { Feed, FeedOptions } from './feed.ts';
import { Recent } from '../../runtime/recent.ts';
import { containFaults } from './contain-faults.ts';
import { createTyping } from './typing.ts';

/** Messages of a platform that a browser is given when it comes; later ones follow as they are made. */
const maxMessages = 300;
/** Number of interactions that are remembered: those of the shown messages, and many more that left none. */
const memory = 20 * maxMessages;

/** Follows the journal of the Discord sandbox. */
export function createDiscordFeed(sandbox: DiscordSandbox, { clock, emit, onFault }: FeedOptions): Feed {
  const { world } = sandbox;
  const because = new Recent<string, string>(memory);
  const ackMs = new Recent<string, number>(memory);
  const routes = new WeakMap<object, string>();
  const context: DiscordMessageContext = {
    world,
    becauseOf: (interactionId) => because.get(interactionId),
    ackMsOf: (messageId) => ackMs.get(messageId),
    routeOf: (body) => (isJson(body) ? routes.get(body) : undefined),
  };
  const typing = createTyping(clock, (channelId, active) => emit({ kind: 'typing', platform: 'discord', channelId, active }));
  const changed = createCoalescer<MessageRecord | 'channels' | 'commands'>(onFault, (items) => {
    if (items.includes('channels')) emit({ kind: 'channels', platform: 'discord', channels: listChannels(sandbox) });
    if (items.includes('commands'))
      emit({ kind: 'commands', platform: 'discord', commands: listCommandInfos(sandbox), entries: listEntryInfos(sandbox) });
    for (const item of items) if (typeof item !== 'string') emit({ kind: 'message', message: toDiscordMessage(item, context) });
  });
  let connected = isConnected(sandbox);

  function tellConnection(): void {
    if (isConnected(sandbox) === connected) return;
    connected = !connected;
    emit({ kind: 'connected', platform: 'discord', connected });
  }

  function onInteraction(id: string, phase: 'created' | 'acknowledged' | 'timedOut'): void {
    const interaction = sandbox.findInteraction(id);
    if (interaction === undefined || interaction.type === interactionTypes.autocomplete) return;
    if (phase === 'created') {
      because.set(id, describeInteraction(world, interaction));
      typing.begin(id, interaction.channelId);
      return;
    }
    typing.end(id);
    const message = interaction.messageId === undefined ? undefined : sandbox.findMessage(interaction.messageId);
    if (message === undefined || interaction.ackMs === undefined) return;
    ackMs.set(message.id, interaction.ackMs);
    changed.add(message);
  }

  function follow(event: DiscordEvent): void {
    switch (event.kind) {
      case 'messageCreated':
      case 'messageEdited':
      case 'messageDeleted':
      case 'messageCrossposted':
        changed.add(event.message);
        return;
      case 'request':
        if (isJson(event.entry.body) && event.entry.route !== undefined) {
          const route = `${event.entry.method} ${event.entry.route}`;
          routes.set(event.entry.body, route);
          if (isJson(event.entry.body['data'])) routes.set(event.entry.body['data'], route);
        }
        return;
      case 'channelCreated':
      case 'channelUpdated':
      case 'channelDeleted':
        changed.add('channels');
        return;
      case 'commandsChanged':
        changed.add('commands');
        return;
      case 'interactionCreated':
        return onInteraction(event.interactionId, 'created');
      case 'interactionAcknowledged':
        return onInteraction(event.interactionId, 'acknowledged');
      case 'interactionTimedOut':
        return onInteraction(event.interactionId, 'timedOut');
      case 'gatewayIdentified':
      case 'gatewayResumed':
      case 'gatewayClosed':
        return tellConnection();
      default:
        return;
    }
  }

  const unsubscribe = sandbox.subscribe(containFaults(follow, onFault));
  return {
    state: (): PlatformState => ({
      place: world.guilds.get(sandbox.guildId)?.name ?? '',
      people: listPeople(sandbox),
      channels: listChannels(sandbox),
      commands: listCommandInfos(sandbox),
      entries: listEntryInfos(sandbox),
      roles: [...(world.guilds.get(sandbox.guildId)?.roles.values() ?? [])].map(({ id, name }) => ({ id, name })),
      messages: sandbox.posted.slice(-maxMessages).map((message) => toDiscordMessage(message, context)),
      views: [],
      connected,
    }),
    close() {
      unsubscribe();
      changed.close();
      typing.close();
    },
  };
}

function isConnected({ gateway }: DiscordSandbox): boolean {
  return gateway.connectionCount > 0 && gateway.sessionCount > 0;
}
