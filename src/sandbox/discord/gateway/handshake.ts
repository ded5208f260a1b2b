import type { Journal } from '../journal.ts';
import { isJson } from '../json.ts';
import type { World } from '../world.ts';
import { closeCodes, type GatewayConnection, type GatewayFrame } from './connection.ts';
import { checkIdentify, stripPrefix } from './identify.ts';
import { deliver, replayAfter } from './session.ts';
import type { SessionRegistry } from './session-registry.ts';
import type { SessionStarts } from './session-starts.ts';
import { sendMembers, welcome } from './welcome.ts';
import { guildsOfBot } from '../installs.ts';

/** Gateway opcodes (topics/opcodes-and-status-codes). */
export const opcodes = {
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voice: 4,
  resume: 6,
  reconnect: 7,
  members: 8,
  invalidSession: 9,
  hello: 10,
  acknowledge: 11,
} as const;

export interface HandshakeOptions {
  readonly world: World;
  readonly journal: Journal;
  readonly sessions: SessionRegistry;
  readonly starts: SessionStarts;
  /** The token that is valid now; `undefined` once revoked. */
  readonly token: () => string | undefined;
  readonly revoke: () => void;
  /** The address at which a client resumes: the one it connected to. */
  readonly url: () => string;
  readonly privilegedIntents: readonly string[];
  readonly answersHeartbeats: () => boolean;
}

/** The gateway's reaction to each frame that a client sends. */
export function createFrameHandler(options: HandshakeOptions): (frame: GatewayFrame, connection: GatewayConnection) => void {
  const { world, journal, sessions, starts } = options;

  function identify(data: unknown, connection: GatewayConnection): void {
    if (sessions.of(connection)) return connection.close(closeCodes.alreadyAuthenticated, 'Already authenticated.');
    const guildIds = guildsOfBot(world).map(({ id }) => id);
    const rules = { token: options.token(), guildIds, privileged: options.privilegedIntents };
    const outcome = checkIdentify(data, rules);
    if (outcome.kind === 'close') return connection.close(outcome.code, outcome.reason);
    const grant = starts.take(outcome.identity.shard[0]);
    if (grant === 'tooSoon') return connection.send(opcodes.invalidSession, false);
    if (grant === 'exhausted') {
      // Discord resets the token of a bot that has used up its session starts.
      options.revoke();
      return connection.close(closeCodes.authenticationFailed, 'Authentication failed.');
    }
    if (outcome.identity.compress) connection.compressEach();
    journal.counters.identifies += 1;
    welcome(world, sessions.begin(connection, outcome.identity), options.url());
    return journal.emit({ kind: 'gatewayIdentified', connectionId: connection.id });
  }

  function resume(data: unknown, connection: GatewayConnection): void {
    if (sessions.of(connection)) return connection.close(closeCodes.alreadyAuthenticated, 'Already authenticated.');
    if (!isJson(data)) return connection.close(closeCodes.decodeError, 'Error while decoding payload.');
    const token = options.token();
    if (token === undefined || stripPrefix(data['token']) !== token) {
      return connection.close(closeCodes.authenticationFailed, 'Authentication failed.');
    }
    const session = typeof data['session_id'] === 'string' ? sessions.find(data['session_id']) : undefined;
    if (!session) return connection.send(opcodes.invalidSession, false);
    const missed = typeof data['seq'] === 'number' ? replayAfter(session, data['seq']) : undefined;
    if (missed === undefined) {
      sessions.end(session);
      return connection.close(closeCodes.invalidSequence, 'Invalid seq.');
    }
    sessions.resume(session, connection);
    journal.counters.resumes += 1;
    for (const frame of missed) connection.sendFrame(frame);
    deliver(session, 'RESUMED', '{"_trace":[]}');
    return journal.emit({ kind: 'gatewayResumed', connectionId: connection.id });
  }

  function receiveAuthenticated({ op, d }: GatewayFrame, connection: GatewayConnection): void {
    const session = sessions.of(connection);
    if (!session) return connection.close(closeCodes.notAuthenticated, 'Not authenticated.');
    if (op === opcodes.members) return sendMembers(world, session, d);
    if (op === opcodes.presence || op === opcodes.voice) return undefined;
    return connection.close(closeCodes.unknownOpcode, 'Unknown opcode.');
  }

  return (frame, connection) => {
    switch (frame.op) {
      case opcodes.heartbeat:
        connection.heartbeatReceived();
        return options.answersHeartbeats() ? connection.send(opcodes.acknowledge, null) : undefined;
      case opcodes.identify:
        return identify(frame.d, connection);
      case opcodes.resume:
        return resume(frame.d, connection);
      default:
        return receiveAuthenticated(frame, connection);
    }
  };
}
