import type { Clock } from '../../../runtime/clock.ts';
import { abortAfter } from '../../abort-after.ts';
import { interactionTypes } from '../interactions.ts';
import type { Json } from '../json.ts';
import { discordLimits } from '../limits.ts';
import type { World } from '../world.ts';
import type { SigningKey } from './signing-key.ts';

/** The answer to an interaction that was sent over HTTP. */
export interface EndpointAnswer {
  /** 0 if none came. */
  readonly status: number;
  readonly body: string;
  readonly contentType: string;
}

/** The Interactions Endpoint URL of the application: with one, interactions go there and never through the gateway. */
export interface InteractionsEndpoint {
  url(): string | undefined;
  /**
   * Saves the address as the portal does, after a PING that is signed rightly and one that is not; `undefined` takes it away.
   *
   * @throws if the first is not answered with a PONG, or the second not with 401. The last address stays then.
   */
  save(url: string | undefined): Promise<void>;
  /** The check that Discord makes from time to time: a wrong signature, and the address is taken away if that is accepted. */
  probe(): Promise<'kept' | 'removed'>;
  /** Sends an interaction; waits three seconds at most. */
  deliver(payload: Json): Promise<EndpointAnswer>;
}

export function createInteractionsEndpoint(world: World, key: SigningKey, clock: Clock): InteractionsEndpoint {
  function setUrl(url: string | undefined): void {
    world.application = { ...world.application, interactionsEndpoint: url };
  }

  async function post(url: string, payload: Json, isForged = false): Promise<EndpointAnswer> {
    const body = JSON.stringify(payload);
    // The signature of another body: well formed, and wrong.
    const signed = key.sign(isForged ? `${body} ` : body, clock.now());
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'user-agent': 'Discord-Interactions/1.0 (+https://discord.com)', ...signed },
        body,
        signal: abortAfter(discordLimits.acknowledgeMs, clock),
      });
      return { status: response.status, body: await response.text(), contentType: response.headers.get('content-type') ?? '' };
    } catch {
      return { status: 0, body: '', contentType: '' };
    }
  }

  const ping = (): Json => ({ application_id: world.applicationId, type: interactionTypes.ping, version: 1 });

  return {
    url: () => world.application.interactionsEndpoint,
    async save(url) {
      if (url !== undefined) {
        const pong = await post(url, ping());
        if (!isPong(pong)) throw new Error(`The endpoint did not answer a PING with a PONG, but with ${pong.status} ${pong.body}`);
        const forged = await post(url, ping(), true);
        if (forged.status !== 401) throw new Error(`The endpoint answered a wrong signature with ${forged.status}, not with 401`);
      }
      setUrl(url);
    },
    async probe() {
      const { interactionsEndpoint: url } = world.application;
      if (url !== undefined && (await post(url, ping(), true)).status === 401) return 'kept';
      setUrl(undefined);
      return 'removed';
    },
    async deliver(payload) {
      const { interactionsEndpoint: url } = world.application;
      return url === undefined ? { status: 0, body: '', contentType: '' } : post(url, payload);
    },
  };
}

function isPong({ status, body, contentType }: EndpointAnswer): boolean {
  return status === 200 && contentType.startsWith('application/json') && /^\s*\{\s*"type"\s*:\s*1\s*\}\s*$/u.test(body);
}
