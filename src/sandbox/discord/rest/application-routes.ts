import { refusal } from '../api-error.ts';
import type { Context } from '../context.ts';
import { createForm, readInteger, readSnowflake } from '../form.ts';
import type { SessionStarts } from '../gateway/session-starts.ts';
import { guildsOfBot } from '../installs.ts';
import type { Json } from '../json.ts';
import { discordLimits as limits } from '../limits.ts';
import { guildPermissions } from '../permissions.ts';
import { toWireApplication, toWireUser } from '../wire.ts';
import type { Guild, World } from '../world.ts';
import { readApplicationChange } from './application-form.ts';
import { bodyOf, ok, type Route } from './route.ts';

/** The bot's identity, and the address of its gateway. */
export function createApplicationRoutes(
  { world }: Context,
  gateway: { readonly url: () => string; readonly starts: SessionStarts; readonly recommendedShards: number | undefined },
): readonly Route[] {
  return [
    { method: 'GET', pattern: '/gateway', auth: 'none', handle: () => ok({ url: gateway.url() }) },
    {
      method: 'GET',
      pattern: '/gateway/bot',
      auth: 'bot',
      handle: () =>
        ok({
          url: gateway.url(),
          // Discord recommends a shard for every thousand guilds.
          shards: gateway.recommendedShards ?? Math.max(1, Math.ceil(guildsOfBot(world).length / 1000)),
          session_start_limit: gateway.starts.describe(),
        }),
    },
    { method: 'GET', pattern: '/applications/@me', auth: 'bot', handle: () => ok(toWireApplication(world)) },
    {
      method: 'PATCH',
      pattern: '/applications/@me',
      auth: 'bot',
      handle(request) {
        world.application = { ...world.application, ...readApplicationChange(bodyOf(request)) };
        return ok(toWireApplication(world));
      },
    },
    { method: 'GET', pattern: '/oauth2/applications/@me', auth: 'bot', handle: () => ok(toWireApplication(world)) },
    {
      method: 'GET',
      pattern: '/users/@me',
      auth: 'bot',
      handle: () => ok({ ...toWireUser(world.bot), verified: true, mfa_enabled: false, email: null, flags: 0 }),
    },
    {
      method: 'GET',
      pattern: '/users/@me/guilds',
      auth: 'bot',
      handle({ query }) {
        const form = createForm();
        const limit = readInteger(form.at('limit'), query.get('limit'), { min: 1, max: limits.guildsPerPage }) ?? limits.guildsPerPage;
        const after = readSnowflake(form.at('after'), query.get('after'));
        form.assertValid();
        // In the order of their ids, which are numbers in text.
        const guilds = guildsOfBot(world).filter(({ id }) => after === undefined || BigInt(id) > BigInt(after));
        return ok(guilds.slice(0, limit).map((guild) => toPartialGuild(world, guild)));
      },
    },
    {
      method: 'GET',
      pattern: '/users/:userId',
      auth: 'bot',
      handle: ({ params }) => {
        const user = world.users.get(params['userId'] ?? '');
        if (!user) throw refusal('unknownUser');
        return ok(toWireUser(user));
      },
    },
  ];
}

/** A guild as a list of one's own shows it; `permissions` are the bot's. */
function toPartialGuild(world: World, guild: Guild): Json {
  const member = guild.members.get(world.bot.id);
  const permissions = String(member === undefined ? 0n : guildPermissions(guild, member));
  return { id: guild.id, name: guild.name, icon: null, banner: null, owner: false, permissions, features: [] };
}
