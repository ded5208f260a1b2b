import type { SubscriptionSettings } from '../subscription/subscription.ts';

/** The name of `schedule` in the database: a process of an earlier version may read the row beside this one. */
type StoredSettings = Omit<SubscriptionSettings, 'schedule'> & { readonly rhythm: SubscriptionSettings['schedule'] };

export function writeSettings({ schedule, ...others }: SubscriptionSettings): string {
  const stored: StoredSettings = { ...others, rhythm: schedule };
  return JSON.stringify(stored);
}

export function readSettings(json: string): SubscriptionSettings {
  const { rhythm, ...others } = JSON.parse(json) as StoredSettings;
  return { ...others, schedule: rhythm };
}
