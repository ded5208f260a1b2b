import type { SessionInfo } from '@discordjs/ws';
import type { ShardSession, Shards } from '../../../ports/shards.ts';

/** The session of one shard: in memory for each frame, and in the database for whichever connection goes on with it. */
export interface SessionMemory {
  /** Reads where the last connection ended. A shard identifies without it, so a database that cannot be asked is not a fault. */
  load(): Promise<void>;
  current(): SessionInfo | null;
  /** A new session is written down at once, and the number of its last event with the next `save`. */
  update(session: SessionInfo | null): void;
  /** From now on nothing changes: what comes after is sent again to the connection that resumes. */
  freeze(): void;
  /** Whether an event came after `freeze`. */
  isBeyond(sequence: number): boolean;
  /** Writes down what was not yet. */
  save(): Promise<void>;
}

export interface SessionMemoryOptions {
  readonly shards: Pick<Shards, 'findSession' | 'keepSession'>;
  readonly shardId: number;
  readonly owner: string;
  readonly onTrouble: (error: unknown) => void;
}

export function createSessionMemory({ shards, shardId, owner, onTrouble }: SessionMemoryOptions): SessionMemory {
  let session: SessionInfo | null = null;
  let isSaved = true;
  let isFrozen = false;
  let saving: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    if (isSaved) return;
    isSaved = true;
    try {
      await shards.keepSession(shardId, owner, session === null ? undefined : toKept(session));
    } catch (error) {
      isSaved = false;
      onTrouble(error);
    }
  }

  function save(): Promise<void> {
    // One after the other: an older number must not be written over a newer one.
    saving = saving.then(write);
    return saving;
  }

  return {
    async load() {
      try {
        const kept = await shards.findSession(shardId);
        session = kept === undefined ? null : fromKept(kept, shardId);
      } catch (error) {
        onTrouble(error);
      }
    },
    current: () => session,
    update(next) {
      if (isFrozen) return;
      const isAnother = next?.sessionId !== session?.sessionId;
      session = next;
      isSaved = false;
      if (isAnother) void save();
    },
    freeze() {
      isFrozen = true;
    },
    isBeyond: (sequence) => isFrozen && sequence > (session?.sequence ?? 0),
    save,
  };
}

function toKept({ sessionId, resumeURL, sequence, shardCount }: SessionInfo): ShardSession {
  return { sessionId, resumeUrl: resumeURL, sequence, shardCount };
}

function fromKept({ sessionId, resumeUrl, sequence, shardCount }: ShardSession, shardId: number): SessionInfo {
  return { sessionId, resumeURL: resumeUrl, sequence, shardCount, shardId };
}
