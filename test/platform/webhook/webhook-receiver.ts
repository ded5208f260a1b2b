import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isSignedWith, readSignedHeaders } from '../../../src/runtime/signed-request.ts';
import type { WebhookEvent } from '../../../src/platform/webhook/event-body.ts';

export const receiverSecret = 'fedcba9876543210fedcba9876543210';

/** The fate of a request: its event is taken in or not, and then answered, cut, or left without an answer. */
export interface Fate {
  readonly takes: boolean;
  readonly answer: { readonly status: number; readonly headers?: Record<string, string> } | 'cut' | 'none';
  /** Before it is answered, in ms. */
  readonly delayMs?: number;
}

export const calm: Fate = { takes: true, answer: { status: 204 } };

/** A program that is told of articles, as docs/sources.md says it has to be written. */
export interface TestReceiver {
  readonly url: string;
  readonly host: string;
  /** The ids of all signed requests, repeated ones too. */
  readonly requests: readonly string[];
  /** Each event once, in the order in which it came first. */
  readonly events: readonly WebhookEvent[];
  /** The articles as they are now, by id. */
  readonly articles: ReadonlyMap<string, WebhookEvent>;
  /** Requests whose signature is wrong. */
  readonly unsigned: number;
  fate: () => Fate;
  close(): Promise<void>;
}

export async function startReceiver(now: () => number = Date.now): Promise<TestReceiver> {
  const requests: string[] = [];
  const seen = new Set<string>();
  const events: WebhookEvent[] = [];
  const articles = new Map<string, WebhookEvent>();
  let unsigned = 0;

  function take(id: string, event: WebhookEvent): void {
    if (seen.has(id)) return;
    seen.add(id);
    events.push(event);
    const known = articles.get(event.article.id);
    // One that comes late says less than what is known.
    if (known !== undefined && known.revision >= event.revision) return;
    if (event.type === 'delete') articles.delete(event.article.id);
    else articles.set(event.article.id, event);
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const body = Buffer.concat(pieces);
    const reading = readSignedHeaders((name) => request.headers[name] as string | undefined, now());
    if (reading.kind !== 'read' || !isSignedWith(receiverSecret, reading.headers, body)) {
      unsigned += 1;
      response.writeHead(401).end();
      return;
    }
    requests.push(reading.headers.id);
    const { takes, answer, delayMs = 0 } = self.fate();
    if (takes) take(reading.headers.id, JSON.parse(body.toString()) as WebhookEvent);
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
    if (answer === 'cut') request.socket.destroy();
    else if (answer !== 'none') response.writeHead(answer.status, answer.headers).end();
  }

  const server = createServer((request, response) => void serve(request, response).catch(() => response.destroy()));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const self: TestReceiver = {
    url: `http://127.0.0.1:${port}/hooks/newsdesk`,
    host: `127.0.0.1:${port}`,
    requests,
    events,
    articles,
    get unsigned() {
      return unsigned;
    },
    fate: () => calm,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
  return self;
}
