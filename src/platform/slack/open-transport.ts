import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Clock } from '../../runtime/clock.ts';
import type { Logger } from '../../runtime/logger.ts';
import type { Standing } from '../standing.ts';
import { platformErrorOf } from './platform-error.ts';
import { createHttpReceiver } from './receiver/http-receiver.ts';
import { createSlackLogger } from './slack-logger.ts';
import { mayNotConnect } from './token-errors.ts';
import type { SlackTransport } from './transport.ts';
import { createTwoSockets } from './two-sockets.ts';

/** The way in for Slack's payloads: sockets that the app token opens, or requests that the signing secret proves to be Slack's. */
export type SlackWayIn =
  /** `xapp-…`, with the scope `connections:write` */
  { readonly appToken: string; readonly signingSecret?: undefined } | { readonly signingSecret: string; readonly appToken?: undefined };

export interface TransportOptions {
  /** For the client that opens connections: it tries once. */
  readonly once: WebClientOptions;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly standing: Standing;
  /** As in `PlatformEvents`. */
  readonly onDropped: (what: string, cause?: unknown) => void;
  /** True when no connection is wanted any more. */
  readonly isStopping: () => boolean;
}

export function openTransport(wayIn: SlackWayIn, options: TransportOptions): SlackTransport {
  const { clock, onDropped } = options;
  return wayIn.signingSecret === undefined
    ? openSockets(wayIn.appToken, options)
    : createHttpReceiver({ signingSecret: wayIn.signingSecret, clock, onDropped });
}

function openSockets(appToken: string, { once, clock, logger, standing, onDropped, isStopping }: TransportOptions): SlackTransport {
  const connections = new WebClient(appToken, once);
  const receiver = {
    appToken,
    logger: createSlackLogger(logger),
    installerOptions: { clientOptions: once },
    /** Bolt could not read an event that looked whole. It is not acknowledged: who waits for it is told by Slack. */
    async processEventErrorHandler({ error }: { readonly error: Error }): Promise<boolean> {
      onDropped('envelope', error);
      return false;
    },
  };
  return createTwoSockets(receiver, clock, {
    onDropped,
    open: async () => (await connections.apps.connections.open({})).url ?? '',
    async onFailed(error) {
      const said = platformErrorOf(error);
      if (said !== undefined && mayNotConnect.has(said)) await standing.suspect(said);
      if (isStopping() || standing.fault() !== undefined) return false;
      logger.warn({ error }, 'slack cannot be reached to open a connection, trying again');
      return true;
    },
  });
}
