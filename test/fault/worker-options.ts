export interface WorkerOptions {
  readonly location: string;
  readonly discord: { readonly token: string; readonly apiUrl: string };
  readonly slack: { readonly token: string; readonly apiUrl: string };
  /** When the scaled clock and that of the wall showed the same, in milliseconds since the epoch. */
  readonly startedAt: number;
  readonly factor: number;
  /** Of one request, in milliseconds of the wall. */
  readonly timeoutMs: number;
  /** In milliseconds of the scaled clock. */
  readonly leaseMs: number;
  readonly naive: boolean;
  /** Sends a second of the wall; default 45. */
  readonly perSecond?: number;
  /** Default 40. */
  readonly maxInFlight?: number;
}
