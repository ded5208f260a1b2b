import { type BaseInteraction, ChannelType, InteractionContextType, PermissionFlagsBits } from 'discord.js';
import type { Asker } from '../../command/command.ts';
import { type ChannelLook, type ChannelTraits, settableChannels, type Surroundings } from './channel-traits.ts';
import { keepText } from '../../words/kept-text.ts';

export function askerOf(interaction: BaseInteraction, surroundings: Surroundings): Asker {
  const place = surroundings.traitsOf(interaction);
  const asker: Asker = {
    platform: 'discord',
    channelId: interaction.channelId ?? '',
    ...(place?.parentId === undefined ? {} : { parentChannelId: place.parentId }),
    userId: interaction.user.id,
    userName: nameOf(interaction),
    ...messageIdOf(interaction),
    isAnsweredOnce: true,
    isDirect: interaction.guildId === null && interaction.context !== InteractionContextType.PrivateChannel,
    ...(mayPost(interaction, place) ? {} : { mayPost: false as const }),
    sentAt: interaction.createdTimestamp,
    cause: `discord:${interaction.id}`,
    locale: interaction.locale,
    ...channelLocaleOf(interaction.guildLocale),
    ...(interaction.guildId === null ? {} : { installationId: interaction.guildId }),
    ...(isBroughtAlong(interaction) ? { broughtAlong: true, managesChannel: false } : asMember(interaction, surroundings, place)),
  };
  if (interaction.guildId === null || asker.broughtAlong === true) return asker;
  return { ...asker, inChannel: async (channelId) => moved(asker, channelId, await surroundings.look(interaction, channelId)) };
}

/** The same person in another channel; undefined if there is none that takes announcements. */
function moved(asker: Asker, channelId: string, look: ChannelLook | undefined): Asker | undefined {
  if (look === undefined || !settableChannels.includes(look.place.type)) return undefined;
  const { forum: _forum, parentChannelId: _parent, mayPost: _mayPost, isUnfamiliar: _isUnfamiliar, ...person } = asker;
  const { place, person: permissions, bot } = look;
  return {
    ...person,
    channelId,
    isElsewhere: true,
    managesChannel: (permissions & PermissionFlagsBits.ManageChannels) !== 0n,
    channelOffers: offersOf(place),
    botLacks: () => lackedIn((bit) => (bot & bit) !== 0n, place),
    ...(place.forum === undefined ? {} : { forum: place.forum }),
  };
}

type MemberParts = Pick<
  Asker,
  'managesChannel' | 'mayManage' | 'channelOffers' | 'botLacks' | 'isInAny' | 'hasChannel' | 'isOnlyInstallation' | 'forum' | 'isUnfamiliar'
>;

/** The parts that take the bot's membership: its caches know the place, and its requests are answered there. */
function asMember(interaction: BaseInteraction, surroundings: Surroundings, place: ChannelTraits | undefined): MemberParts {
  const { guildId } = interaction;
  return {
    managesChannel: interaction.memberPermissions?.has(PermissionFlagsBits.ManageChannels) ?? false,
    mayManage: (channelId) => surroundings.mayManage(interaction, channelId),
    channelOffers: offersOf(place),
    botLacks: () => (interaction.guildId === null ? [] : lackedIn((bit) => interaction.appPermissions.has(bit), place)),
    isInAny: (roles) => rolesOf(interaction).some((role) => roles.includes(role)),
    hasChannel: (channelId) => (guildId === null ? true : surroundings.hasChannel(guildId, channelId)),
    ...(guildId !== null && surroundings.isInOneGuild() ? { isOnlyInstallation: true } : {}),
    ...(place?.forum === undefined ? {} : { forum: place.forum }),
    ...(isUnfamiliar(interaction, place) ? { isUnfamiliar: true } : {}),
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
  // A member of a server that discord.js does not know is what Discord sent.
  return 'displayName' in member ? member.displayName : (member.nick ?? user.displayName);
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

/**
 * An answer to an interaction is posted with the bot's rights: a person's own are asked here. A server may keep what people bring along to
 * themselves (topics/permissions, `USE_EXTERNAL_APPS`): Discord would then show the answer to the person alone.
 */
function mayPost(interaction: BaseInteraction, place: ChannelTraits | undefined): boolean {
  const { memberPermissions } = interaction;
  if (memberPermissions === null) return true;
  if (isBroughtAlong(interaction) && !memberPermissions.has(PermissionFlagsBits.UseExternalApps)) return false;
  return memberPermissions.has(place?.isThread === true ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages);
}

/** A server that has not arrived yet: whether a thread is a post of a forum cannot be told. */
function isUnfamiliar({ guildId }: BaseInteraction, place: ChannelTraits | undefined): boolean {
  return guildId !== null && (place === undefined || (place.isThread && place.parentType === undefined));
}

function offersOf(place: ChannelTraits | undefined): NonNullable<Asker['channelOffers']> {
  if (place?.type === ChannelType.GuildAnnouncement) return ['threads', 'followers'];
  return place?.type === ChannelType.GuildText ? ['threads'] : [];
}

/** Discord tells with every interaction what the bot may do in its channel. */
function lackedIn(has: (bit: bigint) => boolean, place: ChannelTraits | undefined): readonly string[] {
  // Announcements from a post of a forum go to the forum itself.
  const inThread = place?.isThread === true && place.parentType !== ChannelType.GuildForum;
  const needed = [
    { bit: PermissionFlagsBits.ViewChannel, name: keepText('viewChannel') },
    inThread
      ? { bit: PermissionFlagsBits.SendMessagesInThreads, name: keepText('sendInThreads') }
      : { bit: PermissionFlagsBits.SendMessages, name: keepText('sendMessages') },
  ];
  return needed.filter(({ bit }) => !has(bit)).map(({ name }) => name);
}
