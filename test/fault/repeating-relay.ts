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
  /** The origins of the processes that requests are passed on to, in turn: at least one. Asked for each request, since processes come and go. */
  readonly to: () => readonly string[];
  /** The number of times that each request is sent, byte by byte the same: the platform gets the first answer. */
  readonly copies: number;
  /** The wait before each further copy, in ms. */
  readonly gapMs: () => number;
  /** Told of each request that has found its process. */
  readonly onPassed?: (body: Buffer, origin: string) => void;
}

/** A process that is not there any more is passed over; of any other failure the platform is told, as by every proxy: what has begun may be done. */
const NOBODY_LISTENS = 'ECONNREFUSED';

/**
 * A proxy before the processes of the bot. It may send every request several times, as a proxy that doubts its connections does, and Slack
 * itself: each copy to the next process.
 */
export async function startRepeatingRelay({ to, copies, gapMs, onPassed = () => {} }: RelayOptions): Promise<RepeatingRelay> {
  const underWay = new Set<Promise<unknown>>();
  let turn = 0;

  async function pass(incoming: IncomingMessage, body: Buffer, place: number): Promise<Answer> {
    const origins = to();
    const inTurn = origins.map((_, index) => origins[(place + index) % origins.length] ?? '');
    for (const origin of inTurn) {
      try {
        return await send(origin, incoming, body, () => onPassed(body, origin));
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === NOBODY_LISTENS)) throw error;
      }
    }
    throw new Error('No process takes requests.');
  }

  const server = createServer((incoming, outgoing) => {
    // Its copies go to the next ones, whatever else is passed on meanwhile.
    turn += 1;
    const place = turn;
    readAll(incoming)
      .then(async (body) => {
        const first = await pass(incoming, body, place);
        outgoing.writeHead(first.status, first.headers).end(first.body);
      })
      // The bot hung up: the platform sees that too.
      .catch(() => outgoing.destroy());
    const further = readAll(incoming).then(async (body) => {
      for (let copy = 1; copy < copies; copy += 1) {
        await pause(gapMs());
        await pass(incoming, body, place + copy);
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

function send(to: string, { method, url, headers }: IncomingMessage, body: Buffer, onSent: () => void): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(new URL(url ?? '/', to), { method: method ?? 'POST', headers }, (response) => {
      readAll(response).then(
        (text) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        (error: unknown) => reject(error as Error),
      );
    });
    outgoing.once('socket', (socket) => (socket.connecting ? socket.once('connect', onSent) : onSent()));
    outgoing.on('error', reject).end(body);
  });
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
