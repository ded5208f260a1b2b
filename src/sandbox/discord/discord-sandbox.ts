import type { FaultPlan } from '../faults.ts';
import type { GatewayFaults } from './gateway/gateway.ts';
import type { InteractionsEndpoint } from './http/endpoint.ts';
import type { WebhookEvents } from './http/webhook-events.ts';
import type { InteractionRecord } from './interactions.ts';
import type { Journal } from './journal.ts';
import type { Observer } from './observer.ts';
import type { Operator } from './operator.ts';
import type { People } from './people/people.ts';

/** A Discord on loopback: REST v10 and a gateway, and hands on everything that people, operators and fate do to it. */
export interface DiscordSandbox extends People, Observer, Operator, Pick<Journal, 'subscribe' | 'events' | 'requests' | 'counters'> {
  /** For `rest: { api }` of discord.js: `http://127.0.0.1:1234/api`. */
  readonly apiUrl: string;
  readonly port: number;
  readonly token: string;
  readonly applicationId: string;
  /** `verify_key` of the application: 64 hexadecimal digits. */
  readonly publicKey: string;
  /** The Interactions Endpoint URL of the application; `deliver` sends it whatever a test likes, signed rightly. */
  readonly endpoint: Pick<InteractionsEndpoint, 'save' | 'probe' | 'deliver'>;
  /** The Event Webhooks URL of the application. */
  readonly webhookEvents: WebhookEvents;
  /** The bot's user id, which for new applications is the application's. */
  readonly botUserId: string;
  /** The first guild. */
  readonly guildId: string;
  /** The acts of people, and the bot's reaction to each; forgotten after 15 minutes, as their tokens are. */
  findInteraction(id: string): InteractionRecord | undefined;
  /** Every REST endpoint there is: `GET /channels/:channelId`. */
  readonly routes: readonly string[];
  /** The faults of REST. */
  readonly faults: FaultPlan;
  /** The faults of the gateway. */
  readonly gateway: GatewayFaults & { readonly connectionCount: number; readonly sessionCount: number };
  /** The token stops working: REST answers 401 and the gateway closes with 4004. */
  revokeToken(): void;
  /** Cuts every connection and timer; resolves when nothing is open any more. */
  close(): Promise<void>;
}
