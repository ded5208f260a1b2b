import { guildOf } from '../access.ts';
import { type InteractionAnswer, interactionTypes, refuse } from '../interactions.ts';
import { commandTypes } from '../validate/validate-commands.ts';
import { toWireMember, toWireUser } from '../wire.ts';
import { fillOptions, findOption } from './command-options.ts';
import { findDenial, findOffered } from './offered-commands.ts';
import type { ContextCommandInput, SlashInput } from './people-input.ts';
import { type ClientSide, sendInteraction } from './send-interaction.ts';
import { findPlace, findVisibleMessage } from './sight.ts';

/** A slash command, or with `focused` the request for suggestions for one of its options. */
export async function runChatCommand(client: ClientSide, input: SlashInput, focused?: string): Promise<InteractionAnswer> {
  const { context } = client;
  const { world } = context;
  const where = findPlace(world, input);
  if (!where) return refuse('wrongContext', 'This person does not see this channel.');
  const { channel } = where;
  const user = input.locale === undefined ? where.user : { ...where.user, locale: input.locale };
  const [name = '', ...path] = input.command.trim().split(/\s+/);
  const command = findOffered(context, name, commandTypes.chatInput, channel);
  if (!command) return refuse('unknownCommand', `There is no command "/${name}".`);
  const denied = findDenial(world, command, user, channel);
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
  return sendInteraction(client, { type, user, channel, data, commandName: [name, ...path].join(' '), command });
}

/** An entry of the menu of a message or a user. */
export async function runContextCommand(client: ClientSide, input: ContextCommandInput): Promise<InteractionAnswer> {
  const { context } = client;
  const { world } = context;
  const where = findPlace(world, input);
  if (!where) return refuse('wrongContext', 'This person does not see this channel.');
  const { user, channel } = where;
  const message = findVisibleMessage(channel, input.targetId, user.id);
  const target = world.users.get(input.targetId);
  const type = message ? commandTypes.message : commandTypes.user;
  const command = findOffered(context, input.command, type, channel);
  if (!command || (!message && !target)) return refuse('unknownCommand', `There is no entry "${input.command}" for this.`);
  const denied = findDenial(world, command, user, channel);
  if (denied) return denied;
  const member = target && guildOf(world, channel)?.members.get(target.id);
  const resolved = message
    ? { messages: { [message.id]: message.payload } }
    : {
        ...(target ? { users: { [target.id]: toWireUser(target) } } : {}),
        ...(member ? { members: { [member.userId]: { ...toWireMember(world, member), user: undefined, permissions: '0' } } } : {}),
      };
  const data = { id: command['id'], name: input.command, type, target_id: input.targetId, resolved };
  return sendInteraction(client, { type: interactionTypes.command, user, channel, data, commandName: input.command, command });
}
