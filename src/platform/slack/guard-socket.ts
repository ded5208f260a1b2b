import type { SocketModeReceiver } from '@slack/bolt';
import type { ReconnectPace } from '../reconnect-pace.ts';
import { readEnvelope } from './read-envelope.ts';

type SocketClient = SocketModeReceiver['client'];
type Listener = (...given: unknown[]) => unknown;

export interface SocketGuard {
  readonly pace: ReconnectPace;
  /** As in `PlatformEvents`. */
  readonly onDropped: (what: string, cause?: unknown) => void;
  /** Asks Slack once for the address of a connection. @throws what the Web API's client throws. */
  readonly open: () => Promise<string>;
  /** An address was refused, or the connection failed. Resolves to false if there is no point in another try. */
  readonly onFailed: (cause: unknown) => Promise<boolean>;
  /** Aborted when no connection is wanted any more. */
  readonly over: AbortSignal;
}

/**
 * A wall around one Socket Mode client. socket-mode 3.1 reads messages, and connects again, in promises that nobody waits for: whatever is
 * thrown there ends the process. And it gives up on some refusals, and takes others for reasons to try for ever.
 */
export function guardSocket(client: SocketClient, guard: SocketGuard): void {
  guardMessages(client, guard);
  guardConnection(client, guard);
}

function guardMessages(client: SocketClient, { onDropped }: SocketGuard): void {
  const handlers = replaceListeners(client, 'ws_message', async (data) => {
    const read = readEnvelope(data);
    if (read.kind === 'malformed') {
      onDropped(read.what);
      if (read.envelopeId !== undefined) client.websocket?.send(JSON.stringify({ envelope_id: read.envelopeId, payload: {} }), () => {});
      return;
    }
    for (const handle of handlers) await contain(() => handle(data, false));
  });
  const takers = replaceListeners(client, 'slack_event', async (event) => {
    for (const take of takers) await contain(() => take(event));
  });

  async function contain(work: () => unknown): Promise<void> {
    try {
      await work();
    } catch (cause) {
      onDropped('envelope', cause);
    }
  }
}

function replaceListeners(client: SocketClient, event: string, listener: Listener): readonly Listener[] {
  const before = client.listeners(event) as readonly Listener[];
  client.removeAllListeners(event);
  client.on(event, listener);
  return before;
}

function guardConnection(client: SocketClient, { pace, open, onFailed, over }: SocketGuard): void {
  const start = client.start.bind(client);
  const delay = client['delayReconnectAttempt'].bind(client);
  client.on('connected', pace.noteHeld);

  client['retrieveWSSURL'] = async (): Promise<string> => {
    for (;;) {
      await pace.wait(false, over);
      over.throwIfAborted();
      try {
        return asAddress(await open());
      } catch (cause) {
        if (!(await onFailed(cause))) throw cause;
      }
    }
  };
  client['delayReconnectAttempt'] = (callback: () => Promise<unknown>) => {
    // The client would wait five seconds more each time, for ever; the pace of reconnections is kept in one place.
    client['numOfConsecutiveReconnectionFailures'] = 0;
    return delay(callback);
  };
  client.start = async () => {
    try {
      return await start();
    } catch (cause) {
      if (over.aborted || !(await onFailed(cause))) return new Promise(() => {});
      return client['delayReconnectAttempt'](client.start);
    }
  };
}

function asAddress(url: unknown): string {
  if (typeof url === 'string' && URL.canParse(url) && ['ws:', 'wss:'].includes(new URL(url).protocol)) return url;
  throw new Error('Slack answered with an address that no connection can be opened to.');
}
