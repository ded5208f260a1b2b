import {
  type ChatInputCommandInteraction,
  type MessageContextMenuCommandInteraction,
  InteractionType,
  type MessageComponentInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { Intent } from '../../reply/intent.ts';
import type { Reply } from '../../reply/reply.ts';

type CommandInteraction = ChatInputCommandInteraction | MessageContextMenuCommandInteraction;
export type Answerable = CommandInteraction | MessageComponentInteraction | ModalSubmitInteraction;

/** A slash command, or an entry in the menu of a message. */
export function isCommand(interaction: Answerable): interaction is CommandInteraction {
  return interaction.isChatInputCommand() || interaction.isMessageContextMenuCommand();
}

/**
 * The person who asked gets the same message changed; somebody else gets an answer of their own, so that one reader never turns another's
 * page. What is for the asker alone never replaces a message that everybody sees, and nothing replaces an answer that was shared.
 */
export function replacesMessage(interaction: Answerable, intent: Intent | undefined, reply: Reply): boolean {
  if (isCommand(interaction) || reply.isPassing || intent?.kind === 'share') return false;
  const ownPrivate = isPrivate(interaction);
  if (interaction.isModalSubmit()) return ownPrivate;
  if (!intent) return false;
  if (ownPrivate) return true;
  const origin = interaction.message.interactionMetadata;
  // The bot's only public answer to a button is a shared one: it keeps the name of the person who shared it.
  if (origin !== null && origin.type !== InteractionType.ApplicationCommand) return false;
  // An announcement, which nobody asked for, belongs to everybody: it turns its pages, and one person's reading never replaces it.
  const isMine = origin === null ? intent.kind === 'page' : origin.user.id === interaction.user.id;
  return reply.audience === 'channel' && isMine;
}

/** A command's answer says itself who sees it, and so does a shared one; any other is for the person, unless a public message is changed. */
export function audienceOf(interaction: Answerable, intent: Intent | undefined, reply: Reply, replaces: boolean): Reply['audience'] {
  if (isCommand(interaction) || intent?.kind === 'share') return reply.audience;
  return replaces && !isPrivate(interaction) ? reply.audience : 'asker';
}

function isPrivate({ message }: { readonly message?: MessageComponentInteraction['message'] | null }): boolean {
  return message?.flags.has(MessageFlags.Ephemeral) === true;
}
