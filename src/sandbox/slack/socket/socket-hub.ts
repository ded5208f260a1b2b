import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';

import { acknowledgement, type FaultPlan } from '../../faults.ts';
import type { EnvelopeInfo } from '../events.ts';
import { createSecret } from '../ids.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import { createConnection, type SocketConnection } from './connection.ts';
import { ackWindowMs, type Deliver, type Delivery, type Envelope } from './envelope.ts';

/** apis/events-api/using-socket-mode: up to ten connections, each payload to one of them. */
export const maxConnections = 10;
/** An address from `apps.connections.open` is good for one connection, soon. */
const ticketLifeMs = 30_000;

export interface SocketHub {
  /** The path and query of a new single-use address. */
  openTicket(): string;
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Sends to one connection, in turn. */
  readonly deliver: Deliver;
  connections(): readonly SocketConnection[];
  /** Keeps envelopes back until the function returned is called; the acknowledgement window runs all the same. */
  hold(): () => void;
  /** Sends each envelope this many times, the copies `gapMs` apart, until the function returned is called. */
  repeat(copies: number, gapMs: number): () => void;
  /** Says goodbye, and cuts every client that does not answer within `graceMs`. */
  close(graceMs?: number): Promise<void>;
}

interface Waiting {
  readonly info: EnvelopeInfo;
  readonly sentAt: number;
  readonly acceptsResponse: boolean;
  settle(delivery: Delivery): void;
  isSettled: boolean;
}

export function createSocketHub(state: SandboxState, faults: Pick<FaultPlan, 'take'>): SocketHub {
  const { clock, events, appId } = state;
  const server = new WebSocketServer({ noServer: true, clientTracking: true, perMessageDeflate: false });
  const tickets = new Map<string, number>();
  const connections = new Set<SocketConnection>();
  const waiting = new Map<string, Waiting>();
  const held: (() => void)[] = [];
  const repeats = new Set<{ readonly copies: number; readonly gapMs: number }>();
  let holds = 0;
  let turn = 0;

  function accept(socket: WebSocket): void {
    const connection: SocketConnection = createConnection({
      socket,
      clock,
      onMessage: (message) => receive(message, connection),
      onClose: () => {
        if (connections.delete(connection)) events.emit('disconnected', { id: connection.id, openedAt: connection.openedAt });
      },
    });
    if (connections.size >= maxConnections) {
      connection.disconnect('too_many_websockets', 0);
      return;
    }
    connections.add(connection);
    events.emit('connected', { id: connection.id, openedAt: connection.openedAt });
    connection.send({
      type: 'hello',
      num_connections: connections.size,
      connection_info: { app_id: appId },
      debug_info: { host: 'applink-sandbox', build_number: 1, approximate_connection_time: 18_060 },
    });
  }

  /**
   * An acknowledgement, as far as it gets through. Slack's socket has no answer to it that could be an error: what is no reset is a loss.
   */
  function receive(message: JsonObject, connection: SocketConnection): void {
    const envelopeId = message['envelope_id'];
    const entry = typeof envelopeId === 'string' ? waiting.get(envelopeId) : undefined;
    if (entry === undefined) return;
    const fault = faults.take({ method: acknowledgement, path: `/${entry.info.type}`, body: message });
    if (fault === undefined || fault.kind === 'delay' || ('effect' in fault && fault.effect)) acknowledge(entry, message);
    if (fault?.kind === 'reset') connection.cut();
  }

  function acknowledge(entry: Waiting, message: JsonObject): void {
    waiting.delete(entry.info.envelopeId);
    const ackMs = performance.now() - entry.sentAt;
    const payload = message['payload'];
    const response = entry.acceptsResponse && isJsonObject(payload) ? payload : {};
    events.emit('acknowledged', { ...entry.info, ackMs, response, isLate: entry.isSettled });
    entry.settle({ kind: 'acked', envelopeId: entry.info.envelopeId, ackMs, response });
  }

  function nextConnection(): SocketConnection | undefined {
    const taking = [...connections].filter((connection) => connection.isTaking);
    turn += 1;
    return taking[turn % Math.max(taking.length, 1)];
  }

  function send(envelope: Envelope, connection: SocketConnection, envelopeId: string): void {
    connection.send({
      envelope_id: envelopeId,
      type: envelope.type,
      payload: envelope.payload,
      accepts_response_payload: envelope.acceptsResponse,
      ...(envelope.type === 'events_api' ? { retry_attempt: envelope.retryAttempt ?? 0, retry_reason: envelope.retryReason ?? '' } : {}),
    });
  }

  function sendCopies(envelope: Envelope, envelopeId: string): void {
    for (const { copies, gapMs } of repeats) {
      for (let copy = 1; copy < copies; copy += 1) {
        clock.after(copy * gapMs, () => {
          const connection = nextConnection();
          if (connection) send({ ...envelope, retryAttempt: copy }, connection, envelopeId);
        });
      }
    }
  }

  function deliver(envelope: Envelope): Promise<Delivery> {
    const connection = nextConnection();
    if (connection === undefined) return Promise.resolve({ kind: 'undeliverable' });
    const envelopeId = envelope.envelopeId ?? randomUUID();
    const info: EnvelopeInfo = {
      envelopeId,
      type: envelope.type,
      payload: envelope.payload,
      connectionId: connection.id,
      retryAttempt: envelope.retryAttempt ?? 0,
    };
    const { promise, resolve } = Promise.withResolvers<Delivery>();
    const sentAt = performance.now();
    const cancel = clock.after(ackWindowMs, () => {
      // The entry stays, so that an acknowledgement that comes late is seen as late.
      entry.isSettled = true;
      events.emit('unacknowledged', info);
      resolve({ kind: 'timeout', envelopeId, ackMs: performance.now() - sentAt });
      clock.after(10 * ackWindowMs, () => waiting.delete(envelopeId));
    });
    const entry: Waiting = {
      info,
      sentAt,
      acceptsResponse: envelope.acceptsResponse,
      isSettled: false,
      settle: (delivery) => {
        cancel();
        resolve(delivery);
      },
    };
    waiting.set(envelopeId, entry);
    events.emit('envelope', info);
    if (holds > 0) held.push(() => send(envelope, connection, envelopeId));
    else send(envelope, connection, envelopeId);
    sendCopies(envelope, envelopeId);
    return promise;
  }

  return {
    openTicket() {
      const ticket = createSecret(32);
      tickets.set(ticket, clock.now());
      return `/link/?ticket=${ticket}&app_id=${appId}`;
    },
    handleUpgrade(request, socket, head) {
      const ticket = new URL(request.url ?? '/', 'http://sandbox').searchParams.get('ticket') ?? '';
      const issuedAt = tickets.get(ticket);
      tickets.delete(ticket);
      if (issuedAt === undefined || clock.now() - issuedAt > ticketLifeMs) {
        socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, accept);
    },
    deliver,
    connections: () => [...connections],
    hold() {
      holds += 1;
      let isHolding = true;
      return () => {
        if (!isHolding) return;
        isHolding = false;
        holds -= 1;
        if (holds === 0) for (const sendHeld of held.splice(0)) sendHeld();
      };
    },
    repeat(copies, gapMs) {
      const repeat = { copies, gapMs };
      repeats.add(repeat);
      return () => void repeats.delete(repeat);
    },
    async close(graceMs = 250) {
      server.close();
      const open = [...server.clients];
      const gone = open.map((client) => new Promise<void>((resolve) => client.once('close', () => resolve())));
      for (const client of open) {
        // A paused socket never reads the answer to a closing frame.
        if (client.isPaused) client.terminate();
        else client.close(1001);
      }
      const cancel = clock.after(graceMs, () => {
        for (const client of open) client.terminate();
      });
      await Promise.all(gone);
      cancel();
    },
  };
}
