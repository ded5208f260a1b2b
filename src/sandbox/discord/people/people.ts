import { guildOf, may, permissionsIn } from '../access.ts';
import { openDirectChannel } from '../channels.ts';
import { listCommands } from '../commands.ts';
import type { Context } from '../context.ts';
import { type InteractionAnswer, type InteractionState, type InteractionStore, interactionTypes, refuse } from '../interactions.ts';
import type { Json } from '../json.ts';
import { postMessage } from '../messages.ts';
import { guildPermissions } from '../permissions.ts';
import { defaultMentions } from '../pings.ts';
import { componentTypes } from '../validate/component-types.ts';
import { commandTypes } from '../validate/validate-commands.ts';
import { toWireMember, toWireUser } from '../wire.ts';
import { type Channel, channelTypes, type MessageRecord, type StoredMessage, type User } from '../world.ts';
import { fillOptions, findOption, type OptionValue } from './command-options.ts';
import { findComponent } from './find-component.ts';
import { toInteractionPayload } from './interaction-payload.ts';
import { fillModal } from './modal-values.ts';
import { checkSelection } from './selection.ts';

interface Where {
  readonly userId: string;
  readonly channelId: string;
}

export interface SlashInput extends Where {
  /** The command's name, with subcommands after a blank: `news`, `announcements on`. */
  readonly command: string;
  readonly options?: Readonly<Record<string, OptionValue>>;
  /** The client's language, the user's own unless told. */
  readonly locale?: string;
}

export interface AutocompleteInput extends SlashInput {
  /** The option being typed; `options` holds what stands in it so far. */
  readonly focused: string;
}

export interface ContextCommandInput extends Where {
  readonly command: string;
  /** The message or user it is used on. */
  readonly targetId: string;
}

export interface ComponentInput {
  readonly userId: string;
  readonly messageId: string;
  readonly customId: string;
}

export interface SelectInput extends ComponentInput {
  readonly values: readonly string[];
}

export interface ModalInput {
  readonly userId: string;
  /** The interaction that was answered with the modal. */
  readonly interactionId: string;
  /** By custom id: text, or the chosen values; fields left out keep what the modal filled in. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
}

/** What people do in Discord's client. Each resolves when the bot has answered, or when three seconds are over. */
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
}

export function createPeople(context: Context, interactions: InteractionStore): People {
  const { world } = context;

  interface Send {
    readonly type: number;
    readonly user: User;
    readonly channel: Channel;
    readonly data: Json;
    readonly source?: StoredMessage | undefined;
    readonly commandName?: string;
  }

  function send({ type, user, channel, data, source, commandName }: Send): Promise<InteractionAnswer> {
    const state: InteractionState = interactions.create({
      type,
      userId: user.id,
      channelId: channel.id,
      guildId: channel.guildId,
      sourceMessageId: source?.id,
      commandName,
    });
    const payload = toInteractionPayload(context, state, channel, user, { data, ...(source ? { message: source.payload } : {}) });
    context.gateway.dispatch('INTERACTION_CREATE', payload, channel.guildId);
    return interactions.answerOf(state);
  }

  function locate({ userId, channelId }: Where): { readonly user: User; readonly channel: Channel } | undefined {
    const user = world.users.get(userId);
    const channel = world.channels.get(channelId);
    return user && channel && may(world, channel, userId, 'ViewChannel') ? { user, channel } : undefined;
  }

  /** A guild's own command hides a global one of the same name. */
  function findByName(name: string, type: number, channel: Channel): Json | undefined {
    const scopes = channel.guildId === undefined ? ['global'] : [channel.guildId, 'global'];
    return scopes.flatMap((scope) => listCommands(context, scope)).find((command) => command['name'] === name && command['type'] === type);
  }

  function mayUse(command: Json, user: User, channel: Channel): InteractionAnswer | undefined {
    const guild = guildOf(world, channel);
    const contexts = command['contexts'];
    const place = guild ? 0 : 1;
    const isElsewhere = Array.isArray(contexts) ? !contexts.includes(place) : !guild && command['dm_permission'] === false;
    if (isElsewhere) return refuse('wrongContext', `The command "${String(command['name'])}" is not offered here.`);
    const member = guild?.members.get(user.id);
    if (!guild || !member) return undefined;
    if (!may(world, channel, user.id, 'UseApplicationCommands'))
      return refuse('noPermission', 'Application commands are switched off for this person here.');
    const needed = command['default_member_permissions'];
    if (needed === null || needed === undefined) return undefined;
    const bits = BigInt(String(needed));
    // "0" is for administrators only, who hold every bit.
    const held = bits === 0n ? guildPermissions(guild, member) : permissionsIn(world, channel, user.id);
    const isAllowed = bits === 0n ? (held & 8n) !== 0n : (held & bits) === bits;
    return isAllowed ? undefined : refuse('noPermission', `The command "${String(command['name'])}" is not offered to this person.`);
  }

  function runChatCommand(input: SlashInput, focused: string | undefined): Promise<InteractionAnswer> | InteractionAnswer {
    const where = locate(input);
    if (!where) return refuse('wrongContext', 'This person does not see this channel.');
    const { channel } = where;
    const user = input.locale === undefined ? where.user : { ...where.user, locale: input.locale };
    const [name = '', ...path] = input.command.trim().split(/\s+/);
    const command = findByName(name, commandTypes.chatInput, channel);
    if (!command) return refuse('unknownCommand', `There is no command "/${name}".`);
    const denied = mayUse(command, user, channel);
    if (denied) return denied;
    if (focused !== undefined && findOption(command, path, focused)?.['autocomplete'] !== true) {
      return refuse('invalidOption', `The option "${focused}" has no autocomplete.`);
    }
    const values = focused === undefined ? (input.options ?? {}) : { [focused]: '', ...input.options };
    const guild = guildOf(world, channel);
    const filled = fillOptions({ world, guild, command, path, values, ...(focused === undefined ? {} : { focused }) });
    if (filled.kind === 'refused') return refuse(filled.refusal.code, filled.refusal.message);
    const data = {
      id: command['id'],
      name,
      type: commandTypes.chatInput,
      ...(filled.options.length > 0 ? { options: filled.options } : {}),
      ...(Object.keys(filled.resolved).length > 0 ? { resolved: filled.resolved } : {}),
      ...(command['guild_id'] === undefined ? {} : { guild_id: command['guild_id'] }),
    };
    const type = focused === undefined ? interactionTypes.command : interactionTypes.autocomplete;
    return send({ type, user, channel, data, commandName: [name, ...path].join(' ') });
  }

  function runContextCommand(input: ContextCommandInput): Promise<InteractionAnswer> | InteractionAnswer {
    const where = locate(input);
    if (!where) return refuse('wrongContext', 'This person does not see this channel.');
    const { user, channel } = where;
    const message = visibleMessage(channel, input.targetId, user.id);
    const target = world.users.get(input.targetId);
    const type = message ? commandTypes.message : commandTypes.user;
    const command = findByName(input.command, type, channel);
    if (!command || (!message && !target)) return refuse('unknownCommand', `There is no entry "${input.command}" for this.`);
    const denied = mayUse(command, user, channel);
    if (denied) return denied;
    const member = target && guildOf(world, channel)?.members.get(target.id);
    const resolved = message
      ? { messages: { [message.id]: message.payload } }
      : {
          ...(target ? { users: { [target.id]: toWireUser(target) } } : {}),
          ...(member ? { members: { [member.userId]: { ...toWireMember(world, member), user: undefined, permissions: '0' } } } : {}),
        };
    const data = { id: command['id'], name: input.command, type, target_id: input.targetId, resolved };
    return send({ type: interactionTypes.command, user, channel, data, commandName: input.command });
  }

  function visibleMessage(channel: Channel, id: string, userId: string): StoredMessage | undefined {
    const message = channel.messages.get(id);
    return message && (message.ephemeralFor === undefined || message.ephemeralFor === userId) ? message : undefined;
  }

  function useComponent(input: ComponentInput, values: readonly string[] | undefined): Promise<InteractionAnswer> | InteractionAnswer {
    const user = world.users.get(input.userId);
    const channel = [...world.channels.values()].find((entry) => entry.messages.has(input.messageId));
    const message = channel && visibleMessage(channel, input.messageId, input.userId);
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
      const selection = checkSelection(world, guildOf(world, channel), component, values);
      if (selection.kind === 'refused') return refuse('invalidValues', selection.message);
      Object.assign(data, { values }, selection.resolved ? { resolved: selection.resolved } : {});
    }
    return send({ type: interactionTypes.component, user, channel, data, source: message });
  }

  function submit(input: ModalInput): Promise<InteractionAnswer> | InteractionAnswer {
    const opened = interactions.findById(input.interactionId);
    const user = world.users.get(input.userId);
    const channel = opened && world.channels.get(opened.channelId);
    if (!opened?.modal || !user || !channel || opened.userId !== user.id)
      return refuse('noModal', 'No modal is open for this person there.');
    const filled = fillModal(opened.modal, input.values);
    if (filled.kind === 'refused') return refuse('invalidText', filled.message);
    const source = opened.sourceMessageId === undefined ? undefined : channel.messages.get(opened.sourceMessageId);
    const data = { custom_id: opened.modal['custom_id'], components: filled.components };
    return send({ type: interactionTypes.modalSubmit, user, channel, data, source });
  }

  return {
    slash: async (input) => runChatCommand(input, undefined),
    autocomplete: async (input) => runChatCommand(input, input.focused),
    contextCommand: async (input) => runContextCommand(input),
    click: async (input) => useComponent(input, undefined),
    select: async (input) => useComponent(input, input.values),
    submitModal: async (input) => submit(input),
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
  };
}
