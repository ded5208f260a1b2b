import type { Subscription } from '../subscription/subscription.ts';
import { readDestination } from './delivery-rows.ts';
import { readSettings, writeSettings } from './settings-json.ts';
import type { SubscriptionRow } from './schema.ts';

export function readSubscription(row: SubscriptionRow): Subscription {
  return {
    destination: readDestination(row, row.id),
    settings: readSettings(row.settings_json),
    ...(row.created_by === null ? {} : { createdBy: row.created_by }),
    createdAt: row.created_at,
    ...(row.parked_since === null
      ? {}
      : { parked: { since: row.parked_since, reason: row.parked_reason ?? '', retryAt: row.parked_retry_at ?? row.parked_since } }),
  };
}

export function writeSubscription(
  { destination, settings, createdBy, createdAt, parked }: Subscription,
  nextRunAt: number | undefined,
): SubscriptionRow {
  return {
    id: destination.id,
    platform: destination.platform,
    installation_id: destination.installationId,
    target_kind: destination.kind,
    target_id: destination.targetId,
    settings_json: writeSettings(settings),
    created_by: createdBy ?? null,
    created_at: createdAt,
    parked_since: parked?.since ?? null,
    parked_reason: parked?.reason ?? null,
    parked_retry_at: parked?.retryAt ?? null,
    next_run_at: nextRunAt ?? null,
  };
}
