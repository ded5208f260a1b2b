import { refusal } from '../api-error.ts';
import type { Context } from '../context.ts';
import { toWireChannel, toWireGuild, toWireMember, toWireRole } from '../wire.ts';
import { type Guild, isThread } from '../world.ts';
import { ok, type RestRequest, type Route } from './route.ts';

/** The routes by which a bot reads a guild it is in. */
export function createGuildRoutes({ world }: Context): readonly Route[] {
  function getGuild({ params }: RestRequest): Guild {
    const guild = world.guilds.get(params['guildId'] ?? '');
    if (!guild) throw refusal('unknownGuild');
    return guild;
  }

  return [
    { method: 'GET', pattern: '/guilds/:guildId', auth: 'bot', handle: (request) => ok(toWireGuild(getGuild(request))) },
    {
      method: 'GET',
      pattern: '/guilds/:guildId/channels',
      auth: 'bot',
      handle: (request) => {
        const channels = [...getGuild(request).channelIds].flatMap((id) => world.channels.get(id) ?? []);
        return ok(channels.filter((channel) => !isThread(channel)).map((channel) => toWireChannel(world, channel)));
      },
    },
    {
      method: 'GET',
      pattern: '/guilds/:guildId/roles',
      auth: 'bot',
      handle: (request) => ok([...getGuild(request).roles.values()].map(toWireRole)),
    },
    {
      method: 'GET',
      pattern: '/guilds/:guildId/members/:userId',
      auth: 'bot',
      handle: (request) => {
        const member = getGuild(request).members.get(request.params['userId'] ?? '');
        if (!member) throw refusal('unknownMember');
        return ok(toWireMember(world, member));
      },
    },
  ];
}
