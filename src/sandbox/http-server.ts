import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Clock } from '../runtime/clock.ts';
import type { FaultAction, FaultPlan } from './faults.ts';

export interface WireRequest {
  readonly method: string;
  /** Without host and query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly raw: Buffer;
}

/** A request whose body has been read as far as the server understands it. */
export interface ParsedRequest extends WireRequest {
  readonly body: unknown;
}

export interface WireResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** One request and what became of it, with times from a monotonic clock. */
export interface Exchange {
  readonly request: ParsedRequest;
  /** Absent when no answer was written: hang, reset, or a client that had left. */
  readonly response?: WireResponse;
  readonly fault?: FaultAction;
  /** A defect of the sandbox itself, answered with a bare 500; a test should fail on it. */
  readonly defect?: unknown;
  /** Milliseconds from the whole body being read to the answer being handed to the socket. */
  readonly durationMs: number;
}

export interface HttpServerOptions {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly clock: Clock;
  readonly faults: FaultPlan;
  /** Bytes; a longer body is answered by `tooLarge`. */
  readonly maxBodyBytes: number;
  readonly parse: (request: WireRequest) => unknown;
  readonly handle: (request: ParsedRequest) => WireResponse | Promise<WireResponse>;
  readonly tooLarge: () => WireResponse;
  /** The platform's body for a 429. */
  readonly rateLimited: (options: { readonly retryAfterMs: number; readonly global: boolean }) => WireResponse;
  /** The answer of the platform's edge for a bare status. */
  readonly bareStatus: (status: number) => WireResponse;
  readonly onUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly onExchange?: (exchange: Exchange) => void;
}

export interface SandboxHttpServer {
  readonly port: number;
  /** Ends every connection at once, so that nothing keeps the process alive. */
  close(): Promise<void>;
}

/** A small HTTP/1.1 server that passes each request through the fault plan before and after it takes effect. */
export async function createHttpServer(options: HttpServerOptions): Promise<SandboxHttpServer> {
  const sockets = new Set<Duplex>();
  let closing = false;
  const server = createServer((request, response) => {
    void serve(options, request, response, () => closing);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('upgrade', options.onUpgrade);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      resolve();
    });
  });

  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        closing = true;
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

async function serve(
  options: HttpServerOptions,
  incoming: IncomingMessage,
  response: ServerResponse,
  isClosing: () => boolean,
): Promise<void> {
  const raw = await readBody(incoming, options.maxBodyBytes);
  if (raw === 'aborted') return;
  const startedAt = performance.now();
  if (raw === 'tooLarge') {
    write(response, options.tooLarge());
    return;
  }
  const { path, query } = splitAddress(incoming.url ?? '/');
  const wire: WireRequest = { method: incoming.method ?? 'GET', path, query, headers: incoming.headers, raw };
  let request: ParsedRequest = { ...wire, body: undefined };
  let fault: FaultAction | undefined;
  let answer: WireResponse | undefined;
  let defect: unknown;
  try {
    request = { ...wire, body: await options.parse(wire) };
    fault = options.faults.take({ method: request.method, path, body: request.body });
    answer = fault === undefined ? await options.handle(request) : await strike(options, fault, request, incoming, isClosing);
  } catch (error) {
    defect = error;
    answer = options.bareStatus(500);
  }
  const written = answer !== undefined && write(response, answer) ? { response: answer } : {};
  options.onExchange?.({
    request,
    ...written,
    ...(fault === undefined ? {} : { fault }),
    ...(defect === undefined ? {} : { defect }),
    durationMs: performance.now() - startedAt,
  });
}

/** Splits by hand: a client may ask for `//`, which `URL` refuses to read. */
export function splitAddress(address: string): { readonly path: string; readonly query: URLSearchParams } {
  const mark = address.indexOf('?');
  if (mark < 0) return { path: address, query: new URLSearchParams() };
  return { path: address.slice(0, mark), query: new URLSearchParams(address.slice(mark + 1)) };
}

/** Plays the fault; `undefined` means that nothing is answered. */
async function strike(
  { clock, handle, rateLimited, bareStatus }: HttpServerOptions,
  fault: FaultAction,
  request: ParsedRequest,
  incoming: IncomingMessage,
  isClosing: () => boolean,
): Promise<WireResponse | undefined> {
  switch (fault.kind) {
    case 'delay': {
      const answer = await handle(request);
      await elapse(clock, fault.ms);
      return answer;
    }
    case 'acceptLate':
      await elapse(clock, fault.ms);
      return isClosing() ? undefined : handle(request);
    case 'hang':
      if (fault.effect) await handle(request);
      return undefined;
    case 'reset':
      if (fault.effect) await handle(request);
      // RST rather than FIN where the platform allows it: what a dying load balancer sends.
      incoming.socket.resetAndDestroy();
      return undefined;
    case 'status':
      if (fault.effect) await handle(request);
      if (fault.body === undefined) return bareStatus(fault.status);
      return {
        status: fault.status,
        headers: { 'content-type': fault.body.startsWith('{') ? 'application/json' : 'text/html' },
        body: fault.body,
      };
    case 'refuse': {
      const { status, body } = fault.answer({ method: request.method, path: request.path, body: request.body });
      return { status, headers: { 'content-type': 'application/json' }, body };
    }
    case 'rateLimit':
      return rateLimited({ retryAfterMs: fault.retryAfterMs, global: fault.global ?? false });
  }
}

function elapse(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(ms, resolve);
  });
}

/** False when the client had already left. */
function write(response: ServerResponse, { status, headers, body }: WireResponse): boolean {
  if (response.destroyed) return false;
  response.writeHead(status, { ...headers, 'content-length': body === undefined ? 0 : Buffer.byteLength(body) });
  response.end(body);
  return true;
}

function readBody(incoming: IncomingMessage, maxBytes: number): Promise<Buffer | 'tooLarge' | 'aborted'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxBytes) chunks.push(chunk);
    });
    incoming.once('end', () => resolve(bytes > maxBytes ? 'tooLarge' : Buffer.concat(chunks)));
    incoming.once('error', () => resolve('aborted'));
    incoming.once('close', () => resolve('aborted'));
  });
}
