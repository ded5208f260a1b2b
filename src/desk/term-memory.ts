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

  /** Looks are numbered as they begin: one that ends behind a later one tells of an earlier moment, and a term may be hidden since. */
  let begun = 0;
  let newest = 0;

  async function refresh(): Promise<Curated> {
    const look = (begun += 1);
    const revision = await terms.readRevision();
    if (revision === known.revision) return known;
    const read = await terms.read();
    if (look < newest) return known;
    newest = look;
    const before = known;
    known = read;
    if (JSON.stringify(before.terms) !== JSON.stringify(read.terms)) onChanged(read);
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
