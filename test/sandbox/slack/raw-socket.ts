import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';

import type { SlackSandbox } from '../../../src/sandbox/slack/slack-sandbox.ts';
import { call } from './open-sandbox.ts';

export interface SocketMessage {
  readonly type: string;
  readonly envelope_id?: string;
  readonly [key: string]: unknown;
}

/** Socket Mode without an SDK: what arrives is kept, and nothing is acknowledged unless told to. */
export interface RawSocket {
  readonly socket: WebSocket;
  readonly messages: readonly SocketMessage[];
  /** The next message of this type that has not been taken yet. */
  next(type: string): Promise<SocketMessage>;
  acknowledge(envelopeId: string | undefined, payload?: unknown): void;
  readonly closed: Promise<number>;
}

export async function openUrl(sandbox: SlackSandbox): Promise<string> {
  const { body } = await call(sandbox, 'apps.connections.open', {}, { token: sandbox.appToken });
  return String(body['url']);
}

export async function openSocket(sandbox: SlackSandbox, url?: string): Promise<RawSocket> {
  const socket = new WebSocket(url ?? (await openUrl(sandbox)));
  onTestFinished(() => socket.terminate());
  const messages: SocketMessage[] = [];
  const waiting = new Set<() => void>();
  let taken = 0;
  socket.on('message', (data) => {
    messages.push(JSON.parse(String(data)) as SocketMessage);
    for (const wake of waiting) wake();
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return {
    socket,
    messages,
    closed,
    async next(type) {
      for (;;) {
        const index = messages.findIndex((message, position) => position >= taken && message.type === type);
        const found = messages[index];
        if (found !== undefined) {
          taken = index + 1;
          return found;
        }
        await new Promise<void>((resolve) => {
          const wake = (): void => {
            waiting.delete(wake);
            resolve();
          };
          waiting.add(wake);
        });
      }
    },
    acknowledge: (envelopeId, payload) =>
      socket.send(JSON.stringify({ envelope_id: envelopeId, ...(payload === undefined ? {} : { payload }) })),
  };
}
