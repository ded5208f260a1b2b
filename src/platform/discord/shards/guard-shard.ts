import { WebSocketShardDestroyRecovery, type WebSocketShard, WebSocketShardEvents, WebSocketShardStatus } from '@discordjs/ws';
import { GatewayDispatchEvents, GatewayOpcodes, type GatewayReceivePayload } from 'discord-api-types/v10';
import type { ReconnectPace } from '../../reconnect-pace.ts';
import { readGatewayFrame } from '../gateway-frame.ts';

export interface ShardGuard {
  readonly pace: ReconnectPace;
  /** Aborted when the connection is over for good. */
  readonly over: AbortSignal;
  /** Whether the shard is still this process'. */
  readonly holds: () => boolean;
  /** As in `ShardHolder`. */
  readonly mayConnect: () => boolean;
  /** It is not: what came was not looked at, and nothing further may be. */
  readonly onLost: () => void;
  /** A frame that could not be read, by its kind. */
  readonly onDropped: (what: string, cause?: unknown) => void;
  /** The library gave up on the connection with a fault of its own: only a new one comes back from that. */
  readonly onBroken: (cause: unknown) => void;
}

const startOver = { reason: 'The handshake cannot be read', recover: WebSocketShardDestroyRecovery.Reconnect };

/** Discord may ask so often in a row, without a resumption in between, to resume; after that the session counts as lost. */
const mostResumes = 3;

/**
 * Puts a wall around a shard of the library. @discordjs/ws 1.2 answers frames and timers in promises that nobody waits for: whatever is
 * thrown there ends the process. And it reconnects twice a second for as long as a gateway refuses, which uses up a day's session starts in
 * minutes.
 */
export function guardShard(shard: WebSocketShard, guard: ShardGuard): void {
  guardFrames(shard, guard);
  guardConnection(shard, guard);
}

function guardFrames(shard: WebSocketShard, { holds, onLost, onDropped }: ShardGuard): void {
  const receive = shard['onMessage'].bind(shard);
  const unpack = shard['unpackMessage'].bind(shard);
  let resumes = 0;
  shard.on(WebSocketShardEvents.Ready, () => (resumes = 0));
  shard.on(WebSocketShardEvents.Resumed, () => (resumes = 0));

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
    // A frame that is not counted is sent again to the connection that resumes the session.
    if (!holds()) return onLost();
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

function guardConnection(shard: WebSocketShard, { pace, over, mayConnect, onLost, onBroken }: ShardGuard): void {
  const connect = shard['internalConnect'].bind(shard);
  const identify = shard['identify'].bind(shard);
  const close = shard['onClose'].bind(shard);
  const beat = shard['heartbeat'].bind(shard);
  const destroy = shard.destroy.bind(shard);
  let starting: { readonly from: unknown } | undefined;
  shard.on(WebSocketShardEvents.Ready, pace.noteHeld);
  shard.on(WebSocketShardEvents.Resumed, pace.noteHeld);

  async function connectInTurn(): Promise<void> {
    const session = await shard['strategy'].retrieveSessionInfo(shard.id);
    await pace.wait(session === null, over);
    if (over.aborted || shard.status !== WebSocketShardStatus.Idle) return;
    if (!mayConnect()) return onLost();
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
  shard.destroy = (options?: Parameters<WebSocketShard['destroy']>[0]) => contain(destroy(options));
}
