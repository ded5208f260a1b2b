import type { Context } from '../context.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { InteractionStore } from '../interactions.ts';
import type { NonceMemory } from '../nonces.ts';
import { createApplicationRoutes } from './application-routes.ts';
import { createChannelRoutes } from './channel-routes.ts';
import { createCommandRoutes } from './command-routes.ts';
import { createGuildRoutes } from './guild-routes.ts';
import { createInteractionRoutes } from './interaction-routes.ts';
import { createMessageRoutes } from './message-routes.ts';
import { createReactionRoutes } from './reaction-routes.ts';
import type { Route } from './route.ts';
import { createThreadRoutes } from './thread-routes.ts';
import { createWebhookRoutes } from './webhook-routes.ts';

export interface RouteParts {
  readonly context: Context;
  readonly interactions: InteractionStore;
  readonly nonces: NonceMemory;
  readonly gateway: Pick<Gateway, 'starts'>;
  readonly gatewayUrl: () => string;
  /** Set if the number of shards that are recommended is not that of the guilds. */
  readonly recommendedShards: number | undefined;
  /** The origin that serves attachments: `http://127.0.0.1:1234`. */
  readonly origin: () => string;
}

/** Every endpoint the sandbox has; literal paths before those with parameters in the same place. */
export function createRoutes({
  context,
  interactions,
  nonces,
  gateway,
  gatewayUrl,
  recommendedShards,
  origin,
}: RouteParts): readonly Route[] {
  return [
    ...createApplicationRoutes(context, { url: gatewayUrl, starts: gateway.starts, recommendedShards }),
    ...createCommandRoutes(context),
    ...createInteractionRoutes(context, interactions, origin),
    ...createWebhookRoutes(context, interactions, origin),
    ...createMessageRoutes(context, nonces, origin),
    ...createThreadRoutes(context, origin),
    ...createChannelRoutes(context),
    ...createReactionRoutes(context),
    ...createGuildRoutes(context),
  ];
}
