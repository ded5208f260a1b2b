import type { Installations } from '../../ports/installations.ts';
import type { Subscriptions } from '../../ports/subscriptions.ts';

/** The servers and people that took the app in or out: whatever is kept for those that left waits, and is forgotten in time. */
export interface InstallationKeeper {
  /** A server or a person took the app in, `at` that moment, in ms since the epoch. Nothing if a later moment is known. @throws if the database does not take it. */
  arrive(id: string, name: string, at: number): Promise<void>;
  /** A server or a person took the app out. Nothing if it was taken in later. @throws if the database does not take it. */
  leave(id: string, at: number): Promise<void>;
  /** The ids of those that left and are not forgotten yet. @throws if the database cannot be asked. */
  listGone(): Promise<readonly string[]>;
  /** The ids of servers that have subscriptions, without those that left. @throws if the database cannot be asked. */
  listServers(): Promise<readonly string[]>;
}

export interface InstallationKeeperOptions {
  readonly installations: Pick<Installations, 'arrive' | 'leave' | 'listRemovedBefore'>;
  readonly subscriptions: Pick<Subscriptions, 'list'>;
  /** Ids of people are in no log: the kind alone is told. */
  readonly onRemoved: () => void;
}

const nobody = { botId: '', botUserId: '', botName: '', scopes: [] } as const;

/** Discord sends an event again for ten minutes: one that comes late is judged by its own moment. */
export function createInstallationKeeper({ installations, subscriptions, onRemoved }: InstallationKeeperOptions): InstallationKeeper {
  return {
    arrive: (id, name, at) => installations.arrive({ platform: 'discord', id, name, ...nobody, installedAt: at }),
    async leave(id, at) {
      if (await installations.leave({ platform: 'discord', id }, at)) onRemoved();
    },
    // Clocks differ: a moment may still be to come here.
    listGone: () => installations.listRemovedBefore('discord', Number.MAX_SAFE_INTEGER),
    async listServers() {
      const places = (await subscriptions.list()).map(({ destination }) => destination);
      const channels = places.filter(({ platform, kind }) => platform === 'discord' && kind !== 'user');
      return [...new Set(channels.map(({ installationId }) => installationId))];
    },
  };
}
