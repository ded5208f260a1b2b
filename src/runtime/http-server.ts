import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { NewsdeskError } from './errors.ts';

export interface HttpServer {
  /** The port that was really opened: never 0. */
  readonly port: number;
  /** `http://127.0.0.1:8080` */
  readonly url: string;
  /** Lets running answers finish for a moment, then cuts. */
  close(): Promise<void>;
}

export interface HttpServerOptions {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly routes: Hono;
}

const closingGraceMs = 1000;

/**
 * Against clients that open connections and say nothing, or say it byte by byte: headers within 10 s, the whole request
 * within 20 s, 512 connections. An answer may take as long as it likes.
 */
const serverOptions = { headersTimeout: 10_000, requestTimeout: 20_000, keepAliveTimeout: 5_000, connectionsCheckingInterval: 2_000 };
const maxConnections = 512;

/** @throws NewsdeskError `http.portInUse`, `http.portForbidden`, `http.hostUnknown` or `http.failed`. */
export async function startHttpServer({ host, port, routes }: HttpServerOptions): Promise<HttpServer> {
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const starting = serve({ fetch: routes.fetch, hostname: host, port, serverOptions }, () => resolve(starting));
    if ('maxConnections' in starting) starting.maxConnections = maxConnections;
    starting.once('error', (error) => reject(describeListenError(error, host, port)));
  });
  const { port: opened } = server.address() as AddressInfo;
  return {
    port: opened,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${opened}`,
    close: () =>
      new Promise((resolve) => {
        const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), closingGraceMs);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
      }),
  };
}

function describeListenError(error: NodeJS.ErrnoException, host: string, port: number): NewsdeskError {
  switch (error.code) {
    case 'EADDRINUSE':
      return new NewsdeskError(`Port ${port} on ${host} is already in use, perhaps by another Newsdesk.`, {
        code: 'http.portInUse',
        fix: 'Stop the other program, or set PORT to a free port; PORT=0 takes any.',
        retry: 'later',
        cause: error,
      });
    case 'EACCES':
      return new NewsdeskError(`This user may not open port ${port} on ${host}.`, {
        code: 'http.portForbidden',
        fix: 'Set PORT to a port above 1023.',
        cause: error,
      });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new NewsdeskError(`${host} is not an address of this machine.`, {
        code: 'http.hostUnknown',
        fix: 'Set HOST to 127.0.0.1 for this machine only, or to 0.0.0.0 for every network.',
        cause: error,
      });
    default:
      return new NewsdeskError(`Port ${port} on ${host} cannot be opened: ${error.message}.`, {
        code: 'http.failed',
        fix: 'Set HOST and PORT to an address that this machine can open.',
        cause: error,
      });
  }
}
