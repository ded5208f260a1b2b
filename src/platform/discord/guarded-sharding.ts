import { SimpleShardingStrategy, WebSocketShardDestroyRecovery, WebSocketShardStatus } from 'discord.js';
import { GatewayDispatchEvents, GatewayOpcodes, type GatewayReceivePayload } from 'discord-api-types/v10';
import type { ReconnectPace } from '../reconnect-pace.ts';
import { readGatewayFrame } from './gateway-frame.ts';

export interface ShardGuard {
  readonly pace: ReconnectPace;
  /** A frame that could not be read, by its kind. */
  readonly onDropped: (what: string, cause?: unknown) => void;
  /** The library gave up on the connection with a fault of its own: only a new client comes back from that. */
  readonly onBroken: (cause: unknown) => void;
}

// discord.js gives these names to classes of its own, and keeps those of @discordjs/ws to itself.
type GatewayManager = ConstructorParameters<typeof SimpleShardingStrategy>[0];
const shardsOf = (strategy: SimpleShardingStrategy) => [...strategy['shards'].values()];
type Shard = ReturnType<typeof shardsOf>[number];
type ShardEvent = Parameters<Shard['on']>[0];
const readyEvent = 'ready' as ShardEvent;
const resumedEvent = 'resumed' as ShardEvent;

const startOver = { reason: 'The handshake cannot be read', recover: WebSocketShardDestroyRecovery.Reconnect };

/** Discord may ask so often in a row, without a resumption in between, to resume; after that the session counts as lost. */
const mostResumes = 3;

/**
 * The library's own way to hold the gateway, with a wall around each shard. @discordjs/ws 1.2 answers frames and timers in promises that
 * nobody waits for: whatever is thrown there ends the process. And it reconnects twice a second for as long as a gateway refuses, which
 * uses up a day's session starts in minutes.
 */
export class GuardedSharding extends SimpleShardingStrategy {
  readonly #guard: ShardGuard;
  #over = new AbortController();

  constructor(manager: GatewayManager, guard: ShardGuard) {
    super(manager);
    this.#guard = guard;
  }

  override async spawn(shardIds: number[]): Promise<void> {
    this.#over = new AbortController();
    await super.spawn(shardIds);
    for (const shard of shardsOf(this)) guardShard(shard, this.#guard, this.#over.signal);
  }

  override async destroy(options?: Parameters<SimpleShardingStrategy['destroy']>[0]): Promise<void> {
    // A shard that waits to reconnect counts as idle, and would not hear of it.
    this.#over.abort();
    await super.destroy(options);
  }
}

function guardShard(shard: Shard, guard: ShardGuard, over: AbortSignal): void {
  guardFrames(shard, guard);
  guardConnection(shard, guard, over);
}

function guardFrames(shard: Shard, { onDropped }: ShardGuard): void {
  const receive = shard['onMessage'].bind(shard);
  const unpack = shard['unpackMessage'].bind(shard);
  let resumes = 0;
  shard.on(readyEvent, () => (resumes = 0));
  shard.on(resumedEvent, () => (resumes = 0));

  async function decode(data: ArrayBuffer | string, isBinary: boolean): Promise<unknown> {
    try {
      return isBinary ? await unpack(data, true) : (JSON.parse(String(data)) as unknown);
    } catch {
      // The parser's error would repeat what was sent.
      return undefined;
    }
  }

  shard['unpackMessage'] = async (data: ArrayBuffer | string, isBinary: boolean): Promise<GatewayReceivePayload | null> => {
    const decoded = await decode(data, isBinary);
    // A part of a frame: the rest follows.
    if (decoded === null && shard['inflate'] !== null) return null;
    const read = readGatewayFrame(decoded);
    if (read.kind === 'malformed') {
      onDropped(read.what);
      // The library would wait up to a minute for another greeting.
      if (read.isHandshake && shard.status === WebSocketShardStatus.Connecting) void shard.destroy(startOver);
      return null;
    }
    const { frame } = read;
    if (!isExpected(frame, shard.status)) {
      onDropped('unexpected handshake');
      return null;
    }
    if (frame.op !== GatewayOpcodes.InvalidSession || !frame.d) return frame;
    resumes += 1;
    return resumes > mostResumes ? { ...frame, d: false } : frame;
  };
  shard['onMessage'] = async (data: ArrayBuffer | string, isBinary: boolean): Promise<void> => {
    try {
      await receive(data, isBinary);
    } catch (cause) {
      onDropped('frame', cause);
    }
  };
}

/** A second greeting would start a second heart, and a second welcome another session, beside those that go on. */
function isExpected(frame: GatewayReceivePayload, status: WebSocketShardStatus): boolean {
  if (frame.op === GatewayOpcodes.Hello) return status === WebSocketShardStatus.Connecting;
  if (frame.op !== GatewayOpcodes.Dispatch) return true;
  if (frame.t === GatewayDispatchEvents.Ready) return status === WebSocketShardStatus.Connecting;
  return frame.t !== GatewayDispatchEvents.Resumed || status === WebSocketShardStatus.Resuming;
}

function guardConnection(shard: Shard, { pace, onBroken }: ShardGuard, over: AbortSignal): void {
  const connect = shard['internalConnect'].bind(shard);
  const identify = shard['identify'].bind(shard);
  const close = shard['onClose'].bind(shard);
  const beat = shard['heartbeat'].bind(shard);
  const destroy = shard.destroy.bind(shard);
  let starting: { readonly from: unknown } | undefined;
  shard.on(readyEvent, pace.noteHeld);
  shard.on(resumedEvent, pace.noteHeld);

  async function connectInTurn(): Promise<void> {
    const session = await shard['strategy'].retrieveSessionInfo(shard.id);
    await pace.wait(session === null, over);
    if (over.aborted || shard.status !== WebSocketShardStatus.Idle) return;
    try {
      await connect();
    } catch (cause) {
      starting = undefined;
      throw cause;
    }
  }

  /** Faults of a connection that is over already are nobody's. */
  async function contain(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (cause) {
      if (!over.aborted) onBroken(cause);
    }
  }

  shard['internalConnect'] = () => {
    // One close may be noticed twice, and each would connect.
    if (starting?.from === shard['connection'] && starting !== undefined) return Promise.resolve();
    starting = { from: shard['connection'] };
    return contain(connectInTurn());
  };
  shard['identify'] = () => {
    pace.noteStart();
    return identify();
  };
  shard['onClose'] = (code: number) => contain(close(code));
  shard['heartbeat'] = (requested?: boolean) => contain(beat(requested));
  shard.destroy = (options?: Parameters<Shard['destroy']>[0]) => contain(destroy(options));
}
