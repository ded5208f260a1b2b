import type { WebSocket } from 'ws';
import type { Clock } from '../../../runtime/clock.ts';
import { isJson, type Json } from '../json.ts';
import { discordLimits } from '../limits.ts';
import { createFrameWriter } from './encoding.ts';

/** Close codes Discord sends (topics/opcodes-and-status-codes, gateway close event codes). */
export const closeCodes = {
  unknownOpcode: 4001,
  decodeError: 4002,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  alreadyAuthenticated: 4005,
  invalidSequence: 4007,
  rateLimited: 4008,
  sessionTimedOut: 4009,
  invalidShard: 4010,
  shardingRequired: 4011,
  invalidVersion: 4012,
  invalidIntents: 4013,
  disallowedIntents: 4014,
} as const;

export interface GatewayFrame {
  readonly op: number;
  readonly d: unknown;
}

export interface GatewayConnection {
  readonly id: number;
  sendFrame(frame: string): void;
  /** Sends this as it is, whatever was agreed on: text as text, bytes as bytes. */
  sendRaw(data: string | Uint8Array): void;
  send(op: number, data: unknown): void;
  close(code: number, reason: string): void;
  /** Cuts the socket without a closing handshake. */
  cut(): void;
  compressEach(): void;
  heartbeatReceived(): void;
}

export interface ConnectionOptions {
  readonly id: number;
  readonly socket: WebSocket;
  readonly clock: Clock;
  readonly compression: 'none' | 'zlib-stream';
  readonly heartbeatIntervalMs: number;
  /** The fate of each frame on its way out. */
  readonly alter: (frame: string) => string;
  readonly onFrame: (frame: GatewayFrame, connection: GatewayConnection) => void;
  /** `code` is 1006 when the socket went without a word. */
  readonly onClosed: (connection: GatewayConnection, code: number) => void;
}

/** One WebSocket: what may be said on it, how often, and whether the client still has a pulse. */
export function createConnection(options: ConnectionOptions): GatewayConnection {
  const { socket, clock, heartbeatIntervalMs } = options;
  const writer = createFrameWriter(socket, options.compression);
  let cancelPulse = (): void => {};
  let sends: number[] = [];

  const connection: GatewayConnection = {
    id: options.id,
    sendFrame(frame) {
      if (socket.readyState === socket.OPEN) writer.write(options.alter(frame));
    },
    sendRaw(data) {
      if (socket.readyState === socket.OPEN) socket.send(data);
    },
    send: (op, data) => connection.sendFrame(JSON.stringify({ t: null, s: null, op, d: data })),
    close: (code, reason) => socket.close(code, reason),
    cut: () => socket.terminate(),
    compressEach: () => writer.compressEach(),
    heartbeatReceived: expectPulse,
  };

  function expectPulse(): void {
    cancelPulse();
    // Discord does not say how late a heartbeat may be; half an interval is generous on loopback.
    cancelPulse = clock.after(heartbeatIntervalMs * 1.5, () => connection.close(closeCodes.sessionTimedOut, 'Session timed out.'));
  }

  function isTooMany(): boolean {
    const now = clock.now();
    sends = sends.filter((at) => now - at < 60_000);
    sends.push(now);
    return sends.length > discordLimits.gatewaySendsPerMinute;
  }

  socket.on('message', (data: Buffer) => {
    if (data.length > discordLimits.gatewayPayloadBytes) {
      connection.close(closeCodes.decodeError, 'Error while decoding payload.');
      return;
    }
    const frame = decode(data);
    if (frame === undefined) connection.close(closeCodes.decodeError, 'Error while decoding payload.');
    else if (isTooMany()) connection.close(closeCodes.rateLimited, 'You are being rate limited.');
    else options.onFrame(frame, connection);
  });
  socket.on('error', () => socket.terminate());
  socket.once('close', (code) => {
    cancelPulse();
    writer.end();
    options.onClosed(connection, code);
  });

  expectPulse();
  return connection;
}

function decode(data: Buffer): GatewayFrame | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(data.toString('utf8'));
  } catch {
    return undefined;
  }
  if (!isJson(parsed) || typeof parsed['op'] !== 'number') return undefined;
  return { op: parsed['op'], d: (parsed as Json)['d'] };
}
