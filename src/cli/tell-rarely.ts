import type { Clock } from '../runtime/clock.ts';

/** Strangers may send what they like: a kind of refusal is logged once in so many ms. */
const toldEveryMs = 60_000;

/** Whether something of this kind is due to be told again. */
export function createTellRarely(clock: Clock): (kind: string) => boolean {
  const toldAt = new Map<string, number>();
  return (kind) => {
    const now = clock.now();
    if (now - (toldAt.get(kind) ?? Number.NEGATIVE_INFINITY) < toldEveryMs) return false;
    toldAt.set(kind, now);
    return true;
  };
}
