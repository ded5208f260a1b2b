import { defaultSettings } from '../subscription/parse-settings.ts';
import { destinationOf, type PlatformName } from '../subscription/subscription.ts';
import type { Config } from '../config/config.ts';
import type { Storage } from '../ports/storage.ts';

/** The platforms that have been reached, each with where the bot is installed if its channels are named within that: the workspace on Slack. */
export type InstallationIds = ReadonlyMap<string, string | undefined>;

/**
 * Channels of the environment get every article; what was changed in a channel since stays. They are the very subscriptions that
 * `/announcements` changes there, so a channel never has two. To be called once: what somebody turns off stays off until the next start.
 * A channel of a workspace that is not known yet is subscribed all the same, and adopted when it is: nothing is published past it meanwhile.
 */
export async function subscribeConfigured(
  { discord, slack }: Pick<Config, 'discord' | 'slack'>,
  installations: InstallationIds,
  storage: Storage,
  now: number,
): Promise<void> {
  await adoptUnplaced(installations, storage, now);
  const subscribed = new Set(
    (await storage.subscriptions.list()).map(({ destination }) => `${destination.platform} ${destination.targetId}`),
  );
  const channels: readonly (readonly [PlatformName, readonly string[]])[] = [
    ['discord', discord?.announceChannels ?? []],
    ['slack', slack?.announceChannels ?? []],
  ];
  for (const [platform, ids] of channels) {
    for (const id of ids.filter((each) => !subscribed.has(`${platform} ${each}`))) {
      const destination = destinationOf(platform, installations.get(platform) ?? '', 'channel', id);
      // One that rests, in a place that the bot left, is not listed: it keeps its settings and waits.
      if ((await storage.subscriptions.find(destination.id)) !== undefined) continue;
      await storage.subscriptions.put({ destination, settings: defaultSettings, createdAt: now }, undefined);
    }
  }
  // Another process may have subscribed the same channel in this very moment, and know the workspace, or not.
  await adoptUnplaced(installations, storage, now);
}

/**
 * Subscriptions that were made without knowing the workspace (a platform that was away, an import, an earlier version) become those of its
 * channels.
 */
export async function adoptUnplaced(installations: InstallationIds, storage: Storage, now: number): Promise<void> {
  const all = (await storage.subscriptions.list()).map(({ destination }) => destination);
  for (const { id, platform, kind, targetId } of all.filter(({ installationId }) => installationId === '')) {
    const installation = installations.get(platform);
    const place = installation === undefined ? undefined : destinationOf(platform, installation, kind, targetId);
    const hasTwin =
      all.some((other) => other.id !== id && other.platform === platform && other.targetId === targetId) ||
      (place !== undefined && place.id !== id && (await storage.subscriptions.find(place.id)) !== undefined);
    if (hasTwin) await storage.subscriptions.remove(id, now);
    else if (place !== undefined) await storage.subscriptions.move(id, place);
  }
}
