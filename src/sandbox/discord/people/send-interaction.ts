import type { Context } from '../context.ts';
import type { InteractionsEndpoint } from '../http/endpoint.ts';
import { sendOverHttp } from '../http/send-over-http.ts';
import type { InteractionAnswer, InteractionStore } from '../interactions.ts';
import { ownersOf } from '../installs.ts';
import type { Json } from '../json.ts';
import type { Channel, StoredMessage, User } from '../world.ts';
import { toInteractionPayload } from './interaction-payload.ts';

/** The sandbox, as far as a person's client reaches into it. */
export interface ClientSide {
  readonly context: Context;
  readonly interactions: InteractionStore;
  readonly endpoint: InteractionsEndpoint;
  /** As in `HttpSide`. */
  readonly origin: () => string;
}

export interface Interaction {
  readonly type: number;
  readonly user: User;
  readonly channel: Channel;
  readonly data: Json;
  /** The message whose component was used, or from which a modal was opened. */
  readonly source?: StoredMessage | undefined;
  readonly commandName?: string;
  /** As it is registered. */
  readonly command?: Json;
}

/** Sends it through the gateway, or to the endpoint if there is one; resolves with the bot's answer, or after three seconds without one. */
export function sendInteraction(client: ClientSide, interaction: Interaction): Promise<InteractionAnswer> {
  const { context, interactions, endpoint } = client;
  const { type, user, channel, data, source, commandName, command } = interaction;
  const state = interactions.create({
    type,
    userId: user.id,
    channelId: channel.id,
    guildId: channel.guildId,
    sourceMessageId: source?.id,
    commandName,
    owners: ownersOf(context.world, channel, user, { source, ...(command === undefined ? {} : { command }) }),
    data,
  });
  const payload = toInteractionPayload(context, state, channel, user, { data, ...(source ? { message: source.payload } : {}) });
  // The two ways exclude each other (interactions/receiving-and-responding).
  if (endpoint.url() === undefined) context.gateway.dispatch('INTERACTION_CREATE', payload, channel.guildId);
  else void sendOverHttp(client, state, payload);
  return interactions.answerOf(state);
}
