import type { RawData, WebSocket } from 'ws';

import type { Clock } from '../../../runtime/clock.ts';
import { createId } from '../ids.ts';
import { isJsonObject, type JsonObject } from '../json.ts';

/** Pause between two pings of Slack, in ms. Bolt gives up after 30 s without one. */
const pingIntervalMs = 10_000;

export interface SocketConnection {
  readonly id: string;
  readonly openedAt: number;
  /** Whether it still takes payloads: open and not told to go. */
  readonly isTaking: boolean;
  send(message: JsonObject): void;
  /** Sends this as it is: text as text, bytes as bytes. */
  sendRaw(data: string | Uint8Array): void;
  /** Stops answering, pongs included, while TCP stays up: what a dead peer behind a proxy looks like. */
  goSilent(): void;
  /** Asks the app to leave, and closes `closeAfterMs` later. */
  disconnect(reason: string, closeAfterMs: number): void;
  /** Ends TCP without a closing handshake. */
  cut(): void;
}

export interface ConnectionOptions {
  readonly socket: WebSocket;
  readonly clock: Clock;
  readonly onMessage: (message: JsonObject) => void;
  readonly onClose: () => void;
}

export function createConnection({ socket, clock, onMessage, onClose }: ConnectionOptions): SocketConnection {
  let isSilent = false;
  let isLeaving = false;
  let stopPinging = (): void => {};

  function ping(): void {
    stopPinging = clock.after(pingIntervalMs, () => {
      if (socket.readyState === socket.OPEN && !isSilent) socket.ping(`Ping from applink ${clock.now()}`);
      ping();
    });
  }

  socket.on('message', (data: RawData) => {
    const message = parse(data);
    if (message !== undefined && !isSilent) onMessage(message);
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    stopPinging();
    onClose();
  });
  socket.ping('Ping from applink');
  ping();

  return {
    id: createId('L'),
    openedAt: clock.now(),
    get isTaking() {
      return socket.readyState === socket.OPEN && !isLeaving;
    },
    send(message) {
      if (!isSilent && socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
    },
    sendRaw(data) {
      if (!isSilent && socket.readyState === socket.OPEN) socket.send(data);
    },
    goSilent() {
      isSilent = true;
      socket.pause();
    },
    disconnect(reason, closeAfterMs) {
      socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink-sandbox' } }));
      // A warning announces the refresh ten seconds ahead; payloads still arrive until then.
      if (reason === 'warning') return;
      isLeaving = true;
      if (closeAfterMs === 0) socket.close(1000);
      else clock.after(closeAfterMs, () => socket.close(1000));
    },
    cut: () => socket.terminate(),
  };
}

function parse(data: RawData): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(String(data));
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
