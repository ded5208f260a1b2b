/**
 * The effect of one cause, an interaction that every replica sees: done once, and said alike by any replica. Remembered for
 * a day.
 */
export interface Effects {
  /** `mine` for the first that asks; it calls `finish` or `abandon`. Everybody else learns whether it is done, and with which result. */
  begin(cause: string, now: number): Promise<EffectState>;
  /** `result` is kept as JSON. */
  finish(cause: string, result: unknown, now: number): Promise<void>;
  /** It failed: the next caller may do it. */
  abandon(cause: string): Promise<void>;
}

export type EffectState = { readonly kind: 'mine' } | { readonly kind: 'underWay' } | { readonly kind: 'done'; readonly result: unknown };
