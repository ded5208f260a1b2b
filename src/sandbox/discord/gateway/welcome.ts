import { guildsOfBot } from '../installs.ts';
import { shardOf } from '../snowflake.ts';
import { toGuildCreate, toWireMember, toWireUser } from '../wire.ts';
import type { World } from '../world.ts';
import { intentBits } from './intents.ts';
import { deliver, type GatewaySession } from './session.ts';
import { isJson } from '../json.ts';

/** READY, then every guild of the shard (events/gateway, ready). */
export function welcome(world: World, session: GatewaySession, resumeUrl: string): void {
  const [shardId, shardCount] = session.shard;
  const guilds = guildsOfBot(world).filter((guild) => shardOf(guild.id, shardCount) === shardId);
  const ready = {
    v: 10,
    user: { ...toWireUser(world.bot), verified: true, mfa_enabled: false, email: null, flags: 0 },
    user_settings: {},
    guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
    private_channels: [],
    relationships: [],
    session_id: session.id,
    session_type: 'normal',
    resume_gateway_url: resumeUrl,
    shard: session.shard,
    application: { id: world.applicationId, flags: 0 },
    _trace: [],
  };
  deliver(session, 'READY', JSON.stringify(ready));
  if ((session.intents & intentBits.Guilds) === 0) return;
  for (const guild of guilds) deliver(session, 'GUILD_CREATE', JSON.stringify(toGuildCreate(world, guild)));
}

/** The answer to opcode 8: the members asked for by id, or all of them. */
export function sendMembers(world: World, session: GatewaySession, request: unknown): void {
  if (!isJson(request)) return;
  const guild = typeof request['guild_id'] === 'string' ? world.guilds.get(request['guild_id']) : undefined;
  const [shardId, shardCount] = session.shard;
  // A shard answers for its own guilds only.
  if (!guild || shardOf(guild.id, shardCount) !== shardId) return;
  const wanted = request['user_ids'] === undefined ? undefined : [request['user_ids']].flat();
  const members = [...guild.members.values()].filter((member) => wanted === undefined || wanted.includes(member.userId));
  const chunk = {
    guild_id: guild.id,
    members: members.map((member) => toWireMember(world, member)),
    chunk_index: 0,
    chunk_count: 1,
    ...(request['nonce'] === undefined ? {} : { nonce: request['nonce'] }),
  };
  deliver(session, 'GUILD_MEMBERS_CHUNK', JSON.stringify(chunk));
}
