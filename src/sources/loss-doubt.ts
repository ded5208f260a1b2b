import type { Slug } from '../content/article.ts';
import type { Clock } from '../runtime/clock.ts';

/** Fewer than that are taken down by hand in a minute, and are gone at once. */
export const MIN_LOST = 3;
/** An editor takes down articles; what takes down most of them is a directory that is not mounted, or half copied. */
export const MAX_LOST_SHARE = 0.5;
/** Long enough to mount a directory again or to deploy once more, short enough for somebody who meant it. In ms. */
export const GRACE_MS = 15 * 60_000;
/** A file that goes away within this time goes away at once: removing a tree of ten thousand files takes seconds. In ms. */
const TOGETHER_MS = 60_000;

export interface GoneArticle {
  readonly path: string;
  readonly slug: Slug;
}

export interface LossVerdict {
  /** Paths that are gone for good. */
  readonly accepted: readonly string[];
  /** Set while others are kept. */
  readonly doubt?: {
    readonly lost: number;
    readonly of: number /** When they are gone too, in ms since the epoch. */;
    readonly until: number;
  };
}

/** Tells articles that were taken down from a directory that lost most of them at once. */
export interface LossDoubt {
  /** `gone` are all files of articles that are not there, `present` the slugs of those that are. */
  judge(gone: readonly GoneArticle[], present: ReadonlySet<Slug>): LossVerdict;
  /** Somebody says that it was meant. */
  accept(): void;
}

/** Whether losing so many of them is doubted. */
export function isDoubtfulLoss(lost: number, of: number): boolean {
  return lost >= MIN_LOST && lost > of * MAX_LOST_SHARE;
}

export function createLossDoubt(clock: Clock, graceMs = GRACE_MS): LossDoubt {
  let doubted: ReadonlySet<string> = new Set();
  let since = 0;
  let isAccepted = false;
  /** When articles went away that were not doubted. */
  let recent: readonly number[] = [];

  return {
    judge(gone, present) {
      const now = clock.now();
      // A clock that was set back would keep them for hours.
      if (now < since) since = now;
      recent = recent.filter((at) => at <= now && now - at < TOGETHER_MS);
      // The same article under another path is not a loss.
      const lost = gone.filter(({ slug }) => !present.has(slug));
      const stillLost = new Set(lost.map(({ path }) => path));
      doubted = new Set([...doubted].filter((path) => stillLost.has(path)));
      const fresh = lost.filter(({ path }) => !doubted.has(path));
      const isOver = isAccepted || (doubted.size > 0 && now - since >= graceMs);
      isAccepted = false;
      if (isOver) doubted = new Set();
      else if (isDoubtfulLoss(fresh.length + recent.length, present.size + fresh.length + recent.length)) {
        if (doubted.size === 0) since = now;
        doubted = new Set([...doubted, ...fresh.map(({ path }) => path)]);
      }
      const accepted = gone.filter(({ path }) => !doubted.has(path));
      recent = [...recent, ...accepted.filter(({ path }) => stillLost.has(path)).map(() => now)];
      if (doubted.size === 0) return { accepted: accepted.map(({ path }) => path) };
      return {
        accepted: accepted.map(({ path }) => path),
        doubt: { lost: doubted.size, of: present.size + doubted.size, until: since + graceMs },
      };
    },
    accept() {
      isAccepted = true;
    },
  };
}
