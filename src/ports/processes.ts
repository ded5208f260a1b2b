/** The processes of one bot, as far as they share a database. Moments are milliseconds since the epoch, by the clock that all of them share. */
export interface Processes {
  /** Says that a process lives for `leaseMs` more, and lists all that do by name, in an order that is the same for each of them. */
  beat(owner: string, now: number, leaseMs: number): Promise<readonly string[]>;
  /** The process ends: nobody waits for its lease to run out. */
  leave(owner: string): Promise<void>;
}
