import { DiscordAPIError, type REST } from '@discordjs/rest';
import {
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
  ChannelFlags,
  ChannelType,
  PermissionFlagsBits,
  Routes,
} from 'discord-api-types/v10';
import type { ExaminedChannel, Finding } from '../finding.ts';
import { channelPermissions, type PermissionInput } from './channel-permissions.ts';
import { messageOf } from '../../runtime/errors.ts';

/** As far as it is read here: kinds of channels differ in what they have. */
interface Channel extends Pick<APIChannel, 'id'> {
  readonly type: number;
  readonly name?: string | null;
  readonly guild_id?: string;
  readonly parent_id?: string | null;
  readonly flags?: number;
  readonly available_tags?: readonly { readonly id: string }[];
  readonly permission_overwrites?: PermissionInput['overwrites'];
}

/** Why each is needed stands beside it: an operator gives no permission for nothing. */
const needs = [
  { bit: PermissionFlagsBits.ViewChannel, name: 'View Channel', why: 'nothing can be posted' },
  { bit: PermissionFlagsBits.SendMessages, name: 'Send Messages', why: 'nothing can be posted' },
  {
    bit: PermissionFlagsBits.ReadMessageHistory,
    name: 'Read Message History',
    why: 'after a lost answer Newsdesk cannot look, and has to ask',
  },
] as const;
const threadNeeds = [
  { bit: PermissionFlagsBits.CreatePublicThreads, name: 'Create Public Threads', why: 'corrections cannot be explained below the post' },
  {
    bit: PermissionFlagsBits.SendMessagesInThreads,
    name: 'Send Messages in Threads',
    why: 'corrections cannot be explained below the post',
  },
] as const;

/** All of them: the install link asks for these. */
export const neededPermissions: readonly { readonly bit: bigint; readonly name: string }[] = [...needs, ...threadNeeds];

export async function examineChannels(rest: REST, botId: string, channels: readonly ExaminedChannel[]): Promise<readonly Finding[]> {
  const guilds = new Map<string, Promise<PermissionInput>>();
  const findings: Finding[] = [];
  // One after the other: a hundred requests at once are what rate limits are for.
  for (const channel of channels) findings.push(...(await examineChannel(rest, botId, channel, guilds)));
  return findings;
}

async function examineChannel(
  rest: REST,
  botId: string,
  wanted: ExaminedChannel,
  guilds: Map<string, Promise<PermissionInput>>,
): Promise<readonly Finding[]> {
  const about = `discord channel ${wanted.id}`;
  try {
    const channel = (await rest.get(Routes.channel(wanted.id))) as Channel;
    if (channel.guild_id === undefined) return [{ kind: 'problem', about, what: 'it is not a channel of a server', fix: removeIt(wanted) }];
    const known = guilds.get(channel.guild_id) ?? loadGuild(rest, channel.guild_id, botId);
    guilds.set(channel.guild_id, known);
    const guild = await known;
    // A thread has the permissions of its parent.
    const place = channel.parent_id && isThread(channel) ? ((await rest.get(Routes.channel(channel.parent_id))) as Channel) : channel;
    const bits = channelPermissions({ ...guild, overwrites: place.permission_overwrites ?? [] });
    const findings = [...findMissing(about, bits), ...findMisfits(about, wanted, channel, guild, bits)];
    return findings.length > 0 ? findings : [{ kind: 'ok', about, what: `#${channel.name ?? wanted.id} takes announcements` }];
  } catch (error) {
    return [describeFailure(about, wanted, error)];
  }
}

async function loadGuild(rest: REST, guildId: string, botId: string): Promise<PermissionInput> {
  const guild = (await rest.get(Routes.guild(guildId))) as APIGuild;
  const member = (await rest.get(Routes.guildMember(guildId, botId))) as APIGuildMember;
  return { guild, member: { userId: botId, roles: member.roles }, overwrites: [] };
}

function findMissing(about: string, bits: bigint): readonly Finding[] {
  const missing = needs.filter(({ bit }) => (bits & bit) === 0n);
  const grave = missing[0];
  if (grave !== undefined) {
    const names = missing.map(({ name }) => name).join(', ');
    return [
      {
        kind: 'problem',
        about,
        what: `the bot lacks ${names}: ${grave.why}`,
        fix: `Give the bot ${names} in this channel (Edit Channel, Permissions).`,
      },
    ];
  }
  const wished = threadNeeds.filter(({ bit }) => (bits & bit) === 0n);
  if (wished.length === 0) return [];
  const names = wished.map(({ name }) => name).join(', ');
  return [{ kind: 'warning', about, what: `the bot lacks ${names}: ${threadNeeds[0].why}`, fix: `Give the bot ${names} in this channel.` }];
}

function findMisfits(
  about: string,
  wanted: ExaminedChannel,
  channel: Channel,
  { guild }: PermissionInput,
  bits: bigint,
): readonly Finding[] {
  const findings: Finding[] = [];
  const isForum = channel.type === ChannelType.GuildForum;
  if (isForum !== (wanted.kind === 'forum')) {
    const fix = isForum ? 'Type /announcements on in a post of the forum.' : 'Type /announcements on in the channel.';
    findings.push({
      kind: 'problem',
      about,
      what: isForum ? 'it is a forum, and was subscribed as a channel' : 'it is not a forum any more',
      fix,
    });
  }
  const known = new Set(channel.available_tags?.map(({ id }) => id));
  const gone = wanted.tags.filter((tag) => !known.has(tag));
  if (isForum && gone.length > 0)
    findings.push({
      kind: 'problem',
      about,
      what: `its tags ${gone.join(', ')} are gone`,
      fix: 'Choose tags again with /announcements settings.',
    });
  if (isForum && wanted.tags.length === 0 && ((channel.flags ?? 0) & ChannelFlags.RequireTag) !== 0)
    findings.push({
      kind: 'problem',
      about,
      what: 'the forum takes no post without a tag',
      fix: 'Choose tags with /announcements settings.',
    });
  if (wanted.crosspost && channel.type !== ChannelType.GuildAnnouncement)
    findings.push({
      kind: 'warning',
      about,
      what: 'nobody can follow it, so nothing is published to followers',
      fix: 'Make it an announcement channel, or leave out crosspost.',
    });
  if (wanted.ping !== undefined) findings.push(...findPingProblem(about, wanted.ping, guild, bits));
  return findings;
}

function findPingProblem(about: string, ping: string, { roles }: PermissionInput['guild'], bits: bigint): readonly Finding[] {
  const role = roles.find(({ id }) => id === ping) as { readonly mentionable?: boolean } | undefined;
  if (role === undefined)
    return [
      { kind: 'problem', about, what: `the role ${ping} that it pings is gone`, fix: 'Choose another with /announcements settings.' },
    ];
  if (role.mentionable === true || (bits & PermissionFlagsBits.MentionEveryone) !== 0n) return [];
  return [
    {
      kind: 'warning',
      about,
      what: `the bot may not ping the role ${ping}`,
      fix: 'Allow anyone to mention the role, or give the bot Mention Everyone.',
    },
  ];
}

function describeFailure(about: string, { id }: ExaminedChannel, error: unknown): Finding {
  const status = error instanceof DiscordAPIError ? error.status : undefined;
  if (status === 404)
    return {
      kind: 'problem',
      about,
      what: 'it is gone',
      fix: `End its subscription: newsdesk subscriptions --remove discord:channel:${id}`,
    };
  if (status === 403)
    return { kind: 'problem', about, what: 'the bot does not see it', fix: 'Give the bot View Channel there, or end the subscription.' };
  return {
    kind: 'warning',
    about,
    what: `it could not be looked at: ${messageOf(error)}`,
    fix: 'Try again in a minute.',
  };
}

function removeIt({ id }: ExaminedChannel): string {
  return `End its subscription: newsdesk subscriptions --remove discord:channel:${id}`;
}

function isThread({ type }: Channel): boolean {
  return type === ChannelType.PublicThread || type === ChannelType.PrivateThread || type === ChannelType.AnnouncementThread;
}
