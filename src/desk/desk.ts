import type { Edition } from '../content/edition.ts';
import type { Clock } from '../runtime/clock.ts';
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
  let cancelEmbargo = (): void => {};
  let current = build(first);

  function build(edition: Edition): ServedEdition {
    const now = clock.now();
    const visible = visibleEdition(edition, now);
    cancelEmbargo();
    cancelEmbargo =
      visible.changesAt === undefined ? () => {} : clock.after(Math.min(visible.changesAt - now, maxTimerMs), () => publish(edition));
    return serveEdition(visible.edition, { now });
  }

  function publish(edition: Edition): void {
    current = build(edition);
  }

  return { served: () => current, publish, close: () => cancelEmbargo() };
}

/** Timers hold 31 bits of milliseconds: a later embargo is looked at again after 20 days. */
const maxTimerMs = 20 * 24 * 60 * 60 * 1000;
