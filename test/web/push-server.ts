import { randomUUID } from 'node:crypto';
import { systemClock } from '../../src/runtime/clock.ts';
import { type HttpServer, startHttpServer } from '../../src/runtime/http-server.ts';
import { Secret } from '../../src/runtime/secret.ts';
import { signHeaders } from '../../src/runtime/signed-request.ts';
import { createPushRoutes, type PushRefusal, type PushRoutesOptions } from '../../src/web/push-routes.ts';

export const pushSecret = '0123456789abcdef0123456789abcdef';

export interface PushAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: { readonly result?: string; readonly article?: string; readonly error?: Omit<PushRefusal, 'status'> };
}

/** A server that takes pushes in, and its sender. */
export interface PushServer {
  readonly refused: readonly PushRefusal[];
  /** Signs a body and sends it; `headers` overwrite those of the signature. */
  send(
    body: unknown,
    options?: { readonly key?: string; readonly at?: number; readonly secret?: string; readonly headers?: Record<string, string> },
  ): Promise<PushAnswer>;
  readonly http: HttpServer;
}

export async function startPushServer(receive: PushRoutesOptions['receive']): Promise<PushServer> {
  const refused: PushRefusal[] = [];
  const routes = createPushRoutes({
    secret: new Secret(pushSecret),
    clock: systemClock,
    receive,
    onReceived: () => {},
    onRefused: (refusal) => refused.push(refusal),
  });
  const http = await startHttpServer({ host: '127.0.0.1', port: 0, routes });
  return {
    http,
    refused,
    async send(body, { key = randomUUID(), at = Date.now(), secret = pushSecret, headers = {} } = {}) {
      const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
      const response = await fetch(`${http.url}/hooks/publish`, {
        method: 'POST',
        headers: { ...signHeaders(secret, { id: key, at, body: bytes }), ...headers },
        body: bytes,
      });
      return { status: response.status, headers: response.headers, body: (await response.json()) as PushAnswer['body'] };
    },
  };
}
