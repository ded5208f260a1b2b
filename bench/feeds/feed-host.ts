import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A process of its own with many feeds of twenty articles, half of them with `ETag`. Prints its port to the parent. */
const ARTICLES = 20;

const server = createServer((request, response) => {
  const [, name = ''] = (request.url ?? '').split('/');
  const etag = `"${name}"`;
  const hasEtag = Number(name) % 2 === 0;
  if (hasEtag && request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
  else response.writeHead(200, hasEtag ? { etag } : {}).end(feedOf(name));
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());

function feedOf(name: string): string {
  const items = Array.from(
    { length: ARTICLES },
    (_, index) =>
      `<item><title>Gate ${index} of ${name}</title><link>https://gate.example/${name}/${index}</link><guid>${name}-${index}</guid>` +
      `<pubDate>Mon, 02 Nov 2026 09:30:00 GMT</pubDate><content:encoded><![CDATA[${'<p>The gate is open, and the water runs out of the harbor.</p>'.repeat(30)}]]></content:encoded></item>`,
  );
  return `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Feed ${name}</title><link>https://gate.example/</link>${items.join('')}</channel></rss>`;
}
