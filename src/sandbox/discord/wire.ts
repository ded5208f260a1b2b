import { guildsOfBot } from './installs.ts';
import type { Json } from './json.ts';
import type { Channel, ForumTag, Guild, Member, Role, User, World } from './world.ts';

/** Discord writes times in UTC with an explicit offset. */
export function toTimestamp(epochMs: number): string {
  return new Date(epochMs).toISOString().replace('Z', '000+00:00');
}

export function toWireUser(user: User): Json {
  return {
    id: user.id,
    username: user.username,
    global_name: user.globalName,
    discriminator: '0',
    avatar: null,
    public_flags: 0,
    ...(user.bot ? { bot: true } : {}),
  };
}

export function toWireMember(world: World, member: Member): Json {
  const user = world.users.get(member.userId);
  return {
    ...(user ? { user: toWireUser(user) } : {}),
    nick: null,
    avatar: null,
    roles: member.roleIds,
    joined_at: member.joinedAt,
    premium_since: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
    communication_disabled_until: null,
  };
}

export function toWireRole(role: Role): Json {
  return {
    id: role.id,
    name: role.name,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position: role.position,
    permissions: role.permissions.toString(),
    managed: false,
    mentionable: role.mentionable,
    flags: 0,
  };
}

export function toWireChannel(world: World, channel: Channel): Json {
  if (channel.guildId === undefined) {
    return {
      id: channel.id,
      type: channel.type,
      last_message_id: channel.lastMessageId,
      flags: 0,
      recipients: channel.recipientIds.flatMap((id) => {
        const user = world.users.get(id);
        return user ? [toWireUser(user)] : [];
      }),
    };
  }
  const shared = {
    id: channel.id,
    type: channel.type,
    guild_id: channel.guildId,
    name: channel.name,
    parent_id: channel.parentId,
    last_message_id: channel.lastMessageId,
    rate_limit_per_user: 0,
    flags: channel.requiresTag ? 1 << 4 : 0,
  };
  if (channel.thread) return { ...shared, ...toWireThread(channel) };
  return {
    ...shared,
    topic: channel.topic,
    position: channel.position,
    nsfw: false,
    permission_overwrites: channel.overwrites.map(({ id, type, allow, deny }) => ({
      id,
      type,
      allow: allow.toString(),
      deny: deny.toString(),
    })),
    ...(channel.type === 15
      ? {
          available_tags: channel.tags.map(toWireTag),
          default_reaction_emoji: null,
          default_sort_order: null,
          default_forum_layout: 0,
        }
      : {}),
  };
}

function toWireThread(channel: Channel): Json {
  const thread = channel.thread;
  if (!thread) return {};
  return {
    owner_id: thread.ownerId,
    message_count: thread.messageCount,
    total_message_sent: thread.messageCount,
    member_count: thread.memberIds.size,
    thread_metadata: {
      archived: thread.archived,
      locked: thread.locked,
      auto_archive_duration: thread.autoArchiveMinutes,
      archive_timestamp: thread.archiveChangedAt,
      create_timestamp: thread.createdAt,
      ...(channel.type === 12 ? { invitable: true } : {}),
    },
    ...(thread.appliedTagIds.length > 0 ? { applied_tags: thread.appliedTagIds } : {}),
  };
}

function toWireTag(tag: ForumTag): Json {
  return { id: tag.id, name: tag.name, moderated: tag.moderated, emoji_id: null, emoji_name: null };
}

export function toWireThreadMember(channel: Channel, userId: string): Json {
  return { id: channel.id, user_id: userId, join_timestamp: channel.thread?.createdAt ?? null, flags: 0 };
}

/** The guild as `GET /guilds/{id}` answers it. */
export function toWireGuild(guild: Guild): Json {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    owner_id: guild.ownerId,
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    application_id: null,
    vanity_url_code: null,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: guild.locale,
    features: ['COMMUNITY', 'NEWS'],
    roles: [...guild.roles.values()].map(toWireRole),
    emojis: [],
    stickers: [],
  };
}

/** The guild as the gateway introduces it: with its channels, threads and, of the members, the bot. */
export function toGuildCreate(world: World, guild: Guild): Json {
  const channels = [...guild.channelIds].flatMap((id) => world.channels.get(id) ?? []);
  const bot = guild.members.get(world.bot.id);
  return {
    ...toWireGuild(guild),
    joined_at: bot?.joinedAt ?? null,
    large: guild.members.size > 50,
    unavailable: false,
    member_count: guild.members.size,
    members: bot ? [toWireMember(world, bot)] : [],
    channels: channels.filter((channel) => !channel.thread).map((channel) => toWireChannel(world, channel)),
    threads: channels.filter((channel) => channel.thread && !channel.thread.archived).map((channel) => toWireChannel(world, channel)),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

export function toWireApplication(world: World): Json {
  return {
    id: world.applicationId,
    name: world.bot.username,
    icon: null,
    description: world.application.description,
    bot_public: true,
    bot_require_code_grant: world.requiresCodeGrant,
    verify_key: world.publicKey,
    flags: 0,
    approximate_guild_count: guildsOfBot(world).length,
    approximate_user_install_count: world.userInstalls.size,
    bot: toWireUser(world.bot),
    owner: null,
    team: null,
    tags: world.application.tags,
    integration_types_config: world.application.installConfig,
    interactions_endpoint_url: world.application.interactionsEndpoint ?? null,
  };
}
