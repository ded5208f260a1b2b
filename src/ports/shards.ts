/**
 * The shards of one Discord bot among the processes on one database: each belongs to one process by a lease, and so do its session and its turn to
 * identify. Moments are milliseconds since the epoch, by the clock that all processes share.
 */
export interface Shards {
  /** Renews the shards of a process, and takes free ones up to its share. */
  hold(sign: ShardSign): Promise<ShardHolding>;
  /** The number of shards that all processes run, or ran last; undefined if there were none yet. */
  findCount(): Promise<number | undefined>;
  /** Nobody waits for the lease of this shard to run out. */
  release(shardId: number, owner: string): Promise<void>;
  findSession(shardId: number): Promise<ShardSession | undefined>;
  /** Kept only while the shard is the owner's; `undefined` forgets it. */
  keepSession(shardId: number, owner: string, session: ShardSession | undefined): Promise<void>;
  /** Takes the next turn of a bucket: 0 if it is the caller's, else the ms after which to ask again. */
  takeTurn(bucket: number, now: number): Promise<number>;
  /** The turn is used now: the next one of the bucket counts from here, however long the answer of `takeTurn` was on its way. */
  beginTurn(bucket: number, now: number): Promise<void>;
  /** Discord's own word on the sessions that may be started; each turn counts one off until the next word. */
  noteStarts(starts: SessionStarts): Promise<void>;
}

export interface ShardSign {
  readonly owner: string;
  /** The processes that live, as `Processes.beat` lists them. */
  readonly live: readonly string[];
  /** The number of shards that this process would run; it counts at a start without other processes, and where no number was agreed on. */
  readonly wanted: number;
  readonly isStart: boolean;
  readonly now: number;
  readonly leaseMs: number;
}

export interface ShardHolding {
  /** The number of shards that all processes run. */
  readonly count: number;
  /** The shards of this process, in order. */
  readonly held: readonly number[];
  /** The number of shards that it should have: those beyond it are another's, once they are released. */
  readonly share: number;
}

/** A session of the gateway, by which another connection goes on where the last one ended. Useless without the bot's token. */
export interface ShardSession {
  readonly sessionId: string;
  readonly resumeUrl: string;
  readonly sequence: number;
  /** The number of shards that it was started with: with another one it cannot be resumed. */
  readonly shardCount: number;
}

export interface SessionStarts {
  readonly remaining: number;
  /** When they are all there again. */
  readonly resetAt: number;
}

/**
 * Between two identifies of one bucket, in ms: Discord's five seconds (events/gateway, "Rate Limiting"), and a quarter more, since the first
 * of them may be longer on its way than the second.
 */
export const IDENTIFY_GAP_MS = 5_250;
