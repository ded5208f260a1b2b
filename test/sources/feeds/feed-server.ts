import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FeedServer extends AsyncDisposable {
  readonly origin: string;
  /** `host:port`, as a guard allows it. */
  readonly host: string;
  /** The requests so far, oldest first. */
  readonly requests: readonly IncomingMessage[];
  /** Answers the requests from now on. */
  answer: (request: IncomingMessage, response: ServerResponse) => void;
}

export interface FeedItem {
  readonly slug: string;
  readonly title?: string;
  readonly html?: string;
  readonly date?: string;
}

/** A server of feeds on loopback. */
export async function startFeedServer(): Promise<FeedServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    self.answer(request, response);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const self: FeedServer = {
    origin: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    requests,
    answer: (_, response) => void response.writeHead(404).end(),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
  return self;
}

/** A feed in RSS with the whole text of each item. */
export function feedOf(origin: string, items: readonly FeedItem[]): string {
  const inner = items.map(
    ({ slug, title = `Title of ${slug}`, html = `<p>Text of ${slug}.</p>`, date = 'Mon, 02 Nov 2026 09:30:00 GMT' }) =>
      `<item><title>${title}</title><link>${origin}/${slug}/</link><guid isPermaLink="false">${slug}</guid><pubDate>${date}</pubDate>` +
      `<content:encoded><![CDATA[${html}]]></content:encoded></item>`,
  );
  return `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Gate</title><link>${origin}/</link>${inner.join('')}</channel></rss>`;
}
