import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Clock } from '../../../runtime/clock.ts';
import { splitAddress } from '../../http-server.ts';
import { closeCodes, createConnection, type GatewayConnection } from './connection.ts';
import { createDispatcher, type Dispatcher } from './dispatcher.ts';
import { createFrameHandler, type HandshakeOptions, opcodes } from './handshake.ts';
import { isHeard } from './is-heard.ts';
import { createSessionRegistry } from './session-registry.ts';
import { createSessionStarts, type SessionStartLimits, type SessionStarts } from './session-starts.ts';

/** Faults of the gateway, on purpose. */
export interface GatewayFaults extends Pick<Dispatcher, 'hold' | 'repeat'> {
  /** Cuts every socket without a closing handshake; sessions stay resumable. */
  drop(): void;
  /** Opcode 7 to every client. */
  requestReconnect(): void;
  /** Opcode 1 to every client, which asks for a heartbeat at once. */
  requestHeartbeat(): void;
  /** Opcode 9 to every client; not resumable also forgets their sessions. */
  invalidateSessions(options: { readonly resumable: boolean }): void;
  /** Stops answering heartbeats until `restore` is called: the connection looks open and is dead. */
  silenceHeartbeats(): { restore(): void };
  /** Closes every connection with this code, as Discord does for 4000, 4004 (token revoked), 4014 ... */
  closeWith(code: number, reason?: string): void;
  /** Refuses new connections with HTTP 503 until `restore` is called. */
  refuseConnections(): { restore(): void };
  /** Changes the text of every frame on its way to a client, its first one too, until `restore` is called. */
  alterFrames(alter: (frame: string) => string): { restore(): void };
  /** Sends a frame as it is to every client: text that is no JSON, a field that is `null`, bytes that nothing can unpack. */
  sendRaw(data: string | Uint8Array): void;
}

export interface Gateway extends GatewayFaults, Pick<Dispatcher, 'dispatch'> {
  readonly starts: SessionStarts;
  readonly connectionCount: number;
  readonly sessionCount: number;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

export interface GatewayOptions extends Pick<HandshakeOptions, 'world' | 'journal' | 'token' | 'revoke' | 'url' | 'privilegedIntents'> {
  readonly clock: Clock;
  readonly heartbeatIntervalMs: number;
  readonly sessionStarts: SessionStartLimits;
}

export function createGateway(options: GatewayOptions): Gateway {
  const { clock, journal, heartbeatIntervalMs } = options;
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 1 << 20 });
  const connections = new Set<GatewayConnection>();
  const sessions = createSessionRegistry(clock);
  const starts = createSessionStarts(clock, options.sessionStarts);
  const dispatcher = createDispatcher(() => sessions.all(), options.world.bot.id);
  const trouble = { silent: false, refusing: false };
  const alterations = new Set<(frame: string) => string>();
  const onFrame = createFrameHandler({ ...options, sessions, starts, answersHeartbeats: () => !trouble.silent });
  let lastConnectionId = 0;

  function accept(socket: WebSocket, query: URLSearchParams): void {
    lastConnectionId += 1;
    const compression = query.get('compress') === 'zlib-stream' ? 'zlib-stream' : 'none';
    const connection = createConnection({
      id: lastConnectionId,
      socket,
      clock,
      compression,
      heartbeatIntervalMs,
      alter: (frame) => [...alterations].reduce((text, alter) => alter(text), frame),
      onFrame,
      onClosed: forget,
    });
    connections.add(connection);
    journal.emit({ kind: 'gatewayOpened', connectionId: connection.id });
    if (query.get('v') !== '10') connection.close(closeCodes.invalidVersion, 'Invalid API version.');
    else if (query.get('encoding') !== 'json') connection.close(closeCodes.decodeError, 'The sandbox speaks JSON only.');
    else connection.send(opcodes.hello, { heartbeat_interval: heartbeatIntervalMs, _trace: [] });
  }

  function forget(connection: GatewayConnection, code: number): void {
    connections.delete(connection);
    journal.emit({ kind: 'gatewayClosed', connectionId: connection.id, code });
    // A client that says goodbye with 1000 or 1001 ends its session (events/gateway, disconnecting).
    sessions.detach(connection, code === 1000 || code === 1001 ? 'over' : 'resumable');
  }

  function cause(key: keyof typeof trouble): { restore(): void } {
    trouble[key] = true;
    return { restore: () => void (trouble[key] = false) };
  }

  function toAll(act: (connection: GatewayConnection) => void): void {
    for (const connection of [...connections]) act(connection);
  }

  return {
    ...dispatcher,
    dispatch(event, data, guildId) {
      if (isHeard(options.world, event, data, guildId)) dispatcher.dispatch(event, data, guildId);
    },
    starts,
    get connectionCount() {
      return connections.size;
    },
    get sessionCount() {
      return sessions.size;
    },
    upgrade(request, socket, head) {
      const { path, query } = splitAddress(request.url ?? '/');
      if (trouble.refusing || !/^\/gateway\/?$/.test(path)) {
        // From here on the socket is ours, and so are its errors.
        socket.on('error', () => socket.destroy());
        const status = trouble.refusing ? '503 Service Unavailable' : '404 Not Found';
        socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
        return;
      }
      server.handleUpgrade(request, socket, head, (accepted) => accept(accepted, query));
    },
    drop: () => toAll((connection) => connection.cut()),
    requestReconnect: () => toAll((connection) => connection.send(opcodes.reconnect, null)),
    requestHeartbeat: () => toAll((connection) => connection.send(opcodes.heartbeat, null)),
    invalidateSessions({ resumable }) {
      toAll((connection) => {
        if (!sessions.of(connection)) return;
        // The connection stays open: the client may resume or identify again on it.
        sessions.detach(connection, resumable ? 'resumable' : 'over');
        connection.send(opcodes.invalidSession, resumable);
      });
    },
    silenceHeartbeats: () => cause('silent'),
    refuseConnections: () => cause('refusing'),
    alterFrames(alter) {
      alterations.add(alter);
      return { restore: () => void alterations.delete(alter) };
    },
    sendRaw: (data) => toAll((connection) => connection.sendRaw(data)),
    closeWith: (code, reason = '') => toAll((connection) => connection.close(code, reason)),
    close() {
      sessions.close();
      toAll((connection) => connection.cut());
      server.close();
    },
  };
}
