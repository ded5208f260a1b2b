import type { Processes } from '../../../ports/processes.ts';
import type { Shards } from '../../../ports/shards.ts';
import { createLoneShards } from './lone-shards.ts';

export interface EnduringShardsOptions {
  readonly shards: Shards;
  readonly processes: Processes;
  /** No other process can be on the database. */
  readonly isSole: boolean;
  /** No other process is on the database, as far as this one knows. */
  readonly isAlone: () => boolean;
  readonly onTrouble: (error: unknown) => void;
}

/** The shards as the database has them; a process that shares them with nobody connects without it too, if it is full, locked or away. */
export function createEnduringShards(options: EnduringShardsOptions): Pick<EnduringShardsOptions, 'shards' | 'processes'> {
  const { shards, processes, isSole, isAlone, onTrouble } = options;
  const own = createLoneShards();

  async function orElse<T>(asked: Promise<T>, decide: () => Promise<T>): Promise<T> {
    try {
      return await asked;
    } catch (error) {
      if (!isSole && !isAlone()) throw error;
      onTrouble(error);
      return decide();
    }
  }

  if (isSole) {
    const { hold, takeTurn, beginTurn, noteStarts } = own.shards;
    return {
      processes: own.processes,
      shards: { ...shards, takeTurn, beginTurn, noteStarts, hold: (sign) => orElse(shards.hold(sign), () => hold(sign)) },
    };
  }
  return {
    processes,
    shards: {
      ...shards,
      takeTurn: (bucket, now) => orElse(shards.takeTurn(bucket, now), () => own.shards.takeTurn(bucket, now)),
      async beginTurn(bucket, now) {
        await own.shards.beginTurn(bucket, now);
        await shards.beginTurn(bucket, now);
      },
      async noteStarts(starts) {
        await own.shards.noteStarts(starts);
        await shards.noteStarts(starts);
      },
    },
  };
}
