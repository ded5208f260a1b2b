import type { ConnectionInfo } from '../events.ts';
import type { SocketHub } from './socket-hub.ts';

export interface RefreshOptions {
  /** `warning` announces and leaves the socket open; `refresh_requested` and `link_disabled` close it. */
  readonly reason?: 'warning' | 'refresh_requested' | 'link_disabled';
  readonly closeAfterMs?: number;
}

/** What can happen to the sockets between Slack and the app. */
export interface SocketControls {
  connections(): readonly ConnectionInfo[];
  /** Asks every connection to come back by a new one, as Slack does every few hours. */
  refresh(options?: RefreshOptions): void;
  /** Ends every connection without a word. */
  cut(): void;
  /** Makes every connection half-open: TCP stays, nothing comes back, pongs neither. New connections work. */
  goSilent(): void;
  /** Keeps payloads back until the function returned is called. The three seconds run meanwhile. */
  hold(): () => void;
}

export function createSocketControls(hub: SocketHub): SocketControls {
  return {
    connections: () => hub.connections().map(({ id, openedAt }) => ({ id, openedAt })),
    refresh({ reason = 'refresh_requested', closeAfterMs = 0 } = {}) {
      for (const connection of hub.connections()) connection.disconnect(reason, closeAfterMs);
    },
    cut() {
      for (const connection of hub.connections()) connection.cut();
    },
    goSilent() {
      for (const connection of hub.connections()) connection.goSilent();
    },
    hold: hub.hold,
  };
}
