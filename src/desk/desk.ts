import type { Edition } from '../content/edition.ts';
import type { Clock } from '../runtime/clock.ts';
import { buildSearchIndexInWorker } from '../search/build-in-worker.ts';
import { needsRebuild } from '../search/update-index.ts';
import { createAnswerMemory } from './answer-memory.ts';
import { type Indexed, nextIndex } from './next-index.ts';
import { serveEdition } from './serve-edition.ts';
import type { ServedEdition } from './served-edition.ts';
import { visibleEdition } from './visible-edition.ts';

/** Holds the edition that is served. Publishing another is one pointer write: an answer never sees half of each. */
export interface Desk {
  served(): ServedEdition;
  publish(edition: Edition): void;
  close(): void;
}

/** Serves an edition, and serves it anew at the minute when one of its articles comes out of embargo. */
export function openDesk(first: Edition, clock: Clock): Desk {
  let timeReads = 0;
  const now = (): number => {
    timeReads += 1;
    return clock.now();
  };
  let cancelEmbargo = (): void => {};
  let latest: Indexed | undefined;
  let current = build(first);
  const closing = new AbortController();

  function build(edition: Edition): ServedEdition {
    const at = clock.now();
    const visible = visibleEdition(edition, at);
    cancelEmbargo();
    cancelEmbargo =
      visible.changesAt === undefined ? () => {} : clock.after(Math.min(visible.changesAt - at, maxTimerMs), () => publish(edition));
    const index = nextIndex(latest, visible.edition, now);
    latest = { edition: visible.edition, index };
    // A rebuild that fails costs speed, never an answer: the index in place is right, and the next edition tries again.
    if (needsRebuild(index)) rebuild(latest).catch(() => {});
    return serve(latest);
  }

  /** Every edition begins with nothing remembered. */
  function serve({ edition, index }: Indexed): ServedEdition {
    return serveEdition(edition, index, createAnswerMemory({ capacity: rememberedAnswers, countTimeReads: () => timeReads }));
  }

  /** Merges what has gathered beside the base of the index, away from the thread that answers. */
  async function rebuild(gathered: Indexed): Promise<void> {
    const index = await buildSearchIndexInWorker(gathered.edition, { now, signal: closing.signal });
    if (latest !== gathered) return;
    latest = { edition: gathered.edition, index };
    current = serve(latest);
  }

  function publish(edition: Edition): void {
    current = build(edition);
  }

  return {
    served: () => current,
    publish,
    close() {
      closing.abort();
      cancelEmbargo();
    },
  };
}

/** With what both platforms are sent for it, an answer takes some 10 kB: at most about 5 MB in all. */
const rememberedAnswers = 500;

/** Timers hold 31 bits of milliseconds: a later embargo is looked at again after 20 days. */
const maxTimerMs = 20 * 24 * 60 * 60 * 1000;
