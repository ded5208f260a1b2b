import type { Publisher } from '../ports/publisher.ts';
import type { SendShare } from './send-share.ts';

/** The pace of each installation of many: a burst, and a slower pace after it, so that a large one holds up no other. */
export interface InstallationPace {
  divide(share: SendShare): void;
  begin(installationId: string, now: number): void;
  /** Those that wait. */
  resting(now: number): readonly string[];
}

/** A bucket of tokens for each installation that was sent to lately; a full one is forgotten. */
export function createInstallationPace(whole: NonNullable<Publisher['limits']['perInstallation']>): InstallationPace {
  const buckets = new Map<string, { readonly tokens: number; readonly at: number }>();
  let { burst, perSecond } = whole;

  /** A clock that was set back fills nothing, and empties nothing. */
  function tokensOf(installationId: string, now: number): number {
    const bucket = buckets.get(installationId);
    if (bucket === undefined) return burst;
    return Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) * perSecond) / 1_000);
  }

  function divide({ of }: SendShare): void {
    // With less than one nothing would ever be sent.
    burst = Math.max(1, whole.burst / of);
    perSecond = whole.perSecond / of;
  }

  return {
    divide,
    begin(installationId, now) {
      buckets.set(installationId, { tokens: tokensOf(installationId, now) - 1, at: now });
    },
    resting(now) {
      const resting: string[] = [];
      for (const installationId of buckets.keys()) {
        const tokens = tokensOf(installationId, now);
        if (tokens < 1) resting.push(installationId);
        else if (tokens === burst) buckets.delete(installationId);
      }
      return resting;
    },
  };
}
