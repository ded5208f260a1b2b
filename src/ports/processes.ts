/** The processes of one bot, as far as they share a database. Moments are milliseconds since the epoch, by the clock that all of them share. */
export interface Processes {
  /**
   * Says that a process does a kind of work for `leaseMs` more, and lists all that do by name, in an order that is the same for each of them.
   */
  beat(work: SharedWork, owner: string, now: number, leaseMs: number): Promise<readonly string[]>;
  /** The process does it no more: nobody waits for its lease to run out. */
  leave(work: SharedWork, owner: string): Promise<void>;
}

/** Work that is divided among the processes that do it; a process on the same database may do some of it only. */
export type SharedWork = 'gateway' | `sending.${string}`;
