/** The desk as a library, in a web page of its own: `GET /?q=...` answers with the section that says most about it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDesk } from 'newsdesk';

const desk = await createDesk({ content: process.argv[2] ?? 'content', watch: true });

const server = createServer((request, response) => {
  const query = new URL(request.url ?? '/', 'http://localhost').searchParams.get('q') ?? '';
  const [hit] = desk.search(query, { limit: 1 }).hits;
  const found = hit === undefined ? '<p>Nothing was found.</p>' : `<h1>${escape(hit.article.title)}</h1><p>${escape(hit.section.text)}</p>`;
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(`<!doctype html><form><input name="q" value="${escape(query)}"></form>${found}`);
});

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

server.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});
process.once('SIGTERM', () => server.close(() => void desk.close()));
