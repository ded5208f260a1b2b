import { type Curated, NOTHING_CURATED } from '../curation/curated-term.ts';
import type { Terms } from '../ports/terms.ts';
import type { Clock } from '../runtime/clock.ts';

/** A change made in another process counts after this long at most, in ms: one look at one row. */
export const LOOK_FOR_CHANGES_MS = 2_000;

/** The curated terms as this process knows them. */
export interface TermMemory {
  /** As they are in the database now; asks for all of them only if something changed. */
  refresh(): Promise<Curated>;
  /** Follows the changes of other processes until it is stopped. */
  start(): void;
  stop(): void;
}

export interface TermMemoryOptions {
  readonly terms: Pick<Terms, 'readRevision' | 'read'>;
  readonly clock: Clock;
  /** Told of the first terms and of each change. */
  readonly onChanged: (curated: Curated) => void;
  /** A look that failed: what is known stays, hidden terms too, and the next look comes as ever. */
  readonly onTrouble: (error: unknown) => void;
}

export function createTermMemory({ terms, clock, onChanged, onTrouble }: TermMemoryOptions): TermMemory {
  let known: Curated = NOTHING_CURATED;
  let cancel = (): void => {};
  let isFollowing = false;

  async function refresh(): Promise<Curated> {
    if ((await terms.readRevision()) === known.revision) return known;
    const read = await terms.read();
    // Of two looks at once the newer one counts, whichever ends last; a restored backup may be older.
    if (read.revision !== known.revision) {
      const before = known;
      known = read;
      if (JSON.stringify(before.terms) !== JSON.stringify(read.terms)) onChanged(read);
    }
    return known;
  }

  async function look(): Promise<void> {
    await refresh().catch(onTrouble);
    if (isFollowing) cancel = clock.after(LOOK_FOR_CHANGES_MS, () => void look());
  }

  return {
    refresh,
    start() {
      isFollowing = true;
      cancel = clock.after(LOOK_FOR_CHANGES_MS, () => void look());
    },
    stop() {
      isFollowing = false;
      cancel();
    },
  };
}
