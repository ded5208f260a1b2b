import {
  type BaseInteraction,
  ChannelFlags,
  ChannelType,
  type Client,
  type ForumChannel,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import type { Asker, ForumPlace } from '../../command/command.ts';

export function askerOf(interaction: BaseInteraction): Asker {
  return {
    platform: 'discord',
    channelId: interaction.channelId ?? '',
    userId: interaction.user.id,
    userName: nameOf(interaction),
    ...messageIdOf(interaction),
    isAnsweredOnce: true,
    isDirect: interaction.guildId === null && interaction.context !== InteractionContextType.PrivateChannel,
    ...(mayPost(interaction) ? {} : { mayPost: false as const }),
    sentAt: interaction.createdTimestamp,
    cause: `discord:${interaction.id}`,
    locale: interaction.locale,
    ...channelLocaleOf(interaction.guildLocale),
    ...(interaction.guildId === null ? {} : { installationId: interaction.guildId }),
    ...(isBroughtAlong(interaction) ? { broughtAlong: true, managesChannel: false } : asMember(interaction)),
  };
}

/** The parts that take the bot's membership: its caches know the place, and its requests are answered there. */
function asMember(
  interaction: BaseInteraction,
): Pick<Asker, 'managesChannel' | 'mayManage' | 'channelOffers' | 'botLacks' | 'forum' | 'isUnfamiliar'> {
  const forum = forumOf(interaction);
  return {
    managesChannel: interaction.memberPermissions?.has(PermissionFlagsBits.ManageChannels) ?? false,
    mayManage: (channelId) => mayManage(interaction.client, interaction.user.id, channelId),
    channelOffers: offersOf(interaction),
    botLacks: () => lackedIn(interaction),
    ...(forum === undefined ? {} : { forum }),
    ...(isUnfamiliar(interaction) ? { isUnfamiliar: true } : {}),
  };
}

/**
 * Whether a person brought the bot along to a place that has not added it: another server, or messages between people. Without a word about
 * installations it is a member, as all bots were before there were any.
 */
export function isBroughtAlong({ context, guildId, authorizingIntegrationOwners: owners }: BaseInteraction): boolean {
  if (context === InteractionContextType.PrivateChannel) return true;
  return guildId !== null && owners.guildId === null && owners.userId !== null;
}

/** The language of a server. Discord says `en-US` of each whose people have chosen none, so that one tells nothing. */
export function channelLocaleOf(guildLocale: string | null | undefined): Pick<Asker, 'channelLocale'> {
  return guildLocale === null || guildLocale === undefined || guildLocale === 'en-US' ? {} : { channelLocale: guildLocale };
}

/** In a server a person may go by another name. */
function nameOf({ member, user }: BaseInteraction): string {
  if (member === null) return user.displayName;
  if ('displayName' in member) return member.displayName;
  // As Discord sends it, in a server that is not in the cache.
  return member.nick ?? user.displayName;
}

/** Of the message whose button was pressed, also if the press opened the form that is sent now. */
function messageIdOf(interaction: BaseInteraction): Pick<Asker, 'messageId'> {
  const message = interaction.isMessageComponent() || interaction.isModalSubmit() ? interaction.message : null;
  return message === null ? {} : { messageId: message.id };
}

/**
 * An answer to an interaction is posted with the bot's rights: a person's own are asked here. A server may keep what people bring along to
 * themselves (topics/permissions, `USE_EXTERNAL_APPS`): Discord would then show the answer to the person alone.
 */
function mayPost(interaction: BaseInteraction): boolean {
  const { memberPermissions, channel } = interaction;
  if (memberPermissions === null) return true;
  if (isBroughtAlong(interaction) && !memberPermissions.has(PermissionFlagsBits.UseExternalApps)) return false;
  return memberPermissions.has(channel?.isThread() === true ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages);
}

/** A server that has not arrived yet: whether a thread is a post of a forum cannot be told. */
function isUnfamiliar({ channel, guildId }: BaseInteraction): boolean {
  return guildId !== null && (channel === null || (channel.isThread() && channel.parent === null));
}

function offersOf({ channel }: BaseInteraction): NonNullable<Asker['channelOffers']> {
  if (channel?.type === ChannelType.GuildAnnouncement) return ['threads', 'followers'];
  return channel?.type === ChannelType.GuildText ? ['threads'] : [];
}

/** Discord tells with every interaction what the bot may do in its channel. */
function lackedIn({ channel, appPermissions, guildId }: BaseInteraction): readonly string[] {
  if (guildId === null) return [];
  // Announcements from a post of a forum go to the forum itself.
  const inThread = channel?.isThread() === true && channel.parent?.type !== ChannelType.GuildForum;
  const needed = [
    { bit: PermissionFlagsBits.ViewChannel, name: 'View Channel' },
    inThread
      ? { bit: PermissionFlagsBits.SendMessagesInThreads, name: 'Send Messages in Threads' }
      : { bit: PermissionFlagsBits.SendMessages, name: 'Send Messages' },
  ];
  return needed.filter(({ bit }) => !appPermissions.has(bit)).map(({ name }) => name);
}

/** The forum that the thread belongs to in which somebody asks. */
function forumOf({ channel }: BaseInteraction): ForumPlace | undefined {
  const parent = channel?.isThread() === true ? channel.parent : null;
  if (parent?.type !== ChannelType.GuildForum) return undefined;
  return {
    id: parent.id,
    tags: (parent as ForumChannel).availableTags.map(({ id, name }) => ({ id, name })),
    requiresTag: parent.flags.has(ChannelFlags.RequireTag),
  };
}

/** Asked anew each time: a right that was taken counts at once. What cannot be found out is no. */
async function mayManage(client: Client, userId: string, channelId: string): Promise<boolean> {
  try {
    const channel = client.channels.cache.get(channelId) ?? (await client.channels.fetch(channelId));
    if (channel === null || channel.isDMBased()) return false;
    const member = await channel.guild.members.fetch({ user: userId, force: true });
    return channel.permissionsFor(member).has(PermissionFlagsBits.ManageChannels);
  } catch {
    return false;
  }
}
