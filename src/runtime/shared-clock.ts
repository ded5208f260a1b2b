import { type Clock, steadyNow } from './clock.ts';

export interface SharedClockOptions {
  /** The time that all processes share, in milliseconds since the epoch, as it is at some moment of the call. */
  readonly read: () => Promise<number>;
  /** This machine's, which runs the timers. */
  readonly local: Clock;
  /** Milliseconds that only ever grow, whatever is done to the machine's clock. */
  readonly steady?: () => number;
  readonly onMeasured?: (offsetMs: number) => void;
}

/** The same time in every process, however wrong the clocks of their machines are, and whatever is done to them. */
export interface SharedClock extends Clock {
  /** The lead of this machine's clock, in ms; negative if it is behind. */
  offsetMs(): number;
  stop(): void;
}

/** Between two looks at the shared time, in ms: clocks of machines drift by some milliseconds in that time. */
const EVERY_MS = 30_000;
/** The first time counts for everything that is done at the start, so the best of some is taken. */
const FIRST_LOOKS = 3;
/** A look that took longer says too little about the moment it is of, in ms. */
const MAX_LOOK_MS = 2_000;

/** From this difference on, in ms, an operator wants to know: a second or two is what networks and machines do to each other. */
export const LARGE_OFFSET_MS = 5_000;

interface Reading {
  readonly shared: number;
  readonly steady: number;
  readonly tookMs: number;
}

/** @throws what `read` throws at the first look; later failures leave the last one standing. */
export async function createSharedClock({
  read,
  local,
  steady = steadyNow,
  onMeasured = () => {},
}: SharedClockOptions): Promise<SharedClock> {
  let stopped = false;
  let cancel = (): void => {};

  async function look(): Promise<Reading> {
    const before = steady();
    const shared = await read();
    const after = steady();
    return { shared, steady: (before + after) / 2, tookMs: after - before };
  }

  const first: Reading[] = [];
  for (let index = 0; index < FIRST_LOOKS; index += 1) first.push(await look());
  let anchor = first.reduce((best, next) => (next.tookMs < best.tookMs ? next : best));

  const now = (): number => Math.round(anchor.shared + steady() - anchor.steady);
  const offsetMs = (): number => local.now() - now();

  async function measure(): Promise<void> {
    const next = await look().catch(() => undefined);
    if (next !== undefined && next.tookMs <= MAX_LOOK_MS) anchor = next;
    onMeasured(offsetMs());
    measureLater();
  }

  function measureLater(): void {
    if (!stopped) cancel = local.after(EVERY_MS, () => void measure());
  }

  onMeasured(offsetMs());
  measureLater();
  return {
    now,
    monotonic: steady,
    after: local.after,
    offsetMs,
    stop() {
      stopped = true;
      cancel();
    },
  };
}

/** One sentence without a full stop where the difference is large. */
export function describeOffset(offsetMs: number): string | undefined {
  if (Math.abs(offsetMs) < LARGE_OFFSET_MS) return undefined;
  const seconds = Math.round(Math.abs(offsetMs) / 1_000);
  return `The clock of this machine is ${seconds} s ${offsetMs > 0 ? 'ahead of' : 'behind'} the database's, which counts`;
}
