import type { DiscordSandbox } from '../../src/sandbox/discord/discord-sandbox.ts';

export interface GatewaySample {
  readonly op: number;
  readonly t: string | null;
  readonly s: number | null;
  readonly d: unknown;
}

/** The bot's events when things happen in a server: one of each kind, as they left the sandbox. */
export async function collectDiscordSamples(sandbox: DiscordSandbox): Promise<readonly GatewaySample[]> {
  const seen = new Map<string, GatewaySample>();
  const recording = sandbox.gateway.alterFrames((text) => {
    const frame = JSON.parse(text) as GatewaySample;
    // To be asked to come back, or to be let go, is not a malformed event: it is obeyed.
    if (![7, 9].includes(frame.op)) seen.set(kindOf(frame), frame);
    return text;
  });
  const who = { userId: sandbox.userId('linus'), channelId: sandbox.channelId('general') };
  sandbox.gateway.drop();
  await pause(1_500);
  const { message } = await sandbox.slash({ ...who, command: 'news', options: { query: 'colossus' } });
  await sandbox.autocomplete({ ...who, command: 'news', options: { query: 'col' }, focused: 'query' });
  const button = /"custom_id":"([^"]+)"/u.exec(JSON.stringify(message?.payload))?.[1];
  if (message && button) await sandbox.click({ userId: who.userId, messageId: message.id, customId: button });
  const made = sandbox.createChannel({ name: 'side' });
  sandbox.removePermission(made, 'SendMessages');
  sandbox.deleteChannel(made);
  sandbox.createGuild({ name: 'Another Gazette', channels: [{ name: 'lobby' }] });
  await pause(300);
  recording.restore();
  return [...seen.values(), ...handmade(sandbox)];
}

/** Events that the sandbox has no occasion for, and Discord sends to every bot that is in servers. */
function handmade({ guildId, applicationId, channelId, userId }: DiscordSandbox): readonly GatewaySample[] {
  const guild_id = guildId;
  const channel_id = channelId('general');
  const user = { id: userId('linus'), username: 'linus', discriminator: '0', avatar: null, global_name: 'Linus' };
  const thread = {
    id: '190000000000000001',
    type: 11,
    guild_id,
    parent_id: channel_id,
    name: 'mill',
    owner_id: user.id,
    thread_metadata: { archived: false, auto_archive_duration: 60, archive_timestamp: '2026-01-01T00:00:00.000Z', locked: false },
    message_count: 0,
    member_count: 1,
    flags: 0,
  };
  const member = { id: thread.id, user_id: user.id, join_timestamp: '2026-01-01T00:00:00.000Z', flags: 0 };
  const role = {
    id: '190000000000000002',
    name: 'herons',
    color: 0,
    hoist: false,
    position: 1,
    permissions: '0',
    managed: false,
    mentionable: false,
  };
  const stage = { id: '190000000000000003', guild_id, channel_id, topic: 'gates', privacy_level: 2, discoverable_disabled: true };
  const entitlement = {
    id: '190000000000000004',
    sku_id: '190000000000000005',
    application_id: applicationId,
    user_id: user.id,
    type: 8,
    deleted: false,
  };
  const modal = {
    id: '190000000000000006',
    application_id: applicationId,
    type: 5,
    token: 'a-token',
    version: 1,
    guild_id,
    channel_id,
    locale: 'en-US',
    app_permissions: '0',
    member: { user, roles: [], permissions: '0', joined_at: '2026-01-01T00:00:00.000Z', flags: 0, deaf: false, mute: false },
    data: { custom_id: 'form', components: [{ type: 1, components: [{ type: 4, custom_id: 'topic', value: 'mills' }] }] },
    entitlements: [],
    authorizing_integration_owners: {},
  };
  const events: Readonly<Record<string, unknown>> = {
    GUILD_UPDATE: { id: guild_id, name: 'Gazette', owner_id: user.id, roles: [role], emojis: [], features: [] },
    GUILD_DELETE: { id: '190000000000000007', unavailable: true },
    GUILD_ROLE_CREATE: { guild_id, role },
    GUILD_ROLE_UPDATE: { guild_id, role },
    GUILD_ROLE_DELETE: { guild_id, role_id: role.id },
    CHANNEL_PINS_UPDATE: { guild_id, channel_id, last_pin_timestamp: null },
    THREAD_CREATE: thread,
    THREAD_UPDATE: thread,
    THREAD_LIST_SYNC: { guild_id, channel_ids: [channel_id], threads: [thread], members: [member] },
    THREAD_MEMBER_UPDATE: { ...member, guild_id },
    THREAD_MEMBERS_UPDATE: { id: thread.id, guild_id, member_count: 1, added_members: [member], removed_member_ids: [] },
    THREAD_DELETE: { id: thread.id, guild_id, parent_id: channel_id, type: 11 },
    STAGE_INSTANCE_CREATE: stage,
    STAGE_INSTANCE_UPDATE: stage,
    STAGE_INSTANCE_DELETE: stage,
    USER_UPDATE: user,
    ENTITLEMENT_CREATE: entitlement,
    ENTITLEMENT_UPDATE: entitlement,
    ENTITLEMENT_DELETE: entitlement,
    APPLICATION_COMMAND_PERMISSIONS_UPDATE: {
      id: applicationId,
      application_id: applicationId,
      guild_id,
      permissions: [{ id: role.id, type: 1, permission: true }],
    },
    INTERACTION_CREATE: modal,
    AN_EVENT_OF_TOMORROW: { id: guild_id },
  };
  return [
    ...Object.entries(events).map(([t, d]) => ({ op: 0, t, s: 1, d })),
    { op: 9, t: null, s: null, d: null },
    { op: 11, t: null, s: null, d: null },
  ];
}

function kindOf({ op, t, d }: GatewaySample): string {
  return `${op} ${t ?? ''} ${t === 'INTERACTION_CREATE' ? (d as { readonly type: number }).type : ''}`;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
