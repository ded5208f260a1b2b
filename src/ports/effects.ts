/**
 * The effect of one cause, an interaction that every replica sees: done once, and said alike by any replica. Remembered for
 * a day.
 */
export interface Effects {
  /** `mine` for the first that asks; it calls `finish` or `abandon`. Everybody else learns whether it is done, and with which result. */
  begin(cause: string, now: number): Promise<EffectState>;
  /** `result` is kept as JSON. */
  finish(cause: string, result: unknown, now: number): Promise<void>;
  /**
   * Sets the moment of an effect that is under way since one of the given moments: a process keeps its own, or takes that of one which is
   * dead. False if it is not so any more: of several that take it one gets it.
   */
  renew(cause: string, since: readonly number[], now: number): Promise<boolean>;
  /** It failed: the next caller may do it. */
  abandon(cause: string): Promise<void>;
}

export type EffectState =
  | { readonly kind: 'mine' }
  /** `since` is the moment that it was begun or last renewed. */
  | { readonly kind: 'underWay'; readonly since: number }
  | { readonly kind: 'done'; readonly result: unknown };
