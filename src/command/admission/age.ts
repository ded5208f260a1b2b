/** The age of arrivals, although the platform's clock and this one differ. */
export interface AgeGauge {
  /** When it was asked, on this clock: never in the future. */
  askedAt(platform: string, sentAt: number | undefined, now: number): number;
}

/** For so long, in ms, the quickest arrival tells how far the clocks are apart: after that a clock may have been set. */
const MEMORY_MS = 60_000;

/**
 * The quickest arrival took no time: all others are older by the rest of their time. A clock that is wrong by minutes does not
 * make every question too old.
 */
export function createAgeGauge(): AgeGauge {
  const quickest = new Map<string, { readonly took: number; readonly at: number }>();
  return {
    askedAt(platform, sentAt, now) {
      if (sentAt === undefined) return now;
      const took = now - sentAt;
      const known = quickest.get(platform);
      if (known === undefined || took <= known.took || now - known.at > MEMORY_MS || now < known.at) {
        quickest.set(platform, { took, at: now });
        return now;
      }
      return now - (took - known.took);
    },
  };
}
