import { openDirectChannel, openPrivateChannel } from '../channels.ts';
import { installTypes, supportedTypes } from '../installs.ts';
import type { InteractionAnswer } from '../interactions.ts';
import { postMessage } from '../messages.ts';
import { defaultMentions } from '../pings.ts';
import { channelTypes, type MessageRecord } from '../world.ts';
import type { AutocompleteInput, ComponentInput, ContextCommandInput, ModalInput, SelectInput, SlashInput, Where } from './people-input.ts';
import { runChatCommand, runContextCommand } from './run-command.ts';
import type { ClientSide } from './send-interaction.ts';
import { submitModal, useComponent } from './use-component.ts';

/** The acts of people in Discord's client. Each resolves when the bot has answered, or when three seconds are over. */
export interface People {
  slash(input: SlashInput): Promise<InteractionAnswer>;
  autocomplete(input: AutocompleteInput): Promise<InteractionAnswer>;
  contextCommand(input: ContextCommandInput): Promise<InteractionAnswer>;
  click(input: ComponentInput): Promise<InteractionAnswer>;
  select(input: SelectInput): Promise<InteractionAnswer>;
  submitModal(input: ModalInput): Promise<InteractionAnswer>;
  /** Writes a message, as a person. */
  say(input: Where & { readonly content: string }): MessageRecord;
  /** The direct channel with the bot. */
  openDirectMessage(userId: string): string;
  /** Direct messages between people, of two or of a group, without the bot; the channel's id. */
  openPrivateChannel(userIds: readonly string[]): string;
  /** Adds the application to a person's account; false if its settings do not offer that. */
  addToAccount(userId: string): boolean;
}

export function createPeople(client: ClientSide): People {
  const { context } = client;
  const { world } = context;

  return {
    slash: (input) => runChatCommand(client, input),
    autocomplete: (input) => runChatCommand(client, input, input.focused),
    contextCommand: (input) => runContextCommand(client, input),
    click: (input) => useComponent(client, input),
    select: (input) => useComponent(client, input, input.values),
    submitModal: (input) => submitModal(client, input),
    say({ userId, channelId, content }) {
      const user = world.users.get(userId);
      const channel = world.channels.get(channelId);
      if (!user || !channel || channel.type === channelTypes.forum)
        throw new TypeError('say needs a user and a channel of the sandbox that holds messages');
      const draft = { content, embeds: [], components: [], flags: 0, allowedMentions: undefined, attachments: undefined };
      return postMessage(context, {
        channel,
        author: user,
        draft,
        request: undefined,
        defaultMentions: defaultMentions.message,
        origin: '',
      });
    },
    openDirectMessage: (userId) => openDirectChannel(context, userId).id,
    openPrivateChannel: (userIds) => openPrivateChannel(context, userIds).id,
    addToAccount(userId) {
      const isOffered = world.users.has(userId) && supportedTypes(world).includes(Number(installTypes.user));
      if (isOffered) world.userInstalls.add(userId);
      return isOffered;
    },
  };
}
