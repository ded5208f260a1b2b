/** One thing that an examination looked at, for the operator to read. */
export interface Finding {
  readonly kind: 'ok' | 'warning' | 'problem';
  /** The examined object: `discord token`, `slack channel C1`. */
  readonly about: string;
  /** The observation, in one sentence without a full stop. */
  readonly what: string;
  /** The cure, if something is to be done. */
  readonly fix?: string;
}

/** The parts of a subscription that can be compared with the platform. */
export interface ExaminedChannel {
  readonly id: string;
  readonly kind: 'channel' | 'forum';
  readonly ping?: string;
  readonly thread: boolean;
  readonly crosspost: boolean;
  readonly tags: readonly string[];
}

/** Above it a warning: what is scheduled comes at the wrong time. */
const SKEW_WARNING_MS = 5_000;
/** Above it a problem: after a lost answer, messages are looked for from a minute before it. */
const SKEW_PROBLEM_MS = 60_000;

/** Compares our clock with the `Date` that a server answered; undefined if it named none. */
export function examineClock(about: string, date: string | null | undefined, now: number): Finding | undefined {
  const theirs = date === null || date === undefined ? Number.NaN : Date.parse(date);
  if (Number.isNaN(theirs)) return undefined;
  // A date has no fractions of a second, and the answer took a while.
  const skewMs = Math.max(0, Math.abs(now - theirs) - 1_500);
  const seconds = Math.round((now - theirs) / 1_000);
  if (skewMs <= SKEW_WARNING_MS) return { kind: 'ok', about, what: 'the clocks agree' };
  return {
    kind: skewMs > SKEW_PROBLEM_MS ? 'problem' : 'warning',
    about,
    what: `this machine's clock is ${Math.abs(seconds)} s ${seconds > 0 ? 'ahead' : 'behind'}`,
    fix: 'Let the machine take its time from a time server (for example with systemd-timesyncd or chrony).',
  };
}
