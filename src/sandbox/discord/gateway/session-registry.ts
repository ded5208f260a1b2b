import { randomBytes } from 'node:crypto';
import type { Clock } from '../../../runtime/clock.ts';
import type { GatewayConnection } from './connection.ts';
import type { Identity } from './identify.ts';
import type { GatewaySession } from './session.ts';

/** Time in ms for which a session waits for its client to come back; Discord does not say, minutes were seen. */
const RESUMABLE_MS = 120_000;

/** Which sessions there are, and which connection speaks for which. */
export interface SessionRegistry {
  readonly size: number;
  all(): Iterable<GatewaySession>;
  find(id: string): GatewaySession | undefined;
  of(connection: GatewayConnection): GatewaySession | undefined;
  begin(connection: GatewayConnection, identity: Identity): GatewaySession;
  /** Gives a session to another connection; the one that had it is closed. */
  resume(session: GatewaySession, connection: GatewayConnection): void;
  /** The connection no longer speaks for its session, which waits to be resumed or is over. */
  detach(connection: GatewayConnection, fate: 'resumable' | 'over'): void;
  end(session: GatewaySession): void;
  close(): void;
}

export function createSessionRegistry(clock: Clock): SessionRegistry {
  const sessions = new Map<string, GatewaySession>();
  const byConnection = new Map<GatewayConnection, GatewaySession>();

  function end(session: GatewaySession): void {
    session.cancelExpiry();
    sessions.delete(session.id);
  }

  return {
    get size() {
      return sessions.size;
    },
    all: () => sessions.values(),
    find: (id) => sessions.get(id),
    of: (connection) => byConnection.get(connection),
    begin(connection, { shard, intents }) {
      const id = randomBytes(16).toString('hex');
      const session: GatewaySession = { id, shard, intents, sequence: 0, replay: [], connection, cancelExpiry: () => {} };
      sessions.set(id, session);
      byConnection.set(connection, session);
      return session;
    },
    resume(session, connection) {
      session.cancelExpiry();
      session.connection?.close(4000, 'Resumed elsewhere.');
      session.connection = connection;
      byConnection.set(connection, session);
    },
    detach(connection, fate) {
      const session = byConnection.get(connection);
      byConnection.delete(connection);
      // A session that was resumed elsewhere is no longer this connection's to end.
      if (!session || session.connection !== connection) return;
      session.connection = undefined;
      if (fate === 'over') end(session);
      else session.cancelExpiry = clock.after(RESUMABLE_MS, () => end(session));
    },
    end,
    close() {
      for (const session of sessions.values()) session.cancelExpiry();
    },
  };
}
