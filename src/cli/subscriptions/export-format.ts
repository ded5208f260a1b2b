import { z } from 'zod';
import { formatSettings } from '../../subscription/parse-settings.ts';
import type { Subscription } from '../../subscription/subscription.ts';

/** A subscription as `newsdesk subscriptions --json` writes it. */
export const ExportedSubscription = z.strictObject({
  platform: z.enum(['discord', 'slack']),
  installation: z.string(),
  channel: z.string().min(1),
  kind: z.enum(['channel', 'forum']).default('channel'),
  settings: z.string(),
  /** The person who hears of posts that fail, by their id on the platform. */
  owner: z.string().optional(),
});
export type ExportedSubscription = z.infer<typeof ExportedSubscription>;

export function exportOf({ destination, settings, createdBy }: Subscription): ExportedSubscription {
  const { platform, installationId, targetId, kind } = destination;
  return {
    platform: platform === 'slack' ? 'slack' : 'discord',
    installation: installationId,
    channel: targetId,
    kind: kind === 'forum' ? 'forum' : 'channel',
    settings: formatSettings(settings),
    ...(createdBy === undefined ? {} : { owner: createdBy }),
  };
}
