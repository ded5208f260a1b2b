import { type BaseInteraction, ChannelFlags, ChannelType, type Client, type ForumChannel, PermissionFlagsBits } from 'discord.js';
import type { Asker, ForumPlace } from '../../command/command.ts';

export function askerOf(interaction: BaseInteraction): Asker {
  const forum = forumOf(interaction);
  return {
    platform: 'discord',
    channelId: interaction.channelId ?? '',
    userId: interaction.user.id,
    userName: nameOf(interaction),
    ...messageIdOf(interaction),
    isAnsweredOnce: true,
    isDirect: interaction.guildId === null,
    ...(mayPost(interaction) ? {} : { mayPost: false as const }),
    sentAt: interaction.createdTimestamp,
    cause: `discord:${interaction.id}`,
    locale: interaction.locale,
    managesChannel: interaction.memberPermissions?.has(PermissionFlagsBits.ManageChannels) ?? false,
    mayManage: (channelId) => mayManage(interaction.client, interaction.user.id, channelId),
    isInAny: (roles) => rolesOf(interaction).some((role) => roles.includes(role)),
    // Servers that are not reachable just now are in the cache too.
    ...(interaction.guildId !== null && interaction.client.guilds.cache.size === 1 ? { isOnlyInstallation: true } : {}),
    channelOffers: offersOf(interaction),
    botLacks: () => lackedIn(interaction),
    ...(interaction.guildId === null ? {} : { installationId: interaction.guildId }),
    ...(forum === undefined ? {} : { forum }),
    ...(isUnfamiliar(interaction) ? { isUnfamiliar: true } : {}),
  };
}

/** In a server a person may go by another name. */
function nameOf({ member, user }: BaseInteraction): string {
  if (member !== null && 'displayName' in member) return member.displayName;
  return user.displayName;
}

/** As Discord tells them with every interaction; none in a direct message. */
function rolesOf({ member }: BaseInteraction): readonly string[] {
  if (member === null) return [];
  return Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()];
}

/** Of the message whose button was pressed, also if the press opened the form that is sent now. */
function messageIdOf(interaction: BaseInteraction): Pick<Asker, 'messageId'> {
  const message = interaction.isMessageComponent() || interaction.isModalSubmit() ? interaction.message : null;
  return message === null ? {} : { messageId: message.id };
}

/** An answer to an interaction is posted with the bot's rights: a person's own are asked here. */
function mayPost({ memberPermissions, channel }: BaseInteraction): boolean {
  if (memberPermissions === null) return true;
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
