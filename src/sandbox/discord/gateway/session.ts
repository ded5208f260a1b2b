import type { GatewayConnection } from './connection.ts';

/** Number of events that a session keeps to be replayed; Discord does not say, a longer absence must start anew. */
const MAX_REPLAY = 5000;

/** The state that outlives a connection: the identified bot, its intents, and the events it may still have to hear. */
export interface GatewaySession {
  readonly id: string;
  readonly shard: readonly [id: number, count: number];
  readonly intents: number;
  sequence: number;
  /** Frames by sequence number, oldest first. */
  readonly replay: { readonly sequence: number; readonly frame: string }[];
  /** `undefined` while the client is away. */
  connection: GatewayConnection | undefined;
  cancelExpiry: () => void;
}

/** Numbers the event, remembers it for a resume, and sends it if somebody is listening. */
export function deliver(session: GatewaySession, event: string, data: string): void {
  session.sequence += 1;
  const frame = `{"t":"${event}","s":${session.sequence},"op":0,"d":${data}}`;
  session.replay.push({ sequence: session.sequence, frame });
  if (session.replay.length > MAX_REPLAY * 2) session.replay.splice(0, session.replay.length - MAX_REPLAY);
  session.connection?.sendFrame(frame);
}

/** The frames after `sequence`, or `undefined` where they are no longer all there, or were never sent. */
export function replayAfter(session: GatewaySession, sequence: number): readonly string[] | undefined {
  if (sequence > session.sequence || sequence < 0) return undefined;
  const missed = session.replay.filter((entry) => entry.sequence > sequence);
  return missed.length === session.sequence - sequence ? missed.map((entry) => entry.frame) : undefined;
}
