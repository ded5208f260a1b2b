import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { pause } from './load.ts';

export interface RepeatingRelay {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  close(): Promise<void>;
}

interface RelayOptions {
  /** The origin that requests are passed on to. */
  readonly to: string;
  /** The number of times that each request is sent, byte by byte the same: the platform gets the first answer. */
  readonly copies: number;
  /** The wait before each further copy, in ms. */
  readonly gapMs: () => number;
}

/** A proxy before the bot that sends every request several times, as a proxy that doubts its connections does, and Slack itself. */
export async function startRepeatingRelay({ to, copies, gapMs }: RelayOptions): Promise<RepeatingRelay> {
  const underWay = new Set<Promise<unknown>>();
  const server = createServer((incoming, outgoing) => {
    readAll(incoming)
      .then(async (body) => {
        const first = await send(to, incoming, body);
        outgoing.writeHead(first.status, first.headers).end(first.body);
      })
      // The bot hung up: the platform sees that too.
      .catch(() => outgoing.destroy());
    const further = readAll(incoming).then(async (body) => {
      for (let copy = 1; copy < copies; copy += 1) {
        await pause(gapMs());
        await send(to, incoming, body);
      }
    });
    underWay.add(further);
    void further.catch(() => undefined).finally(() => underWay.delete(further));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      await Promise.allSettled(underWay);
      await closed(server);
    },
  };
}

const bodies = new WeakMap<IncomingMessage, Promise<Buffer>>();

function readAll(incoming: IncomingMessage): Promise<Buffer> {
  const known = bodies.get(incoming) ?? buffer(incoming);
  bodies.set(incoming, known);
  return known;
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
}

function send(to: string, { method, url, headers }: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(new URL(url ?? '/', to), { method: method ?? 'POST', headers }, (response) => {
      readAll(response).then(
        (text) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        (error: unknown) => reject(error as Error),
      );
    });
    outgoing.on('error', reject).end(body);
  });
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
