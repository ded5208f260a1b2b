import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Clock } from '../../../runtime/clock.ts';
import type { Journal } from '../journal.ts';
import { isJson } from '../json.ts';
import { shardOf } from '../snowflake.ts';
import { toGuildCreate, toWireMember, toWireUser } from '../wire.ts';
import type { World } from '../world.ts';
import { closeCodes, createConnection, type GatewayConnection, type GatewayFrame } from './connection.ts';
import { createHolds, type Hold, type Outgoing } from './holds.ts';
import { checkIdentify, stripPrefix } from './identify.ts';
import { intentBits, mayReceive } from './intents.ts';
import { deliver, type GatewaySession, replayAfter } from './session.ts';
import { createSessionStarts, type SessionStarts } from './session-starts.ts';

/** How long a session waits for its client to come back; Discord does not say, minutes were seen. */
const RESUMABLE_MS = 120_000;

const opcodes = { heartbeat: 1, identify: 2, presence: 3, voice: 4, resume: 6, reconnect: 7, members: 8, invalidSession: 9, hello: 10, ack: 11 };

/** What can go wrong with the gateway, on purpose. */
export interface GatewayFaults {
  /** Cuts every socket without a closing handshake; sessions stay resumable. */
  drop(): void;
  /** Opcode 7 to every client. */
  requestReconnect(): void;
  /** Opcode 9 to every client; not resumable also forgets their sessions. */
  invalidateSessions(options: { readonly resumable: boolean }): void;
  /** Stops answering heartbeats until `restore` is called: the connection looks open and is dead. */
  silenceHeartbeats(): { restore(): void };
  /** Closes every connection with this code, as Discord does for 4000, 4004 (token revoked), 4014 ... */
  closeWith(code: number, reason?: string): void;
  /** Refuses new connections with HTTP 503 until `restore` is called. */
  refuseConnections(): { restore(): void };
  /** Keeps events back: all, or those of one name such as `INTERACTION_CREATE`. */
  hold(event?: string): Hold;
  /** Sends each such event this many times, as Discord may around a resume, until `stop` is called. */
  repeat(copies: number, event?: string): { stop(): void };
}

export interface Gateway extends GatewayFaults {
  readonly starts: SessionStarts;
  readonly connectionCount: number;
  readonly sessionCount: number;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  dispatch(event: string, data: unknown, guildId: string | undefined): void;
  close(): void;
}

export interface GatewayOptions {
  readonly clock: Clock;
  readonly world: World;
  readonly journal: Journal;
  /** The token that is valid now; `undefined` once revoked. */
  readonly token: () => string | undefined;
  readonly revoke: () => void;
  /** Where a client resumes: the same address it connected to. */
  readonly url: () => string;
  readonly heartbeatIntervalMs: number;
  readonly privilegedIntents: readonly string[];
  readonly sessionStarts: number;
  readonly spacedIdentifies: boolean;
}

export function createGateway(options: GatewayOptions): Gateway {
  const { clock, world, journal } = options;
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 1 << 20 });
  const connections = new Set<GatewayConnection>();
  const sessions = new Map<string, GatewaySession>();
  const bySession = new Map<GatewayConnection, GatewaySession>();
  const starts = createSessionStarts(clock, { total: options.sessionStarts, spaced: options.spacedIdentifies });
  const holds = createHolds(send);
  const repeats = new Set<{ readonly copies: number; readonly event: string | undefined }>();
  let lastConnectionId = 0;
  let heartbeatsSilenced = false;
  let refusing = false;

  function send({ event, data, guildId }: Outgoing): void {
    let copies = 1;
    for (const repeat of repeats) if (repeat.event === undefined || repeat.event === event) copies = Math.max(copies, repeat.copies);
    const text = JSON.stringify(data);
    for (const session of sessions.values()) {
      if (shardOf(guildId, session.shard[1]) !== session.shard[0]) continue;
      if (!mayReceive(session.intents, event, guildId !== undefined)) continue;
      const frame = event.startsWith('MESSAGE_') ? hideContent(session, data, text) : text;
      for (let copy = 0; copy < copies; copy += 1) deliver(session, event, frame);
    }
  }

  /** Without MessageContent a bot reads only its own messages, those in direct channels and those that mention it. */
  function hideContent(session: GatewaySession, data: unknown, text: string): string {
    if ((session.intents & intentBits.MessageContent) !== 0 || !isJson(data) || data['guild_id'] === undefined) return text;
    const author = data['author'];
    if (!isJson(author) || author['id'] === world.bot.id) return text;
    const mentions = Array.isArray(data['mentions']) ? data['mentions'] : [];
    if (mentions.some((user) => isJson(user) && user['id'] === world.bot.id)) return text;
    return JSON.stringify({ ...data, content: '', embeds: [], attachments: [], components: [] });
  }

  function accept(socket: WebSocket, query: URLSearchParams): void {
    lastConnectionId += 1;
    const connection = createConnection({
      id: lastConnectionId,
      socket,
      clock,
      compression: query.get('compress') === 'zlib-stream' ? 'zlib-stream' : 'none',
      heartbeatIntervalMs: options.heartbeatIntervalMs,
      onFrame: receive,
      onClosed: forget,
    });
    connections.add(connection);
    journal.emit({ kind: 'gatewayOpened', connectionId: connection.id });
    if (query.get('v') !== '10') connection.close(closeCodes.invalidVersion, 'Invalid API version.');
    else if (query.get('encoding') !== 'json') connection.close(closeCodes.decodeError, 'The sandbox speaks JSON only.');
    else connection.send(opcodes.hello, { heartbeat_interval: options.heartbeatIntervalMs, _trace: [] });
  }

  function forget(connection: GatewayConnection, code: number): void {
    connections.delete(connection);
    journal.emit({ kind: 'gatewayClosed', connectionId: connection.id, code });
    const session = bySession.get(connection);
    bySession.delete(connection);
    if (!session || session.connection !== connection) return;
    session.connection = undefined;
    // A client that says goodbye with 1000 or 1001 ends its session (events/gateway, disconnecting).
    if (code === 1000 || code === 1001) endSession(session);
    else session.cancelExpiry = clock.after(RESUMABLE_MS, () => endSession(session));
  }

  function endSession(session: GatewaySession): void {
    session.cancelExpiry();
    sessions.delete(session.id);
  }

  function receive(frame: GatewayFrame, connection: GatewayConnection): void {
    switch (frame.op) {
      case opcodes.heartbeat:
        connection.heartbeatReceived();
        if (!heartbeatsSilenced) connection.send(opcodes.ack, null);
        return;
      case opcodes.identify:
        return identify(frame.d, connection);
      case opcodes.resume:
        return resume(frame.d, connection);
      default:
    }
    const session = bySession.get(connection);
    if (!session) return connection.close(closeCodes.notAuthenticated, 'Not authenticated.');
    if (frame.op === opcodes.members) return sendMembers(frame.d, session);
    if (frame.op === opcodes.presence || frame.op === opcodes.voice) return undefined;
    return connection.close(closeCodes.unknownOpcode, 'Unknown opcode.');
  }

  function identify(data: unknown, connection: GatewayConnection): void {
    if (bySession.has(connection)) return connection.close(closeCodes.alreadyAuthenticated, 'Already authenticated.');
    const rules = { token: options.token(), guildCount: world.guilds.size, privileged: options.privilegedIntents };
    const outcome = checkIdentify(data, rules);
    if (outcome.kind === 'close') return connection.close(outcome.code, outcome.reason);
    const grant = starts.take();
    if (grant === 'tooSoon') return connection.send(opcodes.invalidSession, false);
    if (grant === 'exhausted') {
      options.revoke();
      return connection.close(closeCodes.authenticationFailed, 'Authentication failed.');
    }
    const { shard, intents, compress } = outcome.identity;
    if (compress) connection.compressEach();
    const session: GatewaySession = {
      id: randomBytes(16).toString('hex'),
      shard,
      intents,
      sequence: 0,
      replay: [],
      connection,
      cancelExpiry: () => {},
    };
    sessions.set(session.id, session);
    bySession.set(connection, session);
    journal.counters.identifies += 1;
    welcome(session);
    journal.emit({ kind: 'gatewayIdentified', connectionId: connection.id });
    return undefined;
  }

  function welcome(session: GatewaySession): void {
    const guilds = [...world.guilds.values()].filter((guild) => shardOf(guild.id, session.shard[1]) === session.shard[0]);
    const ready = {
      v: 10,
      user: { ...toWireUser(world.bot), verified: true, mfa_enabled: false, email: null, flags: 0 },
      user_settings: {},
      guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
      private_channels: [],
      relationships: [],
      session_id: session.id,
      session_type: 'normal',
      resume_gateway_url: options.url(),
      shard: session.shard,
      application: { id: world.applicationId, flags: 0 },
      _trace: [],
    };
    deliver(session, 'READY', JSON.stringify(ready));
    if ((session.intents & intentBits.Guilds) === 0) return;
    for (const guild of guilds) deliver(session, 'GUILD_CREATE', JSON.stringify(toGuildCreate(world, guild)));
  }

  function resume(data: unknown, connection: GatewayConnection): void {
    if (bySession.has(connection)) return connection.close(closeCodes.alreadyAuthenticated, 'Already authenticated.');
    if (!isJson(data)) return connection.close(closeCodes.decodeError, 'Error while decoding payload.');
    const token = options.token();
    if (token === undefined || stripPrefix(data['token']) !== token) {
      return connection.close(closeCodes.authenticationFailed, 'Authentication failed.');
    }
    const session = sessions.get(String(data['session_id']));
    if (!session) return connection.send(opcodes.invalidSession, false);
    const sequence = data['seq'];
    const missed = typeof sequence === 'number' ? replayAfter(session, sequence) : undefined;
    if (missed === undefined) {
      endSession(session);
      return connection.close(closeCodes.invalidSequence, 'Invalid seq.');
    }
    session.cancelExpiry();
    // A client that comes back before its old socket is gone takes the session with it.
    session.connection?.close(4000, 'Resumed elsewhere.');
    session.connection = connection;
    bySession.set(connection, session);
    journal.counters.resumes += 1;
    for (const frame of missed) connection.sendFrame(frame);
    deliver(session, 'RESUMED', '{"_trace":[]}');
    journal.emit({ kind: 'gatewayResumed', connectionId: connection.id });
    return undefined;
  }

  function sendMembers(data: unknown, session: GatewaySession): void {
    if (!isJson(data)) return;
    const guild = world.guilds.get(String(data['guild_id']));
    if (!guild) return;
    const wanted = data['user_ids'] === undefined ? undefined : [data['user_ids']].flat().map(String);
    const members = [...guild.members.values()].filter((member) => wanted === undefined || wanted.includes(member.userId));
    const chunk = { guild_id: guild.id, members: members.map((member) => toWireMember(world, member)), chunk_index: 0, chunk_count: 1 };
    deliver(session, 'GUILD_MEMBERS_CHUNK', JSON.stringify({ ...chunk, ...(data['nonce'] === undefined ? {} : { nonce: data['nonce'] }) }));
  }

  return {
    starts,
    get connectionCount() {
      return connections.size;
    },
    get sessionCount() {
      return sessions.size;
    },
    upgrade(request, socket, head) {
      const url = new URL(request.url ?? '/', 'http://sandbox');
      if (refusing || !url.pathname.startsWith('/gateway')) {
        const status = refusing ? '503 Service Unavailable' : '404 Not Found';
        socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
        return;
      }
      server.handleUpgrade(request, socket, head, (accepted) => accept(accepted, url.searchParams));
    },
    dispatch(event, data, guildId) {
      const outgoing = { event, data, guildId };
      if (!holds.take(outgoing)) send(outgoing);
    },
    drop() {
      for (const connection of connections) connection.cut();
    },
    requestReconnect() {
      for (const connection of connections) connection.send(opcodes.reconnect, null);
    },
    invalidateSessions({ resumable }) {
      for (const [connection, session] of bySession) {
        // The connection stays: the client may resume or identify again on it.
        bySession.delete(connection);
        session.connection = undefined;
        if (resumable) session.cancelExpiry = clock.after(RESUMABLE_MS, () => endSession(session));
        else endSession(session);
        connection.send(opcodes.invalidSession, resumable);
      }
    },
    silenceHeartbeats() {
      heartbeatsSilenced = true;
      return {
        restore: () => {
          heartbeatsSilenced = false;
        },
      };
    },
    closeWith(code, reason = '') {
      for (const connection of connections) connection.close(code, reason);
    },
    refuseConnections() {
      refusing = true;
      return {
        restore: () => {
          refusing = false;
        },
      };
    },
    hold: (event) => holds.add(event),
    repeat(copies, event) {
      const repeat = { copies, event };
      repeats.add(repeat);
      return { stop: () => void repeats.delete(repeat) };
    },
    close() {
      for (const session of sessions.values()) session.cancelExpiry();
      for (const connection of connections) connection.cut();
      server.close();
    },
  };
}
