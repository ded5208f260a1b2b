import { type App, SocketModeReceiver } from '@slack/bolt';
import type { Clock } from '../../runtime/clock.ts';
import { within } from '../../runtime/within.ts';
import { createReconnectPace } from '../reconnect-pace.ts';
import type { EnvelopeContext } from './envelope-context.ts';
import { guardSocket, type SocketGuard } from './guard-socket.ts';
import type { SlackTransport } from './transport.ts';

/** Longest wait for the second connection before the first one counts as enough, in ms. */
const patienceMs = 3_000;

export type SocketOptions = ConstructorParameters<typeof SocketModeReceiver>[0];

/**
 * When Slack refreshes a connection, socket-mode 3.1 opens the next one about 5 s after the old one closed, and every command in between
 * fails. Slack gives each payload to one of an app's connections, so a second one bridges the gap; measured in
 * `test/fault/reconnect.test.ts`.
 */
export function createTwoSockets(
  options: SocketOptions,
  clock: Clock,
  guard: Pick<SocketGuard, 'onDropped' | 'open' | 'onFailed'>,
): SlackTransport {
  const receivers = [createReceiver(options), createReceiver(options)] as const;
  const connected = new Set<SocketModeReceiver>();
  const over = new AbortController();
  for (const { client } of receivers) guardSocket(client, { ...guard, pace: createReconnectPace(clock), over: over.signal });
  for (const receiver of receivers) {
    receiver.client.on('connected', () => connected.add(receiver));
    for (const event of ['disconnected', 'reconnecting', 'close']) receiver.client.on(event, () => connected.delete(receiver));
  }
  return {
    init(app: App) {
      for (const receiver of receivers) receiver.init(app);
    },
    async start() {
      await receivers[0].start();
      // One answers commands; Slack may grant an app no second one for now, and the client goes on asking for it.
      await within(receivers[1].start(), patienceMs, clock);
    },
    async stop() {
      over.abort();
      connected.clear();
      await Promise.all(receivers.map((receiver) => receiver.stop()));
      await Promise.all(receivers.map(closed));
    },
    isConnected: () => connected.size > 0,
  };
}

function createReceiver(options: SocketOptions): SocketModeReceiver {
  const receiver: SocketModeReceiver = new SocketModeReceiver({
    ...options,
    customPropertiesExtractor: ({ envelope_id: envelopeId }: { readonly envelope_id: string }): EnvelopeContext => ({
      envelopeId,
      answerEnvelope: (json) => answer(receiver, envelopeId, json),
    }),
  });
  return receiver;
}

function answer({ client: { websocket } }: SocketModeReceiver, envelopeId: string, json: string): void {
  if (websocket?.isActive() !== true) throw new Error('The socket was closed before the command was answered.');
  websocket.send(`{"envelope_id":${JSON.stringify(envelopeId)},"payload":${json}}`, (error) => {
    if (error) throw error;
  });
}

/** `stop` resolves before the socket has closed (Bolt 5.1). */
function closed({ client }: SocketModeReceiver): Promise<void> {
  if (!client.websocket?.isActive()) return Promise.resolve();
  return new Promise((resolve) => client.once('disconnected', () => resolve()));
}
