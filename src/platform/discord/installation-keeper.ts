import type { Installations } from '../../ports/installations.ts';
import type { Clock } from '../../runtime/clock.ts';

/** The servers and people that took the app in or out: whatever is kept for those that left waits, and is forgotten in time. */
export interface InstallationKeeper {
  /** A server or a person took the app in, `at` that moment, in ms since the epoch. @throws if the database does not take it. */
  arrive(id: string, name: string, at: number): Promise<void>;
  /** A server or a person took the app out. @throws if the database does not take it. */
  leave(id: string, at: number): Promise<void>;
  /** The ids of those that left and are not forgotten yet. @throws if the database cannot be asked. */
  listGone(): Promise<readonly string[]>;
}

export interface InstallationKeeperOptions {
  readonly installations: Pick<Installations, 'find' | 'put' | 'remove' | 'listRemovedBefore'>;
  readonly clock: Clock;
  /** Ids of people are in no log: the kind alone is told. */
  readonly onRemoved: () => void;
}

const nobody = { botId: '', botUserId: '', botName: '', scopes: [] } as const;

/** Discord sends an event again for ten minutes: one that comes late is judged by its own moment. */
export function createInstallationKeeper({ installations, clock, onRemoved }: InstallationKeeperOptions): InstallationKeeper {
  return {
    async arrive(id, name, at) {
      const known = await installations.find('discord', id);
      if (known !== undefined && Math.max(known.installedAt, known.removedAt ?? 0) >= at) return;
      await installations.put({ platform: 'discord', id, name, ...nobody, installedAt: at });
    },
    async leave(id, at) {
      const known = await installations.find('discord', id);
      if (known !== undefined && known.installedAt > at) return;
      // Installed before anything was kept of it.
      if (known === undefined) await installations.put({ platform: 'discord', id, name: '', ...nobody, installedAt: at });
      if (await installations.remove({ platform: 'discord', id }, clock.now())) onRemoved();
    },
    // The moment itself counts, too.
    listGone: () => installations.listRemovedBefore('discord', clock.now() + 1),
  };
}
