import { WebSocket } from 'ws';
import type { DiscordSandbox } from '../../../src/sandbox/discord/discord-sandbox.ts';

export interface Frame {
  readonly op: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the gateway sent
  readonly d: any;
  readonly s: number | null;
  readonly t: string | null;
}

export interface RawGateway {
  readonly frames: readonly Frame[];
  send(op: number, d: unknown): void;
  sendText(text: string): void;
  /** The first frame that fits, already here or still to come; fails after five seconds. */
  next(fits: (frame: Frame) => boolean): Promise<Frame>;
  event(name: string): Promise<Frame>;
  identify(options?: { readonly intents?: number; readonly shard?: readonly [number, number]; readonly token?: string }): void;
  resume(session: { readonly id: string; readonly sequence: number }): void;
  /** The code it was closed with. */
  readonly closed: Promise<number>;
  close(code?: number): void;
}

/** A client that says only what it is told to. */
export function openGateway(sandbox: DiscordSandbox, { query = 'v=10&encoding=json' } = {}): RawGateway {
  const socket = new WebSocket(`ws://127.0.0.1:${sandbox.port}/gateway/?${query}`);
  const frames: Frame[] = [];
  const waiting = new Set<() => void>();
  const unsent: string[] = [];
  const closed = new Promise<number>((resolve) => {
    socket.once('close', resolve);
    socket.on('error', () => resolve(-1));
  });
  socket.on('open', () => {
    for (const text of unsent.splice(0)) socket.send(text);
  });
  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) return;
    frames.push(JSON.parse(data.toString()));
    for (const wake of waiting) wake();
  });

  function sendText(text: string): void {
    if (socket.readyState === socket.CONNECTING) unsent.push(text);
    else socket.send(text);
  }

  const gateway: RawGateway = {
    frames,
    closed,
    sendText,
    send: (op, d) => sendText(JSON.stringify({ op, d })),
    next: (fits) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => finish(undefined), 5000);
        function finish(frame: Frame | undefined): void {
          clearTimeout(timer);
          waiting.delete(look);
          if (frame) resolve(frame);
          else reject(new Error(`No such frame among ${JSON.stringify(frames.map(({ op, t }) => t ?? op))}`));
        }
        function look(): void {
          const frame = frames.find(fits);
          if (frame) finish(frame);
        }
        waiting.add(look);
        look();
      }),
    event: (name) => gateway.next((frame) => frame.t === name),
    identify: ({ intents = 1, shard = [0, 1], token = sandbox.token } = {}) =>
      gateway.send(2, { token, intents, shard, properties: { os: 'linux', browser: 'test', device: 'test' } }),
    resume: ({ id, sequence }) => gateway.send(6, { token: sandbox.token, session_id: id, seq: sequence }),
    close: (code = 1000) => socket.close(code),
  };
  return gateway;
}
