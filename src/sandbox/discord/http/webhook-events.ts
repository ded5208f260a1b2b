import type { Clock } from '../../../runtime/clock.ts';
import { abortAfter } from '../../abort-after.ts';
import type { Json } from '../json.ts';
import { discordLimits } from '../limits.ts';
import { toWireGuild, toWireUser } from '../wire.ts';
import type { World } from '../world.ts';
import type { SigningKey } from './signing-key.ts';

/** The Event Webhooks URL of an application (events/webhook-events): told who takes the application in, and who takes it out. */
export interface WebhookEvents {
  /**
   * Saves the address as the portal does, after a PING that is signed rightly and one that is not.
   *
   * @throws if the first is not answered with 204 and a media type, or the second not with 401.
   */
  save(url: string): Promise<void>;
  /** A person takes the application into a server, or, without one, into their own account. The status of the answer. */
  authorize(userId: string, guildId?: string): Promise<number>;
  /** A person takes the application out of their account. The status of the answer. */
  deauthorize(userId: string, at?: number): Promise<number>;
  /** Sends a payload of a test's own, signed rightly. */
  deliver(payload: Json): Promise<number>;
}

/** The types of a payload, and of an installation. */
const [pingType, eventType] = [0, 1];
const [guildInstall, userInstall] = [0, 1];

export function createWebhookEvents(world: World, key: SigningKey, clock: Clock): WebhookEvents {
  let address: string | undefined;

  async function post(url: string, payload: Json, isForged = false): Promise<Response> {
    const body = JSON.stringify(payload);
    return fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...key.sign(isForged ? `${body} ` : body, clock.now()) },
      body,
      signal: abortAfter(discordLimits.acknowledgeMs, clock),
    });
  }

  const envelope = (type: number, more: Json = {}): Json => ({ version: 1, application_id: world.applicationId, type, ...more });

  async function send(type: string, data: Json, at = clock.now()): Promise<number> {
    if (address === undefined) return 0;
    const { status } = await post(address, envelope(eventType, { event: { type, timestamp: new Date(at).toISOString(), data } }));
    return status;
  }

  function userOf(userId: string): Json {
    const user = world.users.get(userId);
    if (user === undefined) throw new TypeError(`The sandbox has no user ${userId}`);
    return toWireUser(user);
  }

  return {
    async save(url) {
      const pong = await post(url, envelope(pingType));
      if (pong.status !== 204 || !pong.headers.has('content-type')) throw new Error(`The address answered a PING with ${pong.status}`);
      const forged = await post(url, envelope(pingType), true);
      if (forged.status !== 401) throw new Error(`The address answered a wrong signature with ${forged.status}, not with 401`);
      address = url;
    },
    authorize(userId, guildId) {
      const guild = guildId === undefined ? undefined : world.guilds.get(guildId);
      const isServer = guild !== undefined;
      return send('APPLICATION_AUTHORIZED', {
        integration_type: isServer ? guildInstall : userInstall,
        scopes: isServer ? ['applications.commands', 'bot'] : ['applications.commands'],
        user: userOf(userId),
        ...(isServer ? { guild: toWireGuild(guild) } : {}),
      });
    },
    deauthorize: (userId, at) => send('APPLICATION_DEAUTHORIZED', { user: userOf(userId) }, at),
    async deliver(payload) {
      return address === undefined ? 0 : (await post(address, payload)).status;
    },
  };
}
