import { guildOf, permissionsIn } from '../access.ts';
import type { Context } from '../context.ts';
import { appPermissions, contextOf } from '../installs.ts';
import type { InteractionState } from '../interactions.ts';
import type { Json } from '../json.ts';
import { toWireChannel, toWireMember, toWireUser } from '../wire.ts';
import type { Channel, User } from '../world.ts';

/** INTERACTION_CREATE's data (interactions/receiving-and-responding, interaction object). */
export function toInteractionPayload(context: Context, state: InteractionState, channel: Channel, user: User, extra: Json): Json {
  const { world } = context;
  const guild = guildOf(world, channel);
  const member = guild?.members.get(user.id);
  const asker =
    guild && member
      ? {
          guild_id: guild.id,
          guild: { id: guild.id, locale: guild.locale, features: [] },
          guild_locale: guild.locale,
          member: { ...toWireMember(world, member), permissions: permissionsIn(world, channel, user.id).toString() },
        }
      : { user: toWireUser(user) };
  return {
    id: state.id,
    application_id: world.applicationId,
    type: state.type,
    token: state.token,
    version: 1,
    channel_id: channel.id,
    channel: { ...toWireChannel(world, channel), permissions: permissionsIn(world, channel, user.id).toString() },
    locale: user.locale,
    app_permissions: appPermissions(world, channel, user).toString(),
    entitlements: [],
    authorizing_integration_owners: state.owners,
    context: contextOf(channel),
    attachment_size_limit: 10_485_760,
    ...asker,
    ...extra,
  };
}
