import type { Edition } from '../content/edition.ts';
import type { Clock } from '../runtime/clock.ts';
import { GRACE_MS, isDoubtfulLoss } from '../sources/loss-doubt.ts';

/**
 * Whether a start finds so little of what was published last that its directory may not be mounted. Then nothing is announced, and nothing
 * is taken for gone, until it is back, the operator says so, or it has stayed for a while.
 */
export interface StartDoubt {
  /** Why the edition is doubted, as a sentence without a full stop. */
  reason(): string | undefined;
  /** Looks at an edition, the first or a later one. */
  see(edition: Edition): void;
  accept(): void;
  stop(): void;
}

/** `published` counts the articles that were there when an edition was planned last; `onOver` is called when the doubt ends by time. */
export function createStartDoubt(published: number, clock: Clock, onOver: () => void): StartDoubt {
  let isOver = published === 0;
  let reason: string | undefined;
  let cancel = (): void => {};

  function end(): void {
    isOver = true;
    reason = undefined;
    cancel();
  }

  return {
    reason: () => reason,
    see({ articles, seen = articles.length }) {
      if (isOver) return;
      const lost = published - Math.max(seen, articles.length);
      if (!isDoubtfulLoss(lost, published)) return end();
      if (reason === undefined)
        cancel = clock.after(GRACE_MS, () => {
          end();
          onOver();
        });
      reason = `${lost} of ${published} articles that were published are not there; nothing is announced or taken back until they are`;
    },
    accept: end,
    stop: () => cancel(),
  };
}
