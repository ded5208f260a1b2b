import { interactionTypes, type InteractionRecord } from '../../sandbox/discord/interactions.ts';
import { isJson } from '../../sandbox/discord/json.ts';
import { findComponent } from '../../sandbox/discord/people/find-component.ts';
import type { MessageRecord, World } from '../../sandbox/discord/world.ts';
import type { Message } from '../protocol.ts';
import { measureDiscord } from './discord-limit-use.ts';

export interface DiscordMessageContext {
  readonly world: World;
  /** Words that belong to an interaction, stored when it is made: it is forgotten before its message is. */
  readonly becauseOf: (interactionId: string) => string | undefined;
  /** Of the interaction that made the current version. */
  readonly ackMsOf: (messageId: string) => number | undefined;
  /** The route that a body arrived by. */
  readonly routeOf: (body: unknown) => string | undefined;
}

/** A message as the page shows it: what REST answers, what was sent for it, and who caused it. */
export function toDiscordMessage(message: MessageRecord, { world, becauseOf, ackMsOf, routeOf }: DiscordMessageContext): Message {
  const { id, payload, request, versions, ephemeralFor, interactionId } = message;
  const author = world.users.get(message.authorId);
  const because = interactionId === undefined ? undefined : becauseOf(interactionId);
  const ackMs = ackMsOf(id);
  const isPerson = author !== undefined && !author.bot;
  return {
    key: id,
    platform: 'discord',
    channelId: message.channelId,
    id,
    author: { id: message.authorId, name: discordName(world, message.authorId), isBot: !isPerson },
    at: Date.parse(payload.timestamp),
    isDeleted: message.deleted,
    payload,
    crossposted: message.crossposted,
    inspect: {
      via: isPerson ? 'a person' : (routeOf(request) ?? 'REST'),
      request: isPerson ? { content: payload.content } : (request ?? {}),
      limits: measureDiscord(payload),
      versions: versions.length,
      ...(ackMs === undefined ? {} : { ackMs }),
    },
    ...(payload.edited_timestamp === null ? {} : { editedAt: Date.parse(payload.edited_timestamp) }),
    ...(ephemeralFor === undefined ? {} : { visibleTo: ephemeralFor }),
    ...(because === undefined ? {} : { because }),
  };
}

export function discordName(world: World, userId: string): string {
  const user = world.users.get(userId);
  return user?.globalName ?? user?.username ?? userId;
}

/** `Linus used /news`, `Linus pressed Next`, `Linus chose Cooling`. */
export function describeInteraction(world: World, interaction: InteractionRecord): string {
  const who = discordName(world, interaction.userId);
  const sign = interaction.data['target_id'] === undefined ? '/' : '';
  if (interaction.type === interactionTypes.command) return `${who} used ${sign}${interaction.commandName ?? ''}`;
  if (interaction.type === interactionTypes.modalSubmit) return `${who} sent a form`;
  const source = world.channels.get(interaction.channelId)?.messages.get(interaction.sourceMessageId ?? '');
  const component = source && findComponent(source.payload.components, String(interaction.data['custom_id']));
  const values = interaction.data['values'];
  if (!Array.isArray(values)) return `${who} pressed ${String(component?.['label'] ?? 'a button')}`;
  const options = Array.isArray(component?.['options']) ? component['options'].filter(isJson) : [];
  const chosen = options.filter((option) => values.includes(option['value'])).map((option) => String(option['label']));
  return `${who} chose ${chosen.join(', ') || 'from a menu'}`;
}
