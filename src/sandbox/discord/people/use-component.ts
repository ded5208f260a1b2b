import { guildOf, may } from '../access.ts';
import { type InteractionAnswer, interactionTypes, refuse } from '../interactions.ts';
import type { Json } from '../json.ts';
import { componentTypes } from '../validate/component-types.ts';
import { findComponent } from './find-component.ts';
import { fillModal } from './modal-values.ts';
import type { ComponentInput, ModalInput } from './people-input.ts';
import { checkSelection } from './selection.ts';
import { type ClientSide, sendInteraction } from './send-interaction.ts';
import { findVisibleMessage } from './sight.ts';

/** A click, or with `values` a choice in a select. */
export async function useComponent(client: ClientSide, input: ComponentInput, values?: readonly string[]): Promise<InteractionAnswer> {
  const { world } = client.context;
  const user = world.users.get(input.userId);
  const channel = [...world.channels.values()].find((entry) => entry.messages.has(input.messageId));
  const message = channel && findVisibleMessage(channel, input.messageId, input.userId);
  if (!user || !channel || !message || !may(world, channel, user.id, 'ViewChannel')) {
    return refuse('unknownMessage', 'This person does not see this message.');
  }
  const component = findComponent(message.payload.components, input.customId);
  if (!component || (component['type'] === componentTypes.button) !== (values === undefined)) {
    return refuse('unknownComponent', `The message has no such ${values === undefined ? 'button' : 'select'} "${input.customId}".`);
  }
  if (component['disabled'] === true) return refuse('disabledComponent', `"${input.customId}" is disabled.`);
  const data: Json = { component_type: component['type'], custom_id: input.customId, id: component['id'] };
  if (values !== undefined) {
    const selection = checkSelection({ world, guild: guildOf(world, channel), user }, component, values);
    if (selection.kind === 'refused') return refuse('invalidValues', selection.message);
    Object.assign(data, { values }, selection.resolved ? { resolved: selection.resolved } : {});
  }
  return sendInteraction(client, { type: interactionTypes.component, user, channel, data, source: message });
}

/** Sends off the modal that an interaction was answered with. */
export async function submitModal(client: ClientSide, input: ModalInput): Promise<InteractionAnswer> {
  const { interactions, context } = client;
  const { world } = context;
  const opened = interactions.findById(input.interactionId);
  const user = world.users.get(input.userId);
  const channel = opened && world.channels.get(opened.channelId);
  if (!opened?.modal || !user || !channel || opened.userId !== user.id) return refuse('noModal', 'No modal is open for this person there.');
  const filled = fillModal(opened.modal, input.values, { world, guild: guildOf(world, channel), user });
  if (filled.kind === 'refused') return refuse('invalidText', filled.message);
  const source = opened.sourceMessageId === undefined ? undefined : channel.messages.get(opened.sourceMessageId);
  const data = {
    custom_id: opened.modal['custom_id'],
    components: filled.components,
    ...(filled.resolved === undefined ? {} : { resolved: filled.resolved }),
  };
  return sendInteraction(client, { type: interactionTypes.modalSubmit, user, channel, data, source });
}
