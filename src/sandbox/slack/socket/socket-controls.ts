import type { ConnectionInfo } from '../events.ts';
import type { SocketConnection } from './connection.ts';
import type { SocketHub } from './socket-hub.ts';

export interface ConnectionChoice {
  /** The id of one connection; all of them when left out. */
  readonly connectionId?: string;
}

export interface RefreshOptions extends ConnectionChoice {
  /** `warning` announces and leaves the socket open; `refresh_requested` and `link_disabled` close it. */
  readonly reason?: 'warning' | 'refresh_requested' | 'link_disabled';
  readonly closeAfterMs?: number;
}

/** The events of the sockets between Slack and the app. */
export interface SocketControls {
  connections(): readonly ConnectionInfo[];
  /** Asks connections to come back by a new one, as Slack does every few hours. */
  refresh(options?: RefreshOptions): void;
  /** Ends connections without a word. */
  cut(options?: ConnectionChoice): void;
  /** Makes connections half-open: TCP stays, nothing comes back, pongs neither. New connections work. */
  goSilent(options?: ConnectionChoice): void;
  /** Sends a message as it is: `null`, text that is no JSON, bytes, an envelope with a field missing. */
  sendRaw(data: string | Uint8Array, options?: ConnectionChoice): void;
  /** Keeps payloads back until the function returned is called. The three seconds run meanwhile. */
  hold(): () => void;
  /** Delivers each payload this many times, the copies `gapMs` apart, until the function returned is called. */
  repeat(copies: number, gapMs?: number): () => void;
}

export function createSocketControls(hub: SocketHub): SocketControls {
  const chosen = ({ connectionId }: ConnectionChoice): readonly SocketConnection[] =>
    hub.connections().filter(({ id }) => connectionId === undefined || id === connectionId);
  return {
    connections: () => hub.connections().map(({ id, openedAt }) => ({ id, openedAt })),
    refresh({ reason = 'refresh_requested', closeAfterMs = 0, ...choice } = {}) {
      for (const connection of chosen(choice)) connection.disconnect(reason, closeAfterMs);
    },
    cut(choice = {}) {
      for (const connection of chosen(choice)) connection.cut();
    },
    goSilent(choice = {}) {
      for (const connection of chosen(choice)) connection.goSilent();
    },
    sendRaw(data, choice = {}) {
      for (const connection of chosen(choice)) connection.sendRaw(data);
    },
    hold: hub.hold,
    repeat: (copies, gapMs = 0) => hub.repeat(copies, gapMs),
  };
}
