import { refusal } from '../api-error.ts';
import type { Context } from '../context.ts';
import type { SessionStarts } from '../gateway/session-starts.ts';
import { toWireApplication, toWireUser } from '../wire.ts';
import { ok, type Route } from './route.ts';

/** The bot's identity, and the address of its gateway. */
export function createApplicationRoutes(
  { world }: Context,
  gateway: { readonly url: () => string; readonly starts: SessionStarts },
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
          shards: Math.max(1, Math.ceil(world.guilds.size / 1000)),
          session_start_limit: gateway.starts.describe(),
        }),
    },
    { method: 'GET', pattern: '/applications/@me', auth: 'bot', handle: () => ok(toWireApplication(world)) },
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
      handle: () => ok([...world.guilds.values()].map(({ id, name }) => ({ id, name, icon: null, owner: false, features: [] }))),
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
