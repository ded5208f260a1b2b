import { createServer, type Server, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createGuardedPost, type GuardedPost } from '../../../src/sources/network/guarded-post.ts';

let server: Server;
let port: number;
let requests: IncomingMessage[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let guarded: GuardedPost | undefined;

beforeEach(async () => {
  requests = [];
  answer = (_, response) => void response.end();
  server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterEach(async () => {
  await guarded?.close();
  server.closeAllConnections();
  await new Promise((resolve) => void server.close(resolve));
});

function post(url: string, allowedHosts: readonly string[] = [`127.0.0.1:${port}`], signal = new AbortController().signal) {
  guarded = createGuardedPost({ userAgent: 'Newsdesk/test', allowedHosts, resolve: async () => [{ address: '127.0.0.1', family: 4 }] });
  return guarded.post({ url, headers: { 'content-type': 'application/json' }, body: Buffer.from('{}'), signal });
}

it('makes one request, without cookies and credentials', async () => {
  expect(await post(`http://127.0.0.1:${port}/hook`)).toEqual({ kind: 'answered', status: 200 });
  expect(requests.map(({ method, url }) => [method, url])).toEqual([['POST', '/hook']]);
  expect(Object.keys(requests[0]?.headers ?? {})).not.toEqual(expect.arrayContaining(['cookie', 'authorization']));
});

it('follows no redirect: what is signed for one address is sent to no other', async () => {
  answer = (_, response) => void response.writeHead(307, { location: `http://127.0.0.1:${port}/other` }).end();

  expect(await post(`http://127.0.0.1:${port}/hook`)).toEqual({ kind: 'answered', status: 307 });
  expect(requests).toHaveLength(1);
});

it.each(['http://127.0.0.1', 'http://0x7f.1', 'http://[::ffff:127.0.0.1]', 'http://rebound.example'])(
  'sends nothing to %s',
  async (origin) => {
    expect(await post(`${origin}:${port}/hook`, [])).toMatchObject({ kind: 'refused' });
    expect(requests).toEqual([]);
  },
);

it('tells how long it is asked to wait', async () => {
  answer = (_, response) => void response.writeHead(429, { 'retry-after': '7' }).end('slow down');

  expect(await post(`http://127.0.0.1:${port}/hook`)).toEqual({ kind: 'answered', status: 429, retryAfter: '7' });
});

it('knows whether anything has left', async () => {
  answer = (request) => void request.socket.destroy();
  expect(await post(`http://127.0.0.1:${port}/hook`)).toMatchObject({ kind: 'lost' });
  answer = () => {};
  expect(await post(`http://127.0.0.1:${port}/hook`, undefined, AbortSignal.timeout(50))).toMatchObject({ kind: 'lost' });

  server.closeAllConnections();
  await new Promise((resolve) => void server.close(resolve));
  expect(await post(`http://127.0.0.1:${port}/hook`)).toMatchObject({ kind: 'unreached' });
});
